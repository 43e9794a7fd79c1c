"""Scoring how somebody comes on: by whom, where, in which edition; and taking it back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, ClassVar, Self, cast

from pydantic import Field, model_validator
from sqlmodel import Session

from models.kinds import ContactWay, ObjectType, Role, Scorer, ScoringPlace
from models.queries import progression as queries
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.rules.progression import LEAST, MOST
from models.tables.placements import Placement
from models.tables.progression import ProgressionEdition, ProgressionScoring
from portal.services.inputs import DanishDate, Input, RowNumber, wrong
from portal.services.placements import placement_follow_ups
from portal.services.placements.placement_follow_ups import BEGUN, FollowUpEntry
from portal.services.trail import Happened, record

OWN_SCORER = {
    Role.COMPANY_CONSULTANT: Scorer.CONSULTANT,
    Role.CASEWORKER: Scorer.CASEWORKER,
    Role.EMPLOYER: Scorer.EMPLOYER,
}
# Where a follow-up held in that way was.
_PLACES = {
    ContactWay.VISIT: ScoringPlace.WORKPLACE,
    ContactWay.MEETING: ScoringPlace.MUNICIPALITY,
    ContactWay.PHONE: ScoringPlace.PHONE,
    ContactWay.VIDEO: ScoringPlace.PHONE,
}
Name = Annotated[str, Field(max_length=120)]


class PointRow(Input):
    """The points of one line of the form; a line may be left out."""

    counts: ClassVar[tuple[str, ...]] = ("points",)
    line: Annotated[RowNumber, Field(le=50)]  # 1 is the first line
    points: Annotated[int, Field(ge=LEAST, le=MOST)]


class Scored(Input):
    """What one said one day."""

    edition_id: RowNumber
    scorer: Scorer
    said_by: Name = ""
    place: ScoringPlace
    scored_on: DanishDate
    points: tuple[PointRow, ...] = ()

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if not self.points:
            raise wrong("no_points", field="points")
        _refuse_nameless_teacher(self.scorer, self.said_by)
        return self


class QuickEntry(FollowUpEntry):
    """A follow-up, and on the same screen the points, when there is time for them."""

    edition_id: RowNumber | None = None
    scorer: Scorer = Scorer.CONSULTANT
    said_by: Name = ""
    points: tuple[PointRow, ...] = ()

    @model_validator(mode="after")
    def _names_the_teacher(self) -> Self:
        if self.points:
            _refuse_nameless_teacher(self.scorer, self.said_by)
        return self


class EmployerScored(Input):
    """What the company's own contact says."""

    edition_id: RowNumber
    points: tuple[PointRow, ...] = ()

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if not self.points:
            raise wrong("no_points", field="points")
        return self


def score(
    session: Session, placement: Placement, said: Scored, *, by: Viewer, now: datetime
) -> ProgressionScoring:
    """Keep what somebody said of how it goes. The same said twice is kept once.

    Raises:
        NotNow: the placement has not begun, the day lies ahead or before its start, or the form
            is not one of the municipality's.
    """
    if placement.state not in BEGUN or placement.starts is None:
        raise NotNow("scoring_not_now")
    if said.scored_on > now.astimezone(COPENHAGEN).date():
        raise NotNow("scoring_ahead")
    if said.scored_on < placement.starts:
        raise NotNow("scoring_before_start", starts=placement.starts.isoformat())
    edition = queries.edition_for(session, placement.municipality_id, said.edition_id)
    if edition is None:
        raise NotNow("form_unknown")
    row = ProgressionScoring(
        placement_id=placement.id,
        points=_points(edition, said.points),
        by_id=by.user_id,
        at=now,
        **said.model_dump(exclude={"points"}),
    )
    known = [earlier for earlier, *_rest in queries.scorings_of(session, [placement.id])]
    if twice := [earlier for earlier in known if _same(earlier, row)]:
        return cast("ProgressionScoring", twice[0])
    session.add(row)
    session.flush()
    # What was scored is not the company's to read, so it does not see the line.
    details = {"scorer": row.scorer.value, "scored_on": row.scored_on.isoformat()}
    happened = Happened(ObjectType.PLACEMENT, placement.id, "progression_scored", details=details)
    record(session, happened, by=by, now=now)
    return row


def hold_and_score(
    session: Session, placement: Placement, entry: QuickEntry, *, by: Viewer, now: datetime
) -> None:
    """Write down a follow-up, and the points if any were given.

    Raises:
        NotNow: as `placement_follow_ups.hold` and `score`.
    """
    follow_up = FollowUpEntry(**entry.model_dump(include=set(FollowUpEntry.model_fields)))
    placement_follow_ups.hold(session, placement, follow_up, by=by, now=now)
    if entry.points:
        if entry.edition_id is None:
            raise NotNow("form_unknown")
        said = Scored(
            edition_id=entry.edition_id,
            scorer=entry.scorer,
            said_by=entry.said_by,
            place=_PLACES[entry.way],
            scored_on=entry.held_on,
            points=entry.points,
        )
        score(session, placement, said, by=by, now=now)


def employer_scores(
    session: Session, placement: Placement, said: EmployerScored, *, by: Viewer, now: datetime
) -> None:
    """The company's contact scores on her own page.

    Raises:
        NotNow: as `score`.
    """
    whole = Scored(
        edition_id=said.edition_id,
        scorer=Scorer.EMPLOYER,
        place=ScoringPlace.WORKPLACE,
        scored_on=now.astimezone(COPENHAGEN).date(),
        points=said.points,
    )
    score(session, placement, whole, by=by, now=now)


def take_back(
    session: Session,
    placement: Placement,
    scoring: ProgressionScoring,
    *,
    by: Viewer,
    now: datetime,
) -> None:
    """Take back what was written by mistake: it does not count any more, the trail keeps it."""
    if scoring.taken_back_at is not None:
        return
    scoring.taken_back_at = now
    session.add(scoring)
    session.flush()
    details = {"scorer": scoring.scorer.value, "scored_on": scoring.scored_on.isoformat()}
    happened = Happened(ObjectType.PLACEMENT, placement.id, "scoring_taken_back", details=details)
    record(session, happened, by=by, now=now)


def _refuse_nameless_teacher(scorer: Scorer, said_by: str) -> None:
    if scorer is Scorer.TEACHER and not said_by:
        raise wrong("teacher_nameless", field="said_by")


def _points(edition: ProgressionEdition, rows: Sequence[PointRow]) -> dict[str, int]:
    if max(row.line for row in rows) > len(edition.indicators):
        raise NotNow("form_unknown")
    return {edition.indicators[row.line - 1][0]: row.points for row in rows}


def _same(one: ProgressionScoring, other: ProgressionScoring) -> bool:
    names = ("edition_id", "scorer", "said_by", "place", "scored_on", "points", "by_id")
    return all(getattr(one, name) == getattr(other, name) for name in names)
