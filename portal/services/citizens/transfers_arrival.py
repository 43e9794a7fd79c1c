"""Reading in the file with a citizen's case from a municipality elsewhere (rule S4-32)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

from pydantic import Field, ValidationError
from sqlmodel import Session, col, select

from models.kinds import ObjectType, RecordPart
from models.queries.paging import columns
from models.queries.people import municipality
from models.queries.transfers import is_read_in
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.tables.columns import danish_order, folded
from models.tables.people import Citizen
from models.tables.transfers import FormerRecord
from models.tables.vocabulary import Concept, Industry
from portal.services.citizens.transfers_package import TABLES, Package
from portal.services.inputs import Input, ShortText
from portal.services.matches.editions import keep_first
from portal.services.trail import Happened, record


class Arrival(Input):
    """What is said about the file: its password, and the citizen's number here."""

    password: Annotated[ShortText, Field(max_length=100)]
    case_number: Annotated[ShortText, Field(max_length=20)]


def read_in(
    session: Session, said: Arrival, package: Package, *, by: Viewer, now: datetime
) -> Citizen:
    """The citizen with her record as it was; whoever reads it in becomes her caseworker.

    What counts (CV, wishes, Danish, programme, legal facts) becomes rows, so that deadlines and
    matching go on at once. What happened there is kept beside them in words, with who wrote it.

    Raises:
        NotNow: it was read in before, is from the own municipality, or does not hold what a case
            holds; or the case number is taken.
    """
    if package.from_code == municipality(session, by.municipality_id).code:
        raise NotNow("package_own")
    if is_read_in(session, package.number):
        raise NotNow("package_twice")
    taken = session.exec(select(Citizen.id).where(Citizen.case_number == said.case_number))
    if taken.first() is not None:
        raise NotNow("case_number_used")
    try:
        citizen = _written(session, package, said.case_number, by=by, now=now)
    except ValidationError:
        raise NotNow("package_broken") from None
    for part in RecordPart:
        keep_first(session, citizen, part, now=now)
    record(session, Happened(ObjectType.CITIZEN, citizen.id, "transfer_read_in"), by=by, now=now)
    return citizen


def _written(
    session: Session, package: Package, case_number: str, *, by: Viewer, now: datetime
) -> Citizen:
    name = str(package.citizen["name"])
    values = {
        **_without(package.citizen, "id"),
        "municipality_id": by.municipality_id,
        "caseworker_id": by.user_id,
        "case_number": case_number,
        "search_key": folded(f"{name} {case_number}"),
        "sort_key": danish_order(name),
    }
    citizen = Citizen.model_validate(values)
    session.add(citizen)
    session.flush()
    _write_tables(session, package, citizen.id, by=by, now=now)
    session.add(
        FormerRecord(
            citizen_id=citizen.id,
            from_name=package.from_name,
            made_at=package.made_at,
            package=package.number,
            content=package.history,
            by_id=by.user_id,
            at=now,
        )
    )
    session.flush()
    return citizen


def _write_tables(
    session: Session, package: Package, citizen_id: int, *, by: Viewer, now: datetime
) -> None:
    """The rows with numbers of this store; `by` and `at` say who wrote them down here."""
    concepts = _numbers(session, Concept.code, Concept.id, _codes(package))
    industries = set(session.exec(select(Industry.code)).all())
    here = {"citizen_id": citizen_id, "by_id": by.user_id, "at": now}
    numbers: dict[str, dict[int, int]] = {}
    for table in TABLES:
        name = table.__tablename__
        for told in package.tables.get(name, []):
            if told.get("industry", None) not in {None, *industries}:
                continue
            values = {**_linked(told, numbers), **here}
            if "concept" in told:
                values["concept_id"] = concepts.get(told["concept"])
            row = table.model_validate(values)
            session.add(row)
            session.flush()
            if "id" in told:
                numbers.setdefault(f"{name}_id", {})[told["id"]] = row.id


def _linked(told: Mapping[str, Any], numbers: Mapping[str, Mapping[int, int]]) -> dict[str, Any]:
    """The values with the new numbers of the rows they point to."""
    values = _without(told, "id", "concept")
    for column, table in (("skill_id", "citizen_skill_id"), ("entry_id", "citizen_entry_id")):
        if column in values:
            values[column] = numbers[table][values[column]]
    return values


def _codes(package: Package) -> set[str]:
    return {
        row["concept"] for rows in package.tables.values() for row in rows if row.get("concept")
    }


def _numbers(session: Session, code: Any, number: Any, wanted: set[str]) -> dict[str, int]:
    found = session.execute(columns(code, number).where(col(code).in_(wanted)))
    return dict(map(tuple, found))


def _without(values: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in names}
