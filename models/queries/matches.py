"""Match lists as the viewer may see them."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import bindparam, false
from sqlalchemy.orm import aliased, defer, load_only
from sqlmodel import Session, col, select

from models.kinds import PlacementState, Role
from models.queries.left import as_known
from models.queries.paging import columns
from models.rules.access import Viewer
from models.rules.placement_flow import BEFORE_START
from models.tables.companies import Company
from models.tables.matches import MatchItem, MatchReview, MatchRun
from models.tables.openings import Opening
from models.tables.people import Citizen, User
from models.tables.placements import Placement

IN_PLAY = BEFORE_START | {PlacementState.ACTIVE}


_BEFORE_THE_COMPANY = [PlacementState.NOMINATED, PlacementState.CITIZEN_HEARD]


def mine(viewer: Viewer) -> Any:
    """The condition that keeps lists to the viewer's municipality; employers see none."""
    if viewer.role in {Role.EMPLOYER, Role.ADMINISTRATOR}:
        return false()
    return col(MatchRun.municipality_id) == viewer.municipality_id


def run_for(session: Session, viewer: Viewer, run_id: int) -> MatchRun | None:
    """The list, or None when it does not exist or is not the viewer's to see."""
    return session.exec(select(MatchRun).where(MatchRun.id == run_id, mine(viewer))).first()


def item_for(session: Session, viewer: Viewer, run_id: int, item_id: int) -> MatchItem | None:
    """One line of a list that is the viewer's."""
    return session.exec(
        select(MatchItem)
        .join(MatchRun, col(MatchRun.id) == MatchItem.run_id)
        .where(MatchItem.id == item_id, MatchItem.run_id == run_id, mine(viewer))
    ).first()


def runs_of_opening(session: Session, viewer: Viewer, opening_id: int) -> Sequence[Any]:
    """Rows (MatchRun, who made it), the newest first."""
    return session.execute(
        columns(MatchRun, User.name)
        .join(User, col(User.id) == MatchRun.made_by_id)
        .where(col(MatchRun.opening_id) == opening_id, mine(viewer))
        .order_by(col(MatchRun.id).desc())
    ).all()


def newest_run(session: Session, viewer: Viewer, opening_id: int) -> MatchRun | None:
    """The last list that was made for the opening; only its number and time are read."""
    return session.exec(
        select(MatchRun)
        .options(load_only(MatchRun.made_at))  # type: ignore[arg-type]  # the stubs see a value
        .where(MatchRun.opening_id == opening_id, mine(viewer))
        .order_by(col(MatchRun.id).desc())
        .limit(1)
    ).first()


def line_of(session: Session, run_id: int, citizen_id: int) -> MatchItem | None:
    """The citizen's line on a list, also when she is left out; None when she came after it."""
    return session.exec(
        select(MatchItem).where(MatchItem.run_id == run_id, MatchItem.citizen_id == citizen_id)
    ).first()


def with_citizen(session: Session, item_ids: Sequence[int]) -> Sequence[Any]:
    """Rows (MatchItem, Citizen, newest MatchReview or None) of these lines, by rank."""
    if not item_ids:
        return []
    rows = session.execute(_whole_lines().where(col(MatchItem.id).in_(item_ids))).all()
    return _with_people(session, rows)


def chosen_from(session: Session, run_id: int) -> Sequence[Any]:
    """Rows (MatchItem, Citizen, newest MatchReview or None) of those nominated from the list who
    are still in play, by rank."""
    return _with_people(session, session.execute(_chosen(), {"run_id": run_id}).all())


@cache  # as below
def _chosen() -> Any:
    in_play = select(Placement.match_item_id).where(
        col(Placement.match_item_id).is_not(None), col(Placement.state).in_(IN_PLAY)
    )
    return _whole_lines().where(
        col(MatchItem.run_id) == bindparam("run_id"), col(MatchItem.id).in_(in_play)
    )


def _with_people(session: Session, rows: Sequence[Any]) -> Sequence[Any]:
    if not rows:
        return []
    # The lines are of one list, so of one municipality.
    people = as_known(session, [row[1] for row in rows], rows[0][3])
    return [(item, citizen, mark) for (item, _, mark, _), citizen in zip(rows, people, strict=True)]


@cache  # putting it together costs more than asking it
def _whole_lines() -> Any:
    return (
        columns(MatchItem, Citizen, MatchReview, MatchRun.municipality_id)
        # What was ranked is long and kept for those who check a list; no page shows it.
        # The stubs take a column on its class for a value, hence what is ignored here.
        .options(
            defer(MatchItem.profile),  # type: ignore[arg-type]  # the stubs see a value
            load_only(
                Citizen.municipality_id,  # type: ignore[arg-type]  # as above
                Citizen.name,  # type: ignore[arg-type]  # as above
                Citizen.case_number,  # type: ignore[arg-type]  # as above
                Citizen.caseworker_id,  # type: ignore[arg-type]  # as above
            ),
        )
        .join(MatchRun, col(MatchRun.id) == MatchItem.run_id)
        .join(Citizen, col(Citizen.id) == MatchItem.citizen_id)
        .outerjoin(MatchReview, is_newest_mark())
        .order_by(col(MatchItem.rank))
    )


