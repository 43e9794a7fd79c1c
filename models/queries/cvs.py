"""One citizen's CV, with where each skill was shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from models.queries.paging import columns
from models.tables.people import Citizen, CitizenEntry, CitizenPermit, CitizenSkill
from models.tables.records import CitizenLanguage, ShownIn
from models.tables.vocabulary import Concept


@dataclass(frozen=True)
class Cv:
    """What a citizen has done and can.

    Args:
        entries: rows (CitizenEntry, Concept or None), as they were written.
        skills: rows (CitizenSkill, Concept or None).
        permits: rows (CitizenPermit, Concept or None).
        shown_in: the entries a skill was shown in, by the skill's number.
    """

    citizen: Citizen
    entries: Sequence[Any]
    skills: Sequence[Any]
    permits: Sequence[Any]
    languages: Sequence[CitizenLanguage]
    shown_in: Mapping[int, Sequence[int]]

    @property
    def unlinked(self) -> int:
        """How many lines have words that are linked to nothing in the vocabulary."""
        lines = (*self.entries, *self.skills, *self.permits)
        return sum(concept is None for _line, concept in lines)

    def places_of(self, skill_id: int) -> Sequence[str]:
        """The titles of the entries a skill was shown in."""
        titles = {entry.id: entry.title for entry, _concept in self.entries}
        return [titles[entry_id] for entry_id in self.shown_in.get(skill_id, ())]


def cv_of(session: Session, citizen: Citizen) -> Cv:
    """The CV in five statements."""
    places: dict[int, list[int]] = {}
    for place in session.exec(
        select(ShownIn).where(ShownIn.citizen_id == citizen.id).order_by(col(ShownIn.entry_id))
    ):
        places.setdefault(place.skill_id, []).append(place.entry_id)
    return Cv(
        citizen=citizen,
        entries=_with_concept(session, CitizenEntry, citizen.id),
        skills=_with_concept(session, CitizenSkill, citizen.id),
        permits=_with_concept(session, CitizenPermit, citizen.id),
        languages=session.exec(
            select(CitizenLanguage)
            .where(CitizenLanguage.citizen_id == citizen.id)
            .order_by(col(CitizenLanguage.id))
        ).all(),
        shown_in=places,
    )


def _with_concept(session: Session, table: Any, citizen_id: int) -> Sequence[Any]:
    return session.execute(
        columns(table, Concept)
        .outerjoin(Concept, col(Concept.id) == table.concept_id)
        .where(table.citizen_id == citizen_id)
        .order_by(col(table.id))
    ).all()


def line_of(session: Session, table: Any, citizen_id: int, line_id: int) -> Any:
    """The line of the citizen's CV in one of its tables; None when it is not hers."""
    return session.exec(
        select(table).where(table.id == line_id, table.citizen_id == citizen_id)
    ).first()
