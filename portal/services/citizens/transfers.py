"""A citizen moves to another municipality of this store (rule S4-32).

The sender proposes, the receiver says yes or no without reading anything about her, and on the
day she moves the responsibility goes over: from then on only the new municipality finds her.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from pydantic import Field
from sqlmodel import Session

from models.kinds import (
    AtTheMove,
    DisclosureBasis,
    ObjectType,
    Role,
    TransferState,
    WithdrawReason,
)
from models.queries import transfers as queries
from models.queries.cpr import citizen_with, cpr_of
from models.queries.people import municipality, user_for
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.rules.transfer import at_the_move, may_move_on
from models.tables.case import RecordDisclosure
from models.tables.companies import Company
from models.tables.openings import Opening
from models.tables.people import Citizen, User
from models.tables.placements import Placement
from models.tables.transfers import CitizenLeft, Transfer
from portal.services.inputs import DanishDate, Input, RowNumber, ShortText
from portal.services.placements import placements
from portal.services.placements.placement_inputs import Withdrawn
from portal.services.trail import Happened, record

S = TransferState


class Move(Input):
    """What is said about every move; `seen` is the word that what falls away was read."""

    asked_on: DanishDate
    moves_on: DanishDate
    reason: Annotated[ShortText, Field(max_length=500)]
    seen: bool = False


class NewTransfer(Move):
    """A move to a municipality of this store."""

    to_municipality_id: RowNumber


class Acceptance(Input):
    """The receiver says yes, and who will be her caseworker."""

    caseworker_id: RowNumber


class NoThanks(Input):
    """The receiver says no, and why."""

    answer: Annotated[ShortText, Field(max_length=300)]


@dataclass(frozen=True)
class PlacementAtMove:
    """A placement that is not over, and what becomes of it on the day of the move."""

    placement: Placement
    opening: Opening
    company: Company
    fate: AtTheMove


def at_move(session: Session, citizen: Citizen, moves_on: date) -> Sequence[PlacementAtMove]:
    """The citizen's placements that are not over, and what becomes of each."""
    rows = queries.placements_of(session, citizen.id, citizen.municipality_id)
    found = [
        PlacementAtMove(row, opening, company, at_the_move(row.state, row.starts, moves_on))
        for row, opening, company in rows
    ]
    return [one for one in found if one.fate is not AtTheMove.OVER]


def propose(
    session: Session, citizen: Citizen, new: NewTransfer, *, by: Viewer, now: datetime
) -> Transfer:
    """Ask another municipality to take over.

    Raises:
        NotNow: the days do not go together; the citizen moves already; the municipality is not
            here or is the own one; or a placement falls away and nobody said that it was read.
    """
    others = queries.other_municipalities(session, citizen.municipality_id)
    receiver = next((one for one in others if one.id == new.to_municipality_id), None)
    if receiver is None:
        raise NotNow("municipality_unknown")
    transfer = begun(session, citizen, new, receiver.name, by=by, now=now)
    transfer.to_municipality_id = receiver.id
    session.add(transfer)
    session.flush()
    told(session, transfer, "transfer_proposed", by=by, now=now)
    return transfer


def begun(
    session: Session, citizen: Citizen, move: Move, to_name: str, *, by: Viewer, now: datetime
) -> Transfer:
    """A new transfer that is not in the store yet; raises what `propose` says of the move."""
    if not may_move_on(move.asked_on, move.moves_on, _day(now)):
        raise NotNow("move_days_unlikely")
    if queries.waiting_of(session, citizen.id) is not None:
        raise NotNow("moves_already")
    fates = {one.fate for one in at_move(session, citizen, move.moves_on)}
    if AtTheMove.FALLS_AWAY in fates and not move.seen:
        raise NotNow("move_not_seen")
    return Transfer(
        citizen_id=citizen.id,
        from_municipality_id=citizen.municipality_id,
        to_name=to_name,
        state=S.PROPOSED,
        **move.model_dump(include={"asked_on", "moves_on", "reason"}),
        by_id=by.user_id,
        at=now,
    )


def take_back(
    session: Session, transfer: Transfer, *, seen: int, by: Viewer, now: datetime
) -> None:
    """The sender changes its mind before the day has come.

    Raises:
        NotNow: the move is over, or somebody changed it since the page was opened.
    """
    expect(transfer, queries.WAITS, seen)
    _answered(session, transfer, S.TAKEN_BACK, "transfer_taken_back", by=by, now=now)


def accept(
    session: Session, transfer: Transfer, yes: Acceptance, *, seen: int, by: Viewer, now: datetime
) -> None:
    """The receiver takes over on the day of the move; at once when it has come.

    Raises:
        NotNow: it is answered already, somebody changed it since the page was opened, or the
            caseworker is none of the municipality.
    """
    expect(transfer, (S.PROPOSED,), seen)
    caseworker = user_for(session, by, yes.caseworker_id)
    if caseworker is None or not caseworker.active or caseworker.role is not Role.CASEWORKER:
        raise NotNow("new_caseworker_unknown")
    transfer.caseworker_id = caseworker.id
    _answered(session, transfer, S.ACCEPTED, "transfer_accepted", by=by, now=now)
    if transfer.moves_on <= _day(now):
        _carry_out(session, transfer, now)


