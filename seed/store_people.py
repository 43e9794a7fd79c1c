"""Writing invented citizens into the store, many at once."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, SQLModel, col

from models.tables.people import (
    Citizen,
    CitizenEntry,
    CitizenIndustry,
    CitizenLegal,
    CitizenLesson,
    CitizenPermit,
    CitizenSkill,
)
from models.tables.programme import (
    CitizenProgramme,
    Classification,
    Contract,
    ContractActivity,
    FollowUp,
)
from models.tables.records import (
    CitizenContact,
    CitizenFreeTime,
    CitizenLanguage,
    Consideration,
    DanishLevelSet,
    DanishTestPassed,
)
from portal.services.matches.knowledge import Knowledge
from seed.citizens import Person, rows_of

_TABLES: dict[str, type[SQLModel]] = {
    "citizen_legal": CitizenLegal,
    "citizen_entry": CitizenEntry,
    "citizen_skill": CitizenSkill,
    "citizen_permit": CitizenPermit,
    "citizen_industry": CitizenIndustry,
    "citizen_lesson": CitizenLesson,
    "consideration": Consideration,
    "danish_test_passed": DanishTestPassed,
    "citizen_language": CitizenLanguage,
    "danish_level_set": DanishLevelSet,
    "citizen_free_time": CitizenFreeTime,
    "citizen_contact": CitizenContact,
    "citizen_programme": CitizenProgramme,
    "contract": Contract,
    "contract_activity": ContractActivity,
    "classification": Classification,
    "follow_up": FollowUp,
}
_AT_ONCE = 2_000


def store_people(session: Session, people: Sequence[Person], known: Knowledge) -> list[int]:
    """Write the citizens with their CVs; returns their ids in the same order."""

    def id_of(code: str | None) -> int | None:
        return None if code is None else known.id_of[code]

    ids: list[int] = []
    for begin in range(0, len(people), _AT_ONCE):
        part = people[begin : begin + _AT_ONCE]
        statement = insert(Citizen).returning(col(Citizen.id), sort_by_parameter_order=True)
        new = list(session.execute(statement, [person.row for person in part]).scalars())
        rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for person, citizen_id in zip(part, new, strict=True):
            for name, told in rows_of(person, citizen_id, id_of).items():
                rows[name] += told
        for name, table in _TABLES.items():
            if rows[name]:
                session.execute(insert(table), rows[name])
        ids += new
    return ids
