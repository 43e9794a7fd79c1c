"""Frozen values that go to JSON and come back the same; unknown fields are refused."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Self, Union, get_args, get_origin, get_type_hints

_WORD_FOR: dict[Any, str] = {str: "text", bool: "true or false", int: "a whole number"}

_PLAIN_ALREADY = frozenset({str, int, float, bool, NoneType})

Reader = Callable[[Any, str], Any]


class Plain:
    """The base of every value that is stored with a run: plain JSON out, the same value in."""

    __slots__ = ()

    def to_json(self) -> dict[str, Any]:
        """The value as dicts, lists, text and numbers; keys stand in the order of the fields."""
        return {name: _plain(getattr(self, name)) for name in _names_of(type(self))}  # type: ignore[arg-type]  # only dataclasses are Plain

    @classmethod
    def from_json(cls, value: object) -> Self:
        """The value that `to_json` wrote.

        Raises:
            ValueError: a field is unknown, missing or of the wrong kind; the message names it.
        """
        read: Self = _read_record(cls, value, cls.__name__)
        return read


@cache
def _names_of(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls))


def _plain(value: object) -> Any:
    # Most are; asked first, because a list of everybody holds some million values.
    if type(value) in _PLAIN_ALREADY:
        return value
    if isinstance(value, Plain):
        return value.to_json()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(_plain(key)): _plain(value[key]) for key in sorted(value, key=str)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _read_record(cls: Any, value: object, where: str) -> Any:
    readers, needed = _readers_of(cls)
    if not isinstance(value, Mapping):
        raise ValueError(f"{where}: must be an object")
    if unknown := sorted(str(key) for key in value.keys() - readers.keys()):
        raise ValueError(f"{where}: unknown field {', '.join(unknown)}")
    if missing := sorted(needed - value.keys()):
        raise ValueError(f"{where}: missing field {', '.join(missing)}")
    return cls(**{name: readers[name](value[name], f"{where}.{name}") for name in value})


@cache
def _readers_of(cls: Any) -> tuple[dict[str, Reader], frozenset[str]]:
    hints = get_type_hints(cls)
    readers = {field.name: _reader(hints[field.name]) for field in fields(cls)}
    needed = frozenset(field.name for field in fields(cls) if _has_no_default(field))
    return readers, needed


def _has_no_default(field: Any) -> bool:
    return repr(field.default) == repr(field.default_factory)  # both are dataclasses.MISSING


def _reader(hint: Any) -> Reader:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        return _optional(_reader(next(each for each in inner if each is not NoneType)))
    if origin is tuple:
        return _row(inner)
    if origin is not None:
        return _mapping(_reader(inner[0]), _reader(inner[1]))
    return _single(hint)


def _single(hint: Any) -> Reader:
    if issubclass(hint, Plain):
        return lambda value, where: _read_record(hint, value, where)
    if issubclass(hint, Enum):
        return lambda value, where: _converted(hint, value, where)
    if hint is date:
        return lambda value, where: _converted(date.fromisoformat, value, where)
    if hint is float:
        return _number
    return lambda value, where: _exactly(hint, value, where)


def _converted(convert: Callable[[Any], Any], value: object, where: str) -> Any:
    try:
        return convert(value)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{where}: {error}") from error


def _number(value: object, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{where}: must be a number")
    return float(value)


def _exactly(hint: type[Any], value: object, where: str) -> Any:
    if type(value) is not hint:
        raise ValueError(f"{where}: must be {_WORD_FOR.get(hint, hint.__name__)}")
    return value


def _optional(read: Reader) -> Reader:
    return lambda value, where: None if value is None else read(value, where)


def _row(inner: tuple[Any, ...]) -> Reader:
    """A list of any length (`tuple[X, ...]`) or of exactly the kinds given (`tuple[X, Y]`)."""
    read = _reader(inner[0])
    length = None if inner[-1] is Ellipsis else len(inner)

    def read_row(value: object, where: str) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple) or length not in {None, len(value)}:
            raise ValueError(f"{where}: must be a list" + (f" of {length}" if length else ""))
        return tuple(read(item, f"{where}[{place}]") for place, item in enumerate(value))

    return read_row


def _mapping(read_key: Reader, read_value: Reader) -> Reader:
    def read_mapping(value: object, where: str) -> dict[Any, Any]:
        if not isinstance(value, Mapping):
            raise ValueError(f"{where}: must be an object")
        return {read_key(key, where): read_value(value[key], f"{where}.{key}") for key in value}

    return read_mapping
