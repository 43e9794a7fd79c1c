"""Mail of the town: what its acts have put into the outbox; the first of it has gone out."""

from sqlmodel import Session, col, select

from models.kinds import LetterState
from models.tables.letters import Letter
from models.tables.people import Municipality


def mail(session: Session) -> dict[str, list[int]]:
    """Every mail of Middelfart."""
    rows = session.exec(
        select(Letter)
        .join(Municipality, col(Municipality.id) == Letter.municipality_id)
        .where(Municipality.code == "0410")
        .order_by(col(Letter.id))
    ).all()
    rows[0].state, rows[0].next_at, rows[0].sent_at = LetterState.SENT, None, rows[0].wanted_at
    session.add(rows[0])
    session.flush()
    return {"letter": [row.id for row in rows[:3]]}
