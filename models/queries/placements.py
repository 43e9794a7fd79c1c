"""Placements as the viewer may see them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import false, func
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from models.kinds import PlacementState, PlacementType, Role
from models.queries.left import as_known, known
from models.queries.paging import Page, Wanted, columns, page_of
from models.queries.promises import promised_for
from models.queries.served import placements_served
from models.rules.access import Viewer
from models.rules.extension_flow import OPEN
from models.tables.columns import folded
from models.tables.companies import Company, Workplace
from models.tables.openings import Opening
from models.tables.people import Citizen, User
from models.tables.placement_life import PlacementExtension
from models.tables.placements import (
    FirstDay,
    Placement,
    PlacementChecks,
    PlacementSlot,
    ProblemReport,
)
from models.tables.promises import Promise


@dataclass(frozen=True)
class PlacementDetails:
    """A placement with everything its page shows."""

    placement: Placement
    citizen: Citizen
    company: Company
    opening: Opening
    workplace: Workplace
    consultant: User
    caseworker: User
    slots: Sequence[PlacementSlot]
    problems: Sequence[Any]  # rows (ProblemReport, Promise or None)


@dataclass(frozen=True)
class PlacementsSought:
    """What a person filtered the placements by."""

    search: str = ""
    states: Collection[PlacementState] = ()
    company_id: int | None = None
    placement_type: PlacementType | None = None
    consultant_id: int | None = None
    # Agreed on or running, and its last day comes no later than this.
    ends_until: date | None = None
    asks_for_longer: bool = False


def mine(viewer: Viewer) -> Any:
    """The condition that keeps placements to the viewer's own.

    An employer sees one from the moment it was presented, never before.
    """
    if viewer.role is Role.EMPLOYER:
        theirs = (col(Placement.company_id) == viewer.company_id) & placements_served(viewer)
        return theirs & col(Placement.presented_at).is_not(None)
    if viewer.role is Role.ADMINISTRATOR:
        return false()
    return col(Placement.municipality_id) == viewer.municipality_id


def placement_for(session: Session, viewer: Viewer, placement_id: int) -> Placement | None:
    """The placement, or None when it does not exist or is not the viewer's to see."""
    return session.exec(select(Placement).where(Placement.id == placement_id, mine(viewer))).first()


def details(session: Session, placement: Placement) -> PlacementDetails:
    """Everything about one placement, its citizen and caseworker as its municipality knows them;
    three statements, four of somebody who moved away."""
    consultant, caseworker = aliased(User), aliased(User)
    kept_by_id = known("caseworker_id", Placement.citizen_id, Placement.municipality_id)
    citizen, company, opening, workplace, by, kept_by = session.execute(
        columns(Citizen, Company, Opening, Workplace, consultant, caseworker)
        .select_from(Placement)
        .join(Citizen, col(Citizen.id) == Placement.citizen_id)
        .join(Company, col(Company.id) == Placement.company_id)
        .join(Opening, col(Opening.id) == Placement.opening_id)
        .join(Workplace, col(Workplace.id) == Opening.workplace_id)
        .join(consultant, col(consultant.id) == Placement.consultant_id)
        .join(caseworker, col(caseworker.id) == kept_by_id)
        .where(col(Placement.id) == placement.id)
    ).one()
    [citizen] = as_known(session, [citizen], placement.municipality_id)
    slots = session.exec(
        select(PlacementSlot)
        .where(PlacementSlot.placement_id == placement.id)
        .order_by(col(PlacementSlot.weekday), col(PlacementSlot.starts))
    ).all()
    problems = session.execute(
        columns(ProblemReport, Promise)
        .outerjoin(Promise, promised_for(ProblemReport.id))
        .where(ProblemReport.placement_id == placement.id)
        .order_by(col(ProblemReport.reported_at).desc())
    ).all()
    return PlacementDetails(
        placement=placement,
        citizen=citizen,
        company=company,
        opening=opening,
        workplace=workplace,
        consultant=by,
        caseworker=kept_by,
        slots=slots,
        problems=problems,
    )


def placements_page(
    session: Session, viewer: Viewer, wanted: Wanted, sought: PlacementsSought
) -> Page[Any]:
    """Rows (Placement, Citizen, Company, Opening), the last touched first."""
    told = columns(Placement, Citizen, Company, Opening)
    counted = _counted(viewer, sought)
    found = page_of(session, _sought(told, viewer, sought), wanted, counted=counted)
    return replace(found, rows=_as_known(session, viewer, found.rows))


def every_placement(session: Session, viewer: Viewer, sought: PlacementsSought) -> Sequence[Any]:
    """All rows under the filter in the same order, one statement.

    Returns:
        rows (citizen, case_number, company, opening, placement_type, starts, last_day,
        hours_a_week, state, outcome), the first four as people call them.
    """
    told = columns(
        known("name", Placement.citizen_id, Placement.municipality_id).label("citizen"),
        known("case_number", Placement.citizen_id, Placement.municipality_id).label("case_number"),
        col(Company.name).label("company"),
        col(Opening.title).label("opening"),
        Placement.placement_type,
        Placement.starts,
        func.coalesce(Placement.ended_on, Placement.ends).label("last_day"),
        Placement.hours_a_week,
        Placement.state,
        Placement.outcome,
    ).select_from(Placement)
    return session.execute(_sought(told, viewer, sought)).all()


