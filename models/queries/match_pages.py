"""What stands around the lines of a match list: the opening, those in play, those left out."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Text, bindparam, cast, func
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from models.queries.matches import IN_PLAY, mine, with_citizen
from models.queries.openings import seats_taken_now
from models.queries.paging import Page, Wanted, columns
from models.queries.placements import mine as own_placements
from models.rules.access import Viewer
from models.tables.companies import Company, Workplace
from models.tables.matches import MatchItem, MatchRun
from models.tables.openings import Opening
from models.tables.people import Citizen, User
from models.tables.placements import Placement
from models.tables.vocabulary import Industry, Place


def heading(session: Session, run: MatchRun) -> Any:
    """What the list is about, in one row.

    Returns:
        (Opening, Company, Place, seats taken, number of the opening's newest list, and the names
        of who made the list, who asked for a review and who did it; None for what nobody did).
    """
    return session.execute(_HEADING, {"run_id": run.id}).one()


_maker, _asker, _reviewer, _newest = aliased(User), aliased(User), aliased(User), aliased(MatchRun)
# Put together once, because that takes longer than asking it.
_HEADING = (
    columns(
        *(Opening, Company, Place, seats_taken_now()),
        select(func.max(_newest.id))
        .where(_newest.opening_id == Opening.id)
        .correlate(Opening)
        .scalar_subquery(),
        *(col(_maker.name), col(_asker.name), col(_reviewer.name)),
    )
    .select_from(MatchRun)
    .join(Opening, col(Opening.id) == MatchRun.opening_id)
    .join(Company, col(Company.id) == Opening.company_id)
    .join(Workplace, col(Workplace.id) == Opening.workplace_id)
    .join(Place, col(Place.postcode) == Workplace.postcode)
    .join(_maker, col(_maker.id) == MatchRun.made_by_id)
    .outerjoin(_asker, col(_asker.id) == MatchRun.review_asked_by_id)
    .outerjoin(_reviewer, col(_reviewer.id) == MatchRun.reviewed_by_id)
    .where(col(MatchRun.id) == bindparam("run_id"))
)


def industries(session: Session) -> Sequence[Industry]:
    return session.exec(select(Industry).order_by(col(Industry.position))).all()


def in_play_of(
    session: Session, viewer: Viewer, citizen_ids: Collection[int]
) -> Mapping[int, list[tuple[Placement, str]]]:
    """For each citizen the placements that are not over, with the company's name."""
    if not citizen_ids:
        return {}
    rows = session.execute(
        columns(Placement, Company.name)
        .join(Company, col(Company.id) == Placement.company_id)
        .where(
            col(Placement.citizen_id).in_(citizen_ids),
            col(Placement.state).in_(IN_PLAY),
            own_placements(viewer),
        )
        .order_by(col(Placement.id))
    )
    found: dict[int, list[tuple[Placement, str]]] = defaultdict(list)
    for placement, company in rows:
        found[placement.citizen_id].append((placement, company))
    return found


def gates_by_line(session: Session, run: MatchRun) -> Sequence[tuple[int, str]]:
    """Pairs (line id, gates as JSON text) of those left out, by the citizen's name.

    As text, because among thousands of lines only few gates differ.
    """
    rows = session.execute(
        columns(MatchItem.id, cast(col(MatchItem.gates), Text))
        .join(Citizen, col(Citizen.id) == MatchItem.citizen_id)
        .where(col(MatchItem.run_id) == run.id, col(MatchItem.rank).is_(None))
        .order_by(col(Citizen.sort_key), col(Citizen.id))
    )
    return [(item_id, gates) for item_id, gates in rows]


def lines_in_order(session: Session, item_ids: Sequence[int]) -> Sequence[Any]:
    """Rows (MatchItem, Citizen, newest MatchReview or None) in the order of the numbers."""
    rows = {row[0].id: row for row in with_citizen(session, item_ids)}
    return [rows[item_id] for item_id in item_ids if item_id in rows]


def others_to_review(
    session: Session, viewer: Viewer, run: MatchRun, wanted: Wanted, *, but: Collection[int]
) -> Page[Any]:
    """Rows (MatchItem, Citizen, newest MatchReview or None) of everyone ranked.

    The viewer's own citizens come first, each group by rank.

    Args:
        but: the lines that stand elsewhere on the page.
    """
    rows = session.execute(
        columns(MatchItem.id)
        .join(Citizen, col(Citizen.id) == MatchItem.citizen_id)
        .where(
            col(MatchItem.run_id) == run.id,
            col(MatchItem.rank).is_not(None),
            col(MatchItem.id).not_in(but),
        )
        .order_by((col(Citizen.caseworker_id) == viewer.user_id).desc(), col(MatchItem.rank))
        .limit(wanted.size)
        .offset(wanted.offset)
    )
    return Page(lines_in_order(session, list(rows.scalars())), run.ranked - len(but), wanted)


def lists_with(session: Session, viewer: Viewer, citizen_id: int, most: int) -> Sequence[Any]:
    """Rows (MatchItem, MatchRun, Opening, Company) of the newest lists a citizen came up for."""
    return session.execute(
        columns(MatchItem, MatchRun, Opening, Company)
        .join(MatchRun, col(MatchRun.id) == MatchItem.run_id)
        .join(Opening, col(Opening.id) == MatchRun.opening_id)
        .join(Company, col(Company.id) == Opening.company_id)
        .where(col(MatchItem.citizen_id) == citizen_id, mine(viewer))
        .order_by(col(MatchItem.id).desc())
        .limit(most)
    ).all()


def runs_of_lines(session: Session, item_ids: Collection[int]) -> Mapping[int, int]:
    """Which list each of the lines stands on."""
    rows = session.execute(
        columns(MatchItem.id, MatchItem.run_id).where(col(MatchItem.id).in_(item_ids))
    )
    return dict(map(tuple, rows))