def is_newest_mark() -> Any:
    """The condition that joins a line with the mark that counts."""
    later = aliased(MatchReview)
    newest = (
        ~select(later.id)
        .where(later.item_id == MatchReview.item_id, later.id > MatchReview.id)
        .exists()
    )
    return (col(MatchReview.item_id) == MatchItem.id) & newest


def mark_of(session: Session, item_id: int | None) -> MatchReview | None:
    """The newest mark of one line; None as id is a placement from no list."""
    if item_id is None:
        return None
    return session.exec(
        select(MatchReview)
        .where(MatchReview.item_id == item_id)
        .order_by(col(MatchReview.id).desc())
    ).first()


def marks(session: Session, run_id: int) -> Mapping[int, MatchReview]:
    """The newest mark of each line that has one, by the line's id."""
    rows = session.exec(
        select(MatchReview)
        .join(MatchItem, col(MatchItem.id) == MatchReview.item_id)
        .where(MatchItem.run_id == run_id)
        .order_by(col(MatchReview.id))
    ).all()
    return {row.item_id: row for row in rows}


def newest_mark(session: Session, item_id: int) -> MatchReview | None:
    """The mark that counts for one line."""
    return session.exec(
        select(MatchReview)
        .where(MatchReview.item_id == item_id)
        .order_by(col(MatchReview.id).desc())
        .limit(1)
    ).first()


def nominated(session: Session, run_id: int) -> Sequence[int]:
    """The lines of the list whose people were nominated from it and are still in play, by rank."""
    rows = session.execute(
        columns(MatchItem.id)
        .join(Placement, col(Placement.match_item_id) == MatchItem.id)
        .where(col(MatchItem.run_id) == run_id, col(Placement.state).in_(IN_PLAY))
        .order_by(col(MatchItem.rank))
    )
    return list(rows.scalars())


def above(session: Session, item: MatchItem) -> Sequence[tuple[int, int]]:
    """Pairs (line id, citizen id) of the lines above one on its list, by rank.

    Those who moved away since are not among them: nobody can choose them any more.
    """
    rows = session.execute(
        columns(MatchItem.id, MatchItem.citizen_id)
        .join(MatchRun, col(MatchRun.id) == MatchItem.run_id)
        .join(Citizen, col(Citizen.id) == MatchItem.citizen_id)
        .where(
            col(Citizen.municipality_id) == MatchRun.municipality_id,
            col(MatchItem.run_id) == item.run_id,
            col(MatchItem.rank) < item.rank,
        )
        .order_by(col(MatchItem.rank))
    )
    return [(item_id, citizen_id) for item_id, citizen_id in rows]


def in_play(session: Session, opening_id: int, citizen_id: int) -> Placement | None:
    """The placement of this person for this opening that is not over, if any."""
    return session.exec(
        select(Placement).where(
            Placement.opening_id == opening_id,
            Placement.citizen_id == citizen_id,
            col(Placement.state).in_(IN_PLAY),
        )
    ).first()


def citizens_in_play(session: Session, opening_id: int) -> set[int]:
    """Everyone with a placement for this opening that is not over."""
    rows = session.execute(
        columns(Placement.citizen_id).where(
            col(Placement.opening_id) == opening_id, col(Placement.state).in_(IN_PLAY)
        )
    )
    return set(rows.scalars())


def waiting_for_review(session: Session, viewer: Viewer) -> Sequence[Any]:
    """Rows (MatchRun, Opening, Company, who asked), the longest waiting first."""
    return session.execute(
        columns(MatchRun, Opening, Company, User.name)
        .join(Opening, col(Opening.id) == MatchRun.opening_id)
        .join(Company, col(Company.id) == Opening.company_id)
        .join(User, col(User.id) == MatchRun.review_asked_by_id)
        .where(
            col(MatchRun.review_asked_at).is_not(None),
            col(MatchRun.reviewed_at).is_(None),
            mine(viewer),
        )
        .order_by(col(MatchRun.review_asked_at), col(MatchRun.id))
    ).all()


def back_from_review(session: Session, viewer: Viewer) -> Sequence[Any]:
    """Rows (MatchRun, Opening, Company) with people who wait for the consultant's next act."""
    waiting = (
        select(Placement.id)
        .join(MatchItem, col(MatchItem.id) == Placement.match_item_id)
        .where(
            col(MatchItem.run_id) == MatchRun.id,
            col(Placement.state).in_(_BEFORE_THE_COMPANY),
        )
        .exists()
    )
    return session.execute(
        columns(MatchRun, Opening, Company)
        .join(Opening, col(Opening.id) == MatchRun.opening_id)
        .join(Company, col(Company.id) == Opening.company_id)
        .where(col(MatchRun.reviewed_at).is_not(None), mine(viewer), waiting)
        .order_by(col(MatchRun.reviewed_at).desc())
    ).all()