def _sought(told: Any, viewer: Viewer, sought: PlacementsSought) -> Any:
    return (
        told.join(Citizen, col(Citizen.id) == Placement.citizen_id)
        .join(Company, col(Company.id) == Placement.company_id)
        .join(Opening, col(Opening.id) == Placement.opening_id)
        .where(mine(viewer), *_conditions(sought))
        .order_by(col(Placement.created_at).desc(), col(Placement.id).desc())
    )


def _counted(viewer: Viewer, sought: PlacementsSought) -> Any:
    """As many rows as `_sought`; only a search looks at the citizen and the company."""
    if sought.search:
        return _sought(columns(Placement.id), viewer, sought)
    return columns(Placement.id).where(mine(viewer), *_conditions(sought))


def _conditions(sought: PlacementsSought) -> Iterator[Any]:
    if sought.states:
        yield col(Placement.state).in_(sought.states)
    if sought.company_id is not None:
        yield col(Placement.company_id) == sought.company_id
    if sought.placement_type is not None:
        yield col(Placement.placement_type) == sought.placement_type
    if sought.consultant_id is not None:
        yield col(Placement.consultant_id) == sought.consultant_id
    if sought.ends_until is not None:
        yield col(Placement.state).in_([PlacementState.APPROVED, PlacementState.ACTIVE])
        yield col(Placement.ends) <= sought.ends_until
    if sought.asks_for_longer:
        yield asked_for_longer()
    if sought.search:
        key = folded(sought.search)
        called = known("search_key", Placement.citizen_id, Placement.municipality_id)
        yield called.contains(key, autoescape=True) | col(Company.search_key).contains(
            key, autoescape=True
        )


def asked_for_longer() -> Any:
    """Whether somebody has asked for an extension that nobody has decided."""
    return (
        select(PlacementExtension.id)
        .where(
            col(PlacementExtension.placement_id) == Placement.id,
            col(PlacementExtension.state).in_(OPEN),
        )
        .correlate(Placement)
        .exists()
    )


def of_opening(session: Session, viewer: Viewer, opening_id: int) -> Sequence[Any]:
    """Rows (Placement, Citizen) of one opening, in the order they were nominated."""
    rows = session.execute(
        columns(Placement, Citizen)
        .join(Citizen, col(Citizen.id) == Placement.citizen_id)
        .where(col(Placement.opening_id) == opening_id, mine(viewer))
        .order_by(col(Placement.id))
    ).all()
    return _as_known(session, viewer, rows)


def _as_known(session: Session, viewer: Viewer, rows: Sequence[Any]) -> list[Any]:
    """Rows (Placement, Citizen, …) with the citizens as the viewer's municipality knows them."""
    people = as_known(session, [row[1] for row in rows], viewer.municipality_id)
    return [(row[0], citizen, *row[2:]) for row, citizen in zip(rows, people, strict=True)]


def refused_of_opening(session: Session, viewer: Viewer, opening_id: int) -> Sequence[Any]:
    """Rows (id, state, decline_reason, citizen) of those whom the company said no to, the newest
    first; the citizen by the name that the municipality knows."""
    name = known("name", Placement.citizen_id, Placement.municipality_id).label("citizen")
    return session.execute(
        columns(Placement.id, Placement.state, Placement.decline_reason, name)
        .join(Citizen, col(Citizen.id) == Placement.citizen_id)
        .where(
            col(Placement.opening_id) == opening_id,
            col(Placement.state) == PlacementState.DECLINED,
            mine(viewer),
        )
        .order_by(col(Placement.id).desc())
    ).all()


def of_citizen(session: Session, viewer: Viewer, citizen_id: int) -> Sequence[Any]:
    """Rows (Placement, Company, Opening) of one citizen, the newest first."""
    return session.execute(
        columns(Placement, Company, Opening)
        .join(Company, col(Company.id) == Placement.company_id)
        .join(Opening, col(Opening.id) == Placement.opening_id)
        .where(col(Placement.citizen_id) == citizen_id, mine(viewer))
        .order_by(col(Placement.id).desc())
    ).all()


def checks_of(session: Session, placement_id: int) -> PlacementChecks | None:
    """What is in place so far; None before the placement was agreed on."""
    return session.get(PlacementChecks, placement_id)


def first_day_of(session: Session, placement_id: int) -> FirstDay | None:
    """What the citizen is told before the first day; None before anybody wrote it."""
    return session.get(FirstDay, placement_id)


def agreed_periods(
    session: Session, citizen_ids: Collection[int], *, but: int | None = None
) -> Mapping[int, list[tuple[date, date]]]:
    """Approved and running placements of these citizens as periods, both days included."""
    statement = columns(Placement.citizen_id, Placement.starts, Placement.ends).where(
        col(Placement.state).in_([PlacementState.APPROVED, PlacementState.ACTIVE]),
        col(Placement.starts).is_not(None),
        col(Placement.ends).is_not(None),
    )
    if len(citizen_ids) <= 500:
        statement = statement.where(col(Placement.citizen_id).in_(citizen_ids))
    if but is not None:
        statement = statement.where(col(Placement.id) != but)
    periods: dict[int, list[tuple[date, date]]] = {}
    for citizen_id, starts, ends in session.execute(statement):
        periods.setdefault(citizen_id, []).append((starts, ends))
    return periods


def counts_by_state(session: Session, viewer: Viewer) -> Mapping[PlacementState, int]:
    rows = session.execute(
        columns(Placement.state, func.count(col(Placement.id)))
        .where(mine(viewer))
        .group_by(col(Placement.state))
    ).all()
    return dict(map(tuple, rows))
