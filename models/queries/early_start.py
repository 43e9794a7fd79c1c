"""What is done for a citizen from before she comes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from models.kinds import EarlyStepKind
from models.queries.paging import columns
from models.tables.early_start import EarlyStep, PriorClarification
from models.tables.people import User


@dataclass(frozen=True)
class EarlyStart:
    """The list and what others had found out.

    Args:
        steps: rows (EarlyStep, name of who answered it or None), in the order of the list.
        told: rows (PriorClarification, name of who wrote it), the newest first.
    """

    steps: Sequence[Any]
    told: Sequence[Any]

    @property
    def left(self) -> int:
        """How many lines nobody has answered."""
        return sum(step.answer is None for step, _name in self.steps)


def early_start_of(session: Session, citizen_id: int) -> EarlyStart:
    """All of it, in two statements."""
    steps = session.execute(
        columns(EarlyStep, User.name)
        .outerjoin(User, col(User.id) == EarlyStep.by_id)
        .where(EarlyStep.citizen_id == citizen_id)
    ).all()
    told = session.execute(
        columns(PriorClarification, User.name)
        .join(User, col(User.id) == PriorClarification.by_id)
        .where(PriorClarification.citizen_id == citizen_id)
        .order_by(col(PriorClarification.told_on).desc(), col(PriorClarification.id).desc())
    ).all()
    order = list(EarlyStepKind)
    return EarlyStart(sorted(steps, key=lambda row: order.index(row[0].step)), told)


def step_of(session: Session, citizen_id: int, step: EarlyStepKind) -> EarlyStep | None:
    """One line of the citizen's list, its row locked until the end of the write."""
    return session.exec(
        select(EarlyStep)
        .where(EarlyStep.citizen_id == citizen_id, EarlyStep.step == step)
        .with_for_update()
    ).first()
