"""Input: the frozen, checked base of everything a service takes from outside.

A mistake has a code; what the person reads about it stands in `portal/words`.
"""

import unicodedata
from datetime import date, time
from functools import cache
from typing import Annotated, ClassVar, Self, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from portal.services.typed import read_clock, read_date, read_decimal, read_whole

LONGEST = 10_000
ALLOWED_CONTROLS = frozenset("\n\t")


def wrong(code: str, *, field: str | None = None, **values: object) -> PydanticCustomError:
    """What a validator raises: `raise wrong("ends_before_start", field="ends")`.

    Args:
        code: key of the sentence in `portal/words/complaints.py`.
        field: the field the sentence should stand at, when a check looks at several fields.
        values: fill the places of the sentence.
    """
    # The template is for programmers; people get the sentence that belongs to the code.
    return PydanticCustomError(code, "refused", {**values, "field": field})


class _OneLine:
    """Marks text without line breaks. Not a validator: one inside the type would come between
    the text and its length, and `Field(max_length=…)` could not change the length any more."""


ONE_LINE = _OneLine()


class Input(BaseModel):
    """Values from outside: stripped, complete, nothing unknown, and unchanged once checked."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    # In a row that repeats in a form: the fields that make it count; a row in which all of them
    # are empty is left out. Without any, every field counts.
    counts: ClassVar[tuple[str, ...]] = ()
    # Signs that any of its texts may have.
    longest: ClassVar[int] = LONGEST

    @field_validator("*", mode="before")
    @classmethod
    def _is_decent_text(cls, value: object, info: ValidationInfo) -> object:
        if not isinstance(value, str):
            return value
        text = _decent(value, cls.longest)
        return " ".join(text.split()) if info.field_name in _one_liners(cls) else text

    def changed(self, **values: object) -> Self:
        """The same input with some values changed, checked again."""
        return self.model_validate(self.model_dump() | values)


@cache
def _one_liners(kind: type[Input]) -> frozenset[str]:
    fields = kind.model_fields.items()
    return frozenset(
        name
        for name, field in fields
        if ONE_LINE in field.metadata
        or any(ONE_LINE in getattr(part, "__metadata__", ()) for part in get_args(field.annotation))
    )


def _decent(text: str, longest: int) -> str:
    """Danish letters in one form, one kind of line break, no signs that hide something."""
    if len(text) > longest:
        raise PydanticCustomError("string_too_long", "refused", {"max_length": longest})
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if any(unicodedata.category(c) in {"Cc", "Cs"} and c not in ALLOWED_CONTROLS for c in text):
        raise wrong("control_characters")
    return text


ShortText = Annotated[str, ONE_LINE, Field(min_length=1, max_length=120)]
"""One line, such as a name or a title; give another length with Field(max_length=…)."""

LongText = Annotated[str, Field(min_length=1, max_length=2000)]
"""Several lines, such as a description."""

DanishDecimal = Annotated[float, BeforeValidator(read_decimal)]
"""A number as people write it: 32,5 and 32.5 are the same; 1.234 is refused as unclear."""

DanishWhole = Annotated[int, BeforeValidator(read_whole)]
"""A whole number as people write it."""

DanishDate = Annotated[date, BeforeValidator(read_date)]
"""A day as people write it: 1/2-27, 01.02.2027, 1. februar 2027."""

RowNumber = Annotated[int, Field(ge=1, le=2**31 - 1)]
"""A row's number, as a choice in a list carries it; no column holds a larger one."""

ClockTime = Annotated[time, BeforeValidator(read_clock)]
"""A time of day as people write it: 13.05, 13:05, 9."""
