"""What should follow from how people come on: pay, or another place (S3-20, S3-21d)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from models.kinds import PlacementState
from models.queries import progression as queries
from models.rules.access import Viewer
from models.rules.progression import Marks, PaidSpan, Progress, Prompt, prompt
from models.tables.companies import Company
from models.tables.openings import Opening
from models.tables.placements import Placement
from portal.services.law.figures import figures_on


@dataclass(frozen=True)
class Prompted:
    """A placement that runs, and the one thing to do about it."""

    placement: Placement
    alias: str
    company: Company
    opening: Opening
    prompt: Prompt


def prompt_of(
    session: Session,
    placement: Placement,
    opening: Opening,
    scorings: Sequence[Any],
    paid: Sequence[PaidSpan],
    on: date,
) -> Prompt | None:
    """What should be done about one placement; one statement at most.

    Args:
        scorings: rows of `queries.scorings_of`.
    """
    if placement.state is not PlacementState.ACTIVE or not scorings:
        return None
    progress = _progress(placement, opening, scorings, paid)
    figures = figures_on(session, on, placement.municipality_id)
    return prompt(progress, figures, on) if progress else None


def prompts_for(
    session: Session, viewer: Viewer, on: date, *, consultant_id: int | None = None
) -> list[Prompted]:
    """Every placement about which something should be done; the hours that have stood still the
    longest first. Four statements whatever the number of placements."""
    rows = queries.running_with_scorings(session, viewer, consultant_id=consultant_id)
    if not rows:
        return []
    ids = [placement.id for placement, *_rest in rows]
    paid = queries.paid_among(session, ids)
    scorings: dict[int, list[Any]] = {}
    for row in queries.scorings_of(session, ids):
        scorings.setdefault(row[0].placement_id, []).append(row)
    figures = figures_on(session, on, viewer.municipality_id)
    found = []
    for placement, alias, company, opening in rows:
        own = scorings.get(placement.id, ())
        progress = _progress(placement, opening, own, paid.get(placement.id, ()))
        asked = prompt(progress, figures, on) if progress else None
        if asked is not None:
            found.append(Prompted(placement, alias, company, opening, asked))
    return sorted(found, key=lambda row: (row.prompt.since, row.placement.id))


def _progress(
    placement: Placement, opening: Opening, scorings: Iterable[Any], paid: Sequence[PaidSpan]
) -> Progress | None:
    if placement.starts is None:
        return None
    marks = [
        Marks(edition.form_id, scoring.scorer, scoring.scored_on, scoring.points)
        for scoring, edition, _name in scorings
    ]
    return Progress(placement.placement_type, opening.hire_potential, placement.starts, marks, paid)
