"""Placements from nomination to outcome, and the problems on the way."""

from datetime import date, datetime, time

from sqlalchemy import JSON, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from models.kinds import (
    DeclineReason,
    EndOutcome,
    EndReason,
    FoundBy,
    LegalPurpose,
    PlacementState,
    PlacementType,
    PlacementVariety,
    ProblemCategory,
    ProblemDecision,
    Purpose,
    SlotKind,
    WithdrawReason,
)
from models.tables.columns import stored_by_value
from models.tables.people import Versioned

_GOING_ON = (
    "state NOT IN ('withdrawn', 'declined', 'completed', 'ended_early', 'ended_at_once', 'closed')"
)


class Placement(Versioned, table=True):
    __table_args__ = (
        # The same person stands at most once in play for the same opening, whoever clicks twice.
        Index(
            "uq_placement_in_play",
            "opening_id",
            "citizen_id",
            unique=True,
            sqlite_where=text(_GOING_ON),
            postgresql_where=text(_GOING_ON),
        ),
        # The lists, in their order.
        Index("ix_placement_newest", "municipality_id", "created_at"),
        Index("ix_placement_municipality_state", "municipality_id", "state"),
        Index("ix_placement_company_newest", "company_id", "created_at"),
    )
    id: int = Field(default=None, primary_key=True)
    municipality_id: int = Field(foreign_key="municipality.id")
    company_id: int = Field(foreign_key="company.id")
    opening_id: int = Field(foreign_key="opening.id", index=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    match_item_id: int | None = Field(default=None, foreign_key="match_item.id", index=True)
    state: PlacementState = Field(sa_type=stored_by_value(PlacementState), index=True)
    placement_type: PlacementType = Field(sa_type=stored_by_value(PlacementType))
    consultant_id: int = Field(foreign_key="app_user.id", index=True)
    created_at: datetime
    reason: str = Field(max_length=1000)  # why this person was chosen
    passed_over_reason: str = Field(default="", max_length=1000)  # why those above were not
    # The talk with the citizen
    talked_on: date | None = None
    interpreter_used: bool = False
    companion: str = Field(default="", max_length=120, sa_column_kwargs={"server_default": ""})
    had_alternative: bool | None = None  # None: not asked (S4-29)
    own_wish: str = Field(default="", max_length=1000)
    may_show: list[str] = Field(default_factory=list, sa_type=JSON)  # values of CardField
    # What the company saw and said
    presented_at: datetime | None = None
    card: dict[str, object] = Field(default_factory=dict, sa_type=JSON)  # exactly what was shown
    name_released_at: datetime | None = None
    answered_at: datetime | None = None
    decline_reason: DeclineReason | None = Field(
        default=None, sa_type=stored_by_value(DeclineReason)
    )
    # The agreement
    purpose: Purpose | None = Field(default=None, sa_type=stored_by_value(Purpose))
    second_purpose: Purpose | None = Field(
        default=None, sa_type=stored_by_value(Purpose, "second_purpose")
    )
    starts: date | None = Field(default=None, index=True)
    ends: date | None = Field(default=None, index=True)  # the last day, included
    hours_a_week: float | None = None
    contact_name: str = Field(default="", max_length=120)
    contact_phone: str = Field(default="", max_length=20)
    mentor_name: str = Field(default="", max_length=120)
    tasks: str = Field(default="", max_length=4000)
    approved_at: datetime | None = None
    approved_by_id: int | None = Field(default=None, foreign_key="app_user.id")
    figures_version: str = Field(default="", max_length=64)  # the edition of the law that was asked
    # The chain it stands in
    variety: PlacementVariety = Field(
        default=PlacementVariety.ORDINARY,
        sa_type=stored_by_value(PlacementVariety),
        sa_column_kwargs={"server_default": "ordinary"},
    )
    found_by: FoundBy = Field(
        default=FoundBy.CONSULTANT,
        sa_type=stored_by_value(FoundBy),
        sa_column_kwargs={"server_default": "consultant"},
    )
    preceded_by_id: int | None = Field(default=None, foreign_key="placement.id", index=True)
    aftercare_until: date | None = None
    # The end
    ended_on: date | None = None
    withdraw_reason: WithdrawReason | None = Field(
        default=None, sa_type=stored_by_value(WithdrawReason)
    )
    end_reason: EndReason | None = Field(default=None, sa_type=stored_by_value(EndReason))
    end_note: str = Field(default="", max_length=2000)
    outcome: EndOutcome | None = Field(default=None, sa_type=stored_by_value(EndOutcome))
    next_step: str = Field(default="", max_length=1000)


class PlacementChecks(Versioned, table=True):
    """What must be in place before the law is asked (guards G2 to G11); None is not known yet."""

    __tablename__ = "placement_checks"
    placement_id: int = Field(primary_key=True, foreign_key="placement.id")
    employer_aligned_on: date | None = None
    citizen_aligned_on: date | None = None
    hard_to_place_reason: str = Field(default="", max_length=300)  # rule B-07
    tasks_fit_considerations: bool = False  # the caseworker's word (guard G11)
    # The written assessment that lets it last longer than is normal (guard G1)
    extension_reason: str = Field(default="", max_length=300)
    over_37_reason: str = Field(default="", max_length=300)
    overlap_reason: str = Field(default="", max_length=300)
    representative_name: str = Field(default="", max_length=120)
    # Whom VITAS writes to for the representative's word (B-10)
    representative_phone: str = Field(
        default="", max_length=20, sa_column_kwargs={"server_default": ""}
    )
    representative_email: str = Field(
        default="", max_length=200, sa_column_kwargs={"server_default": ""}
    )
    representative_agrees: bool | None = None
    representative_exception: str = Field(default="", max_length=300)
    papers_complete: bool = False
    vitas_reference: str = Field(default="", max_length=60)
    # The legal purpose when it is another than the one that follows from the purpose (B-07)
    legal_purpose: LegalPurpose | None = Field(default=None, sa_type=stored_by_value(LegalPurpose))
    legal_purpose_reason: str = Field(
        default="", max_length=300, sa_column_kwargs={"server_default": ""}
    )
    series_reason: str = Field(default="", max_length=300, sa_column_kwargs={"server_default": ""})
    permit_reason: str = Field(default="", max_length=300, sa_column_kwargs={"server_default": ""})
    representative_stated_on: date | None = None
    colleagues_heard: bool = Field(default=False, sa_column_kwargs={"server_default": "0"})
    representative_additional: bool | None = None  # says the post is additional (B-15)
    ordinary_job_until: date | None = None  # last day of an ordinary job at the company (B-16)
    # Wage subsidy (guard G9)
    prior_period_ok: bool | None = None
    last_employer_here: bool = False
    fte_last_month: float | None = None
    fte_average: float | None = None
    vacancy_by_dismissal: bool = False
    wage_a_month: float | None = None  # kroner, what the person costs the company (B-10)
    # IGU (guard G10)
    practice_hours_a_week: float | None = None
    school_weeks: int | None = None
    amu_weeks: int | None = None
    danish_test_passed: bool = False


class PlacementSlot(SQLModel, table=True):
    __tablename__ = "placement_slot"
    id: int = Field(default=None, primary_key=True)
    placement_id: int = Field(foreign_key="placement.id", index=True)
    weekday: int
    starts: time
    ends: time
    kind: SlotKind = Field(
        default=SlotKind.WORK,
        sa_type=stored_by_value(SlotKind),
        sa_column_kwargs={"server_default": "work"},
    )


class FirstDay(Versioned, table=True):
    """What the citizen is told before the first day, beside the agreement; "" is not told yet."""

    __tablename__ = "first_day"
    placement_id: int = Field(primary_key=True, foreign_key="placement.id")
    meets_at: time | None = None
    meeting_place: str = Field(default="", max_length=300)
    ask_for: str = Field(default="", max_length=120)
    way_there: str = Field(default="", max_length=500)
    bring: str = Field(default="", max_length=500)
    breaks: str = Field(default="", max_length=300)
    mentor_name: str = Field(default="", max_length=120)
    # Whom to phone when ill
    ill_name: str = Field(default="", max_length=120)
    ill_phone: str = Field(default="", max_length=20)


class Interview(Versioned, table=True):
    """When citizen and company meet before the company says yes (rule S4-27)."""

    placement_id: int = Field(primary_key=True, foreign_key="placement.id")
    meets_at: datetime
    place: str = Field(max_length=200)
    from_company: str = Field(max_length=300)  # who takes part, as text
    from_municipality: str = Field(default="", max_length=300)
    by_id: int = Field(foreign_key="app_user.id")


class ProblemReport(Versioned, table=True):
    __tablename__ = "problem_report"
    id: int = Field(default=None, primary_key=True)
    placement_id: int = Field(foreign_key="placement.id", index=True)
    category: ProblemCategory = Field(sa_type=stored_by_value(ProblemCategory))
    description: str = Field(max_length=2000)
    acute: bool = False
    reported_by_id: int = Field(foreign_key="app_user.id")
    reported_at: datetime
    solved: bool | None = None  # None until the visit
    agreed_actions: str = Field(default="", max_length=2000)
    citizen_view: str = Field(default="", max_length=2000)
    video_enough: bool = Field(default=False, sa_column_kwargs={"server_default": "0"})
    citizen_talk_at: datetime | None = None
    # What is done when it was not solved, and what we learnt of it
    decision: ProblemDecision | None = Field(default=None, sa_type=stored_by_value(ProblemDecision))
    learning: str = Field(default="", max_length=2000, sa_column_kwargs={"server_default": ""})
    closed_at: datetime | None = None


class Disclosure(SQLModel, table=True):
    """What was told about a citizen, to whom and on what ground (rule B-34)."""

    __table_args__ = (UniqueConstraint("placement_id", "what"),)
    id: int = Field(default=None, primary_key=True)
    citizen_id: int = Field(foreign_key="citizen.id", index=True)
    company_id: int = Field(foreign_key="company.id", index=True)
    placement_id: int = Field(foreign_key="placement.id", index=True)
    what: str = Field(max_length=40)  # "card" or "name"
    ground: str = Field(max_length=300)
    by_id: int = Field(foreign_key="app_user.id")
    at: datetime
