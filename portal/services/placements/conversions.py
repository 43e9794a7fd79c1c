"""A placement that becomes something else at the same company, and keeps its chain."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Session, select

from models.kinds import (
    AgreementState,
    CardField,
    ObjectType,
    OpeningState,
    PlacementState,
    PlacementStep,
)
from models.queries import placement_life
from models.queries.companies import agreement_of
from models.queries.openings import locked
from models.rules import placement_flow
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.rules.igu import last_day_of
from models.tables.openings import (
    Opening,
    OpeningDanishNeed,
    OpeningRequirement,
    OpeningSlot,
)
from models.tables.placements import Placement
from portal.services.law.figures import figures_on
from portal.services.placements import placements
from portal.services.placements.placement_inputs import Talk
from portal.services.placements.placement_life_inputs import Conversion
from portal.services.trail import Happened, record

# It runs, or it is over and was held.
CONVERTIBLE = placement_flow.ENDED | {PlacementState.ACTIVE, PlacementState.CLOSED}
# What belongs to the opening it is copied from alone.
_NOT_COPIED = {"id", "version", "review_note", "submitted_at", "published_at", "apply_by"}


def convert(
    session: Session, former: Placement, wanted: Conversion, *, by: Viewer, now: datetime
) -> Placement:
    """Make the next placement of the same person at the same company.

    It has an opening of its own, closed and with one seat: nobody else can be put there, the
    seats of the former opening stay as they are, and the ratio counts it at the same workplace.
    Citizen and company have said yes beforehand, so every step until the agreement is taken
    here, each with its mark; dates, checks and approval follow as for any other.

    Raises:
        NotNow: the former one was not held, something was made from it already, the company has
            no agreement, or as in `placements.hear_citizen`.
    """
    # Of two who convert at once one waits here and is told.
    offered = locked(session, former.opening_id)
    _refuse_to_convert(session, former)
    placement_flow.move(PlacementState.DRAFT, PlacementStep.NOMINATE, by.role)
    opening = _opening_like(session, offered, wanted, by=by, now=now)
    placement = _begun(session, former, opening, wanted, by=by, now=now)
    talk = Talk(
        talked_on=wanted.talked_on,
        interpreter_used=wanted.interpreter_used,
        own_wish=wanted.own_wish,
        may_show=tuple(CardField(field) for field in former.may_show),
    )
    placements.hear_citizen(session, placement, talk, by=by, now=now)
    placements.present(session, placement, by=by, now=now)
    if former.name_released_at is not None and CardField.NAME.value in former.may_show:
        placements.release_name(session, placement, by=by, now=now)
    placements.accept(session, placement, by=by, now=now)
    return placement


def _refuse_to_convert(session: Session, former: Placement) -> None:
    if former.state not in CONVERTIBLE:
        raise NotNow("not_convertible")
    if agreement_of(session, former.company_id).state not in {
        AgreementState.ACTIVE,
        # A pause stops proposals, not what company and person have found out together.
        AgreementState.PAUSED,
    }:
        raise NotNow("agreement_over")
    after = placement_life.made_from(session, former.id)
    if any(row.state not in placement_flow.STOPPED for row, _opening in after):
        raise NotNow("converted_already")


def _opening_like(
    session: Session, offered: Opening, wanted: Conversion, *, by: Viewer, now: datetime
) -> Opening:
    opening = Opening(
        **{
            **offered.model_dump(exclude=_NOT_COPIED),
            "state": OpeningState.CLOSED,
            "placement_type": wanted.placement_type,
            "starts": wanted.starts,
            "ends": wanted.ends or _last_of_igu(session, offered, wanted.starts),
            "hours_a_week": wanted.hours_a_week,
            "seats": 1,
            "held_by_pause": False,
            "copied_from_id": offered.id,
            "created_by_id": by.user_id,
            "created_at": now,
        }
    )
    session.add(opening)
    session.flush()
    _copy_rows(session, offered, opening)
    happened = Happened(
        ObjectType.OPENING,
        opening.id,
        "made_for_conversion",
        to_state=opening.state.value,
        company_id=opening.company_id,
        details={"from": offered.id},
    )
    record(session, happened, by=by, now=now)
    return opening


def _last_of_igu(session: Session, offered: Opening, starts: date) -> date:
    return last_day_of(starts, figures_on(session, starts, offered.municipality_id))


def _copy_rows(session: Session, offered: Opening, opening: Opening) -> None:
    """What is asked for, the Danish it needs, and its week."""
    tables: tuple[Any, ...] = (OpeningRequirement, OpeningDanishNeed, OpeningSlot)
    for table in tables:
        for row in session.exec(select(table).where(table.opening_id == offered.id)).all():
            values = row.model_dump(exclude={"id", "opening_id"})
            session.add(table(**values, opening_id=opening.id))


def _begun(
    session: Session,
    former: Placement,
    opening: Opening,
    wanted: Conversion,
    *,
    by: Viewer,
    now: datetime,
) -> Placement:
    placement = Placement(
        municipality_id=former.municipality_id,
        company_id=former.company_id,
        opening_id=opening.id,
        citizen_id=former.citizen_id,
        preceded_by_id=former.id,
        found_by=former.found_by,
        state=PlacementState.NOMINATED,
        placement_type=wanted.placement_type,
        consultant_id=by.user_id,
        created_at=now,
        reason=wanted.reason,
        # What was agreed on before is what the new agreement begins from.
        contact_name=former.contact_name,
        contact_phone=former.contact_phone,
        mentor_name=former.mentor_name,
        tasks=former.tasks,
    )
    session.add(placement)
    session.flush()
    _tell_chain(session, former, placement, by=by, now=now)
    return placement


def _tell_chain(
    session: Session, former: Placement, placement: Placement, *, by: Viewer, now: datetime
) -> None:
    """Both ends of the chain say so in their trail."""
    before, after = PlacementState.DRAFT.value, PlacementState.NOMINATED.value
    step = PlacementStep.NOMINATE.value
    chain = {"preceded_by": former.id}
    happened = Happened(ObjectType.PLACEMENT, placement.id, step, before, after, details=chain)
    record(session, happened, by=by, now=now)
    told = Happened(
        ObjectType.PLACEMENT,
        former.id,
        "converted",
        details={"into": placement.id},
        company_id=former.company_id,
    )
    record(session, told, by=by, now=now)


def first_free_day(former: Placement, today: date) -> date:
    """The first day the next one can begin: after the former one, and not before tomorrow."""
    ends = former.ended_on or former.ends or today
    return date.fromordinal(max(ends, today).toordinal() + 1)
