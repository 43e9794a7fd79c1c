"""The limited card: what a company may see of a person before the name (rule B.9)."""

from datetime import date

from sqlmodel import Session

from models.kinds import CardField, DanishSkill, EntryKind
from models.queries import citizens
from models.queries.cvs import Cv
from models.queries.openings import details as opening_details
from models.queries.records import considerations_text
from models.tables.openings import Opening
from models.tables.people import Citizen
from models.tables.placements import Placement
from models.tables.vocabulary import Place
from portal.services.matches.profiles import hours_taken


def card_of(session: Session, placement: Placement, on: date) -> dict[str, object]:
    """The card of that day as plain values, ready to be kept.

    Skills, experience, certificates, Danish as levels and free hours are always on it; the wish
    and work considerations only when the citizen agreed. No name, age, origin or address.
    """
    citizen = session.get_one(Citizen, placement.citizen_id)
    record = citizens.details(session, citizen)
    place = session.get(Place, citizen.postcode) if citizen.postcode else None
    opening = opening_details(session, session.get_one(Opening, placement.opening_id))
    card: dict[str, object] = {
        "alias": citizen.alias,
        "experience": _experience(record.cv),
        "skills": [skill.text for skill, _ in record.cv.skills],
        "permits": [permit.text for permit, _ in record.cv.permits],
        "danish": _danish(citizen),
        "hours_a_week": citizen.hours_a_week,
        "hours_taken": hours_taken(record.lessons, opening.slots),
        "available_from": citizen.available_from.isoformat() if citizen.available_from else None,
        "district": place.name if place else None,
    }
    if CardField.WISH.value in placement.may_show:
        card["wish"] = placement.own_wish
    if CardField.WORK_CONSIDERATIONS.value in placement.may_show:
        card["work_considerations"] = considerations_text(session, citizen.id, on)
    return card


def _experience(cv: Cv) -> list[dict[str, object]]:
    """Jobs, education and real competence; earlier placements stay with the municipality."""
    return [
        {
            "title": entry.title,
            "kind": entry.kind.value,
            "years": entry.years,
            "abroad": entry.abroad,
        }
        for entry, _ in cv.entries
        if entry.kind is not EntryKind.PLACEMENT
    ]


def _danish(citizen: Citizen) -> dict[str, str]:
    levels = {
        DanishSkill.SPEAK: citizen.danish_speak,
        DanishSkill.LISTEN: citizen.danish_listen,
        DanishSkill.READ: citizen.danish_read,
        DanishSkill.WRITE: citizen.danish_write,
    }
    return {skill.value: level.value for skill, level in levels.items() if level}
