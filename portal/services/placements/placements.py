"""A placement's life from the talk with the citizen to its end (rule C.3)."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select

from models.kinds import CardField, ObjectType, PlacementStep, PlacementType
from models.queries.openings import locked, seats_taken
from models.rules import placement_flow
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.rules.opening_flow import free_seats
from models.tables.people import Citizen, User
from models.tables.placements import Disclosure, Placement, PlacementChecks
from portal.services.matches.cards import card_of
from portal.services.openings import openings
from portal.services.placements.placement_inputs import (
    Confirmation,
    Declined,
    EndingEarly,
    Talk,
    Withdrawn,
)
from portal.services.placements.placement_over import leave_behind
from portal.services.placements.placement_week import refuse_odd_agreement, write_week
from portal.services.trail import Happened, record, refuse_if_changed


def hear_citizen(
    session: Session, placement: Placement, talk: Talk, *, by: Viewer, now: datetime
) -> None:
    """The citizen was asked before the company hears anything.

    Raises:
        NotNow: the talk lies in the future, or the wish that will be shown gives the name away.
    """
    if talk.talked_on > _today(now):
        raise NotNow("talk_in_the_future")
    citizen = session.get_one(Citizen, placement.citizen_id)
    if CardField.WISH in talk.may_show and names_someone(talk.own_wish, citizen.name):
        raise NotNow("wish_names_citizen")
    changes = talk.model_dump(exclude={"may_show"}) | {"companion": talk.companion or ""}
    changes["may_show"] = [field.value for field in talk.may_show]
    take_step(session, placement, PlacementStep.HEAR_CITIZEN, changes, by=by, now=now)


def present(session: Session, placement: Placement, *, by: Viewer, now: datetime) -> None:
    """Show the company the limited card (rule B.9); exactly what was shown is kept."""
    card = card_of(session, placement, _today(now))
    changes = {"presented_at": now, "card": card}
    take_step(session, placement, PlacementStep.PRESENT, changes, by=by, now=now)
    _disclose(session, placement, "card", by=by, now=now)


def release_name(session: Session, placement: Placement, *, by: Viewer, now: datetime) -> None:
    """Tell the company who it is.

    Raises:
        NotNow: it was not presented yet, is over, or the citizen has not agreed to the name.
    """
    shown = placement.presented_at is not None
    if not shown or placement.state in placement_flow.STOPPED | placement_flow.ENDED:
        raise NotNow("name_not_now")
    if CardField.NAME.value not in placement.may_show:
        raise NotNow("name_not_agreed")
    if placement.name_released_at is not None:
        return
    placement.name_released_at = now
    session.add(placement)
    session.flush()
    _disclose(session, placement, "name", by=by, now=now)


def accept(session: Session, placement: Placement, *, by: Viewer, now: datetime) -> None:
    """The company says yes."""
    take_step(session, placement, PlacementStep.ACCEPT, {"answered_at": now}, by=by, now=now)


def decline(
    session: Session, placement: Placement, no: Declined, *, by: Viewer, now: datetime
) -> None:
    """The company says no, with a neutral reason; it feeds nothing about the citizen."""
    changes = {"answered_at": now, "decline_reason": no.reason}
    take_step(session, placement, PlacementStep.DECLINE, changes, by=by, now=now)


def withdraw(
    session: Session, placement: Placement, why: Withdrawn, *, by: Viewer, now: datetime
) -> None:
    """The municipality or the citizen stops before the start."""
    changes = {"withdraw_reason": why.reason, "ended_on": _today(now)}
    take_step(session, placement, PlacementStep.WITHDRAW, changes, by=by, now=now)


def confirm(
    session: Session,
    placement: Placement,
    agreed: Confirmation,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> None:
    """Write down what the company and the municipality agreed; the checks follow.

    Raises:
        FasterColleague: a colleague changed the placement since the form was opened.
        NotNow: the days give fewer hours than agreed or two stretches overlap; only internships
            have varieties; or the last seat is taken, with the name and time of who took it.
    """
    refuse_if_changed(
        session, ObjectType.PLACEMENT, placement.id, seen=seen, version=placement.version
    )
    refuse_odd_agreement(placement.placement_type, agreed)
    refuse_without_seat(session, placement)
    changes = agreed.model_dump(exclude={"slots"})
    take_step(session, placement, PlacementStep.CONFIRM, changes, by=by, now=now)
    write_week(session, placement.id, agreed.slots)
    session.add(PlacementChecks(placement_id=placement.id))
    session.flush()


def end_early(
    session: Session, placement: Placement, ending: EndingEarly, *, by: Viewer, now: datetime
) -> None:
    """End it before the plan, in good order.

    Raises:
        NotNow: the last day lies outside the placement or ahead of today, or it is an employment
            that the employer has not ended.
    """
    placement_flow.move(placement.state, PlacementStep.END_EARLY, by.role)
    refuse_to_end_employment(placement, ending.notice_handled)
    if not _first_day(placement) <= ending.last_day <= _today(now):
        raise NotNow("last_day_unlikely")
    changes = {
        "ended_on": ending.last_day,
        "end_reason": ending.reason,
        "end_note": ending.note,
    }
    take_step(session, placement, PlacementStep.END_EARLY, changes, by=by, now=now)


def refuse_to_end_employment(placement: Placement, notice_handled: bool) -> None:
    """Refuse to end what is an employment, unless the employer has done so itself (O-2)."""
    is_internship = placement.placement_type is PlacementType.INTERNSHIP
    if not (is_internship or notice_handled):
        raise NotNow("employer_must_end_it")


def refuse_without_seat(session: Session, placement: Placement) -> None:
    """Refuse when the opening's last seat is taken, and tell by whom and when.

    The opening's row is locked, so of two people who take the last seat one waits and is told.
    """
    opening = locked(session, placement.opening_id)
    if free_seats(opening.seats, seats_taken(session, opening.id)) > 0:
        return
    last = session.exec(
        select(Placement)
        .where(
            Placement.opening_id == opening.id,
            col(Placement.state).in_(placement_flow.HOLDS_A_SEAT),
        )
        .order_by(col(Placement.approved_at).desc())
    ).first()
    winner = session.get(User, last.approved_by_id) if last and last.approved_by_id else None
    raise NotNow(
        "last_seat_taken",
        by_name=winner.name if winner else "",
        at=last.approved_at.isoformat() if last and last.approved_at else "",
    )


def names_someone(text: str, name: str) -> bool:
    """Whether a part of the name, of three letters or more, stands in the text as a word."""
    words = {word.strip(".,;:!?»«\"'()") for word in text.casefold().split()}
    parts = {part for part in name.casefold().split() if len(part) > 2}
    # "Amals" and "Amal's" name Amal too.
    return any(word.rstrip("s").rstrip("'’") in parts or word in parts for word in words)


def _first_day(placement: Placement) -> date:
    if placement.starts is None:
        raise ValueError(f"placement {placement.id} has no first day")
    return placement.starts


def _today(now: datetime) -> date:
    return now.astimezone(COPENHAGEN).date()


def _disclose(
    session: Session, placement: Placement, what: str, *, by: Viewer, now: datetime
) -> None:
    session.add(
        Disclosure(
            citizen_id=placement.citizen_id,
            company_id=placement.company_id,
            placement_id=placement.id,
            what=what,
            ground=f"talk:{placement.talked_on}",
            by_id=by.user_id,
            at=now,
        )
    )
    session.flush()
    happened = Happened(
        ObjectType.PLACEMENT, placement.id, f"{what}_shown", company_id=placement.company_id
    )
    record(session, happened, by=by, now=now)


def take_step(
    session: Session,
    placement: Placement,
    step: PlacementStep,
    changes: dict[str, Any],
    *,
    by: Viewer | None,
    now: datetime,
) -> None:
    """Move the placement one step, write who did it, and let the opening's seats follow.

    The row's version is part of the question, so of two people clicking at once one wins.

    Raises:
        WrongState, NotYours: as the placement's flow says.
    """
    before = placement.state
    after = placement_flow.move(before, step, by.role if by else None).to
    if after is None:
        raise ValueError(f"{step} has no fixed target")
    placement.sqlmodel_update({**changes, "state": after})
    session.add(placement)
    session.flush()
    happened = Happened(
        ObjectType.PLACEMENT,
        placement.id,
        step.value,
        before.value,
        after.value,
        reason_code=_reason(changes),
        details={"figures": placement.figures_version} if step is PlacementStep.APPROVE else {},
        # What happens before the company was shown anything is not the company's to see.
        company_id=placement.company_id if placement.presented_at else None,
        municipality_id=placement.municipality_id,
    )
    record(session, happened, by=by, now=now)
    leave_behind(session, placement)
    if placement_flow.seats_change(before, after):
        openings.count_seats(session, locked(session, placement.opening_id), now=now)


def _reason(changes: dict[str, Any]) -> str:
    found = [changes.get(key) for key in ("decline_reason", "withdraw_reason", "end_reason")]
    return next((reason.value for reason in found if reason is not None), "")
