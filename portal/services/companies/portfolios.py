"""Handing companies over to a colleague: asked, and moved when she says yes (rule S3-13)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from pydantic import Field
from sqlmodel import Session

from models.kinds import HandOverState, ObjectType, Role
from models.queries import portfolios as queries
from models.queries.people import colleagues
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.tables.companies import Company, KeyAccount
from models.tables.desk import PortfolioHandover
from models.tables.placements import Placement
from models.tables.promises import Promise
from portal.services.inputs import Input, RowNumber
from portal.services.promises import owners
from portal.services.trail import Happened, faster_colleague, record


class HandingOver(Input):
    """To whom, and what she should know."""

    to_id: RowNumber
    note: Annotated[str, Field(max_length=1000)] = ""


@dataclass(frozen=True)
class Moving:
    """What goes along: the companies that are still hers, her open promises and placements there.

    Args:
        left: how many of the companies are not hers any more, and stay where they are.
    """

    accounts: Sequence[tuple[Company, KeyAccount]]
    promises: Sequence[Promise]
    placements: Sequence[Placement]
    left: int


def moving(session: Session, company_ids: Collection[int], from_id: int, *, by: Viewer) -> Moving:
    """What would move now; three statements."""
    rows = queries.accounts_of(session, by, company_ids, from_id)
    ids = [company.id for company, _account in rows]
    return Moving(
        accounts=[(company, account) for company, account in rows],
        promises=queries.promises_there(session, ids, from_id),
        placements=queries.placements_there(session, ids, from_id),
        left=len(set(company_ids)) - len(ids),
    )


def ask(
    session: Session,
    company_ids: Collection[int],
    wish: HandingOver,
    *,
    by: Viewer,
    now: datetime,
) -> PortfolioHandover:
    """Ask a colleague; until she answers everything stays where it is.

    Raises:
        NotNow: none of the companies is hers, or the colleague is no active consultant here.
    """
    known = {user.id for user in colleagues(session, by.municipality_id, Role.COMPANY_CONSULTANT)}
    if wish.to_id not in known or wish.to_id == by.user_id:
        raise NotNow("colleague_unknown")
    hers = [company.id for company, _ in queries.accounts_of(session, by, company_ids, by.user_id)]
    if not hers:
        raise NotNow("no_company_of_yours")
    row = PortfolioHandover(
        municipality_id=by.municipality_id,
        from_id=by.user_id,
        company_ids=hers,
        state=HandOverState.ASKED,
        asked_at=now,
        **wish.model_dump(),
    )
    session.add(row)
    session.flush()
    _tell(session, hers, "portfolio_asked", wish.to_id, by=by, now=now)
    return row


def accept(session: Session, handover: PortfolioHandover, *, by: Viewer, now: datetime) -> Moving:
    """Take over what is still hers to give: companies, open promises, placements.

    Raises:
        NotNow: it is another who is asked.
        FasterColleague: it was answered or taken back already.
    """
    _answer(session, handover, HandOverState.ACCEPTED, by=by, now=now)
    moved = moving(session, handover.company_ids, handover.from_id, by=by)
    for _company, account in moved.accounts:
        account.consultant_id = by.user_id
        if account.deputy_id == by.user_id:
            account.deputy_id = None
        session.add(account)
    for promise in moved.promises:
        owners.take(session, promise, by=by, now=now)
    for placement in moved.placements:
        placement.consultant_id = by.user_id
        session.add(placement)
        happened = Happened(ObjectType.PLACEMENT, placement.id, "portfolio_moved")
        record(session, happened, by=by, now=now)
    session.flush()
    ids = [company.id for company, _account in moved.accounts]
    _tell(session, ids, "portfolio_moved", by.user_id, by=by, now=now)
    return moved


def decline(session: Session, handover: PortfolioHandover, *, by: Viewer, now: datetime) -> None:
    """Say no: everything stays where it is.

    Raises:
        NotNow, FasterColleague: as in `accept`.
    """
    _answer(session, handover, HandOverState.DECLINED, by=by, now=now)
    _tell(session, handover.company_ids, "portfolio_declined", by.user_id, by=by, now=now)


def take_back(session: Session, handover: PortfolioHandover, *, by: Viewer, now: datetime) -> None:
    """Ask no more.

    Raises:
        NotNow: it is another who asked.
        FasterColleague: it was answered already.
    """
    if handover.from_id != by.user_id:
        raise NotNow("handover_not_yours")
    _end(session, handover, HandOverState.TAKEN_BACK, now)
    _tell(session, handover.company_ids, "portfolio_taken_back", handover.to_id, by=by, now=now)


def _answer(
    session: Session,
    handover: PortfolioHandover,
    state: HandOverState,
    *,
    by: Viewer,
    now: datetime,
) -> None:
    if handover.to_id != by.user_id:
        raise NotNow("handover_not_yours")
    _end(session, handover, state, now)


def _end(
    session: Session, handover: PortfolioHandover, state: HandOverState, now: datetime
) -> None:
    if handover.state is not HandOverState.ASKED:
        raise faster_colleague(session, ObjectType.COMPANY, handover.company_ids[0])
    handover.state, handover.answered_at = state, now
    session.add(handover)
    session.flush()


def _tell(
    session: Session,
    company_ids: Collection[int],
    action: str,
    to_id: int,
    *,
    by: Viewer,
    now: datetime,
) -> None:
    for company_id in company_ids:
        # The company reads who looks after it now; what was asked before is ours.
        told = company_id if action == "portfolio_moved" else None
        details = {"to_id": to_id}
        happened = Happened(
            ObjectType.COMPANY, company_id, action, details=details, company_id=told
        )
        record(session, happened, by=by, now=now)
