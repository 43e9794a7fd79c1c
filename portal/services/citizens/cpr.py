"""CPR numbers: kept only where the municipality says so, sealed, and never read by accident.

The keys stand outside the database. Each row says which key it was made with, so a new key can
be set before the old rows are made anew (`rotate`).
"""

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, Field
from sqlmodel import Session

from models.kinds import ObjectType
from models.queries import cpr as queries
from models.queries.people import municipality
from models.rules import cpr as rules
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.tables.cpr import CitizenCpr
from models.tables.people import Citizen, CitizenLegal
from portal.services.citizens.sealing import Unreadable, keyed_hash, seal, unseal
from portal.services.inputs import Input, ShortText, wrong
from portal.services.trail import Happened, record


def _number(typed: str) -> str:
    digits = rules.digits_of(typed)
    if not rules.is_possible(digits):
        raise wrong("cpr_impossible")
    return digits


CprNumber = Annotated[ShortText, Field(max_length=20), AfterValidator(_number)]
"""Ten digits; people may write a hyphen and spaces."""


class TypedCpr(Input):
    """A number, to keep or to look for."""

    cpr: CprNumber


class KeptCpr(TypedCpr):
    """A number to keep; `other_birthday` is the word that it is right although the day is not
    the one in her record."""

    other_birthday: bool = False


class CprSwitch(Input):
    """Whether caseworkers may keep numbers; `forget` is the word that all kept ones may go."""

    kept: bool = False
    forget: bool = False


@dataclass(frozen=True)
class Keys:
    """The keys by their numbers, the one that is used for new rows first; none: nothing is kept."""

    secrets: Sequence[tuple[int, bytes]]

    @classmethod
    def of(cls, given: Iterable[tuple[int, str]]) -> "Keys":
        """From the settings."""
        return cls([(number, secret.encode()) for number, secret in given])

    @property
    def newest(self) -> tuple[int, bytes]:
        return self.secrets[0]

    def secret(self, number: int) -> bytes:
        """Raises KeyError: that key is no longer given."""
        return dict(self.secrets)[number]


def switch(session: Session, wanted: CprSwitch, keys: Keys, *, by: Viewer, now: datetime) -> None:
    """Let caseworkers of the municipality keep numbers from now on, or no longer.

    Switching off removes every number: without a purpose there is no ground to keep them.

    Raises:
        NotNow: no key is given; or numbers would be removed and nobody said that they may.
    """
    own = municipality(session, by.municipality_id)
    if wanted.kept and not keys.secrets:
        raise NotNow("cpr_without_key")
    number = 0 if wanted.kept else queries.how_many(session, own.id)
    if number and not wanted.forget:
        raise NotNow("cpr_would_be_removed", number=str(number))
    if number:
        queries.remove_all(session, own.id)
    own.cpr_kept = wanted.kept
    session.add(own)
    session.flush()
    action = "cpr_switched_on" if wanted.kept else "cpr_switched_off"
    happened = Happened(ObjectType.MUNICIPALITY, own.id, action, details={"removed": number})
    record(session, happened, by=by, now=now)


def keep(
    session: Session, citizen: Citizen, typed: KeptCpr, keys: Keys, *, by: Viewer, now: datetime
) -> None:
    """Keep the citizen's number, instead of the one that was kept before.

    Raises:
        NotNow: another citizen of the municipality has the number; or it begins with another day
            than her birthday and nobody said that it is right.
    """
    legal = session.get(CitizenLegal, citizen.id)
    if legal and not (typed.other_birthday or rules.fits_birthday(typed.cpr, legal.born_on)):
        raise NotNow("cpr_other_birthday", day=legal.born_on.isoformat())
    other = found(session, typed, keys, by=by)
    if other is not None and other.id != citizen.id:
        raise NotNow("cpr_is_anothers")
    values = {
        "municipality_id": citizen.municipality_id,
        "by_id": by.user_id,
        "at": now,
        **_made(citizen.id, typed.cpr, keys),
    }
    row = queries.cpr_of(session, citizen.id)
    new = (
        CitizenCpr(citizen_id=citizen.id, **values) if row is None else row.sqlmodel_update(values)
    )
    session.add(new)
    session.flush()
    record(session, Happened(ObjectType.CITIZEN, citizen.id, "cpr_kept"), by=by, now=now)


def remove(session: Session, citizen: Citizen, *, by: Viewer, now: datetime) -> None:
    """No longer keep it.

    Raises:
        NotNow: none is kept.
    """
    row = queries.cpr_of(session, citizen.id)
    if row is None:
        raise NotNow("cpr_not_kept")
    session.delete(row)
    session.flush()
    record(session, Happened(ObjectType.CITIZEN, citizen.id, "cpr_removed"), by=by, now=now)


def number_of(session: Session, citizen: Citizen, keys: Keys) -> str | None:
    """The ten digits, or None when none are kept.

    Raises:
        NotNow: the row was tampered with, or its key is no longer given.
    """
    row = queries.cpr_of(session, citizen.id)
    try:
        return None if row is None else _digits(row, keys)
    except (Unreadable, KeyError):
        raise NotNow("cpr_unreadable") from None


def found(session: Session, typed: TypedCpr, keys: Keys, *, by: Viewer) -> Citizen | None:
    """The citizen of the municipality who has exactly this number."""
    hashes = [keyed_hash(secret, typed.cpr) for _number, secret in keys.secrets]
    return queries.citizen_with(session, by, hashes)


def rotate(session: Session, keys: Keys) -> int:
    """Make every row with the newest key that was made with another; returns how many.

    Raises:
        Unreadable: a row was tampered with.
        KeyError: the key of a row is no longer given. Nothing is changed then.
    """
    rows = queries.made_with_others(session, keys.newest[0])
    for row in rows:
        session.add(row.sqlmodel_update(_made(row.citizen_id, _digits(row, keys), keys)))
    session.flush()
    return len(rows)


def _made(citizen_id: int, digits: str, keys: Keys) -> dict[str, Any]:
    """The columns that are made with the newest key."""
    number, secret = keys.newest
    sealed = seal(secret, digits.encode(), _about(citizen_id))
    return {
        "key_number": number,
        "sealed": base64.b64encode(sealed).decode(),
        "lookup": keyed_hash(secret, digits),
    }


def _digits(row: CitizenCpr, keys: Keys) -> str:
    sealed = base64.b64decode(row.sealed)
    return unseal(keys.secret(row.key_number), sealed, _about(row.citizen_id)).decode()


def _about(citizen_id: int) -> str:
    return f"citizen_cpr:{citizen_id}"
