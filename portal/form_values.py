"""From the flat names of a form to the nested values of an Input, and back.

`requires-0-text` is the field `text` in the first row of `requires`; `primary-name` is the field
`name` inside the one `primary`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from enum import Enum
from functools import cache
from types import UnionType
from typing import Union, get_args, get_origin

from pydantic import BaseModel
from werkzeug.datastructures import MultiDict

from portal.services.inputs import Input

# What a form carries besides the fields of its Input.
CARRIED = frozenset({"csrf_token", "version", "flere", "next", "kladde", "kladde_version"})
MOST_ROWS = 50
WHOLE = "form"


@dataclass(frozen=True)
class Shape:
    """Which fields of an Input hold more than one value."""

    rows: Mapping[str, type[Input]]
    nested: Mapping[str, type[Input]]
    many: frozenset[str]

    def belongs_inside(self, name: str) -> bool:
        """Whether the name is one of a row or of a nested field."""
        return any(name.startswith(f"{outer}-") for outer in (*self.rows, *self.nested))


@dataclass
class Gathered:
    """The values for an Input, and for each field with rows the numbers its rows had."""

    values: dict[str, object] = field(default_factory=dict)
    numbers: dict[str, list[int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """Where a mistake stands: the name on the page, and the field of which class it is."""

    name: str
    kind: type[Input]
    field: str


def gather(kind: type[Input], typed: MultiDict[str, str]) -> Gathered:
    """What was typed, in the shape the Input wants; empty fields and empty rows are left out."""
    shape, found = shape_of(kind), Gathered()
    for name in typed:
        if name in CARRIED or shape.belongs_inside(name):
            continue
        if name in shape.many:
            found.values[name] = [value for value in typed.getlist(name) if value.strip()]
        elif typed[name].strip() or name not in kind.model_fields:
            found.values[name] = typed[name]
    for outer, inner in shape.nested.items():
        values = gather(inner, _inside(typed, f"{outer}-")).values
        if any(values.values()) or kind.model_fields[outer].is_required():
            found.values[outer] = values
    for outer, inner in shape.rows.items():
        filled = dict(_filled_rows(typed, outer, inner))
        found.values[outer], found.numbers[outer] = list(filled.values()), list(filled)
    return found


def place_of(
    kind: type[Input],
    location: Sequence[int | str],
    named: str | None,
    numbers: dict[str, list[int]],
) -> Place:
    """The place of a mistake.

    Args:
        kind: the class of input that was asked for.
        location: where the check found it, as pydantic tells.
        named: the field that a check of several fields named, if any.
        numbers: the rows that were filled, from `gather`.
    """
    owner = kind
    parts: list[str] = []
    for step in location:
        if isinstance(step, int):
            # The check counts the filled rows only; the page counts all.
            known = numbers.get(parts[0], []) if parts else []
            parts += [str(known[step])] if step < len(known) else []
        elif step not in owner.model_fields:
            return Place(WHOLE, kind, step)
        else:
            parts.append(step)
            shape = shape_of(owner)
            inner = shape.rows.get(step) or shape.nested.get(step)
            if inner is None:
                return Place("-".join(parts), owner, step)
            owner = inner
    if named is None:
        return Place("-".join(parts) or WHOLE, owner, parts[0] if parts else WHOLE)
    return Place("-".join([*parts, named]), owner, named)


def row_numbers(typed: Mapping[str, str], outer: str) -> set[int]:
    """The numbers of the rows that have a field on the page."""
    pattern = re.compile(rf"{re.escape(outer)}-(\d{{1,3}})-.+", re.ASCII)
    return {int(found[1]) for name in typed if (found := pattern.fullmatch(name))}


def as_typed(values: Mapping[str, object], before: str = "") -> MultiDict[str, str]:
    """Values as the strings that stand in the fields."""
    typed: MultiDict[str, str] = MultiDict()
    for name, value in values.items():
        for inner, text in _flat(f"{before}{name}", value):
            typed.add(inner, text)
    return typed


def as_text(value: object) -> str:
    """The value as a person would type it, or as a choice carries it."""
    if value is None or value is False:
        return ""
    if value is True:
        return "1"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, (float, Decimal)):
        text = f"{value:f}"
        return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return f"{value:%H.%M}" if isinstance(value, time) else str(value)


@cache
def shape_of(kind: type[Input]) -> Shape:
    """How the fields of an Input are built."""
    rows, nested, many = {}, {}, set()
    for name, info in kind.model_fields.items():
        inside = _held(info.annotation)
        if inside is not None:
            many.add(name)
        if row := _input_in(inside):
            rows[name] = row
        elif single := _input_in(info.annotation):
            nested[name] = single
    return Shape(rows, nested, frozenset(many))


def _flat(name: str, value: object) -> Iterator[tuple[str, str]]:
    plain = value.model_dump() if isinstance(value, BaseModel) else value
    if isinstance(plain, Mapping):
        yield from as_typed(plain, before=f"{name}-").items(multi=True)
    elif isinstance(plain, (list, tuple, set, frozenset)):
        for number, item in enumerate(plain):
            is_row = isinstance(item, (BaseModel, Mapping))
            yield from _flat(f"{name}-{number}" if is_row else name, item)
    else:
        yield name, as_text(plain)


def _filled_rows(
    typed: MultiDict[str, str], outer: str, kind: type[Input]
) -> Iterable[tuple[int, dict[str, object]]]:
    for number in sorted(row_numbers(typed, outer))[:MOST_ROWS]:
        values = gather(kind, _inside(typed, f"{outer}-{number}-")).values
        if any(values.get(name) for name in kind.counts or values):
            yield number, values


def _inside(typed: MultiDict[str, str], start: str) -> MultiDict[str, str]:
    return MultiDict(
        (name.removeprefix(start), value)
        for name, value in typed.items(multi=True)
        if name.startswith(start)
    )


def _held(annotation: object) -> object:
    """What a list, tuple or set holds; None for a single value."""
    if get_origin(annotation) in {list, tuple, set, frozenset, Sequence}:
        return get_args(annotation)[0]
    if _is_union(annotation):
        inside = [_held(part) for part in get_args(annotation)]
        return next((part for part in inside if part is not None), None)
    return None


def _input_in(annotation: object) -> type[Input] | None:
    """The class of input that the annotation is or may be."""
    if isinstance(annotation, type) and issubclass(annotation, Input):
        return annotation
    parts = get_args(annotation) if _is_union(annotation) else ()
    return next((found for part in parts if (found := _input_in(part))), None)


def _is_union(annotation: object) -> bool:
    return get_origin(annotation) in {Union, UnionType}
