"""How a municipality counts its 24 hours: editions that are added, never changed (rule C.6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated

from pydantic import Field
from sqlalchemy import func
from sqlmodel import Session, col, select

from models.kinds import ClockPolicy, ObjectType, PromiseKind
from models.queries.people import municipality
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN, OfficeCalendar
from models.rules.errors import NotNow
from models.rules.promise_clock import Due, due
from models.tables.people import Municipality
from models.tables.promise_clock import ClockPolicyEdition
from portal.services.inputs import DanishDate, DanishWhole, Input
from portal.services.trail import Happened, record

# When companies ask: before the office opens, while it is open, and in the evening.
_TIMES_OF_DAY = (time(6, 30), time(10), time(14, 30), time(20))


class PolicyChoice(Input):
    """How promises of one kind are counted from a day on; without a day from now on."""

    kind: PromiseKind
    policy: ClockPolicy
    valid_from: DanishDate | None = None


class ProblemSettings(Input):
    """Whom a company calls when it cannot wait, and how long after an end we still come."""

    on_call_phone: Annotated[str, Field(max_length=20, pattern=r"^[+0-9 ]*$")] = ""
    problem_days: Annotated[DanishWhole, Field(ge=0, le=90)]


@dataclass(frozen=True)
class Example:
    """When a request that comes at that moment is due under each policy."""

    received_at: datetime
    due: dict[ClockPolicy, Due]


def choose(
    session: Session, choice: PolicyChoice, *, by: Viewer, now: datetime
) -> ClockPolicyEdition:
    """Add an edition; no promise already given moves.

    Raises:
        NotNow: the day has begun already: what companies were told cannot change behind them.
    """
    own = municipality(session, by.municipality_id)
    valid_from = now
    if choice.valid_from is not None:
        valid_from = datetime.combine(choice.valid_from, time(0), COPENHAGEN)
        if valid_from <= now:
            raise NotNow("policy_begins_in_the_past")
    edition = ClockPolicyEdition(
        municipality_id=own.id,
        kind=choice.kind,
        edition=_last_edition(session, own, choice.kind) + 1,
        policy=choice.policy,
        valid_from=valid_from,
        by_id=by.user_id,
        at=now,
    )
    session.add(edition)
    session.flush()
    details = {
        **choice.model_dump(mode="json"),
        "valid_from": valid_from.isoformat(),
        "edition": edition.edition,
    }
    happened = Happened(ObjectType.MUNICIPALITY, own.id, "clock_policies", details=details)
    record(session, happened, by=by, now=now)
    return edition


def set_problem_settings(
    session: Session, chosen: ProblemSettings, *, by: Viewer, now: datetime
) -> None:
    """Choose the phone on call, and the days after an end on which a problem gets a visit."""
    own = municipality(session, by.municipality_id)
    own.sqlmodel_update(chosen.model_dump())
    session.add(own)
    session.flush()
    details = chosen.model_dump()
    happened = Happened(ObjectType.MUNICIPALITY, own.id, "problem_settings", details=details)
    record(session, happened, by=by, now=now)


def examples(calendar: OfficeCalendar, on: date) -> Sequence[Example]:
    """What that day's usual moments, and the next Saturday's, give under both policies."""
    moments = [datetime.combine(on, clock, COPENHAGEN) for clock in _TIMES_OF_DAY]
    saturday = date.fromordinal(on.toordinal() + (5 - on.weekday()) % 7)
    moments.append(datetime.combine(saturday, time(11), COPENHAGEN))
    return [
        Example(moment, {policy: due(policy, moment, calendar) for policy in ClockPolicy})
        for moment in moments
    ]


def _last_edition(session: Session, own: Municipality, kind: PromiseKind) -> int:
    # The municipality's row is locked, so that two administrators do not make the same edition.
    session.refresh(own, with_for_update=True)
    last = session.exec(
        select(func.max(col(ClockPolicyEdition.edition))).where(
            ClockPolicyEdition.municipality_id == own.id, ClockPolicyEdition.kind == kind
        )
    ).one()
    return last or own.policy_version
