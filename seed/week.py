"""Who can take a place: hours beside the lessons, the law's length, and the first free day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlmodel import Session, select

from models.kinds import PlacementType
from models.queries.paging import columns
from models.rules.duration import Terms, longest
from models.tables.companies import Company
from models.tables.matches import MatchItem, MatchRun
from models.tables.people import Citizen, CitizenLegal, CitizenLesson
from portal.services.law.figures import figures_on
from portal.services.matches.profiles import citizen_facts
from portal.services.openings.opening_inputs import SlotRow
from seed.offers import Offer

_LEAST_HOURS = {PlacementType.INTERNSHIP: 14, PlacementType.WAGE_SUBSIDY: 14, PlacementType.IGU: 25}


@dataclass(frozen=True)
class Period:
    starts: date
    ends: date  # the last day, included


def ranked(session: Session, run: MatchRun) -> Sequence[tuple[int, int]]:
    """Pairs (line id, citizen id) of a list, the first first."""
    found = session.execute(
        columns(MatchItem.id, MatchItem.citizen_id)
        .where(MatchItem.run_id == run.id, MatchItem.rank.is_not(None))  # type: ignore[union-attr]
        .order_by(MatchItem.rank)
    )
    return [(item_id, citizen_id) for item_id, citizen_id in found]


def fits(
    session: Session, citizen: Citizen, offer: Offer, period: Period, company: Company
) -> bool:
    """Whether nothing, neither law nor time, is against this citizen in this period."""
    if citizen.available_from is not None and citizen.available_from > period.starts:
        return False
    if hours(beside_lessons(session, citizen, offer.slots)) < _LEAST_HOURS[offer.kind]:
        return False
    if offer.kind is PlacementType.IGU:
        return True  # its length is fixed, and who may have one was asked when the list was made
    facts = citizen_facts(citizen, session.get(CitizenLegal, citizen.id))
    figures = figures_on(session, period.starts, citizen.municipality_id)
    terms = Terms(offer.kind, company.sector)
    return period.ends <= longest(facts, terms, figures).last_day(period.starts)


def beside_lessons(
    session: Session, citizen: Citizen, wanted: Sequence[SlotRow]
) -> tuple[SlotRow, ...]:
    """The working week with the hours of Danish teaching taken out."""
    lessons = session.exec(
        select(CitizenLesson).where(CitizenLesson.citizen_id == citizen.id)
    ).all()
    return tuple(piece for slot in wanted for piece in _without(slot, lessons))


def lesson_hours(session: Session, citizen: Citizen) -> float:
    lessons = session.exec(
        select(CitizenLesson).where(CitizenLesson.citizen_id == citizen.id)
    ).all()
    return sum(_length(lesson.starts, lesson.ends) for lesson in lessons)


def hours(slots: Sequence[SlotRow]) -> float:
    """How many hours a week the slots are."""
    return sum(_length(slot.starts, slot.ends) for slot in slots)


def _without(slot: SlotRow, lessons: Sequence[CitizenLesson]) -> Iterator[SlotRow]:
    """What is left of the slot; stretches below an hour are not worth the way."""
    begins = slot.starts
    for lesson in sorted(lessons, key=lambda lesson: lesson.starts):
        apart = lesson.ends <= slot.starts or lesson.starts >= slot.ends
        if lesson.weekday != slot.weekday or apart:
            continue
        if _length(begins, lesson.starts) >= 1:
            yield slot.changed(starts=begins, ends=lesson.starts)
        begins = lesson.ends
    if _length(begins, slot.ends) >= 1:
        yield slot.changed(starts=begins)


def _length(starts: time, ends: time) -> float:
    first, last = (datetime.combine(date.min, clock) for clock in (starts, ends))
    return (last - first).total_seconds() / 3600
