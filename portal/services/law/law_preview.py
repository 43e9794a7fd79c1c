"""What would get another answer from the law if a figure were another one: real runs of both."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlmodel import Session

from models.kinds import ObjectType
from models.queries.law import openings_under_law, placements_under_law
from models.queries.openings import seats_taken_of
from models.queries.subsidised import subsidised
from models.rules.calendar import COPENHAGEN
from models.rules.eligibility import OpeningFacts, findings
from models.rules.errors import Finding
from models.rules.figures import Figures
from models.rules.opening_flow import free_seats
from models.rules.opening_law import opening_findings
from models.tables.placements import Placement
from portal.services.companies.ratio_use import workforce
from portal.services.placements.placement_plan import plans_of

Edition = Callable[[date], Figures]


@dataclass(frozen=True)
class Asked:
    """One placement or opening the law is asked about; it tells nothing of a person."""

    what: ObjectType
    number: int
    title: str  # an opening's; empty for a placement
    starts: date


@dataclass(frozen=True)
class OtherAnswer:
    """What the law says of it more, and what it does not say any more."""

    asked: Asked
    added: Sequence[Finding]
    gone: Sequence[Finding]


def other_answers(
    session: Session, municipality_id: int, before: Edition, after: Edition, *, now: datetime
) -> list[OtherAnswer]:
    """Everything that the law would answer otherwise by the second set of editions.

    Asked are the placements at their checks, approved or running, each by the edition of its first
    day (or today, when it is not approved yet and begins earlier), and the openings on offer.
    """
    on = now.astimezone(COPENHAGEN).date()
    first = answers_by(session, municipality_id, before, on)
    return differences(first, answers_by(session, municipality_id, after, on))


def answers_by(
    session: Session, municipality_id: int, editions: Edition, on: date
) -> Mapping[Asked, Sequence[Finding]]:
    """What the law says of everything it is asked about, by these editions."""
    return {
        **_of_placements(session, municipality_id, editions, on),
        **_of_openings(session, municipality_id, editions, on),
    }


def differences(
    before: Mapping[Asked, Sequence[Finding]], after: Mapping[Asked, Sequence[Finding]]
) -> list[OtherAnswer]:
    """What the second says otherwise than the first, of the same things."""
    found = []
    for asked, said in before.items():
        then = after[asked]
        added = [finding for finding in then if finding not in said]
        gone = [finding for finding in said if finding not in then]
        if added or gone:
            found.append(OtherAnswer(asked, added, gone))
    return found


def _of_placements(
    session: Session, municipality_id: int, editions: Edition, on: date
) -> dict[Asked, Sequence[Finding]]:
    rows = placements_under_law(session, municipality_id)
    approved = {row.id: _approval_day(row, on) for row in rows}
    plans = plans_of(session, approved, municipality_id, editions)
    return {
        Asked(ObjectType.PLACEMENT, number, "", plan.starts): findings(
            plan, editions(max(plan.starts, approved[number]))
        )
        for number, plan in plans.items()
    }


def _approval_day(placement: Placement, on: date) -> date:
    if placement.approved_at is None:
        return on
    return placement.approved_at.astimezone(COPENHAGEN).date()


def _of_openings(
    session: Session, municipality_id: int, editions: Edition, on: date
) -> dict[Asked, Sequence[Finding]]:
    rows = openings_under_law(session, municipality_id)
    taken = seats_taken_of(session, [opening.id for opening, *_others in rows])
    there = subsidised(session, {at.id for *_others, at in rows}, on, date.max)
    found: dict[Asked, Sequence[Finding]] = {}
    for opening, company, at in rows:
        facts = OpeningFacts(
            municipality_id=municipality_id,
            placement_type=opening.placement_type,
            sector=company.sector,
            starts=max(opening.starts, on),
            ends=None if opening.ends is None else max(opening.ends, on),
        )
        seats = [Decimal(str(opening.hours_a_week))] * max(
            0, free_seats(opening.seats, taken.get(opening.id, 0))
        )
        people = workforce(at, there.get(at.id, ()))
        asked = Asked(ObjectType.OPENING, opening.id, opening.title, opening.starts)
        found[asked] = opening_findings(facts, seats, people, editions(facts.starts))
    return found
