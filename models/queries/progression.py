"""Forms for progression, what was said by them, and the placements they are about."""

from collections.abc import Collection, Mapping, Sequence
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
from models.tables.placement_life import PaidHours
from models.tables.placements import Placement
from models.tables.progression import ProgressionEdition, ProgressionForm, ProgressionScoring


def forms_of(session: Session, municipality_id: int, *, in_use: bool = False) -> Sequence[Any]:
    """Rows (ProgressionForm, its newest ProgressionEdition), the first form first."""
    newest = select(func.max(ProgressionEdition.id)).group_by(col(ProgressionEdition.form_id))
    statement = (
        columns(ProgressionForm, ProgressionEdition)
        .join(ProgressionEdition, col(ProgressionEdition.form_id) == ProgressionForm.id)
        .where(
            col(ProgressionForm.municipality_id) == municipality_id,
            col(ProgressionEdition.id).in_(newest),
        )
        .order_by(col(ProgressionForm.id))
    )
    if in_use:
        statement = statement.where(col(ProgressionForm.in_use).is_(True))
    return session.execute(statement).all()


def form_for(session: Session, municipality_id: int, form_id: int) -> ProgressionForm | None:
    """One of the municipality's forms."""
    return session.exec(
        select(ProgressionForm).where(
            ProgressionForm.id == form_id, ProgressionForm.municipality_id == municipality_id
        )
    ).first()


def editions_of(session: Session, form_id: int) -> Sequence[ProgressionEdition]:
    """The editions of a form, the newest first."""
    return session.exec(
        select(ProgressionEdition)
        .where(ProgressionEdition.form_id == form_id)
        .order_by(col(ProgressionEdition.number).desc())
    ).all()


def edition_for(
    session: Session, municipality_id: int, edition_id: int
) -> ProgressionEdition | None:
    """One edition of one of the municipality's forms, also of a form that is not used any more."""
    return session.exec(
        select(ProgressionEdition)
        .join(ProgressionForm, col(ProgressionForm.id) == ProgressionEdition.form_id)
        .where(
            ProgressionEdition.id == edition_id,
            ProgressionForm.municipality_id == municipality_id,
        )
    ).first()


def scorings_of(session: Session, placement_ids: Collection[int]) -> Sequence[Any]:
    """Rows (ProgressionScoring, ProgressionEdition, who wrote it) that count, in the order of the
    days they are about; one statement."""
    return session.execute(
        columns(ProgressionScoring, ProgressionEdition, User.name)
        .join(ProgressionEdition, col(ProgressionEdition.id) == ProgressionScoring.edition_id)
        .join(User, col(User.id) == ProgressionScoring.by_id)
        .where(
            col(ProgressionScoring.placement_id).in_(placement_ids),
            col(ProgressionScoring.taken_back_at).is_(None),
        )
        .order_by(col(ProgressionScoring.scored_on), col(ProgressionScoring.id))
    ).all()


def scoring_for(session: Session, placement_id: int, scoring_id: int) -> ProgressionScoring | None:
    """One scoring of a placement, also one that was taken back."""
    return session.exec(
        select(ProgressionScoring).where(
            ProgressionScoring.id == scoring_id, ProgressionScoring.placement_id == placement_id
        )
    ).first()


def running_with_scorings(
    session: Session, viewer: Viewer, *, consultant_id: int | None = None
) -> Sequence[Any]:
    """Rows (Placement, the citizen's alias, Company, Opening) that run and were scored."""
    statement = (
        columns(Placement, ALIAS_KNOWN, Company, Opening)
        .join(Citizen, col(Citizen.id) == Placement.citizen_id)
        .join(Company, col(Company.id) == Placement.company_id)
        .join(Opening, col(Opening.id) == Placement.opening_id)
        .where(
            placements.mine(viewer),
            col(Placement.state) == PlacementState.ACTIVE,
            col(Placement.id).in_(
                select(ProgressionScoring.placement_id).where(
                    col(ProgressionScoring.taken_back_at).is_(None)
                )
            ),
        )
        .order_by(col(Placement.id))
    )
    if consultant_id is not None:
        statement = statement.where(col(Placement.consultant_id) == consultant_id)
    return session.execute(statement).all()


def paid_among(
    session: Session, placement_ids: Collection[int]
) -> Mapping[int, Sequence[PaidHours]]:
    """The paid hours of each placement that has some, the first first; one statement."""
    rows = session.exec(
        select(PaidHours)
        .where(col(PaidHours.placement_id).in_(placement_ids))
        .order_by(col(PaidHours.from_on), col(PaidHours.id))
    )
    found: dict[int, list[PaidHours]] = {}
    for row in rows:
        found.setdefault(row.placement_id, []).append(row)
    return found
