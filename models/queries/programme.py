"""The programme of citizens: what its deadlines hang on, and what it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import exists, func, or_
from sqlmodel import Session, col, select

from models.kinds import Situation
from models.queries.paging import columns
from models.rules.programme_facts import ProgrammeFacts
from models.tables.companies import Company
from models.tables.early_start import EarlyStep
from models.tables.openings import Opening
from models.tables.people import Citizen, CitizenLesson, User
from models.tables.placements import Placement, PlacementSlot
from models.tables.programme import (
    CitizenProgramme,
    Classification,
    Contract,
    ContractActivity,
    FollowUp,
)
from models.tables.records import DanishTestPassed

# The last day of a placement as far as it is known.
_LAST_DAY = func.coalesce(Placement.ended_on, Placement.ends)


@dataclass(frozen=True)
class ProgrammeRows:
    """All that is written of one citizen's programme; parts nobody has written are None."""

    programme: CitizenProgramme | None
    contract: Contract | None
    activities: Sequence[ContractActivity]  # as written
    classes: Sequence[Any]  # rows (Classification, name of who wrote it), the newest first
    follow_ups: Sequence[Any]  # rows (FollowUp, name of who wrote it), the newest first


_STEPS_LEFT = (
    select(func.count())
    .select_from(EarlyStep)
    .where(EarlyStep.citizen_id == Citizen.id, col(EarlyStep.answer).is_(None))
    .correlate(Citizen)
    .scalar_subquery()
)
_ON_DANISH = or_(
    col(Citizen.danish_education).is_not(None),
    exists().where(col(CitizenLesson.citizen_id) == Citizen.id).correlate(Citizen),
    exists().where(col(DanishTestPassed.citizen_id) == Citizen.id).correlate(Citizen),
)
_ALWAYS: Sequence[Any] = (
    Citizen.id,
    Citizen.responsibility_from,
    Citizen.programme_ended_on,
    _STEPS_LEFT,
    _ON_DANISH,
)
_WRITTEN: Sequence[Any] = (
    CitizenProgramme.situation,
    CitizenProgramme.situation_since,
    CitizenProgramme.on_benefit,
    CitizenProgramme.follow_up_months,
    CitizenProgramme.goals_met_on,
    CitizenProgramme.danish_enrolled_on,
    CitizenProgramme.first_offer_on,
    CitizenProgramme.child_born_on,
    CitizenProgramme.permanent_residence_on,
    CitizenProgramme.status_report_on,
)
_SIGNED: Sequence[Any] = (
    Contract.agreed,
    Contract.signed_by_citizen_on,
    Contract.signed_by_municipality_on,
)


def facts_of(session: Session, whose: Any, on: date) -> Mapping[int, ProgrammeFacts]:
    """What the deadlines hang on, by citizen, in four statements whatever their number.

    Args:
        whose: the condition on `Citizen` that chooses them.
    """
    rows = session.execute(
        columns(*_ALWAYS, *_WRITTEN, *_SIGNED)
        .outerjoin(CitizenProgramme, col(CitizenProgramme.citizen_id) == Citizen.id)
        .outerjoin(Contract, col(Contract.citizen_id) == Citizen.id)
        .where(whose)
    )
    classed = _first_classes(session, whose)
    held = _follow_ups(session, whose)
    offers = _offers(session, whose)
    found = {}
    for citizen_id, taken_over, ended_on, steps_left, on_danish, *values in rows:
        known = _known(values, ended_on)
        first, last = offers.get(citizen_id, (None, None))
        known["first_offer_on"] = known.get("first_offer_on") or first
        found[citizen_id] = ProgrammeFacts(
            responsibility_from=taken_over,
            steps_left=steps_left,
            on_danish=bool(on_danish),
            follow_ups=tuple(held.get(citizen_id, ())),
            classified_on=classed.get(citizen_id),
            without_offer_since=last if last is not None and last < on else None,
            **known,
        )
    return found


def _known(values: Sequence[Any], ended_on: date | None) -> dict[str, Any]:
    """The facts by name; of a row that nobody has written only what follows from the citizen."""
    written, signed = values[: len(_WRITTEN)], values[len(_WRITTEN) :]
    known: dict[str, Any] = {
        "situation": Situation.AFTER_PROGRAMME if ended_on else Situation.IN_PROGRAMME
    }
    if written[0] is not None:
        known = {column.key: value for column, value in zip(_WRITTEN, written, strict=True)}
    if signed[0] is not None:
        known |= {column.key: value for column, value in zip(_SIGNED, signed, strict=True)}
    return known


