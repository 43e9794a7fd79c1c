"""What a person types about a placement, checked."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from models.kinds import (
    CardField,
    DeclineReason,
    EndReason,
    FoundBy,
    PlacementVariety,
    Purpose,
    SlotKind,
    WithdrawReason,
)
from portal.services.inputs import (
    DanishDate,
    DanishDecimal,
    Input,
    LongText,
    ShortText,
    wrong,
)
from portal.services.openings.opening_inputs import SlotRow


class Talk(Input):
    """The talk with the citizen: own wish, interpreter, and what may be shown."""

    talked_on: DanishDate
    interpreter_used: bool = False
    companion: ShortText | None = None
    had_alternative: bool | None = None
    own_wish: Annotated[LongText, Field(max_length=1000)]
    may_show: tuple[CardField, ...] = ()


class Declined(Input):
    """A neutral reason; there is no free text about a person's background."""

    reason: DeclineReason


class Withdrawn(Input):
    reason: WithdrawReason


class WeekRow(SlotRow):
    """Some hours of one weekday: at work, at lessons, or at work for ordinary pay."""

    kind: SlotKind = SlotKind.WORK


class Confirmation(Input):
    """What was agreed: purpose, dates, week, tasks, contact (rules S3-27, C.3)."""

    purpose: Purpose
    second_purpose: Purpose | None = None
    variety: PlacementVariety = PlacementVariety.ORDINARY
    found_by: FoundBy = FoundBy.CONSULTANT
    starts: DanishDate
    ends: DanishDate
    hours_a_week: Annotated[DanishDecimal, Field(gt=0, le=60)]
    slots: Annotated[tuple[WeekRow, ...], Field(max_length=20)] = ()
    tasks: LongText
    contact_name: ShortText
    contact_phone: Annotated[str, Field(min_length=8, max_length=20, pattern=r"^[+0-9 ]+$")]
    mentor_name: Annotated[str, Field(max_length=120)] = ""

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if self.ends < self.starts:
            raise wrong("ends_before_start", field="ends")
        if self.second_purpose is self.purpose:
            raise wrong("purpose_twice", field="second_purpose")
        return self


class EndingEarly(Input):
    """An orderly end before the plan."""

    last_day: DanishDate
    reason: EndReason
    note: LongText
    notice_handled: bool = False  # the employer has ended the employment itself
