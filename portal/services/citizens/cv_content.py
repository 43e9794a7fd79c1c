"""What a citizen's CV consists of, as plain rows for its editions."""

from collections.abc import Sequence

from sqlmodel import Session

from models.queries import cvs
from models.tables.people import Citizen, CitizenEntry, CitizenPermit, CitizenSkill
from models.tables.records import CitizenLanguage


def cv_content(session: Session, citizen: Citizen) -> dict[str, list[dict[str, object]]]:
    """The CV's sections with their rows; terms by their Danish name."""
    whole = cvs.cv_of(session, citizen)
    return {
        "entries": [entry_content(entry, _name(concept)) for entry, concept in whole.entries],
        "skills": [
            skill_content(skill, _name(concept), whole.places_of(skill.id))
            for skill, concept in whole.skills
        ],
        "permits": [permit_content(permit, _name(concept)) for permit, concept in whole.permits],
        "languages": [language_content(row) for row in whole.languages],
        "cv": [{"cv_source": citizen.cv_source}] if citizen.cv_source else [],
    }


def entry_content(entry: CitizenEntry, term: str) -> dict[str, object]:
    """A job or education; `term` is the Danish name of what it is linked to, or ""."""
    told = entry.model_dump(mode="json", exclude={"citizen_id", "concept_id"})
    return {"title": told.pop("title"), **told, "term": term}


def skill_content(skill: CitizenSkill, term: str, shown_in: Sequence[str]) -> dict[str, object]:
    """A skill, with the titles of what it was shown in."""
    told = skill.model_dump(mode="json", exclude={"citizen_id", "concept_id"})
    return {
        "text": told.pop("text"),
        **told,
        "shown_in": "; ".join(shown_in),
        "term": term,
    }


def permit_content(permit: CitizenPermit, term: str) -> dict[str, object]:
    """A licence or certificate."""
    told = permit.model_dump(mode="json", exclude={"citizen_id", "concept_id"})
    return {"text": told.pop("text"), **told, "term": term}


def language_content(language: CitizenLanguage) -> dict[str, object]:
    """A language besides Danish."""
    return language.model_dump(mode="json", exclude={"citizen_id"})


def _name(concept: object) -> str:
    return getattr(concept, "label_da", "")
