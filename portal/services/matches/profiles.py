"""From rows to what the ranking and its legal gates may know: two worlds that never mix."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Self

from matching import (
    CitizenProfile,
    DanishNeed,
    Entry,
    OpeningProfile,
    Permit,
    Requirement,
    SkillClaim,
    Slot,
)
from models.kinds import DanishSkill, EntryKind, RequirementKind, ShownBy, Weekday
from models.queries.citizens import RankingRows
from models.queries.openings import OpeningDetails
from models.rules import schedule
from models.rules.eligibility import CitizenFacts, OpeningFacts
from models.rules.schedule import overlaps
from models.tables.openings import OpeningSlot
from models.tables.people import CitizenLesson
from portal.services.matches.knowledge import Knowledge


def opening_profile(details: OpeningDetails, known: Knowledge) -> OpeningProfile:
    """The opening as the ranking sees it."""
    opening = details.opening
    return OpeningProfile(
        id=str(opening.id),
        title=opening.title,
        occupation=known.code_of.get(opening.occupation_id or 0),
        placement_type=opening.placement_type,
        industry=opening.industry,
        tasks=tuple(opening.tasks.splitlines()),
        requires=tuple(
            Requirement(row.text, known.code_of.get(row.concept_id or 0), row.kind, row.must)
            for row, _ in details.requirements
        ),
        danish=tuple(
            DanishNeed(need.skill, need.level, need.task, gate=need.safety_or_law)
            for need in details.danish
        ),
        hours_a_week=opening.hours_a_week,
        weekly=_slots((slot.weekday, slot.starts, slot.ends) for slot in details.slots),
        place=known.coordinates(details.workplace.postcode),
        starts=opening.starts,
        ends=opening.ends,
        seats=opening.seats,
    )


def citizen_profiles(rows: RankingRows, known: Knowledge) -> Sequence[CitizenProfile]:
    """Every citizen as the ranking sees them: no name, age, origin, health or benefit."""
    return [_citizen_profile(citizen, rows, known) for citizen in rows.citizens]


def _citizen_profile(citizen: Any, rows: RankingRows, known: Knowledge) -> CitizenProfile:
    code_of = known.code_of
    skills = _Skills.of_citizen(citizen.id, rows, known)
    return CitizenProfile(
        id=str(citizen.id),
        entries=tuple(
            Entry(
                title, code_of.get(concept or 0), EntryKind(kind), years, abroad, skills.of(entry)
            )
            for entry, title, kind, concept, years, abroad in rows.entries.get(citizen.id, ())
        ),
        skills=skills.elsewhere,
        permits=tuple(
            Permit(text, code_of.get(concept or 0), RequirementKind(kind), valid_to)
            for text, kind, concept, valid_to in rows.permits.get(citizen.id, ())
        ),
        danish={
            DanishSkill.SPEAK: citizen.danish_speak,
            DanishSkill.LISTEN: citizen.danish_listen,
            DanishSkill.READ: citizen.danish_read,
            DanishSkill.WRITE: citizen.danish_write,
        },
        industries=tuple(rows.industries.get(citizen.id, ())),
        hours_a_week=citizen.hours_a_week,
        lessons=_slots(rows.lessons.get(citizen.id, ())),
        free=_slots(rows.free.get(citizen.id, ())),
        place=known.coordinates(citizen.postcode),
        max_km=citizen.max_km,
        transport=citizen.transport,
        available_from=citizen.available_from,
    )


@dataclass(frozen=True)
class _Skills:
    """A citizen's skills by the number of the entry they were shown in, and the others."""

    by_entry: Mapping[int, Sequence[SkillClaim]]
    elsewhere: tuple[SkillClaim, ...]

    @classmethod
    def of_citizen(cls, citizen_id: int, rows: RankingRows, known: Knowledge) -> Self:
        claims = {
            skill: SkillClaim(text, known.code_of.get(concept or 0), ShownBy(shown_by))
            for skill, text, concept, shown_by in rows.skills.get(citizen_id, ())
        }
        by_entry: dict[int, list[SkillClaim]] = {}
        shown = rows.shown_in.get(citizen_id, ())
        for skill, entry in shown:
            by_entry.setdefault(entry, []).append(claims[skill])
        rest = claims.keys() - {skill for skill, _entry in shown}
        return cls(by_entry, tuple(claims[skill] for skill in sorted(rest)))

    def of(self, entry: int) -> tuple[SkillClaim, ...]:
        return tuple(self.by_entry.get(entry, ()))


def citizen_facts(citizen: Any, legal: Any) -> CitizenFacts:
    """What the law asks about a person, for the legal gates only.

    Args:
        citizen: a Citizen, or a row with its columns.
        legal: a CitizenLegal or a row with its columns; None when nothing is written.
    """
    if legal is None:
        return CitizenFacts(municipality_id=citizen.municipality_id, regime=None, readiness=None)
    return CitizenFacts(
        municipality_id=citizen.municipality_id,
        regime=legal.regime,
        readiness=legal.readiness,
        born_on=legal.born_on,
        residence_from=legal.residence_from,
        residence_category=legal.residence_category,
        igu_completed=legal.igu_completed,
    )


def opening_facts(details: OpeningDetails) -> OpeningFacts:
    """What the law asks about an opening."""
    opening = details.opening
    return OpeningFacts(
        municipality_id=opening.municipality_id,
        placement_type=opening.placement_type,
        sector=details.company.sector,
        starts=opening.starts,
        ends=opening.ends,
    )


def hours_taken(lessons: Sequence[CitizenLesson], wanted: Sequence[OpeningSlot]) -> list[str]:
    """The weekly hours that Danish lessons take from the opening's week, as "weekday HH:MM-HH:MM".

    The card tells when a person cannot come, never why or where.
    """
    taken = overlaps(
        [schedule.Slot(Weekday(s.weekday), s.starts, s.ends) for s in lessons],
        [schedule.Slot(Weekday(s.weekday), s.starts, s.ends) for s in wanted],
    )
    return [f"{int(slot.weekday)} {slot.starts:%H:%M}-{slot.ends:%H:%M}" for slot in taken]


def busy(periods: Iterable[tuple[date, date]], starts: date, ends: date | None) -> bool:
    """Whether an agreed placement lies in the opening's period from its first day on."""
    return any(first <= starts <= last for first, last in periods) or any(
        ends is not None and starts <= first <= ends for first, _ in periods
    )


def _slots(slots: Iterable[tuple[int, time, time]]) -> tuple[Slot, ...]:
    return tuple(
        Slot(weekday, f"{starts:%H:%M}", f"{ends:%H:%M}") for weekday, starts, ends in slots
    )