def decline(
    session: Session, transfer: Transfer, no: NoThanks, *, seen: int, by: Viewer, now: datetime
) -> None:
    """The receiver says no; raises as `accept`."""
    expect(transfer, (S.PROPOSED,), seen)
    transfer.answer = no.answer
    _answered(session, transfer, S.DECLINED, "transfer_declined", by=by, now=now)


def carry_out_due(session: Session, now: datetime) -> int:
    """Carry out the accepted moves whose day has come; returns how many."""
    found = queries.due(session, _day(now))
    for transfer in found:
        _carry_out(session, transfer, now)
    return len(found)


def let_fall_away(session: Session, transfer: Transfer, now: datetime) -> None:
    """Withdraw what has not begun, in the name of who proposed the move and read the list."""
    sender = session.get_one(User, transfer.by_id)
    by = Viewer(sender.id, sender.role, sender.municipality_id)
    citizen = session.get_one(Citizen, transfer.citizen_id)
    why = Withdrawn(reason=WithdrawReason.NOT_AVAILABLE)
    for one in at_move(session, citizen, transfer.moves_on):
        if one.fate is AtTheMove.FALLS_AWAY:
            placements.withdraw(session, one.placement, why, by=by, now=now)


def disclose(session: Session, transfer: Transfer, now: datetime) -> None:
    """Write down that the whole case was given on, and by what right (rule B-34)."""
    session.add(
        RecordDisclosure(
            citizen_id=transfer.citizen_id,
            what="Hele sagen ved flytning",
            to_whom=transfer.to_name,
            basis=DisclosureBasis.LAW,
            told_on=_day(now),
            by_id=transfer.by_id,
            at=now,
        )
    )


def told(
    session: Session, transfer: Transfer, action: str, *, by: Viewer | None, now: datetime
) -> None:
    """Let the trail of the municipality that acts tell it; of both when the day has come."""
    both = (transfer.from_municipality_id, transfer.to_municipality_id)
    for town in (by.municipality_id,) if by else both:
        happened = Happened(
            ObjectType.CITIZEN,
            transfer.citizen_id,
            action,
            details={"transfer": transfer.id},
            municipality_id=town,
        )
        record(session, happened, by=by, now=now)


def _carry_out(session: Session, transfer: Transfer, now: datetime) -> None:
    """From here on the citizen is found by the new municipality only."""
    let_fall_away(session, transfer, now)
    disclose(session, transfer, now)
    citizen = session.get_one(Citizen, transfer.citizen_id)
    if transfer.to_municipality_id is None or transfer.caseworker_id is None:
        raise ValueError("an accepted transfer has a receiver and a caseworker")
    _move_number(session, citizen, transfer.to_municipality_id, transfer.caseworker_id)
    _remember(session, citizen, transfer.to_municipality_id)
    citizen.municipality_id = transfer.to_municipality_id
    citizen.caseworker_id = transfer.caseworker_id
    session.add(citizen)
    transfer.state, transfer.carried_out_at = S.CARRIED_OUT, now
    session.add(transfer)
    session.flush()
    told(session, transfer, "transfer_carried_out", by=None, now=now)


def _remember(session: Session, citizen: Citizen, to_id: int) -> None:
    """Keep what she is called for the municipality she leaves; who comes back is known again."""
    values = citizen.model_dump(include=set(CitizenLeft.model_fields) - {"citizen_id"})
    row = session.get(CitizenLeft, (citizen.id, citizen.municipality_id))
    row = row or CitizenLeft(citizen_id=citizen.id, **values)
    session.add(row.sqlmodel_update(values))
    if back := session.get(CitizenLeft, (citizen.id, to_id)):
        session.delete(back)


def _move_number(session: Session, citizen: Citizen, to_id: int, caseworker_id: int) -> None:
    """The CPR number goes along where the receiver keeps numbers, else it is removed."""
    row = cpr_of(session, citizen.id)
    if row is None:
        return
    receiver = Viewer(caseworker_id, Role.CASEWORKER, to_id)
    taken = citizen_with(session, receiver, [row.lookup]) is not None
    if taken or not municipality(session, to_id).cpr_kept:
        session.delete(row)
    else:
        row.municipality_id = to_id
        session.add(row)
    session.flush()


def expect(transfer: Transfer, states: Sequence[TransferState], seen: int) -> None:
    """Refuse what was decided on an older page, or from a state that is over."""
    # Not the refusal that names a colleague: the receiver must not read of the sender's.
    if seen != transfer.version:
        raise NotNow("changed_meanwhile")
    if transfer.state not in states:
        raise NotNow("transfer_over")


def _answered(
    session: Session,
    transfer: Transfer,
    state: TransferState,
    action: str,
    *,
    by: Viewer,
    now: datetime,
) -> None:
    transfer.state, transfer.answered_by_id, transfer.answered_at = state, by.user_id, now
    session.add(transfer)
    session.flush()
    told(session, transfer, action, by=by, now=now)


def _day(now: datetime) -> date:
    return now.astimezone(COPENHAGEN).date()
