"""What a caseworker types about a citizen's programme, checked."""

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from models.kinds import (
    ActivityKind,
    DutyReason,
    FollowUpKind,
    ReadinessClass,
    Regime,
    ResidenceCategory,
    Situation,
)
from portal.services.inputs import (
    DanishDate,
    DanishDecimal,
    DanishWhole,
    Input,
    LongText,
    RowNumber,
    ShortText,
    wrong,
)

Reason = Annotated[LongText, Field(max_length=1000)]


class ActivityRow(Input):
    """Something the contract says will happen; without a last day it goes on."""

    counts: ClassVar[tuple[str, ...]] = ("text", "hours_a_week")
    kind: ActivityKind
    text: Annotated[ShortText, Field(max_length=200)]
    hours_a_week: Annotated[DanishDecimal, Field(gt=0, le=60)]
    from_on: DanishDate
    until_on: DanishDate | None = None
    industry: Annotated[ShortText, Field(max_length=40)] | None = None
    placement_id: RowNumber | None = None

    @model_validator(mode="after")
    def _only_a_course_is_a_companys_matter(self) -> Self:
        if self.placement_id is not None and self.kind is not ActivityKind.COURSE:
            raise wrong("only_courses_with_placements", field="kind")
        return self

    @model_validator(mode="after")
    def _days_in_order(self) -> Self:
        if self.until_on is not None and self.until_on < self.from_on:
            raise wrong("ends_before_start", field="until_on")
        return self


class ContractTerms(Input):
    """The integration contract. Where the two do not agree the note says who decides what."""

    main_goal: Annotated[ShortText, Field(max_length=500)]
    coordinating_department: ShortText
    agreed: bool = False
    disagreement_note: Reason | None = None
    my_plan: Annotated[ShortText, Field(max_length=60)] | None = None
    activities: Annotated[tuple[ActivityRow, ...], Field(max_length=30)] = ()
    signed_by_citizen_on: DanishDate | None = None
    signed_by_municipality_on: DanishDate | None = None
    declaration_signed_on: DanishDate | None = None

    @model_validator(mode="after")
    def _disagreement_is_explained(self) -> Self:
        if not self.agreed and self.disagreement_note is None:
            raise wrong("disagreement_not_explained", field="disagreement_note")
        return self


class Circumstances(Input):
    """Where the citizen stands, and the days that deadlines hang on."""

    responsibility_from: DanishDate
    regime: Regime | None = None
    residence_category: ResidenceCategory | None = None
    situation: Situation
    situation_since: DanishDate
    on_benefit: bool = False
    duty_reason: DutyReason | None = None
    duty_hours: Annotated[DanishDecimal, Field(ge=0, le=60)] | None = None
    lab_duty_from: DanishDate | None = None
    lab_duty_until: DanishDate | None = None
    first_offer_on: DanishDate | None = None
    follow_up_months: Annotated[DanishWhole, Field(ge=1, le=24)] | None = None
    goals_met_on: DanishDate | None = None
    child_born_on: DanishDate | None = None
    permanent_residence_on: DanishDate | None = None
    status_report_on: DanishDate | None = None

    @model_validator(mode="after")
    def _duty_is_lowered_by_a_code(self) -> Self:
        if self.duty_hours is not None and self.duty_reason is None:
            raise wrong("duty_reason_missing", field="duty_reason")
        if self.duty_reason is DutyReason.ASSESSED_BY_CASEWORKER and self.duty_hours is None:
            raise wrong("duty_hours_missing", field="duty_hours")
        return self

    @model_validator(mode="after")
    def _decision_has_days_in_order(self) -> Self:
        first, last = self.lab_duty_from, self.lab_duty_until
        if last is not None and first is None:
            raise wrong("lab_duty_day_missing", field="lab_duty_from")
        if last is not None and first is not None and last < first:
            raise wrong("ends_before_start", field="lab_duty_until")
        return self

    @model_validator(mode="after")
    def _report_follows_residence(self) -> Self:
        granted, written = self.permanent_residence_on, self.status_report_on
        if written is not None and granted is None:
            raise wrong("residence_missing", field="permanent_residence_on")
        return self


class NewClass(Input):
    """Job-ready or activity-ready from a day on, with the reason."""

    readiness: ReadinessClass
    from_on: DanishDate
    reason: Reason


class HeldFollowUp(Input):
    """A follow-up of the contract that was held."""

    kind: FollowUpKind
    held_on: DanishDate
    with_interpreter: bool = False
    companion: ShortText | None = None
    summary: LongText
