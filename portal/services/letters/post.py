"""What an administrator does about mail: whose name stands on it, trying it, sending it again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from pydantic import Field
from sqlalchemy import update
from sqlmodel import Session, col

from models.kinds import LetterKind, LetterState, ObjectType, Role
from models.queries.letters import held_back, letter_settings, reminders_sent
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.rules.letters import is_reminder
from models.tables.companies import Company
from models.tables.letters import Letter
from portal.services.inputs import DanishWhole, Input
from portal.services.letters.outbox import Wanted, stamp, want
from portal.services.letters.sending import WEEK
from portal.services.trail import Happened, record, refuse_if_changed

_OVER = (LetterState.SENT, LetterState.FAILED)


class MailFacts(Input):
    """Whose name stands on the mail, where answers go, and how much of it a company gets."""

    sender_name: Annotated[str, Field(max_length=80, pattern=r'^[^<>"\r\n]*$')] = ""
    reply_to: Annotated[str, Field(max_length=200, pattern=r"^([^@\s<>,;]+@[^@\s<>,;]+)?$")] = ""
    company_letters_a_week: Annotated[DanishWhole, Field(ge=1, le=20)]


@dataclass(frozen=True)
class Budget:
    """How many reminders a company got within a week, at most gets, and how many wait for room."""

    sent: int
    most: int
    held: int


def budget_of(session: Session, company: Company, now: datetime) -> Budget:
    """A company's share of reminders; what it asked for itself and answers do not count."""
    kinds = [kind for kind in LetterKind if is_reminder(kind, Role.EMPLOYER)]
    return Budget(
        sent=len(reminders_sent(session, company.id, kinds, now - WEEK)),
        most=letter_settings(session, company.municipality_id).company_letters_a_week,
        held=held_back(session, company.id),
    )


def set_mail_facts(
    session: Session, facts: MailFacts, *, seen: int, by: Viewer, now: datetime
) -> None:
    """Keep the municipality's choice; it holds for every mail that goes out from now on.

    Raises:
        FasterColleague: a colleague changed it since the form was opened.
    """
    own = letter_settings(session, by.municipality_id)
    municipality, version = ObjectType.MUNICIPALITY, own.version
    if own.model_dump(include=set(MailFacts.model_fields)) == facts.model_dump():
        return  # a second click
    refuse_if_changed(session, municipality, by.municipality_id, seen=seen, version=version)
    own.sqlmodel_update(facts.model_dump())
    session.add(own)
    session.flush()
    happened = Happened(
        municipality,
        by.municipality_id,
        "mail_facts",
        details={"company_letters_a_week": facts.company_letters_a_week},
    )
    record(session, happened, by=by, now=now)


def send_again(session: Session, letter: Letter, *, by: Viewer, now: datetime) -> None:
    """Let a mail that failed, or that went out and never came, be tried anew.

    One that went out before is a mail of its own to the receiver's server; one that failed keeps
    its Message-ID, so that it comes once even if it had got through.

    Raises:
        NotNow: it waits still, or it was not true any more.
    """
    again = session.execute(
        update(Letter)
        .where(col(Letter.id) == letter.id, col(Letter.state).in_(_OVER))
        .values(
            state=LetterState.QUEUED,
            attempts=0,
            next_at=now,
            wanted_at=now,
            message_id="" if letter.state is LetterState.SENT else letter.message_id,
        )
    )
    if again.rowcount != 1:  # type: ignore[attr-defined]  # an UPDATE's result counts rows
        raise NotNow("changed_meanwhile")
    session.refresh(letter)
    _tell(session, "letter_again", letter.kind, by=by, now=now)


def send_trial(session: Session, *, by: Viewer, now: datetime) -> None:
    """Put a mail to the administrator herself into the outbox."""
    want(session, Wanted(LetterKind.TRIAL, by.user_id, 0, stamp(now)), now=now)
    _tell(session, "letter_trial", LetterKind.TRIAL, by=by, now=now)


def _tell(session: Session, action: str, kind: LetterKind, *, by: Viewer, now: datetime) -> None:
    happened = Happened(
        ObjectType.MUNICIPALITY, by.municipality_id, action, details={"kind": kind.value}
    )
    record(session, happened, by=by, now=now)
