"""Earlier editions of the parts of a record."""

from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from models.kinds import RecordPart
from models.queries.paging import Page, Wanted, columns, page_of
from models.tables.people import User
from models.tables.records import RecordEdition


def newest(session: Session, citizen_id: int, part: RecordPart) -> RecordEdition | None:
    """The edition that counts now; None when nobody has changed the part here."""
    return session.exec(
        select(RecordEdition)
        .where(RecordEdition.citizen_id == citizen_id, RecordEdition.part == part)
        .order_by(col(RecordEdition.id).desc())
        .limit(1)
    ).first()


def editions_page(
    session: Session, citizen_id: int, part: RecordPart, wanted: Wanted
) -> Page[tuple[RecordEdition, str | None]]:
    """Rows (RecordEdition, name of who wrote it or None), the newest first."""
    statement = (
        columns(RecordEdition, User.name)
        .outerjoin(User, col(User.id) == RecordEdition.by_id)
        .where(RecordEdition.citizen_id == citizen_id, RecordEdition.part == part)
        .order_by(col(RecordEdition.id).desc())
    )
    return page_of(session, statement, wanted)


def before(session: Session, edition: RecordEdition) -> RecordEdition | None:
    """The edition that this one followed; None for the first."""
    return session.exec(
        select(RecordEdition)
        .where(
            RecordEdition.citizen_id == edition.citizen_id,
            RecordEdition.part == edition.part,
            col(RecordEdition.id) < edition.id,
        )
        .order_by(col(RecordEdition.id).desc())
        .limit(1)
    ).first()


def by_part(session: Session, citizen_id: int) -> dict[RecordPart, Any]:
    """For each part that was changed here who wrote its newest edition: rows (part, at, name)."""
    newest_of_each = (
        select(func.max(RecordEdition.id))
        .where(RecordEdition.citizen_id == citizen_id, col(RecordEdition.by_id).is_not(None))
        .group_by(col(RecordEdition.part))
    )
    rows = session.execute(
        columns(RecordEdition.part, RecordEdition.at, User.name)
        .join(User, col(User.id) == RecordEdition.by_id)
        .where(col(RecordEdition.id).in_(newest_of_each))
    ).all()
    return {RecordPart(row.part): row for row in rows}
