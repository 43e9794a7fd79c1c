"""Form: what was typed, what it means, what is wrong with it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Generic, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from werkzeug.datastructures import ImmutableMultiDict, MultiDict

from portal.services.inputs import Input
from portal.translate import LazyString
from portal.words.complaints import complaint

Given = TypeVar("Given", bound=Input)

# What a form carries besides the fields of its Input.
CARRIED = frozenset({"csrf_token", "version", "flere", "next"})
MOST_ROWS = 50
WHOLE = "form"


class Form(Generic[Given]):
    """A form on its way in or back out.

    Attributes:
        typed: the strings that stand in the fields, by field name.
        errors: the sentence that belongs to a field, by field name; "form" for the whole form.
        data: what was typed, checked; None as long as there is nothing or something is wrong.

    A field that repeats in rows is named `requires-0-text`: the field of the Input, the number
    of the row, the field of the row. An empty field counts as not given.
    """

    def __init__(
        self,
        kind: type[Given],
        typed: Mapping[str, str] | None = None,
        *,
        start: Mapping[str, object] | None = None,
    ) -> None:
        """Read the form.

        Args:
            kind: the class of input that the form asks for.
            typed: `request.form` when something was sent, else None.
            start: values to begin with when nothing was sent; times, numbers and members are
                written as people write them.
        """
        self.errors: dict[str, LazyString] = {}
        self.data: Given | None = None
        self._kind = kind
        self._more = ""
        if typed is None:
            self.typed = _as_typed(start or {})
            return
        self.typed = typed if isinstance(typed, MultiDict) else MultiDict(typed)
        # The button "one more row" sends the form as it is: nothing is checked yet.
        self._more = self.typed.get("flere", "")
        if not self._more:
            self._check()

    def value(self, name: str) -> str:
        """What stands in the field."""
        return self.typed.get(name, "")

    def has(self, name: str, value: object) -> bool:
        """Whether the value is chosen in a field with choices."""
        return _text(value) in self.typed.getlist(name)

    def rows(self, name: str, *, least: int = 1, spare: int = 0) -> list[str]:
        """The beginnings of the names in each row: `requires-0`, `requires-1` …

        Args:
            least: so many rows are there at least.
            spare: so many empty rows follow the filled ones.
        """
        highest = max(_row_numbers(self.typed, name), default=-1)
        asked = 1 if self._more == name else 0
        count = min(MOST_ROWS, max(least, highest + 1 + asked, highest + 1 + spare))
        return [f"{name}-{number}" for number in range(count)]

    def refuse(self, name: str, sentence: LazyString) -> None:
        """Say that a value is wrong for a reason that only the view can know."""
        self.errors[name] = sentence
        self.data = None

    def _check(self) -> None:
        values, numbers = _gathered(self._kind, self.typed)
        try:
            self.data = self._kind.model_validate(values)
        except ValidationError as mistakes:
            for mistake in mistakes.errors(include_url=False, include_input=False):
                name = _field_name(mistake, self._kind, numbers)
                self.errors.setdefault(name, complaint(self._kind, name, mistake))


def _gathered(
    kind: type[Input], typed: ImmutableMultiDict[str, str] | MultiDict[str, str]
) -> tuple[dict[str, object], dict[str, list[int]]]:
    """The values for the Input, and for each field with rows the numbers its rows had."""
    rows, many = _row_kinds(kind), _many(kind)
    values: dict[str, object] = {}
    numbers: dict[str, list[int]] = {}
    for name in typed:
        if name in CARRIED or any(name.startswith(f"{field}-") for field in rows):
            continue
        if name in many:
            values[name] = [value for value in typed.getlist(name) if value.strip()]
        elif typed[name].strip():
            values[name] = typed[name]
        elif name not in kind.model_fields:
            values[name] = ""
    for field, row_kind in rows.items():
        filled = dict(_filled_rows(typed, field, row_kind))
        values[field], numbers[field] = list(filled.values()), list(filled)
    return values, numbers


def _filled_rows(
    typed: MultiDict[str, str], field: str, kind: type[Input]
) -> Iterable[tuple[int, dict[str, object]]]:
    for number in sorted(_row_numbers(typed, field))[:MOST_ROWS]:
        start = f"{field}-{number}-"
        row = MultiDict(
            (name.removeprefix(start), value)
            for name, value in typed.items(multi=True)
            if name.startswith(start)
        )
        values, _ = _gathered(kind, row)
        if any(values.get(name) for name in kind.counts or values):
            yield number, values


def _row_numbers(typed: Mapping[str, str], field: str) -> set[int]:
    pattern = re.compile(rf"{re.escape(field)}-(\d{{1,3}})-.+")
    return {int(found[1]) for name in typed if (found := pattern.fullmatch(name))}


def _field_name(mistake: ErrorDetails, kind: type[Input], numbers: dict[str, list[int]]) -> str:
    """Where the sentence stands on the page."""
    location = mistake["loc"]
    named = (mistake.get("ctx") or {}).get("field")
    if not location:
        return named or WHOLE
    first = str(location[0])
    if first not in kind.model_fields:
        return WHOLE
    if first not in numbers or len(location) < 2:
        return first
    number = numbers[first][int(location[1])]
    inner = str(location[2]) if len(location) > 2 else named
    return f"{first}-{number}-{inner}" if inner else f"{first}-{number}"


@cache
def _row_kinds(kind: type[Input]) -> dict[str, type[Input]]:
    """The fields that repeat in rows, with the class of one row."""
    found = {}
    for name, field in kind.model_fields.items():
        inner = _inside(field.annotation)
        if inner is not None and isinstance(inner, type) and issubclass(inner, Input):
            found[name] = inner
    return found


@cache
def _many(kind: type[Input]) -> frozenset[str]:
    """The fields in which several values may be chosen."""
    fields = kind.model_fields.items()
    return frozenset(name for name, field in fields if _inside(field.annotation) is not None)


def _inside(annotation: object) -> object:
    """What a list, tuple or set holds; None for a single value."""
    if get_origin(annotation) in {list, tuple, set, frozenset, Sequence}:
        return get_args(annotation)[0]
    if get_origin(annotation) is Union or type(annotation).__name__ == "UnionType":
        inner = [_inside(part) for part in get_args(annotation)]
        return next((part for part in inner if part is not None), None)
    return None


def _as_typed(start: Mapping[str, object]) -> MultiDict[str, str]:
    typed: MultiDict[str, str] = MultiDict()
    for name, value in start.items():
        if isinstance(value, (list, tuple, set, frozenset)):
            for number, item in enumerate(value):
                _add_item(typed, name, number, item)
        else:
            typed.add(name, _text(value))
    return typed


def _add_item(typed: MultiDict[str, str], name: str, number: int, item: object) -> None:
    row = item.model_dump() if isinstance(item, BaseModel) else item
    if isinstance(row, Mapping):
        for inner, value in row.items():
            typed.add(f"{name}-{number}-{inner}", _text(value))
    else:
        typed.add(name, _text(row))


def _text(value: object) -> str:
    """The value as a person would type it, or as a choice carries it."""
    if value is None or value is False:
        return ""
    if value is True:
        return "1"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, (float, Decimal)):
        return (
            f"{value:f}".rstrip("0").rstrip(".").replace(".", ",") if value % 1 else f"{value:.0f}"
        )
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, time):
        return f"{value:%H.%M}"
    return str(value)
