"""What a citizen's CV consists of, as plain rows for its editions."""

from collections.abc import Sequence

from sqlmodel import Session

from models.queries import cvs
from models.tables.people import Citizen, CitizenEntry, CitizenPermit, CitizenSkill


def cv_content(session: Session, citizen: Citizen) -> dict[str, list[dict[str, object]]]:
    """The CV's sections with their rows; terms by their Danish name."""
    whole = cvs.cv_of(session, citizen)
    return {
        "entries": [_entry(entry, concept) for entry, concept in whole.entries],
        "skills": [
            _skill(skill, concept, whole.places_of(skill.id)) for skill, concept in whole.skills
        ],
        "permits": [_permit(permit, concept) for permit, concept in whole.permits],
        "languages": [
            row.model_dump(mode="json", exclude={"citizen_id"}) for row in whole.languages
        ],
        "cv": [{"cv_source": citizen.cv_source}] if citizen.cv_source else [],
    }


def _entry(entry: CitizenEntry, concept: object) -> dict[str, object]:
    told = entry.model_dump(mode="json", exclude={"citizen_id", "concept_id"})
    return {"title": told.pop("title"), **told, "term": _name(concept)}


def _skill(skill: CitizenSkill, concept: object, shown_in: Sequence[str]) -> dict[str, object]:
    told = skill.model_dump(mode="json", exclude={"citizen_id", "concept_id"})
    return {
        "text": told.pop("text"),
        **told,
        "shown_in": "; ".join(shown_in),
        "term": _name(concept),
    }


def _permit(permit: CitizenPermit, concept: object) -> dict[str, object]:
    told = permit.model_dump(mode="json", exclude={"citizen_id", "concept_id"})
    return {"text": told.pop("text"), **told, "term": _name(concept)}


def _name(concept: object) -> str:
    return getattr(concept, "label_da", "")
