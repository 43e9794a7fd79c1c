"""What is wrong with a file, told with its line, its field and what to do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from json.decoder import scanstring  # type: ignore[attr-defined]  # there since Python 3.0
from typing import Any

MOST_TOLD = 20  # mistakes of one file; whoever made more made the same one often
LONGEST_SHOWN = 40  # characters of a wrong value


@dataclass(frozen=True, slots=True)
class Complaint:
    """One mistake: the line of the file, the field ("" = the whole record) and a sentence."""

    line: int
    field: str
    sentence: str


class BadFile(Exception):
    """A file cannot be used; the text tells every mistake on a line of its own.

    Args:
        more: how many mistakes there are beyond `complaints`.
    """

    def __init__(self, name: str, complaints: Sequence[Complaint], more: int = 0) -> None:
        self.complaints = tuple(complaints)
        told = [
            f"{name}, line {each.line}{f', field {each.field}' if each.field else ''}: "
            f"{each.sentence}"
            for each in complaints
        ]
        rest = [f"{name}: {more} more mistakes"] if more else []
        super().__init__("\n".join([*told, *rest]))


_SENTENCES = {
    "extra_forbidden": "there is no such field; `schema` prints the fields there are",
    "missing": "is missing",
    "string_type": "must be text",
    "string_too_short": "must not be empty",
    "float_type": "must be a number",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "bool_type": "must be true or false",
    "tuple_type": "must be a list",
    "model_type": "must be an object",
    "finite_number": "must be a number",
    "date_from_datetime_parsing": "must be a date like 2026-11-24",
    "date_from_datetime_inexact": "must be a date like 2026-11-24",
    "date_parsing": "must be a date like 2026-11-24",
    "date_type": "must be a date like 2026-11-24",
}
_SHAPES = {
    "greater_than": "must be above {gt:g}",
    "greater_than_equal": "must be at least {ge:g}",
    "less_than": "must be below {lt:g}",
    "less_than_equal": "must be at most {le:g}",
    "string_too_long": "must have at most {max_length} characters",
    "literal_error": "must be one of {expected}",
    "enum": "must be one of {expected}",
    "string_pattern_mismatch": "must look like {pattern}",
    "value_error": "{error}",
    "json_invalid": "this is not JSON: {error}",
}
# What pydantic adds to the place of a value that may be of two kinds.
_KINDS = frozenset({"str", "float"})


def complaint_of(problem: Mapping[str, Any], text: str) -> tuple[str, str, int]:
    """The field, the sentence and the line inside the record, of one of pydantic's errors."""
    path = [step for step in problem["loc"] if step not in _KINDS]
    sentence = _SENTENCES.get(problem["type"]) or _shaped(problem)
    value = problem["input"]
    if isinstance(value, str | int | float) and problem["type"] in {"enum", "literal_error"}:
        sentence += f", not {str(value)[:LONGEST_SHOWN]!r}"
    missing = problem["type"] == "missing"
    return field_of(path), sentence, line_inside(text, path[:-1] if missing else path)


def _shaped(problem: Mapping[str, Any]) -> str:
    shape = _SHAPES.get(problem["type"])
    return shape.format(**problem["ctx"]) if shape else str(problem["msg"])


def field_of(path: Sequence[str | int]) -> str:
    """The path as people write it: `entries[2].kind`."""
    told = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return told.removeprefix(".")


def line_inside(text: str, path: Sequence[str | int]) -> int:
    """How many lines below the first of the text the value at the path is named.

    A text that is no JSON, or a path that is not in it, gives the line it was lost on.
    """
    place = _blank(text, 0)
    for step in path:
        found = _below(text, place, step)
        if found is None:
            break
        place = found
    return text.count("\n", 0, place)


def _below(text: str, place: int, step: str | int) -> int | None:
    """Where the value of a key or of a number in a list begins, inside the value at `place`."""
    if place >= len(text) or text[place] not in "{[":
        return None
    is_list = text[place] == "["
    place, number = _blank(text, place + 1), 0
    while place < len(text) and text[place] not in "}]":
        key: str | int = number
        if not is_list:
            key, place = scanstring(text, place + 1, True)
            place = _blank(text, _blank(text, place) + 1)
        if key == step:
            return place
        place = _blank(text, _end(text, place))
        place = _blank(text, place + 1) if text[place : place + 1] == "," else place
        number += 1
    return None


def _end(text: str, place: int) -> int:
    """The place after the value that begins here."""
    depth = 0
    while place < len(text):
        letter = text[place]
        if letter == '"':
            place = scanstring(text, place + 1, True)[1]
            letter = '"'
        else:
            depth += (letter in "{[") - (letter in "}]")
            if depth < 0 or (depth == 0 and letter == ","):
                return place
            place += 1
        if depth == 0 and letter in '}]"':
            return place
    return place


def _blank(text: str, place: int) -> int:
    """The place of the next letter that is no blank."""
    while place < len(text) and text[place] in " \t\r\n":
        place += 1
    return place
