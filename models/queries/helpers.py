"""Who helps at a placement: the weeks with the language buddy, and the language teacher's word."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from models.kinds import PlacementState
from models.queries import placements
from models.queries.left import ALIAS_KNOWN
from models.queries.paging import columns
from models.rules.access import Viewer
from models.tables.companies import Company
from models.tables.openings import Opening
from models.tables.people import Citizen, User
from models.tables.placement_life import ExpectationAlignment
from models.tables.placements import Placement
from models.tables.progression import BuddyWeek, TeacherFollowUp


def weeks_of(session: Session, placement_id: int) -> Sequence[BuddyWeek]:
    """The weeks with the buddy, the newest first."""
    return session.exec(
        select(BuddyWeek)
        .where(BuddyWeek.placement_id == placement_id)
        .order_by(col(BuddyWeek.monday).desc())
    ).all()


def week_of(session: Session, placement_id: int, monday: date) -> BuddyWeek | None:
    """What was ticked for the week that begins that day."""
    return session.get(BuddyWeek, (placement_id, monday))


def teacher_said(session: Session, placement_id: int) -> Sequence[Any]:
    """Rows (TeacherFollowUp, who wrote it), the newest first."""
    return session.execute(
        columns(TeacherFollowUp, User.name)
        .join(User, col(User.id) == TeacherFollowUp.by_id)
        .where(TeacherFollowUp.placement_id == placement_id)
        .order_by(col(TeacherFollowUp.held_on).desc(), col(TeacherFollowUp.id).desc())
    ).all()


def with_buddy(session: Session, viewer: Viewer, *, consultant_id: int | None = None) -> Any:
    """Rows (Placement, the citizen's alias, Company, Opening, day of the last talk with the
    language teacher or None) of what runs with a language buddy; one statement."""
    last = (
        select(func.max(TeacherFollowUp.held_on))
        .where(col(TeacherFollowUp.placement_id) == Placement.id)
        .correlate(Placement)
        .scalar_subquery()
    )
    statement = (
        columns(Placement, ALIAS_KNOWN, Company, Opening, last)
        .join(Citizen, col(Citizen.id) == Placement.citizen_id)
        .join(Company, col(Company.id) == Placement.company_id)
        .join(Opening, col(Opening.id) == Placement.opening_id)
        .join(ExpectationAlignment, col(ExpectationAlignment.placement_id) == Placement.id)
        .where(
            placements.mine(viewer),
            col(Placement.state) == PlacementState.ACTIVE,
            col(ExpectationAlignment.buddy_name) != "",
        )
    )
    if consultant_id is not None:
        statement = statement.where(col(Placement.consultant_id) == consultant_id)
    return session.execute(statement).all()
