"""What the wishes, the Danish and the practical part of a record consist of, for editions.

The rows have no numbers: a part is written whole, so its rows are compared by their place.
"""

from collections.abc import Iterable, Mapping

from sqlmodel import Session, SQLModel

from models.kinds import DanishSkill, RecordPart
from models.queries import around, danish
from models.tables.people import Citizen
from models.tables.programme import CitizenProgramme

Rows = list[dict[str, object]]

_WISHES = {"wish", "workplace_wish", "hours_a_week", "max_km", "wishes_talked_on"}
_COURSE = {"danish_education", "danish_module_number"}
_PRACTICAL = {
    "district",
    "postcode",
    "transport",
    "available_from",
    "needs_interpreter",
    "interpreter_language",
}


_LEVELS = {f"danish_{skill.value}" for skill in DanishSkill}

# The sections that stand in the citizen's own row, with its columns.
IN_OWN_ROW: Mapping[RecordPart, Mapping[str, set[str]]] = {
    RecordPart.WISHES: {"wishes": _WISHES},
    RecordPart.DANISH: {"danish_levels": _LEVELS, "danish_course": _COURSE},
    RecordPart.PRACTICAL: {"practical": _PRACTICAL},
}
# The others, of rows of their own.
OF_ROWS: Mapping[RecordPart, tuple[str, ...]] = {
    RecordPart.WISHES: ("industries",),
    RecordPart.DANISH: ("danish_start", "danish_tests", "lessons"),
    RecordPart.PRACTICAL: ("free_time", "considerations", "contacts"),
}


def from_own_row(citizen: Citizen, part: RecordPart) -> dict[str, Rows]:
    """What the citizen's own row says of the part; for whoever changes many citizens at once."""
    return {section: _columns(citizen, wanted) for section, wanted in IN_OWN_ROW[part].items()}


def industries_content(chosen: Iterable[str]) -> Rows:
    """The wished industries, in order."""
    return [{"industry": code} for code in chosen]


def wishes_content(session: Session, citizen: Citizen) -> dict[str, Rows]:
    """Industries in order, and the rest of the wishes."""
    chosen = around.wishes(session, citizen.id)
    return {
        "industries": industries_content(chosen),
        **from_own_row(citizen, RecordPart.WISHES),
    }


def danish_content(session: Session, citizen: Citizen) -> dict[str, Rows]:
    """The levels that count, the course, tests and lessons."""
    return {
        **from_own_row(citizen, RecordPart.DANISH),
        "danish_start": _start(session, citizen),
        "danish_tests": _rows(danish.tests_passed(session, citizen.id)),
        "lessons": _rows(danish.lessons(session, citizen.id)),
    }


def _start(session: Session, citizen: Citizen) -> Rows:
    row = session.get(CitizenProgramme, citizen.id)
    day = row.danish_enrolled_on if row else None
    return [{"danish_enrolled_on": day.isoformat()}] if day else []


def practical_content(session: Session, citizen: Citizen) -> dict[str, Rows]:
    """Where, how and when the citizen can come, what to take heed of, and who helps."""
    return {
        **from_own_row(citizen, RecordPart.PRACTICAL),
        "free_time": _rows(around.free_time(session, citizen.id)),
        "considerations": _rows(around.considerations(session, citizen.id)),
        "contacts": _rows(around.contacts(session, citizen.id)),
    }


def _columns(citizen: Citizen, wanted: set[str]) -> Rows:
    """One row with what is told; a line is called by its first value, so none is empty."""
    told = citizen.model_dump(mode="json", include=wanted)
    known = {name: value for name, value in told.items() if value}
    return [known] if known else []


def _rows(rows: Iterable[SQLModel]) -> Rows:
    return [row.model_dump(mode="json", exclude={"id", "citizen_id"}) for row in rows]
