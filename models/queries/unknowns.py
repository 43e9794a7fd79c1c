"""What nobody has told about citizens, as conditions: the same codes as a match list uses."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Integer, and_, cast, func
from sqlmodel import col, select

from models.tables.people import (
    Citizen,
    CitizenEntry,
    CitizenIndustry,
    CitizenPermit,
    CitizenSkill,
)


def _has_none(*tables: Any) -> Any:
    """The condition for citizens with no row in any of the tables."""
    return and_(
        *(
            ~select(table.citizen_id).where(table.citizen_id == col(Citizen.id)).exists()
            for table in tables
        )
    )


_ONE_INDUSTRY = (
    select(func.count(col(CitizenIndustry.id)))
    .where(col(CitizenIndustry.citizen_id) == col(Citizen.id))
    .scalar_subquery()
    == 1
)

# By the code of what is unknown;
# `portal/services/citizens/citizen_records.py` says the same of one citizen.
UNKNOWN: Mapping[str, Any] = {
    "cv": _has_none(CitizenEntry, CitizenSkill, CitizenPermit),
    "industries": _has_none(CitizenIndustry),
    "second_industry": _ONE_INDUSTRY,
    "danish_speak": col(Citizen.danish_speak).is_(None),
    "danish_listen": col(Citizen.danish_listen).is_(None),
    "danish_read": col(Citizen.danish_read).is_(None),
    "danish_write": col(Citizen.danish_write).is_(None),
    "hours": col(Citizen.hours_a_week).is_(None),
    "place": col(Citizen.postcode) == "",
    "start": col(Citizen.available_from).is_(None),
}


def how_many() -> Any:
    """How many things are unknown of each citizen, as a column."""
    return sum(cast(condition, Integer) for condition in UNKNOWN.values())
