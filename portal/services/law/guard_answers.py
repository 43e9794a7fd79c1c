"""What every guard answered when a decision was made, kept so that it can be shown (C.3)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from models.rules.errors import Finding
from models.rules.figures import Figures
from models.rules.guards import Answer, answers
from models.rules.plan import PlacementPlan
from models.tables.placement_life import GuardAnswer
from models.tables.placements import Placement

APPROVE, EXTEND = "approve", "extend"
# Longer asks about the new days only (C.3).
_OF_MORE_DAYS = frozenset({"G1", "G2", "G7"})
_LONGEST_ANSWER = 500
_LONGEST_SOURCE = 400


def keep(
    session: Session,
    placement: Placement,
    plan: PlacementPlan,
    figures: Figures,
    found: Sequence[Finding],
    *,
    asked_for: str,
    now: datetime,
) -> None:
    """Keep a row for each guard that was asked: what it found, or that it is kept.

    Args:
        plan: what was decided on, and `figures` the edition it was asked by.
        found: what stood against it and was decided on all the same; a guard none of whose
            findings is among them is kept.
        asked_for: APPROVE, or EXTEND for the guards that are about more days only.
    """
    session.add_all(rows_of(placement, plan, figures, found, asked_for=asked_for, now=now))
    session.flush()


def rows_of(
    placement: Placement,
    plan: PlacementPlan,
    figures: Figures,
    found: Sequence[Finding],
    *,
    asked_for: str,
    now: datetime,
) -> list[GuardAnswer]:
    """The rows that `keep` keeps, in the order of the guards; nothing is stored."""
    rows: list[GuardAnswer] = []
    for answer in answers(plan, figures):
        if asked_for == EXTEND and answer.guard.name not in _OF_MORE_DAYS:
            continue
        common: dict[str, Any] = {
            "placement_id": placement.id,
            "asked_for": asked_for,
            "asked_at": now,
            "guard": answer.guard.name,
            "answer": answer.exception[:_LONGEST_ANSWER],
            "figures": {
                key: f"{figure.text} {figure.unit}"
                for key, figure in sorted(answer.figures.items())
            },
            "figures_version": figures.version,
            "figures_on": figures.on,
        }
        standing = [finding for finding in answer.findings if finding in found]
        rows += [_found(finding, answer, common) for finding in standing]
        if not standing:
            rows.append(_kept(answer, common))
    return rows


def _found(finding: Finding, answer: Answer, common: dict[str, Any]) -> GuardAnswer:
    return GuardAnswer(
        **common,
        code=finding.code,
        hard=finding.hard,
        source=finding.source[:_LONGEST_SOURCE],
        values={**answer.worked, **finding.values},
    )


def _kept(answer: Answer, common: dict[str, Any]) -> GuardAnswer:
    source = "; ".join(_sources(answer))[:_LONGEST_SOURCE]
    return GuardAnswer(**common, source=source, values=dict(answer.worked))


def _sources(answer: Answer) -> list[str]:
    """Where a kept guard comes from, and the figures it looked at; each source once."""
    figures = (figure.source for figure in answer.figures.values())
    return list(dict.fromkeys([answer.guard.source, *figures]))
