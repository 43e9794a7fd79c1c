"""What the people of a municipality said that words mean."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from models.queries.paging import columns
from models.rules.access import Viewer
from models.tables.labels import ConfirmedLabel
from models.tables.people import User
from models.tables.vocabulary import Concept


def state(session: Session, municipality_id: int) -> tuple[Any, ...]:
    """What is another whenever a word is said or taken back, for rows are only added to.

    The numbers tell it whatever order transactions end in, and the times when one of them was
    rolled back and another counts as many.
    """
    said, back = col(ConfirmedLabel.at), col(ConfirmedLabel.taken_back_at)
    counted = session.execute(
        columns(func.count(), func.max(said), func.count(back), func.max(back)).where(
            col(ConfirmedLabel.municipality_id) == municipality_id
        )
    )
    return tuple(counted.one())


def label_for(session: Session, viewer: Viewer, label_id: int) -> ConfirmedLabel | None:
    """One person's word, or None when it does not exist or is another municipality's."""
    return session.exec(
        select(ConfirmedLabel).where(
            ConfirmedLabel.id == label_id,
            ConfirmedLabel.municipality_id == viewer.municipality_id,
        )
    ).first()


def standing(session: Session, municipality_id: int) -> Sequence[ConfirmedLabel]:
    """Every word that is not taken back, the oldest first."""
    return session.exec(
        select(ConfirmedLabel)
        .where(
            ConfirmedLabel.municipality_id == municipality_id,
            col(ConfirmedLabel.taken_back_at).is_(None),
        )
        .order_by(col(ConfirmedLabel.id))
    ).all()


def standing_with_names(session: Session, municipality_id: int) -> Sequence[Any]:
    """Rows (ConfirmedLabel, Concept or None, name of who said it), the oldest first."""
    return session.execute(
        columns(ConfirmedLabel, Concept, User.name)
        .join(User, col(User.id) == ConfirmedLabel.by_id)
        .outerjoin(Concept, col(Concept.id) == ConfirmedLabel.concept_id)
        .where(
            col(ConfirmedLabel.municipality_id) == municipality_id,
            col(ConfirmedLabel.taken_back_at).is_(None),
        )
        .order_by(col(ConfirmedLabel.id))
    ).all()
