"""Reminding of the bonus of an IGU, and noting that the company has applied (rule B-17)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from models.kinds import ObjectType
from models.queries import igu_bonus as queries
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.rules.igu_bonus import Bonus, bonuses
from models.tables.companies import Company
from models.tables.placement_life import IguBonus
from models.tables.placements import Placement
from portal.services.inputs import DanishDate, Input
from portal.services.law.figures import figures_on
from portal.services.trail import Happened, record


class BonusApplied(Input):
    """The day the company applied."""

    applied_on: DanishDate


@dataclass(frozen=True)
class WaitingBonus:
    """A bonus that nobody has applied for yet, though its day has come."""

    placement: Placement
    alias: str
    company: Company
    bonus: Bonus


@dataclass(frozen=True)
class ShownBonus:
    """One bonus of a placement, and the day it was applied for, if it was."""

    bonus: Bonus
    applied_on: date | None


def waiting_for(
    session: Session, viewer: Viewer, on: date, *, consultant_id: int | None = None
) -> Sequence[WaitingBonus]:
    """Every bonus that can be applied for, the one whose day came first on top."""
    rows = queries.with_bonus(session, viewer, consultant_id=consultant_id)
    if not rows:
        return []
    figures = figures_on(session, on, viewer.municipality_id)
    applied = queries.applied_among(session, viewer)
    found = [
        WaitingBonus(placement, alias, company, bonus)
        for placement, alias, company in rows
        for bonus in bonuses(company.sector, placement.starts, placement.ended_on, figures)
        if bonus.can_be_sought(on) and (placement.id, bonus.months) not in applied
    ]
    return sorted(found, key=lambda row: (row.bonus.from_on, row.placement.id))


def shown_of(
    session: Session, placement: Placement, company: Company, on: date
) -> Sequence[ShownBonus]:
    """The bonuses of an IGU; none for a public company or before it has begun."""
    if placement.starts is None or placement.state not in queries.BEGUN:
        return []
    figures = figures_on(session, on, placement.municipality_id)
    applied = {row.months: row.applied_on for row in queries.applied_of(session, placement.id)}
    return [
        ShownBonus(bonus, applied.get(bonus.months))
        for bonus in bonuses(company.sector, placement.starts, placement.ended_on, figures)
    ]


def note_applied(
    session: Session,
    placement: Placement,
    said: BonusApplied,
    *,
    is_last: bool,
    by: Viewer,
    now: datetime,
) -> None:
    """Note that the company has applied for the first bonus, or for the last.

    Raises:
        NotNow: it cannot be applied for, or was already; or the day lies ahead or before its time.
    """
    on = now.astimezone(COPENHAGEN).date()
    company = session.get_one(Company, placement.company_id)
    shown = shown_of(session, placement, company, on)
    row = shown[-1 if is_last else 0] if shown else None
    if row is None or row.applied_on or not row.bonus.can_be_sought(on):
        raise NotNow("no_bonus_now")
    if not row.bonus.from_on <= said.applied_on <= on:
        raise NotNow("bonus_day_unlikely")
    session.add(
        IguBonus(
            placement_id=placement.id,
            months=row.bonus.months,
            applied_on=said.applied_on,
            by_id=by.user_id,
            at=now,
        )
    )
    session.flush()
    happened = Happened(
        ObjectType.PLACEMENT,
        placement.id,
        "bonus_applied",
        details={"months": row.bonus.months},
        company_id=placement.company_id,
    )
    record(session, happened, by=by, now=now)