def _first_classes(session: Session, whose: Any) -> dict[int, date]:
    rows = session.execute(
        columns(Classification.citizen_id, func.min(Classification.from_on))
        .join(Citizen, col(Citizen.id) == Classification.citizen_id)
        .where(whose)
        .group_by(col(Classification.citizen_id))
    )
    return dict(map(tuple, rows))


def _follow_ups(session: Session, whose: Any) -> dict[int, list[date]]:
    rows = session.execute(
        columns(FollowUp.citizen_id, FollowUp.held_on)
        .join(Citizen, col(Citizen.id) == FollowUp.citizen_id)
        .where(whose)
        .order_by(col(FollowUp.held_on))
    )
    found: dict[int, list[date]] = {}
    for citizen_id, held_on in rows:
        found.setdefault(citizen_id, []).append(held_on)
    return found


def _offers(session: Session, whose: Any) -> dict[int, tuple[date | None, date | None]]:
    """First and last day of the placements that were approved."""
    rows = session.execute(
        columns(Placement.citizen_id, func.min(Placement.starts), func.max(_LAST_DAY))
        .join(Citizen, col(Citizen.id) == Placement.citizen_id)
        .where(whose, col(Placement.approved_at).is_not(None))
        .group_by(col(Placement.citizen_id))
    )
    return {citizen_id: (first, last) for citizen_id, first, last in rows}


def programme_of(session: Session, citizen_id: int) -> ProgrammeRows:
    """All that is written of the citizen's programme, in five statements."""
    return ProgrammeRows(
        programme=circumstances_of(session, citizen_id),
        contract=contract_of(session, citizen_id),
        activities=activities_of(session, citizen_id),
        classes=_told_by(session, Classification, citizen_id, Classification.from_on),
        follow_ups=_told_by(session, FollowUp, citizen_id, FollowUp.held_on),
    )


def circumstances_of(session: Session, citizen_id: int) -> CitizenProgramme | None:
    """Where the citizen stands, when somebody has written it."""
    return session.get(CitizenProgramme, citizen_id)


def contract_of(session: Session, citizen_id: int) -> Contract | None:
    """The citizen's contract, when there is one."""
    return session.exec(select(Contract).where(Contract.citizen_id == citizen_id)).first()


def activities_of(session: Session, citizen_id: int) -> Sequence[ContractActivity]:
    """The contract's activities as they were written."""
    return session.exec(
        select(ContractActivity)
        .where(ContractActivity.citizen_id == citizen_id)
        .order_by(col(ContractActivity.id))
    ).all()


def class_in_force(session: Session, citizen_id: int) -> Classification | None:
    """The class that holds: the one from the latest day, of two the one written last."""
    return session.exec(
        select(Classification)
        .where(Classification.citizen_id == citizen_id)
        .order_by(col(Classification.from_on).desc(), col(Classification.id).desc())
        .limit(1)
    ).first()


def placements_between(session: Session, citizen_id: int, first: date, last: date) -> Sequence[Any]:
    """Rows (Placement, Opening, Company) of approved placements that run on a day between."""
    return session.execute(
        columns(Placement, Opening, Company)
        .join(Opening, col(Opening.id) == Placement.opening_id)
        .join(Company, col(Company.id) == Placement.company_id)
        .where(
            Placement.citizen_id == citizen_id,
            col(Placement.approved_at).is_not(None),
            col(Placement.starts) <= last,
            first <= _LAST_DAY,
        )
        .order_by(col(Placement.starts), col(Placement.id))
    ).all()


def slots_of(session: Session, placement_ids: Sequence[int]) -> Mapping[int, Sequence[Any]]:
    """The agreed hours of the placements, by placement."""
    found: dict[int, list[Any]] = {}
    for slot in session.exec(
        select(PlacementSlot)
        .where(col(PlacementSlot.placement_id).in_(placement_ids))
        .order_by(col(PlacementSlot.weekday), col(PlacementSlot.starts))
    ):
        found.setdefault(slot.placement_id, []).append(slot)
    return found


def _told_by(session: Session, table: Any, citizen_id: int, day: Any) -> Sequence[Any]:
    return session.execute(
        columns(table, User.name)
        .join(User, col(User.id) == table.by_id)
        .where(table.citizen_id == citizen_id)
        .order_by(day.desc(), table.id.desc())
    ).all()
