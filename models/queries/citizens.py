"""Citizens as the viewer may see them, and what the ranking may know of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import false, func
from sqlmodel import Session, col, select

from models.kinds import PlacementState, Role
from models.queries.cvs import Cv, cv_of
from models.queries.paging import columns
from models.rules.access import Viewer
from models.rules.placement_flow import BEFORE_START
from models.tables.people import (
    Citizen,
    CitizenEntry,
    CitizenIndustry,
    CitizenLegal,
    CitizenLesson,
    CitizenPermit,
    CitizenSkill,
    CitizenStamp,
    User,
)
from models.tables.placements import Placement
from models.tables.records import CitizenFreeTime, ShownIn

_SEES_CITIZENS = {Role.CASEWORKER, Role.COMPANY_CONSULTANT, Role.LEADER}


@dataclass(frozen=True)
class CitizenDetails:
    """A citizen with the CV; the legal facts are not among it."""

    citizen: Citizen
    caseworker: User
    cv: Cv
    industries: Sequence[CitizenIndustry]
    lessons: Sequence[CitizenLesson]


def mine(viewer: Viewer) -> Any:
    """The condition that keeps citizens to the viewer's own; employers find none here."""
    if viewer.role not in _SEES_CITIZENS:
        return false()
    return col(Citizen.municipality_id) == viewer.municipality_id


def citizen_for(session: Session, viewer: Viewer, citizen_id: int) -> Citizen | None:
    """The citizen, or None when there is none or it is not the viewer's to see."""
    return session.exec(select(Citizen).where(Citizen.id == citizen_id, mine(viewer))).first()


def id_of_case(session: Session, municipality_id: int, case_number: str) -> int | None:
    """The citizen behind a case number, for finding what the trail says of the case."""
    return session.exec(
        select(Citizen.id).where(
            Citizen.municipality_id == municipality_id, Citizen.case_number == case_number
        )
    ).first()


def legal_facts(session: Session, viewer: Viewer, citizen_id: int) -> CitizenLegal | None:
    """Birth date, residence and regime: for the citizen's caseworker's eyes (rule B.9)."""
    if viewer.role is not Role.CASEWORKER:
        return None
    return session.exec(
        select(CitizenLegal)
        .join(Citizen, col(Citizen.id) == CitizenLegal.citizen_id)
        .where(Citizen.id == citizen_id, mine(viewer))
    ).first()


def details(session: Session, citizen: Citizen) -> CitizenDetails:
    """The citizen's record in nine statements."""
    return CitizenDetails(
        citizen=citizen,
        caseworker=session.exec(select(User).where(User.id == citizen.caseworker_id)).one(),
        cv=cv_of(session, citizen),
        industries=session.exec(
            select(CitizenIndustry)
            .where(CitizenIndustry.citizen_id == citizen.id)
            .order_by(col(CitizenIndustry.position))
        ).all(),
        lessons=session.exec(
            select(CitizenLesson)
            .where(CitizenLesson.citizen_id == citizen.id)
            .order_by(col(CitizenLesson.weekday), col(CitizenLesson.starts))
        ).all(),
    )


def has_nothing_in_play() -> Any:
    """The condition for citizens in the programme with neither proposal nor placement."""
    in_play = (
        select(Placement.id)
        .where(
            col(Placement.citizen_id) == Citizen.id,
            col(Placement.state).in_(BEFORE_START | {PlacementState.ACTIVE}),
        )
        .exists()
    )
    return col(Citizen.programme_ended_on).is_(None) & ~in_play


_RANKED_BY = (
    Citizen.id,
    Citizen.municipality_id,
    Citizen.danish_speak,
    Citizen.danish_listen,
    Citizen.danish_read,
    Citizen.danish_write,
    Citizen.hours_a_week,
    Citizen.postcode,
    Citizen.max_km,
    Citizen.transport,
    Citizen.available_from,
)


