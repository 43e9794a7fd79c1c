"""What employer, citizen and municipality expect of a placement."""

from sqlmodel import Session

from models.tables.placement_life import ExpectationAlignment
from models.tables.placements import Placement


def alignment_of(
    session: Session, placement: Placement, *, lock: bool = False
) -> ExpectationAlignment | None:
    """The placement's expectations; None before anybody has written some.

    Args:
        lock: keep others from changing them until the transaction ends.
    """
    return session.get(ExpectationAlignment, placement.id, with_for_update=lock or None)
