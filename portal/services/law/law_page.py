"""What the law says about one placement: the answers that were kept, or those of this moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlmodel import Session

from models.kinds import PlacementState, PlacementType
from models.queries import guard_answers as queries
from models.queries.placements import PlacementDetails
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.consent import legal_purpose
from models.rules.errors import Finding
from models.rules.guards import GUARDS, answers
from models.rules.ratio import Place
from models.tables.placement_life import GuardAnswer
from models.tables.placements import Placement, PlacementChecks
from portal.services.companies.ratio_use import RatioUse, use_of
from portal.services.law.figures import figures_on
from portal.services.law.guard_answers import APPROVE, rows_of
from portal.services.placements.placement_plan import number_of, plan_of

PERSONAL = frozenset(guard.name for guard in GUARDS if guard.is_personal)


@dataclass(frozen=True)
class GuardLine:
    """One guard with all it found; without findings it is kept."""

    guard: str
    findings: Sequence[Finding]
    values: Mapping[str, str]
    exception: str
    source: str
    figures: Mapping[str, str]


@dataclass(frozen=True)
class LawAsked:
    """One time the law was asked about the placement.

    Args:
        asked_for: "approve" or "extend"; "now" when it was asked for this page.
        edition: the short name of the figures' edition, and `on` the day whose edition it is.
    """

    asked_for: str
    asked_at: datetime
    edition: str
    on: date
    lines: Sequence[GuardLine]


@dataclass(frozen=True)
class LawPage:
    """Everything the page tells; `ratio` is None where the law does not count the kind."""

    asked: Sequence[LawAsked]
    ratio: RatioUse | None
    new: Decimal  # the full-time persons the placement itself counts for
    checks: PlacementChecks | None
    legal_purpose: str  # a value of LegalPurpose; empty before the purpose is chosen


def law_page(
    session: Session, whole: PlacementDetails, *, by: Viewer, now: datetime
) -> LawPage | None:
    """What the law says; None before the placement is agreed on."""
    placement = whole.placement
    checks = session.get(PlacementChecks, placement.id)
    if placement.starts is None or checks is None:
        return None
    kept = queries.answers_of(session, placement.id)
    asked = _kept(kept) if kept else [_of_now(session, placement, by=by, now=now)]
    ratio = _ratio(session, whole, now)
    follows = legal_purpose(placement.purpose) if placement.purpose else None
    purpose = checks.legal_purpose or follows
    new = _persons(placement, ratio) if ratio else Decimal(0)
    return LawPage(asked, ratio, new, checks, purpose.value if purpose else "")


def _persons(placement: Placement, ratio: RatioUse) -> Decimal:
    full_time = ratio.figures.number("hours.max_week")
    return min(number_of(placement.hours_a_week or 0), full_time) / full_time


def _kept(rows: Sequence[GuardAnswer]) -> list[LawAsked]:
    """The kept rows, gathered by the decision they were asked for."""
    decisions: dict[tuple[str, datetime], list[GuardAnswer]] = {}
    for row in rows:
        decisions.setdefault((row.asked_for, row.asked_at), []).append(row)
    return [_asked(rows) for rows in decisions.values()]


def _asked(rows: Sequence[GuardAnswer]) -> LawAsked:
    first = rows[0]
    guards = list(dict.fromkeys(row.guard for row in rows))
    lines = [_line([row for row in rows if row.guard == guard]) for guard in guards]
    return LawAsked(first.asked_for, first.asked_at, first.figures_version, first.figures_on, lines)


def _line(rows: Sequence[GuardAnswer]) -> GuardLine:
    first = rows[0]
    found = [Finding(row.code, row.source, row.hard, row.values) for row in rows if row.code]
    return GuardLine(first.guard, found, first.values, first.answer, first.source, first.figures)


def _of_now(session: Session, placement: Placement, *, by: Viewer, now: datetime) -> LawAsked:
    """What the guards say today, or said for what was approved before answers were kept."""
    on = now.astimezone(COPENHAGEN).date()
    if placement.approved_at is not None:
        on = placement.approved_at.astimezone(COPENHAGEN).date()
    plan = plan_of(session, placement, by, on)
    figures = figures_on(session, max(plan.starts, on), placement.municipality_id)
    found = [finding for answer in answers(plan, figures) for finding in answer.findings]
    rows = rows_of(placement, plan, figures, found, asked_for=APPROVE, now=now)
    asked = _asked(rows)
    return LawAsked("now", now, asked.edition, asked.on, asked.lines)


def _ratio(session: Session, whole: PlacementDetails, now: datetime) -> RatioUse | None:
    """Who is at the workplace on each day of the placement, as it stands today."""
    placement = whole.placement
    if placement.placement_type is PlacementType.IGU:
        return None
    if placement.starts is None or placement.ends is None:
        return None
    first = placement.starts
    extra = None
    if placement.approved_at is None:
        first = max(first, now.astimezone(COPENHAGEN).date())
        waits = placement.state is PlacementState.CHECKS_PENDING
        hours = number_of(placement.hours_a_week or 0)
        extra = Place(first, max(first, placement.ends), hours) if waits else None
    last = max(first, placement.ends)
    return use_of(session, whole.workplace.id, first, last, extra=extra)
