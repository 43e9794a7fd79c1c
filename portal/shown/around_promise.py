"""What stands around one promise on its page: tries, hand-overs, reasons, corrections."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.queries import hand_overs
from models.queries.absences import away_on
from models.queries.people import municipality, office_calendar
from models.rules.problems import first_morning
from models.tables.placements import ProblemReport
from models.tables.promises import Promise
from portal.context import db, today


@dataclass(frozen=True)
class Around:
    """Rows as in `models.queries.hand_overs`.

    Args:
        on_call_phone, first_morning: of an acute problem: whom the company may call, and when to
            come first, when the office was closed as it was told.
    """

    attempts: Sequence[Any]
    hand_overs: Sequence[Any]
    late_reasons: Sequence[Any]
    corrections: Sequence[Any]
    owner_is_away: bool
    on_call_phone: str = ""
    first_morning: datetime | None = None


def around(promise: Promise, problem: ProblemReport | None) -> Around:
    """Everything around the promise, in a constant number of statements."""
    own, morning = "", None
    if problem is not None and problem.acute:
        own = municipality(db(), promise.municipality_id).on_call_phone
        calendar = office_calendar(db(), promise.municipality_id)
        morning = first_morning(promise.received_at, calendar)
    away = away_on(db(), promise.municipality_id, today())
    return Around(
        attempts=hand_overs.attempts_of(db(), promise.id),
        hand_overs=hand_overs.of_promise(db(), promise.id),
        late_reasons=hand_overs.late_reasons_of(db(), promise.id),
        corrections=hand_overs.correction_of(db(), promise.id),
        owner_is_away=promise.owner_id in away,
        on_call_phone=own,
        first_morning=morning,
    )
