"""What a citizen wishes: the goal, the industries in order, the way and the hours."""

from datetime import date, datetime
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator
from sqlmodel import Session

from models.queries.match_pages import industries
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.tables.people import Citizen, CitizenIndustry
from portal.services.citizens.record_parts import WISHES, Change, changing, replace_rows
from portal.services.inputs import (
    DanishDate,
    DanishDecimal,
    Input,
    LongText,
    ShortText,
    wrong,
)


class IndustryRow(Input):
    """A wished industry; the first row is the dearest."""

    counts: ClassVar[tuple[str, ...]] = ("industry",)
    industry: Annotated[ShortText, Field(max_length=40)]


class Wishes(Input):
    """All wishes as they were told in a talk."""

    wish: Annotated[LongText, Field(max_length=1000)] | None = None
    industries: Annotated[tuple[IndustryRow, ...], Field(max_length=10)] = ()
    workplace_wish: Annotated[ShortText, Field(max_length=300)] | None = None
    hours_a_week: Annotated[DanishDecimal, Field(gt=0, le=60)] | None = None
    max_km: Annotated[DanishDecimal, Field(gt=0, le=500)] | None = None
    wishes_talked_on: DanishDate | None = None

    @model_validator(mode="after")
    def _each_industry_once(self) -> Self:
        codes = [row.industry for row in self.industries]
        if len(set(codes)) < len(codes):
            raise wrong("industry_twice", field="industries-0-industry")
        return self


def set_wishes(
    session: Session, citizen: Citizen, said: Wishes, *, seen: int, by: Viewer, now: datetime
) -> None:
    """Write the wishes; earlier ones stay in the editions.

    Fewer than two industries are taken, because half is better than nothing; the page and the
    list of citizens say that one is missing (rule S3-70).

    Raises:
        FasterColleague: a colleague changed the wishes since the form was opened.
        NotNow: an industry is not on the list, or the talk lies in the future.
    """
    wished = [row.industry for row in said.industries]
    _refuse_the_impossible(session, said, wished, now.astimezone(COPENHAGEN).date())
    change = Change(WISHES, "wishes_changed", seen)
    with changing(session, citizen, change, by=by, now=now):
        citizen.wish = said.wish or ""
        citizen.workplace_wish = said.workplace_wish or ""
        citizen.hours_a_week = said.hours_a_week
        citizen.max_km = said.max_km
        citizen.wishes_talked_on = said.wishes_talked_on
        rows = [
            CitizenIndustry(citizen_id=citizen.id, position=position, industry=code)
            for position, code in enumerate(wished, start=1)
        ]
        replace_rows(session, citizen, CitizenIndustry, rows)


def _refuse_the_impossible(session: Session, said: Wishes, wished: list[str], today: date) -> None:
    if said.wishes_talked_on is not None and said.wishes_talked_on > today:
        raise NotNow("wishes_talk_in_the_future")
    if set(wished) - {row.code for row in industries(session)}:
        raise NotNow("wished_industry_unknown")
