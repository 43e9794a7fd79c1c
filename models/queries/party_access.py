"""Everything that is kept about one citizen, and who else must not be told of."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import true
from sqlmodel import Session, col, select

from models.kinds import ObjectType
from models.queries.paging import columns
from models.tables.case import (
    CaseNote,
    Complaint,
    PartyAccess,
    PutOff,
    RecordDisclosure,
    Refusal,
)
from models.tables.companies import Company
from models.tables.cpr import CitizenCpr
from models.tables.early_start import EarlyStep, PriorClarification
from models.tables.matches import MatchItem, MatchReview, MatchRun, PutForward
from models.tables.openings import Opening
from models.tables.people import (
    Citizen,
    CitizenEntry,
    CitizenIndustry,
    CitizenLegal,
    CitizenLesson,
    CitizenPermit,
    CitizenSkill,
    User,
)
from models.tables.placement_life import (
    ExpectationAlignment,
    GuardAnswer,
    IguBonus,
    IguSchoolPeriod,
    PaidHours,
    PlacementExtension,
    PlacementFeedback,
    PlacementFollowUp,
    Signature,
    SkillLearnt,
)
from models.tables.placements import (
    Disclosure,
    FirstDay,
    Interview,
    Placement,
    PlacementChecks,
    PlacementSlot,
    ProblemReport,
)
from models.tables.programme import (
    CitizenProgramme,
    Classification,
    Contract,
    ContractActivity,
    FollowUp,
)
from models.tables.progression import AgreedTime, BuddyWeek, ProgressionScoring, TeacherFollowUp
from models.tables.promise_clock import EndAtOnce
from models.tables.records import (
    CitizenContact,
    CitizenFreeTime,
    CitizenLanguage,
    Consideration,
    CvProposal,
    CvReading,
    DanishLevelSet,
    DanishTestPassed,
    RecordEdition,
    ShownIn,
)
from models.tables.residence import ResidenceReport
from models.tables.trail import Event
from models.tables.transfers import CitizenLeft, FormerRecord, Transfer
from models.tables.vocabulary import Concept, Industry

# Tables whose rows say whose they are, in the order in which a person reads them.
BY_CITIZEN: tuple[Any, ...] = (
    CitizenLegal,
    CitizenEntry,
    CitizenSkill,
    ShownIn,
    CitizenPermit,
    CitizenLanguage,
    CitizenIndustry,
    DanishLevelSet,
    DanishTestPassed,
    CitizenLesson,
    CitizenFreeTime,
    Consideration,
    CitizenContact,
    EarlyStep,
    PriorClarification,
    CitizenProgramme,
    Contract,
    ContractActivity,
    Classification,
    FollowUp,
    ResidenceReport,
    CaseNote,
    PutForward,
    Placement,
    SkillLearnt,
    Disclosure,
    RecordDisclosure,
    Complaint,
    Refusal,
    PartyAccess,
    PutOff,
    Transfer,
    CitizenLeft,
    FormerRecord,
    CitizenCpr,
    CvReading,
    RecordEdition,
)
BY_PLACEMENT: tuple[Any, ...] = (
    PlacementChecks,
    GuardAnswer,
    IguSchoolPeriod,
    PlacementSlot,
    Interview,
    FirstDay,
    PaidHours,
    PlacementExtension,
    PlacementFeedback,
    ExpectationAlignment,
    PlacementFollowUp,
    AgreedTime,
    ProgressionScoring,
    BuddyWeek,
    TeacherFollowUp,
    Signature,
    IguBonus,
    ProblemReport,
    EndAtOnce,
)
# Drawn by the database itself; tells nothing.
TELLS_NOTHING = ("citizen_stamp",)


@dataclass(frozen=True)
class Others:
    """What names other citizens of the municipality, and what the citizen herself is called."""

    named: Collection[str]
    own: Collection[str]


@dataclass(frozen=True)
class Known:
    """What the numbers in the rows stand for."""

    users: Mapping[int, tuple[str, str]]  # name and role
    concepts: Mapping[int, str]
    companies: Mapping[int, str]
    openings: Mapping[int, str]
    industries: Mapping[str, str]


def requests_of(session: Session, citizen_id: int) -> Sequence[Any]:
    """Rows (PartyAccess, who wrote it down), the newest first."""
    return session.execute(
        columns(PartyAccess, User.name)
        .join(User, col(User.id) == PartyAccess.by_id)
        .where(PartyAccess.citizen_id == citizen_id)
        .order_by(col(PartyAccess.asked_on).desc(), col(PartyAccess.id).desc())
    ).all()


def request_for(session: Session, citizen_id: int, request_id: int) -> PartyAccess | None:
    """One of a citizen's requests."""
    return session.exec(
        select(PartyAccess).where(
            PartyAccess.id == request_id, PartyAccess.citizen_id == citizen_id
        )
    ).first()


