"""Citizens who moved away, as the municipality they left knew them (rule B-34).

A list or a placement stays with the municipality that made it. Of somebody who lives elsewhere
now it reads who she was when she moved, and nothing that was written of her since.
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from models.queries.paging import columns
from models.tables.people import Citizen
from models.tables.placements import Placement
from models.tables.transfers import CitizenLeft

_KEPT = {"name", "case_number", "alias", "search_key", "caseworker_id"}


def known(name: str, citizen_id: Any, municipality_id: Any) -> Any:
    """A column of `Citizen` as a municipality knows it; for statements that join `Citizen`.

    Args:
        name: one of those that `CitizenLeft` keeps.
        citizen_id: the column with the citizen's number.
        municipality_id: the column with the municipality's.
    """
    left = select(getattr(CitizenLeft, name)).where(
        col(CitizenLeft.citizen_id) == citizen_id,
        col(CitizenLeft.municipality_id) == municipality_id,
    )
    return func.coalesce(left.scalar_subquery(), getattr(Citizen, name))


def as_known(
    session: Session, citizens: Collection[Citizen], municipality_id: int
) -> list[Citizen]:
    """The citizens as the municipality knows them, in their order; one statement at most.

    Somebody who lives elsewhere comes as a row outside the session that holds her number, where
    she lives, and what `CitizenLeft` keeps.
    """
    away = {each.id for each in citizens if each.municipality_id != municipality_id}
    if not away:
        return list(citizens)
    rows = session.execute(
        columns(CitizenLeft).where(
            col(CitizenLeft.municipality_id) == municipality_id,
            col(CitizenLeft.citizen_id).in_(away),
        )
    ).scalars()
    kept = {row.citizen_id: row.model_dump(include=_KEPT) for row in rows}
    return [
        Citizen(id=each.id, municipality_id=each.municipality_id, **kept[each.id])
        if each.id in away
        else each
        for each in citizens
    ]


# What a placement's municipality calls its citizen before the name is released.
ALIAS_KNOWN = known("alias", Placement.citizen_id, Placement.municipality_id)
