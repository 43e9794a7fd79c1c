"""How the promises of a municipality are counted, edition by edition."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from models.kinds import ClockPolicy, PromiseKind
from models.queries.paging import columns
from models.tables.people import Municipality, User
from models.tables.promise_clock import ClockPolicyEdition, PhoneHours


@dataclass(frozen=True)
class InForce:
    """A policy with the number of its edition."""

    policy: ClockPolicy
    edition: int


def in_force(
    session: Session, municipality: Municipality, kind: PromiseKind, at: datetime
) -> InForce:
    """The policy a promise of that kind is counted by when it comes at that moment."""
    found = session.exec(
        select(ClockPolicyEdition)
        .where(
            ClockPolicyEdition.municipality_id == municipality.id,
            ClockPolicyEdition.kind == kind,
            col(ClockPolicyEdition.valid_from) <= at,
        )
        .order_by(col(ClockPolicyEdition.valid_from).desc(), col(ClockPolicyEdition.edition).desc())
        .limit(1)
    ).first()
    if found is not None:
        return InForce(found.policy, found.edition)
    first = {
        PromiseKind.RECRUITMENT_REPLY: municipality.reply_policy,
        PromiseKind.ON_SITE_VISIT: municipality.visit_policy,
    }
    return InForce(first[kind], municipality.policy_version)


def editions(session: Session, municipality_id: int) -> Sequence[Any]:
    """All editions, the newest first: rows (ClockPolicyEdition, who made it)."""
    return session.execute(
        columns(ClockPolicyEdition, User.name)
        .join(User, col(User.id) == ClockPolicyEdition.by_id)
        .where(col(ClockPolicyEdition.municipality_id) == municipality_id)
        .order_by(col(ClockPolicyEdition.id).desc())
    ).all()


def phone_hours(session: Session, municipality_id: int) -> Sequence[PhoneHours]:
    """When the municipality's phone is answered, Monday first; none means as the office."""
    return session.exec(
        select(PhoneHours)
        .where(PhoneHours.municipality_id == municipality_id)
        .order_by(col(PhoneHours.weekday))
    ).all()
