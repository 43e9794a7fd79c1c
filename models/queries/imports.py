"""Imports as the viewer may see them: her own, because a file may hold what she alone may see."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from models.kinds import ImportState
from models.rules.access import IMPORTS, Viewer, may
from models.tables.imports import ImportContent, ImportJob

SHOWN = 20
WAITING = (ImportState.CHECK_WAITS, ImportState.WRITE_WAITS)


def imports_of(session: Session, viewer: Viewer) -> Sequence[ImportJob]:
    """The viewer's newest imports of what she may import now."""
    kinds = [kind for kind, act in IMPORTS.items() if may(viewer, act)]
    return session.exec(
        select(ImportJob)
        .where(
            ImportJob.by_id == viewer.user_id,
            ImportJob.municipality_id == viewer.municipality_id,
            col(ImportJob.kind).in_(kinds),
        )
        .order_by(col(ImportJob.id).desc())
        .limit(SHOWN)
    ).all()


def import_for(session: Session, viewer: Viewer, job_id: int) -> ImportJob | None:
    """The import, or None when it does not exist or is not the viewer's."""
    job = session.exec(
        select(ImportJob).where(
            ImportJob.id == job_id,
            ImportJob.by_id == viewer.user_id,
            ImportJob.municipality_id == viewer.municipality_id,
        )
    ).first()
    return job if job is not None and may(viewer, IMPORTS[job.kind]) else None


def content_of(session: Session, job_id: int) -> ImportContent | None:
    """What the file says; None once it is deleted."""
    return session.get(ImportContent, job_id)


def next_waiting(session: Session) -> ImportJob | None:
    """The import that has waited longest for the next step."""
    return session.exec(
        select(ImportJob)
        .where(col(ImportJob.state).in_(WAITING))
        .order_by(col(ImportJob.touched_at), col(ImportJob.id))
    ).first()
