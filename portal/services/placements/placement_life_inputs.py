"""What a person types about a placement that runs or is over, checked."""

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from models.kinds import EndOutcome, PlacementType
from portal.services.citizens.cv_inputs import Words
from portal.services.inputs import (
    DanishDate,
    DanishDecimal,
    Input,
    LongText,
    ShortText,
    wrong,
)
from portal.services.placements.placement_inputs import WeekRow

_Reason = Annotated[str, Field(max_length=300)]
_Told = Annotated[LongText, Field(min_length=10, max_length=1000)]


class ExtensionWish(Input):
    """A wish that it lasts longer, and what is missing yet (S4-05)."""

    new_end: DanishDate
    missing: _Told


class ExtensionAssessment(Input):
    """What the consultant says of the wish: until when, how, and whether the company can pay."""

    new_end: DanishDate
    plan: _Told
    paid_hours_possible: bool
    paid_hours_note: _Reason = ""

    @model_validator(mode="after")
    def _says_why_nothing_is_paid(self) -> Self:
        if not self.paid_hours_possible and not self.paid_hours_note:
            raise wrong("paid_hours_note", field="paid_hours_note")
        return self


class ExtensionRefusal(Input):
    """Why it does not become longer; the municipality alone reads it."""

    decision_note: Annotated[LongText, Field(min_length=10, max_length=500)]


class PaidWork(Input):
    """Ordinary paid hours beside the internship (S3-21)."""

    from_on: DanishDate
    until_on: DanishDate | None = None
    hours_a_week: Annotated[DanishDecimal, Field(gt=0, le=37)]
    function: Annotated[ShortText, Field(min_length=3, max_length=200)]
    over_37_reason: _Reason = ""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.until_on is not None and self.until_on < self.from_on:
            raise wrong("ends_before_start", field="until_on")
        return self


class PaidStop(Input):
    """The last day of paid hours."""

    until_on: DanishDate


class WeekChange(Input):
    """The week as it is from now on, and what explains it where the rules ask."""

    hours_a_week: Annotated[DanishDecimal, Field(gt=0, le=60)]
    slots: Annotated[tuple[WeekRow, ...], Field(max_length=20)] = ()
    over_37_reason: _Reason = ""
    overlap_reason: _Reason = ""


class Conversion(Input):
    """What it becomes, agreed with the citizen and the company beforehand.

    An IGU has one length, so its last day need not be typed.
    """

    placement_type: PlacementType
    starts: DanishDate
    ends: DanishDate | None = None
    hours_a_week: Annotated[DanishDecimal, Field(gt=0, le=37)]
    reason: Annotated[LongText, Field(min_length=10, max_length=1000)]
    talked_on: DanishDate
    interpreter_used: bool = False
    own_wish: Annotated[LongText, Field(max_length=1000)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.ends is None and self.placement_type is not PlacementType.IGU:
            raise wrong("last_day_missing", field="ends")
        if self.ends is not None and self.ends < self.starts:
            raise wrong("ends_before_start", field="ends")
        return self


class LearntRow(Input):
    """A skill the placement gave."""

    counts: ClassVar[tuple[str, ...]] = ("text",)
    text: Words


class SideSaid(Input):
    """What one side said when it was over, or why it said nothing."""

    text: Annotated[str, Field(max_length=2000)] = ""
    would_again: bool | None = None
    not_given_because: _Reason = ""

    @property
    def is_given(self) -> bool:
        return bool(self.text or self.not_given_because)


class Closing(Input):
    """What came of it, what was learnt, what both sides say, and what comes next (S3-16, S3-17)."""

    outcome: EndOutcome
    next_step: Annotated[LongText, Field(max_length=1000)]
    skills: Annotated[tuple[LearntRow, ...], Field(max_length=20)] = ()
    nothing_learnt: bool = False
    employer: SideSaid = SideSaid()
    citizen: SideSaid = SideSaid()
    aftercare_until: DanishDate | None = None

    @model_validator(mode="after")
    def _says_what_was_learnt(self) -> Self:
        if bool(self.skills) == self.nothing_learnt:
            raise wrong("skills_or_none", field="nothing_learnt")
        return self


class EmployerSaid(Input):
    """What the company says in its portal when it is over."""

    text: Annotated[LongText, Field(min_length=3, max_length=2000)]
    would_again: bool


class Reopening(Input):
    """Why a closed placement is opened again; it is a correction only."""

    reason: Annotated[LongText, Field(min_length=10, max_length=300)]