@dataclass(frozen=True)
class RankingRows:
    """What the ranking and its gates may read of a municipality's citizens, in bulk.

    The legal facts go to the legal gates only, never into a profile.
    """

    citizens: Sequence[Any]  # rows with the columns of Citizen that are ranked by
    legal: Mapping[int, Any]  # rows with the columns of CitizenLegal
    entries: Mapping[int, list[tuple[int, str, str, int | None, float | None, bool]]]
    skills: Mapping[int, list[tuple[int, str, int | None, str]]]
    shown_in: Mapping[int, list[tuple[int, int]]]  # (skill's number, entry's number)
    permits: Mapping[int, list[tuple[str, str, int | None, Any]]]
    industries: Mapping[int, list[str]]
    lessons: Mapping[int, list[tuple[int, Any, Any]]]
    free: Mapping[int, list[tuple[int, Any, Any]]]


def _by_citizen(session: Session, whose: Any, *wanted: Any, order: Any) -> dict[int, list[Any]]:
    table = wanted[0].class_
    rows = session.execute(
        columns(table.citizen_id, *wanted)
        .join(Citizen, col(Citizen.id) == table.citizen_id)
        .where(whose)
        .order_by(table.citizen_id, order)
    )
    found: dict[int, list[Any]] = {}
    for citizen_id, *values in rows:
        found.setdefault(citizen_id, []).append(tuple(values) if len(values) > 1 else values[0])
    return found


def for_ranking(
    session: Session, municipality_id: int, only: Collection[int] | None = None
) -> RankingRows:
    """All citizens in a municipality's programme, in eight statements whatever their number.

    Args:
        only: no others than these, at most some hundred.
    """
    whose = col(Citizen.municipality_id) == municipality_id
    if only is not None:
        whose = whose & col(Citizen.id).in_(only)
    # Columns, not rows of the session: those would be as they were when they were first read.
    citizens = session.execute(
        columns(*_RANKED_BY)
        .where(whose, col(Citizen.programme_ended_on).is_(None))
        .order_by(col(Citizen.id))
    ).all()
    legal = session.execute(
        columns(*CitizenLegal.__table__.columns)  # type: ignore[attr-defined]  # SQLModel's stubs know no __table__
        .join(Citizen, col(Citizen.id) == CitizenLegal.citizen_id)
        .where(whose)
    ).all()
    e, s, p, less = CitizenEntry, CitizenSkill, CitizenPermit, CitizenLesson
    industry, free = CitizenIndustry.industry, CitizenFreeTime
    bulk = _by_citizen
    return RankingRows(
        citizens=citizens,
        legal={row.citizen_id: row for row in legal},
        entries=bulk(
            session, whose, e.id, e.title, e.kind, e.concept_id, e.years, e.abroad, order=e.id
        ),
        skills=bulk(session, whose, s.id, s.text, s.concept_id, s.shown_by, order=s.id),
        shown_in=bulk(session, whose, ShownIn.skill_id, ShownIn.entry_id, order=ShownIn.skill_id),
        permits=bulk(session, whose, p.text, p.kind, p.concept_id, p.valid_to, order=p.id),
        industries=bulk(session, whose, industry, order=CitizenIndustry.position),
        lessons=bulk(session, whose, less.weekday, less.starts, less.ends, order=less.id),
        free=bulk(session, whose, free.weekday, free.starts, free.ends, order=free.id),
    )


def stamps_state(session: Session, municipality_id: int) -> tuple[int, int]:
    """Two numbers that are others as soon as one citizen of the municipality has changed.

    They tell what the transaction sees: its own changes, and what others have committed.
    """
    number, total = session.execute(
        columns(func.count(col(CitizenStamp.citizen_id)), func.sum(CitizenStamp.stamp)).where(
            col(CitizenStamp.municipality_id) == municipality_id
        )
    ).one()
    return number, int(total or 0)


def stamps(session: Session, municipality_id: int) -> Mapping[int, int]:
    """The stamp of each citizen of the municipality, by the citizen's number."""
    rows = session.execute(
        columns(CitizenStamp.citizen_id, CitizenStamp.stamp).where(
            col(CitizenStamp.municipality_id) == municipality_id
        )
    )
    return dict(map(tuple, rows))
