"""The list of citizens under a filter: the same for the page and for what is fetched of it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import func
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from models.kinds import DanishLevel, PlacementState, Situation
from models.queries.citizens import has_nothing_in_play, mine
from models.queries.matches import IN_PLAY
from models.queries.paging import Page, Wanted, columns, page_of
from models.queries.unknowns import UNKNOWN
from models.rules.access import Viewer
from models.tables.columns import folded
from models.tables.companies import Company
from models.tables.people import Citizen, CitizenIndustry, User
from models.tables.placements import Placement
from models.tables.programme import CitizenProgramme
from models.tables.vocabulary import Industry

Order = Literal["name", "case", "idle", "cv"]


@dataclass(frozen=True)
class CitizensSought:
    """What the list is filtered by, and its order.

    Args:
        among: only these, when a name was spelt otherwise than in the record.
        idle: only those in the programme with neither proposal nor placement.
        unknown: a code of `models.queries.unknowns`.
        no_offer_since: only those in the programme without an offer from that day on.
        least_danish: of speaking.
    """

    search: str = ""
    among: Collection[int] | None = None
    caseworker_id: int | None = None
    idle: bool = False
    situation: Situation | None = None
    unknown: str | None = None
    no_offer_since: date | None = None
    industry: str | None = None
    least_danish: DanishLevel | None = None
    order: Order = "name"


# The last day of an approved placement; without one, as long as nobody says otherwise.
_LAST_DAY = func.coalesce(Placement.ended_on, Placement.ends, date.max)
# The day of the last offer, or when there was none the day the programme began.
_OFFERED_UNTIL = func.coalesce(
    select(func.max(_LAST_DAY))
    .where(col(Placement.citizen_id) == col(Citizen.id), col(Placement.approved_at).is_not(None))
    .correlate(Citizen)
    .scalar_subquery(),
    Citizen.responsibility_from,
)
_ORDERS: Mapping[Order, Sequence[Any]] = {
    "name": (),
    "case": (col(Citizen.case_number),),
    "idle": (col(Citizen.programme_ended_on).is_not(None), _OFFERED_UNTIL),
    "cv": (col(Citizen.cv_updated_at).is_not(None), col(Citizen.cv_updated_at)),
}


def listed(session: Session, viewer: Viewer, sought: CitizensSought, wanted: Wanted) -> Page[Any]:
    """One page of rows as `every_listed` gives them; two statements."""
    counted = columns(Citizen.id).where(*_conditions(viewer, sought))
    return page_of(session, _statement(viewer, sought), wanted, counted=counted)


def every_listed(session: Session, viewer: Viewer, sought: CitizensSought) -> Sequence[Any]:
    """All rows under the filter, one statement.

    Returns:
        rows (id, name, case_number, caseworker, danish_speak, label_da, label_en, offered_until,
        programme_ended_on); the labels are the first industry she wishes, None without a wish.
    """
    return session.execute(_statement(viewer, sought)).all()


def in_play_under(
    session: Session, viewer: Viewer, sought: CitizensSought
) -> Mapping[int, list[tuple[PlacementState, str]]]:
    """The placements that are not over of all under the filter, with the company's name."""
    # Under a name of its own: the filter asks for placements too.
    playing = aliased(Placement)
    rows = session.execute(
        columns(playing.citizen_id, playing.state, Company.name)
        .join(Company, col(Company.id) == playing.company_id)
        .join(Citizen, col(Citizen.id) == playing.citizen_id)
        .where(*_conditions(viewer, sought), col(playing.state).in_(IN_PLAY))
        .order_by(col(playing.id))
    )
    found: dict[int, list[tuple[PlacementState, str]]] = {}
    for citizen_id, state, company in rows:
        found.setdefault(citizen_id, []).append((state, company))
    return found


def search_keys(session: Session, viewer: Viewer) -> Mapping[int, str]:
    """What everybody the viewer may see is found by, folded; one statement."""
    rows = session.execute(columns(Citizen.id, Citizen.search_key).where(mine(viewer)))
    return dict(map(tuple, rows))


def _statement(viewer: Viewer, sought: CitizensSought) -> Any:
    wish = aliased(CitizenIndustry)
    first = (col(wish.citizen_id) == Citizen.id) & (wish.position == 1)
    return (
        columns(
            Citizen.id,
            Citizen.name,
            Citizen.case_number,
            col(User.name).label("caseworker"),
            Citizen.danish_speak,
            Industry.label_da,
            Industry.label_en,
            _OFFERED_UNTIL.label("offered_until"),
            Citizen.programme_ended_on,
        )
        .join(User, col(User.id) == Citizen.caseworker_id)
        .outerjoin(wish, first)
        .outerjoin(Industry, col(Industry.code) == wish.industry)
        .where(*_conditions(viewer, sought))
        .order_by(*_ORDERS[sought.order], col(Citizen.sort_key), col(Citizen.id))
    )


def _conditions(viewer: Viewer, sought: CitizensSought) -> Iterator[Any]:
    yield mine(viewer)
    if sought.search:
        yield col(Citizen.search_key).contains(folded(sought.search), autoescape=True)
    if sought.among is not None:
        yield col(Citizen.id).in_(sought.among)
    if sought.caseworker_id is not None:
        yield col(Citizen.caseworker_id) == sought.caseworker_id
    if sought.idle:
        yield has_nothing_in_play()
    yield from _of_the_record(sought)


def _of_the_record(sought: CitizensSought) -> Iterator[Any]:
    if sought.situation is not None:
        yield _stands(sought.situation)
    if sought.unknown is not None:
        yield UNKNOWN[sought.unknown]
    if sought.no_offer_since is not None:
        yield col(Citizen.programme_ended_on).is_(None)
        yield sought.no_offer_since >= _OFFERED_UNTIL
    if sought.industry is not None:
        yield _wishes(sought.industry)
    if sought.least_danish is not None:
        levels = list(DanishLevel)
        yield col(Citizen.danish_speak).in_(levels[levels.index(sought.least_danish) :])


def _wishes(industry: str) -> Any:
    return (
        select(CitizenIndustry.id)
        .where(
            col(CitizenIndustry.citizen_id) == col(Citizen.id),
            col(CitizenIndustry.industry) == industry,
        )
        .exists()
    )


def _stands(situation: Situation) -> Any:
    """Of whom nobody has written more, the citizen's own row tells whether it is over."""
    written = select(CitizenProgramme.citizen_id).where(
        col(CitizenProgramme.citizen_id) == col(Citizen.id)
    )
    told = written.where(col(CitizenProgramme.situation) == situation).exists()
    ended = col(Citizen.programme_ended_on)
    if situation is Situation.IN_PROGRAMME:
        return told | (~written.exists() & ended.is_(None))
    if situation is Situation.AFTER_PROGRAMME:
        return told | (~written.exists() & ended.is_not(None))
    return told
