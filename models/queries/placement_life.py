"""What happens on a placement between approval and outcome: wishes, pay, what was learnt."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from models.kinds import ExtensionState, ObjectType, PlacementStep, Side
from models.queries import placements
from models.queries.interviews import courses_of, interview_of
from models.queries.left import ALIAS_KNOWN
from models.queries.paging import columns
from models.rules.access import Viewer
from models.rules.extension_flow import OPEN
from models.tables.companies import Company
from models.tables.openings import Opening
from models.tables.people import Citizen, User
from models.tables.placement_life import (
    PaidHours,
    PlacementExtension,
    PlacementFeedback,
    PlacementFollowUp,
    SkillLearnt,
)
from models.tables.placements import Interview, Placement
from models.tables.programme import ContractActivity
from models.tables.trail import Event

# So many wishes stand on a front page.
MOST = 50


@dataclass(frozen=True)
class PlacementLife:
    """What a placement's page shows besides the agreement; all of it in the order of time."""

    extensions: Sequence[Any]  # rows (PlacementExtension, who asked)
    paid: Sequence[PaidHours]
    learnt: Sequence[SkillLearnt]
    feedback: Mapping[Side, PlacementFeedback]
    follow_ups: Sequence[PlacementFollowUp]  # those that were held
    before: Sequence[Any]  # rows (Placement, Opening) it came from, the first first
    after: Sequence[Any]  # rows (Placement, Opening) made from it
    interview: Interview | None  # before the company says yes
    courses: Sequence[ContractActivity]

    @property
    def open_extension(self) -> PlacementExtension | None:
        """The wish that nobody has decided yet."""
        return next((row for row, _name in self.extensions if row.state in OPEN), None)

    def paid_hours(self, on: date) -> float:
        """The paid hours a week on that day; 0 without any."""
        holds = [r for r in self.paid if r.from_on <= on and (r.until_on or date.max) >= on]
        return holds[-1].hours_a_week if holds else 0.0

    @property
    def granted(self) -> int:
        """How many times it was made longer."""
        return sum(row.state is ExtensionState.APPROVED for row, _name in self.extensions)


def life_of(session: Session, placement: Placement) -> PlacementLife:
    """Everything in eight statements, and one for each placement that came before."""
    return PlacementLife(
        extensions=extensions_of(session, placement.id),
        paid=paid_of(session, placement.id),
        learnt=learnt_at(session, placement.id),
        feedback=feedback_of(session, placement.id),
        follow_ups=session.exec(
            select(PlacementFollowUp)
            .where(PlacementFollowUp.placement_id == placement.id)
            .order_by(col(PlacementFollowUp.held_on), col(PlacementFollowUp.id))
        ).all(),
        before=_before(session, placement),
        after=made_from(session, placement.id),
        interview=interview_of(session, placement.id),
        courses=courses_of(session, placement.id),
    )


def extensions_of(session: Session, placement_id: int) -> Sequence[Any]:
    """Rows (PlacementExtension, the name of who asked), the first first."""
    return session.execute(
        columns(PlacementExtension, User.name)
        .join(User, col(User.id) == PlacementExtension.asked_by_id)
        .where(PlacementExtension.placement_id == placement_id)
        .order_by(col(PlacementExtension.id))
    ).all()


def extension_for(session: Session, placement_id: int, extension_id: int) -> Any:
    """One wish of a placement, or None."""
    return session.exec(
        select(PlacementExtension).where(
            PlacementExtension.id == extension_id,
            PlacementExtension.placement_id == placement_id,
        )
    ).first()


def open_extension(session: Session, placement_id: int) -> PlacementExtension | None:
    """The wish that nobody has decided yet; there is never more than one."""
    return session.exec(
        select(PlacementExtension).where(
            PlacementExtension.placement_id == placement_id,
            col(PlacementExtension.state).in_(OPEN),
        )
    ).first()


def open_extensions(
    session: Session, viewer: Viewer, *, consultant_id: int | None = None
) -> Sequence[Any]:
    """Rows (PlacementExtension, Placement, the citizen's alias, Company, Opening): every wish that
    waits, the one whose placement ends first on top."""
    statement = (
        columns(PlacementExtension, Placement, ALIAS_KNOWN, Company, Opening)
        .join(Placement, col(Placement.id) == PlacementExtension.placement_id)
        .join(Citizen, col(Citizen.id) == Placement.citizen_id)
        .join(Company, col(Company.id) == Placement.company_id)
        .join(Opening, col(Opening.id) == Placement.opening_id)
        .where(placements.mine(viewer), col(PlacementExtension.state).in_(OPEN))
        .order_by(col(Placement.ends), col(PlacementExtension.id))
        .limit(MOST)
    )
    if consultant_id is not None:
        statement = statement.where(col(Placement.consultant_id) == consultant_id)
    return session.execute(statement).all()


def paid_of(session: Session, placement_id: int) -> Sequence[PaidHours]:
    """The paid hours beside the placement, the first first."""
    return session.exec(
        select(PaidHours)
        .where(PaidHours.placement_id == placement_id)
        .order_by(col(PaidHours.from_on), col(PaidHours.id))
    ).all()


def paid_row(session: Session, placement_id: int, row_id: int) -> PaidHours | None:
    """One row of a placement's paid hours."""
    return session.exec(
        select(PaidHours).where(PaidHours.id == row_id, PaidHours.placement_id == placement_id)
    ).first()


def learnt_at(session: Session, placement_id: int) -> Sequence[SkillLearnt]:
    """The skills the placement gave, as they were written down."""
    return session.exec(
        select(SkillLearnt)
        .where(SkillLearnt.placement_id == placement_id)
        .order_by(col(SkillLearnt.id))
    ).all()


def made_from(session: Session, placement_id: int) -> Sequence[Any]:
    """Rows (Placement, Opening) that the placement was made into, the first first."""
    return _chained(session, col(Placement.preceded_by_id) == placement_id)


def feedback_of(session: Session, placement_id: int) -> Mapping[Side, PlacementFeedback]:
    """What each side said when it was over."""
    rows = session.exec(
        select(PlacementFeedback).where(PlacementFeedback.placement_id == placement_id)
    ).all()
    return {row.side: row for row in rows}


def closed_from(session: Session, placement_id: int) -> str:
    """The state the placement was last closed from, as the trail has it; empty if it never was."""
    found = session.exec(
        select(Event.from_state)
        .where(
            Event.object_type == ObjectType.PLACEMENT,
            Event.object_id == placement_id,
            Event.action == PlacementStep.CLOSE.value,
        )
        .order_by(col(Event.id).desc())
    ).first()
    return found or ""


def asked_among(session: Session, placement_ids: Collection[int]) -> set[int]:
    """Which of these placements have a wish that waits; one statement for a list page."""
    rows = session.exec(
        select(PlacementExtension.placement_id).where(
            col(PlacementExtension.placement_id).in_(placement_ids),
            col(PlacementExtension.state).in_(OPEN),
        )
    )
    return set(rows)


def _before(session: Session, placement: Placement) -> Sequence[Any]:
    chain: list[Any] = []
    number = placement.preceded_by_id
    while number is not None:
        row = _chained(session, col(Placement.id) == number)[0]
        chain.insert(0, row)
        number = row[0].preceded_by_id
    return chain


def _chained(session: Session, which: Any) -> Sequence[Any]:
    near = aliased(Opening)
    return session.execute(
        columns(Placement, near)
        .join(near, col(near.id) == Placement.opening_id)
        .where(which)
        .order_by(col(Placement.id))
    ).all()
