"""One step of a partnership agreement, and the company's openings that follow it (rule C.4)."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session, col, select

from models.kinds import AgreementState, AgreementStep, ObjectType, OpeningState
from models.queries.companies import agreement_of, key_account_of
from models.rules import agreement_flow
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.tables.companies import Company, PartnershipAgreement
from models.tables.openings import Opening
from portal.services.companies.partnership_paper import keep_yes
from portal.services.trail import Happened, record

_BY_CONSULTANT = frozenset({AgreementStep.CONTACT, AgreementStep.OFFER})


def step_taken(
    session: Session,
    company: Company,
    step: AgreementStep,
    changes: Mapping[str, object],
    *,
    by: Viewer | None,
    now: datetime,
) -> None:
    """Move the agreement one step, with what changes in it; None as `by` is the system.

    Raises:
        WrongState, NotYours: as the agreement's flow says.
        NotNow: the company has no fixed consultant yet.
    """
    agreement = agreement_of(session, company.id)
    before = agreement.state
    move = agreement_flow.move(before, step, by.role if by else None)
    if move.to is None:
        raise ValueError(f"{step} has no fixed target")
    if step in _BY_CONSULTANT and not key_account_of(session, company.id):
        raise NotNow("key_account_missing")
    agreement.sqlmodel_update({**changes, "state": move.to})
    tell(session, company, agreement, step.value, by=by, now=now, before=before)
    if step is AgreementStep.ACCEPT and by is not None:
        keep_yes(session, company, agreement, by=by, now=now)


def tell(
    session: Session,
    company: Company,
    agreement: PartnershipAgreement,
    action: str,
    *,
    by: Viewer | None,
    now: datetime,
    before: AgreementState | None = None,
) -> None:
    """Keep the agreement as it is now and write what happened to it; its text is never told."""
    session.add(agreement)
    session.flush()
    happened = Happened(
        ObjectType.AGREEMENT,
        agreement.id,
        action,
        (before or agreement.state).value,
        agreement.state.value,
        details={
            "text_version": agreement.text_version,
            "paused_from": str(agreement.paused_from or ""),
            "paused_until": str(agreement.paused_until or ""),
        },
        company_id=company.id,
        municipality_id=company.municipality_id,
    )
    record(session, happened, by=by, now=now)


def openings_in(session: Session, company_id: int, *states: OpeningState) -> list[Opening]:
    """The company's openings in these states, the oldest first."""
    return list(
        session.exec(
            select(Opening)
            .where(Opening.company_id == company_id, col(Opening.state).in_(states))
            .order_by(col(Opening.id))
        )
    )
