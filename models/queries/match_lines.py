"""One page of a match list, with no more than the page shows; the reasons stay where they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Literal, NamedTuple

from sqlalchemy import bindparam
from sqlmodel import Session, col

from models.kinds import ReviewMark
from models.queries.left import known
from models.queries.matches import is_newest_mark
from models.queries.paging import Page, Wanted, columns, count
from models.tables.columns import folded
from models.tables.matches import MatchItem, MatchReview, MatchRun
from models.tables.people import Citizen, User

PARTS = 4  # of a score, in the order in which every engine so far has kept them


# The list's own order; the most points; the shortest way; the fewest gaps.
Order = Literal["rank", "points", "distance", "gaps"]


@dataclass(frozen=True)
class MatchesSought:
    """What a person filtered a match list by, and the order she wants to read it in."""

    search: str = ""
    least_points: float | None = None
    most_km: float | None = None
    no_missing: bool = False
    wished: bool = False
    mark: ReviewMark | None = None
    order: Order = "rank"


class LineSeen(NamedTuple):
    """A ranked line without its reasons, named as the columns of `MatchItem`."""

    id: int
    rank: int
    tie: bool
    points: float
    missing_musts: int
    unknowns: int
    distance_km: float | None
    open_proposals: int
    points_of_parts: tuple[float, ...]  # add up to `points`


class CitizenSeen(NamedTuple):
    """Who stands on the line, named as the columns of `Citizen`."""

    id: int
    municipality_id: int
    name: str
    case_number: str


class MarkSeen(NamedTuple):
    """The caseworker's newest word on the line."""

    mark: ReviewMark
    at: datetime
    by_name: str


Row = tuple[LineSeen, CitizenSeen, MarkSeen | None]


def ranked_page(
    session: Session, run: MatchRun, wanted: Wanted, sought: MatchesSought
) -> Page[Row]:
    """The lines of a list in the order asked for; one to three statements.

    A filtered page is looked for by number first, so that the long reasons of others are never
    read; without a filter the ranks, which have no gaps, say what is on it.
    """
    if sought == MatchesSought():
        ranks = {"first": wanted.offset + 1, "last": wanted.offset + wanted.size}
        lines = session.execute(_by_rank(), {"run_id": run.id, **ranks})
        return Page([_row(tuple(line)) for line in lines], run.ranked, wanted)
    found, order = _sought(run, sought), _ordered(sought.order)
    page = found.order_by(*order).limit(wanted.size).offset(wanted.offset)
    ids = list(session.execute(page).scalars())
    rows = _rows(session, sought.order, col(MatchItem.id).in_(ids)) if ids else []
    return Page(rows, count(session, found), wanted)


def _sought(run: MatchRun, sought: MatchesSought) -> Any:
    """The numbers of the ranked lines that were asked for."""
    statement = columns(MatchItem.id).where(
        col(MatchItem.run_id) == run.id, col(MatchItem.rank).is_not(None)
    )
    if sought.search:
        called = known("search_key", MatchItem.citizen_id, run.municipality_id)
        statement = statement.join(Citizen, col(Citizen.id) == MatchItem.citizen_id).where(
            called.contains(folded(sought.search), autoescape=True)
        )
    if sought.least_points is not None:
        statement = statement.where(col(MatchItem.points) >= sought.least_points)
    if sought.most_km is not None:
        statement = statement.where(col(MatchItem.distance_km) <= sought.most_km)
    if sought.no_missing:
        statement = statement.where(col(MatchItem.missing_musts) == 0)
    if sought.wished:
        statement = statement.where(col(MatchItem.wish_position).is_not(None))
    if sought.mark is not None:
        statement = statement.join(MatchReview, is_newest_mark()).where(
            col(MatchReview.mark) == sought.mark
        )
    return statement


def _ordered(order: Order) -> Sequence[Any]:
    """What to order by; equals by rank, and an unknown distance comes last."""
    item, rank = MatchItem, col(MatchItem.rank)
    orders: Mapping[Order, Sequence[Any]] = {
        "rank": (rank,),
        "points": (col(item.points).desc(), rank),
        "distance": (col(item.distance_km).is_(None), col(item.distance_km), rank),
        "gaps": (col(item.missing_musts), col(item.unknowns), rank),
    }
    return orders[order]


def _rows(session: Session, order: Order, *which: Any) -> Sequence[Row]:
    said = _seen().where(*which).order_by(*_ordered(order))
    return [_row(tuple(row)) for row in session.execute(said)]


@cache  # as below
def _by_rank() -> Any:
    return (
        _seen()
        .where(
            col(MatchItem.run_id) == bindparam("run_id"),
            col(MatchItem.rank).between(bindparam("first"), bindparam("last")),
        )
        .order_by(*_ordered("rank"))
    )


def _row(row: tuple[Any, ...]) -> Row:
    line, citizen, mark = (*row[:8], row[15:]), row[8:12], row[12:15]
    seen = MarkSeen(*mark) if mark[0] is not None else None
    return LineSeen(*line), CitizenSeen(*citizen), seen


@cache  # putting it together costs more than asking it
def _seen() -> Any:
    item, whose = MatchItem, (MatchItem.citizen_id, MatchRun.municipality_id)
    return (
        columns(
            *(item.id, item.rank, item.tie, item.points, item.missing_musts, item.unknowns),
            *(item.distance_km, item.open_proposals),
            *(Citizen.id, Citizen.municipality_id),
            *(known("name", *whose), known("case_number", *whose)),
            *(MatchReview.mark, MatchReview.at, User.name),
            *(col(item.parts)[(part, "points")].as_float() for part in range(PARTS)),
        )
        .join(MatchRun, col(MatchRun.id) == item.run_id)
        .join(Citizen, col(Citizen.id) == item.citizen_id)
        .outerjoin(MatchReview, is_newest_mark())
        .outerjoin(User, col(User.id) == MatchReview.by_id)
    )
