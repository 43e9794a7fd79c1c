"""An opening whose time to apply runs out, or ran out, is offered on with new days."""

from datetime import date, datetime, timedelta
from typing import Self

from pydantic import model_validator
from sqlmodel import Session

from models.kinds import ObjectType, OpeningStep
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.rules.opening_flow import ON_OFFER
from models.tables.openings import Opening
from portal.services.inputs import DanishDate, Input, wrong
from portal.services.openings.openings import take_step
from portal.services.trail import refuse_if_changed

# So long before its time runs out both sides are asked whether it is still open.
WARNED = timedelta(days=7)


def warned_from(on: date) -> date:
    """The last day to apply up to which an opening counts as one that lapses soon."""
    return on + WARNED


def lapses_soon(opening: Opening, on: date) -> bool:
    """Whether the opening is on offer and its last day to apply is near."""
    return (
        opening.state in ON_OFFER
        and opening.apply_by is not None
        and opening.apply_by <= warned_from(on)
    )


class Renewal(Input):
    """The new days of an opening."""

    starts: DanishDate
    ends: DanishDate
    apply_by: DanishDate | None = None

    @model_validator(mode="after")
    def _period_in_order(self) -> Self:
        if self.ends < self.starts:
            raise wrong("ends_before_start", field="ends")
        if self.apply_by is not None and self.apply_by > self.starts:
            raise wrong("apply_by_after_start", field="apply_by")
        return self


def renew(
    session: Session, opening: Opening, new: Renewal, *, seen: int, by: Viewer, now: datetime
) -> None:
    """Offer an opening on, or again when its time to apply ran out, with new days.

    Raises:
        WrongState: it is neither on offer nor has its time run out.
        FasterColleague: a colleague changed it since the form was opened.
        NotNow: the first day, or the last day to apply, is over.
    """
    refuse_if_changed(session, ObjectType.OPENING, opening.id, seen=seen, version=opening.version)
    today = now.astimezone(COPENHAGEN).date()
    if new.starts < today:
        raise NotNow("starts_in_the_past")
    if new.apply_by is not None and new.apply_by < today:
        raise NotNow("apply_by_in_the_past")
    opening.sqlmodel_update(new.model_dump())
    take_step(session, opening, OpeningStep.RENEW, by=by, now=now)
