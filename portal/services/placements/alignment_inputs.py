"""What a person types about expectations, step by step, checked (S3-12, S3-27, S3-98)."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from models.kinds import Purpose
from portal.services.inputs import DanishDate, DanishWhole, Input, LongText, ShortText, wrong

_Told = Annotated[LongText, Field(max_length=1000)]
_MayTell = Annotated[str, Field(max_length=1000)]


class Goals(Input):
    """Why, and what is looked at on the way."""

    purpose: Purpose
    second_purpose: Purpose | None = None
    assessment_points: _Told
    paid_hours_when: Annotated[LongText, Field(max_length=500)]

    @model_validator(mode="after")
    def _two_purposes(self) -> Self:
        if self.second_purpose is self.purpose:
            raise wrong("purpose_twice", field="second_purpose")
        return self


class Everyday(Input):
    """How a day goes, and what happens when it does not go well."""

    absence_rule: _Told
    conflict_contact: Annotated[ShortText, Field(max_length=300)]
    workplace_rules: _MayTell = ""


class Helpers(Input):
    """Who teaches and who talks with the citizen; both may be missing."""

    mentor_name: Annotated[str, Field(max_length=120)] = ""
    mentor_trained_on: DanishDate | None = None
    mentor_briefed_on: DanishDate | None = None
    buddy_name: Annotated[str, Field(max_length=120)] = ""
    buddy_trained_on: DanishDate | None = None
    buddy_minutes_a_day: Annotated[DanishWhole, Field(ge=15, le=30)] | None = None
    buddy_goals: Annotated[str, Field(max_length=500)] = ""

    @model_validator(mode="after")
    def _buddy_has_time(self) -> Self:
        if self.buddy_name and self.buddy_minutes_a_day is None:
            raise wrong("buddy_without_time", field="buddy_minutes_a_day")
        return self


class CitizenExpects(Input):
    """What the citizen expects, and the language it was talked through in."""

    citizen_expects: _Told
    spoken_language: Annotated[ShortText, Field(max_length=60)]
