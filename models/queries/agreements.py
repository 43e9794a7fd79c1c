"""Partnership agreements: their texts, and those whose day has come."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session, col, select

from models.kinds import AgreementState
from models.tables.companies import Company, PartnershipAgreement
from models.tables.partners import AgreementText


def pauses_that_begin(session: Session, on: date) -> Sequence[Company]:
    """Companies whose planned pause begins on the day or should have, in every municipality."""
    return session.exec(
        select(Company)
        .join(PartnershipAgreement, col(PartnershipAgreement.company_id) == Company.id)
        .where(
            PartnershipAgreement.state == AgreementState.ACTIVE,
            col(PartnershipAgreement.paused_from) <= on,
        )
        .order_by(col(Company.id))
    ).all()


def pauses_that_end(session: Session, on: date) -> Sequence[Company]:
    """Companies that confirmed to come back by themselves, and whose last day is over."""
    return session.exec(
        select(Company)
        .join(PartnershipAgreement, col(PartnershipAgreement.company_id) == Company.id)
        .where(
            PartnershipAgreement.state == AgreementState.PAUSED,
            col(PartnershipAgreement.back_by_itself),
            col(PartnershipAgreement.paused_until) < on,
        )
        .order_by(col(Company.id))
    ).all()


def texts_of(session: Session, municipality_id: int) -> Sequence[AgreementText]:
    """The municipality's own editions of the text, the newest first."""
    return session.exec(
        select(AgreementText)
        .where(AgreementText.municipality_id == municipality_id)
        .order_by(col(AgreementText.valid_from).desc(), col(AgreementText.id).desc())
    ).all()


def text_for(session: Session, municipality_id: int, text_id: int) -> AgreementText | None:
    """One of the municipality's own editions, by number."""
    return session.exec(
        select(AgreementText).where(
            AgreementText.id == text_id, AgreementText.municipality_id == municipality_id
        )
    ).first()


def text_of_edition(session: Session, municipality_id: int, edition: str) -> AgreementText | None:
    """The municipality's own text of the edition; None when it is the one that is shipped."""
    return session.exec(
        select(AgreementText).where(
            AgreementText.municipality_id == municipality_id, AgreementText.edition == edition
        )
    ).first()


def text_in_force(session: Session, municipality_id: int, on: date) -> AgreementText | None:
    """What companies are offered on the day; None when it is the text that is shipped."""
    return session.exec(
        select(AgreementText)
        .where(
            AgreementText.municipality_id == municipality_id, col(AgreementText.valid_from) <= on
        )
        .order_by(col(AgreementText.valid_from).desc(), col(AgreementText.id).desc())
        .limit(1)
    ).first()
