"""New editions of the partnership agreement's text; what was said yes to is never changed."""

from datetime import date, datetime
from typing import Annotated, Self

from pydantic import Field, model_validator
from sqlmodel import Session

from models.kinds import AgreementPoint, ObjectType
from models.queries.agreements import texts_of
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.tables.partners import AgreementText
from portal.services.companies.companies import SHIPPED_TEXT
from portal.services.inputs import DanishDate, Input, wrong
from portal.services.trail import Happened, record

Text = Annotated[str, Field(min_length=200, max_length=8000)]


class NewText(Input):
    """An edition in both languages, and what whoever wrote it has seen that it says."""

    danish: Text
    english: Text
    valid_from: DanishDate
    points: tuple[AgreementPoint, ...] = ()

    @model_validator(mode="after")
    def _says_everything(self) -> Self:
        if set(self.points) != set(AgreementPoint):
            raise wrong("agreement_point_missing", field="points")
        return self


def write(session: Session, new: NewText, *, by: Viewer, now: datetime) -> AgreementText:
    """Write an edition that companies are offered from its day on.

    Raises:
        NotNow: the day is over; nobody can have been offered it then.
    """
    if new.valid_from < now.astimezone(COPENHAGEN).date():
        raise NotNow("text_in_the_past")
    text = AgreementText(
        municipality_id=by.municipality_id,
        edition=_next_edition(session, by.municipality_id, new.valid_from),
        by_id=by.user_id,
        at=now,
        **new.model_dump(exclude={"points"}),
    )
    session.add(text)
    session.flush()
    happened = Happened(
        ObjectType.MUNICIPALITY,
        by.municipality_id,
        "agreement_text_written",
        details={"edition": text.edition, "valid_from": str(text.valid_from)},
    )
    record(session, happened, by=by, now=now)
    return text


def _next_edition(session: Session, municipality_id: int, valid_from: date) -> str:
    """The year and a number that follows all of that year, the shipped one among them."""
    known = [SHIPPED_TEXT, *(text.edition for text in texts_of(session, municipality_id))]
    year = str(valid_from.year)
    numbers = [int(one.partition("-")[2]) for one in known if one.partition("-")[0] == year]
    return f"{year}-{max(numbers, default=0) + 1}"