def rows_about(session: Session, citizen: Citizen) -> dict[str, Sequence[Any]]:
    """The rows of each table that are about the citizen, by the table's name, in their order."""
    own = col(Placement.id).in_(_own_placements(citizen.id))
    found: dict[str, Sequence[Any]] = {"citizen": [citizen]}
    for table in BY_CITIZEN:
        found[table.__tablename__] = _rows(session, table, table.citizen_id == citizen.id)
    for table in BY_PLACEMENT:
        of_hers = table.placement_id.in_(select(Placement.id).where(own))
        found[table.__tablename__] = _rows(session, table, of_hers)
    readings = select(CvReading.id).where(CvReading.citizen_id == citizen.id)
    found["cv_proposal"] = _rows(session, CvProposal, col(CvProposal.reading_id).in_(readings))
    lines = select(MatchItem.id).where(MatchItem.citizen_id == citizen.id)
    found["match_review"] = _rows(session, MatchReview, col(MatchReview.item_id).in_(lines))
    found["event"] = _rows(session, Event, _about(citizen.id))
    return found


def lines_about(session: Session, citizen_id: int) -> Sequence[Any]:
    """Rows (MatchItem, MatchRun) of every list the citizen came up for, the oldest first."""
    return session.execute(
        columns(MatchItem, MatchRun)
        .join(MatchRun, col(MatchRun.id) == MatchItem.run_id)
        .where(col(MatchItem.citizen_id) == citizen_id)
        .order_by(col(MatchItem.id))
    ).all()


def known_of(session: Session, citizen: Citizen) -> Known:
    """What may be told instead of numbers: staff and companies where she lives or has lived."""
    towns = _towns(session, citizen)
    users = session.execute(
        columns(User.id, User.name, User.role).where(col(User.municipality_id).in_(towns))
    )
    return Known(
        users={number: (name, role.value) for number, name, role in users},
        concepts=_names(session, Concept.id, Concept.label_da, _concepts_of(citizen.id)),
        companies=_names(
            session, Company.id, Company.name, col(Company.municipality_id).in_(towns)
        ),
        openings=_names(
            session, Opening.id, Opening.title, col(Opening.municipality_id).in_(towns)
        ),
        industries=_names(session, Industry.code, Industry.label_da, true()),
    )


def others_than(session: Session, citizen: Citizen) -> Others:
    """How the other citizens are called where she lives or has lived."""
    rows = session.execute(
        columns(Citizen.name, Citizen.alias, Citizen.case_number).where(
            col(Citizen.municipality_id).in_(_towns(session, citizen)),
            col(Citizen.id) != citizen.id,
        )
    )
    named = {called for row in rows for called in row}
    return Others(named, {citizen.name, citizen.alias, citizen.case_number})


def _towns(session: Session, citizen: Citizen) -> Collection[int]:
    """The municipality where she lives, and those of this store she moved from."""
    left = session.exec(
        select(Transfer.from_municipality_id).where(Transfer.citizen_id == citizen.id)
    ).all()
    return {citizen.municipality_id, *left}


def _own_placements(citizen_id: int) -> Any:
    return select(Placement.id).where(Placement.citizen_id == citizen_id)


def _about(citizen_id: int) -> Any:
    hers = (col(Event.object_type) == ObjectType.CITIZEN) & (col(Event.object_id) == citizen_id)
    placements = (col(Event.object_type) == ObjectType.PLACEMENT) & col(Event.object_id).in_(
        _own_placements(citizen_id)
    )
    return hers | placements


def _concepts_of(citizen_id: int) -> Any:
    readings = select(CvReading.id).where(CvReading.citizen_id == citizen_id)
    used = [
        select(table.concept_id).where(table.citizen_id == citizen_id)
        for table in (CitizenEntry, CitizenSkill, CitizenPermit, SkillLearnt)
    ]
    used.append(select(CvProposal.concept_id).where(col(CvProposal.reading_id).in_(readings)))
    condition: Callable[..., Any] = col(Concept.id).in_
    first, *rest = [condition(numbers) for numbers in used]
    for other in rest:
        first = first | other
    return first


def _rows(session: Session, table: Any, whose: Any) -> Sequence[Any]:
    order = [getattr(table, key.name) for key in table.__table__.primary_key]
    return session.exec(select(table).where(whose).order_by(*order)).all()


def _names(session: Session, number: Any, name: Any, which: Any) -> Mapping[Any, str]:
    return dict(map(tuple, session.execute(columns(number, name).where(which))))
