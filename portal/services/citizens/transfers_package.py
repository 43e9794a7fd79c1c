"""A citizen's case as a sealed file for a municipality that is not in this store (rule S4-32).

One line of plain text (name, edition, salt, checksum), then the sealed JSON; docs/transfer.md
tells what stands in it. Complaints, refusals, requests to see the case, match lists, the trail
and the CPR number stay behind: the new municipality does not need them for its work.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Annotated, Any

from pydantic import Field
from sqlmodel import Session, col, select

from models.kinds import TransferState
from models.queries.paging import columns
from models.queries.people import municipality
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.tables.early_start import EarlyStep, PriorClarification
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
    ShownIn,
)
from models.tables.residence import ResidenceReport
from models.tables.transfers import Transfer
from models.tables.vocabulary import Concept
from portal.services.citizens.sealing import Unreadable, seal, secret_of, unseal
from portal.services.citizens.transfers import Move, begun, disclose, expect, let_fall_away, told
from portal.services.inputs import ShortText

NAME, EDITION = "FODFAESTE-BORGER", 1
SALT = 16
LARGEST = 10_000_000  # bytes; the longest case of the demo is some 100 kB
# An older file no longer says how the case stands.
MOST_DAYS = 30

# What becomes rows again, each before those that point to it.
TABLES: tuple[Any, ...] = (
    CitizenLegal,
    CitizenEntry,
    CitizenSkill,
    ShownIn,
    CitizenPermit,
    CitizenLanguage,
    CitizenIndustry,
    DanishLevelSet,
    DanishTestPassed,
    CitizenLesson,
    CitizenFreeTime,
    Consideration,
    CitizenContact,
    CitizenProgramme,
    Contract,
    ContractActivity,
    Classification,
    FollowUp,
    EarlyStep,
    PriorClarification,
    ResidenceReport,
)
# Belongs to the store it came from: numbers, who wrote it there, and how it is found.
LEFT_BEHIND = frozenset(
    {"citizen_id", "municipality_id", "caseworker_id", "by_id", "at", "version"}
    # A course may belong to a placement of the municipality she leaves.
    | {"placement_id"}
    | {"case_number", "search_key", "sort_key", "cv_updated_at"}
)

History = Mapping[str, list[dict[str, object]]]
"""What happened, in words: sections with records of label and text."""


class NewPackage(Move):
    """A move to a municipality elsewhere, and the password the file is sealed with."""

    to_name: Annotated[ShortText, Field(max_length=80)]
    password: Annotated[ShortText, Field(min_length=12, max_length=100)]


@dataclass(frozen=True)
class Package:
    """A file that was opened."""

    number: str
    from_code: str
    from_name: str
    made_at: datetime
    citizen: dict[str, Any]
    tables: dict[str, list[dict[str, Any]]]
    history: dict[str, list[dict[str, object]]]


@dataclass(frozen=True)
class Lock:
    """What a password stands for in one file."""

    salt: bytes
    secret: bytes


def lock_of(password: str) -> Lock:
    """A new lock. It is slow to make, so it is made before the write begins."""
    salt = secrets.token_bytes(SALT)
    return Lock(salt, secret_of(password, salt))


def send(
    session: Session,
    citizen: Citizen,
    new: NewPackage,
    history: History,
    lock: Lock,
    *,
    by: Viewer,
    now: datetime,
) -> bytes:
    """The file with the case; from now on it is known that she moves.

    She stays here, and can be worked with, until somebody writes that the other one has the case.

    Raises:
        NotNow: as `transfers.propose`.
    """
    transfer = begun(session, citizen, new, new.to_name, by=by, now=now)
    transfer.state, number = TransferState.SENT, secrets.token_hex(16)
    body = _body(session, citizen, history, number, now)
    sealed = seal(lock.secret, body, _about())
    transfer.package = hashlib.sha256(sealed).hexdigest()
    session.add(transfer)
    disclose(session, transfer, now)
    session.flush()
    told(session, transfer, "transfer_file", by=by, now=now)
    return f"{NAME} {EDITION} {lock.salt.hex()} {transfer.package}\n".encode() + sealed


def confirm(session: Session, transfer: Transfer, *, seen: int, by: Viewer, now: datetime) -> None:
    """The other municipality has the case: the programme here ends on the day before the move.

    Raises:
        NotNow: the move is over, or somebody changed it since the page was opened.
    """
    expect(transfer, (TransferState.SENT,), seen)
    let_fall_away(session, transfer, now)
    citizen = session.get_one(Citizen, transfer.citizen_id)
    citizen.programme_ended_on = transfer.moves_on - timedelta(days=1)
    transfer.state, transfer.carried_out_at = TransferState.CARRIED_OUT, now
    transfer.answered_by_id, transfer.answered_at = by.user_id, now
    session.add_all([citizen, transfer])
    session.flush()
    told(session, transfer, "transfer_confirmed", by=by, now=now)


def opened(file: bytes, password: str, *, now: datetime) -> Package:
    """The case in the file.

    Raises:
        NotNow: there is none; it is none of ours, of a newer edition, changed on the way, of
            another password, or too old.
    """
    if not file:
        raise NotNow("package_missing")
    line, _break, sealed = file.partition(b"\n")
    parts = line.decode("ascii", "replace").split(" ")
    if len(parts) != 4 or parts[0] != NAME:
        raise NotNow("package_none")
    if parts[1] != str(EDITION):
        raise NotNow("package_newer")
    try:
        salt = bytes.fromhex(parts[2])
    except ValueError:
        raise NotNow("package_broken") from None
    if len(salt) != SALT or hashlib.sha256(sealed).hexdigest() != parts[3]:
        raise NotNow("package_broken")
    try:
        body = unseal(secret_of(password, salt), sealed, _about())
    except Unreadable:
        raise NotNow("package_password") from None
    return _read(body, now)


def _read(body: bytes, now: datetime) -> Package:
    said = json.loads(body)
    if said.keys() != {field.name for field in fields(Package)}:
        raise NotNow("package_broken")
    made_at = datetime.fromisoformat(said["made_at"])
    if now - made_at > timedelta(days=MOST_DAYS):
        raise NotNow("package_too_old", days=str(MOST_DAYS))
    return Package(**{**said, "made_at": made_at})


def _body(
    session: Session, citizen: Citizen, history: History, number: str, now: datetime
) -> bytes:
    own = municipality(session, citizen.municipality_id)
    codes = _codes(session, citizen)
    whole = {
        "number": number,
        "from_code": own.code,
        "from_name": own.name,
        "made_at": now.isoformat(),
        "citizen": _values(citizen, {}),
        "tables": {
            table.__tablename__: [_values(row, codes) for row in _rows(session, table, citizen)]
            for table in TABLES
        },
        "history": history,
    }
    return json.dumps(whole, ensure_ascii=False).encode()


def _rows(session: Session, table: Any, citizen: Citizen) -> list[Any]:
    order = [getattr(table, key.name) for key in table.__table__.primary_key]
    found = select(table).where(table.citizen_id == citizen.id).order_by(*order)
    return list(session.exec(found).all())


def _values(row: Any, codes: Mapping[int, str]) -> dict[str, Any]:
    """The row in plain values; terms by their stable code instead of a number of this store."""
    values: dict[str, Any] = row.model_dump(mode="json", exclude=set(LEFT_BEHIND))
    if "concept_id" in values:
        values["concept"] = codes.get(values.pop("concept_id"))
    return values


def _codes(session: Session, citizen: Citizen) -> dict[int, str]:
    used: set[int | None] = set()
    for table in (CitizenEntry, CitizenSkill, CitizenPermit):
        used |= {row.concept_id for row in _rows(session, table, citizen)}
    wanted = columns(Concept.id, Concept.code).where(col(Concept.id).in_(used - {None}))
    return dict(map(tuple, session.execute(wanted)))


def _about() -> str:
    return f"{NAME} {EDITION}"
