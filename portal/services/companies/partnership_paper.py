"""The partnership agreement as a paper, and the company's yes to exactly that text (C.4)."""

from datetime import UTC, datetime

from sqlmodel import Session

from models.kinds import Channel, DocumentKind, Side, SignedThrough
from models.queries.agreements import text_of_edition
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.tables.companies import Company, PartnershipAgreement
from models.tables.partners import AgreementText
from portal.services.placements import signatures
from portal.services.placements.signatures import Paper, Said

_THROUGH = {Channel.WEB: SignedThrough.PORTAL, Channel.MAIL: SignedThrough.PAPER}


def paper_of(
    company: Company, agreement: PartnershipAgreement, text: AgreementText | None
) -> Paper:
    """What the company says yes to: the text it was offered, not who is named under it.

    Args:
        text: the municipality's own text of the edition; None when it is the shipped one, whose
            name says what it is.
    """
    offered = agreement.offered_at
    return Paper(
        document=DocumentKind.PARTNERSHIP_AGREEMENT,
        municipality_id=company.municipality_id,
        company_id=company.id,
        placement_id=None,
        content={
            "company": company.name,
            "cvr_number": company.cvr_number,
            "edition": agreement.text_version,
            "danish": text.danish if text else "",
            "english": text.english if text else "",
            # A new offer of the same text is asked about anew.
            "offered_at": offered.astimezone(UTC).isoformat() if offered else "",
        },
    )


def keep_yes(
    session: Session,
    company: Company,
    agreement: PartnershipAgreement,
    *,
    by: Viewer,
    now: datetime,
) -> None:
    """Keep the yes that the agreement has just been given, with the fingerprint of its text.

    The same offer said yes to again is the same yes.
    """
    text = text_of_edition(session, company.municipality_id, agreement.text_version)
    paper = paper_of(company, agreement, text)
    said = Said(
        side=Side.EMPLOYER,
        name=agreement.accepted_by,
        through=_THROUGH.get(agreement.accepted_through or Channel.WEB, SignedThrough.ORAL),
        on=(agreement.accepted_at or now).astimezone(COPENHAGEN).date(),
    )
    if said.side not in signatures.current_sides(signatures.of(session, paper), paper):
        signatures.keep(session, paper, said, shown=paper.fingerprint, by=by, now=now)
