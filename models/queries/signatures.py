"""Who said yes to which edition of a paper."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from models.kinds import DocumentKind
from models.tables.placement_life import Signature


def of_placement(
    session: Session, placement_id: int, document: DocumentKind | None = None
) -> Sequence[Signature]:
    """Every yes to the papers of a placement, or to one of them, the first first."""
    statement = select(Signature).where(Signature.placement_id == placement_id)
    if document is not None:
        statement = statement.where(Signature.document == document)
    return session.exec(statement.order_by(col(Signature.at), col(Signature.id))).all()


def of_company(
    session: Session, company_id: int, document: DocumentKind = DocumentKind.PARTNERSHIP_AGREEMENT
) -> Sequence[Signature]:
    """Every yes to a company's own paper, the first first; those of its placements are left out."""
    return session.exec(
        select(Signature)
        .where(
            Signature.company_id == company_id,
            col(Signature.placement_id).is_(None),
            Signature.document == document,
        )
        .order_by(col(Signature.at), col(Signature.id))
    ).all()
