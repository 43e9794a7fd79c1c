"""Each party's yes to one exact paper: who, when, how, and to which content.

A yes belongs to the fingerprint of what was read. When the content changes afterwards the yes
stays as it was given, and is told as a yes to an earlier edition.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Self

from pydantic import model_validator
from sqlmodel import Session

from models.kinds import DocumentKind, ObjectType, Side, SignedThrough
from models.queries import signatures
from models.queries.people import user_for_session
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.tables.placement_life import Signature
from portal.services.inputs import DanishDate, Input, ShortText, wrong
from portal.services.trail import Happened, record


@dataclass(frozen=True)
class Paper:
    """What can be said yes to.

    Args:
        placement_id: None for a paper of the company alone.
        content: what it says: texts, numbers, days, times, codes, and lists and mappings of
            these; never words that depend on the reader's language.
    """

    document: DocumentKind
    municipality_id: int
    company_id: int
    placement_id: int | None
    content: Mapping[str, object]

    @property
    def fingerprint(self) -> str:
        """The same for the same content, 64 signs."""
        whole = {"document": self.document.value, "content": self.content}
        said = json.dumps(
            whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain
        )
        return hashlib.sha256(said.encode()).hexdigest()


@dataclass(frozen=True)
class Said:
    """A yes as it was given: whose, by whom, how and on which day."""

    side: Side
    name: str
    through: SignedThrough
    on: date


@dataclass(frozen=True)
class Given:
    """A yes as a paper tells it."""

    side: Side
    name: str
    through: SignedThrough
    signed_on: date
    content_hash: str
    is_current: bool


class Yes(Input):
    """A yes on paper or by word of mouth, noted by the municipality."""

    side: Side
    name: ShortText
    through: SignedThrough
    signed_on: DanishDate

    @model_validator(mode="after")
    def _was_noted(self) -> Self:
        if self.through is SignedThrough.PORTAL:
            raise wrong("yes_in_portal_is_own", field="through")
        return self


def sign(
    session: Session, paper: Paper, said: Yes, *, shown: str, by: Viewer, now: datetime
) -> Signature:
    """Note somebody's yes to the paper.

    Args:
        shown: the fingerprint of what was before the person.

    Raises:
        NotNow: the paper has changed since it was shown, its day has not come, or the side has
            said yes to exactly this already.
    """
    if said.signed_on > _day(now):
        raise NotNow("signed_in_the_future")
    noted = Said(said.side, said.name, said.through, said.signed_on)
    return keep(session, paper, noted, shown=shown, by=by, now=now)


def sign_here(
    session: Session, paper: Paper, side: Side, *, shown: str, by: Viewer, now: datetime
) -> Signature:
    """The person who is signed in says yes herself, today.

    Raises:
        NotNow: as `sign`.
    """
    user = user_for_session(session, by.user_id)
    if user is None:
        raise ValueError("nobody is signed in")
    said = Said(side, user.name, SignedThrough.PORTAL, _day(now))
    return keep(session, paper, said, shown=shown, by=by, now=now)


def of(session: Session, paper: Paper) -> Sequence[Signature]:
    """Every yes to this paper in any edition, the first first."""
    if paper.placement_id is not None:
        return signatures.of_placement(session, paper.placement_id, paper.document)
    return signatures.of_company(session, paper.company_id, paper.document)


def is_current(signature: Signature, paper: Paper) -> bool:
    """Whether the yes was said to the paper as it is now."""
    return signature.content_hash == paper.fingerprint


def told(rows: Sequence[tuple[Signature, bool]], *, citizen_as: str | None = None) -> list[Given]:
    """Yeses as papers tell them.

    Args:
        rows: each with whether it was said to the paper as it is now.
        citizen_as: stands for the citizen's name until the company has been told it.
    """
    return [
        Given(
            side=row.side,
            name=citizen_as if citizen_as and row.side is Side.CITIZEN else row.name,
            through=row.through,
            signed_on=row.signed_on,
            content_hash=row.content_hash,
            is_current=now_too,
        )
        for row, now_too in rows
    ]


def current_sides(given: Sequence[Signature], paper: Paper) -> Mapping[Side, date]:
    """The day each side said yes to the paper as it is now."""
    return {row.side: row.signed_on for row in given if is_current(row, paper)}


def keep(
    session: Session, paper: Paper, said: Said, *, shown: str, by: Viewer, now: datetime
) -> Signature:
    """Keep a yes with its line in the trail.

    Raises:
        NotNow: the paper has changed since it was shown, or the side has said yes to exactly
            this already.
    """
    if shown != paper.fingerprint:
        raise NotNow("paper_changed")
    if said.side in current_sides(of(session, paper), paper):
        raise NotNow("said_yes_already")
    row = Signature(
        municipality_id=paper.municipality_id,
        company_id=paper.company_id,
        placement_id=paper.placement_id,
        document=paper.document,
        content_hash=paper.fingerprint,
        side=said.side,
        name=said.name,
        through=said.through,
        signed_on=said.on,
        by_id=by.user_id,
        at=now,
    )
    session.add(row)
    session.flush()
    about = (ObjectType.COMPANY, paper.company_id)
    if paper.placement_id is not None:
        about = (ObjectType.PLACEMENT, paper.placement_id)
    details = {
        "document": paper.document.value,
        "side": said.side.value,
        "through": said.through.value,
        "sha256": row.content_hash,
    }
    happened = Happened(*about, "paper_signed", details=details, company_id=paper.company_id)
    record(session, happened, by=by, now=now)
    return row


def _plain(value: object) -> str:
    """What JSON does not know."""
    if isinstance(value, (date, time)):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot stand on a paper")


def _day(now: datetime) -> date:
    return now.astimezone(COPENHAGEN).date()
