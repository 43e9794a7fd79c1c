"""What somebody wants to be told by mail, and how often."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from models.kinds import LetterGroup, LetterWay, ObjectType
from models.rules.access import Viewer
from models.rules.letters import CHOICES, way_of
from models.tables.letters import LetterChoices
from portal.services.inputs import Input
from portal.services.trail import Happened, record, refuse_if_changed


class Choices(Input):
    """One answer for each group; those that never come to the person's role are left out."""

    promises: LetterWay | None = None
    placements: LetterWay | None = None
    companies: LetterWay | None = None
    reviews: LetterWay | None = None
    answers: LetterWay | None = None
    reminders: LetterWay | None = None


def chosen_by(session: Session, viewer: Viewer) -> tuple[Mapping[LetterGroup, LetterWay], int]:
    """What the person gets of each group she may choose about, and the version of her choice."""
    found = session.get(LetterChoices, viewer.user_id)
    ways = found.ways if found else {}
    groups = CHOICES[viewer.role]
    return {group: way_of(group, ways) for group in groups}, found.version if found else 0


def choose(session: Session, choices: Choices, *, seen: int, by: Viewer, now: datetime) -> None:
    """Keep what the person chose; it holds for news from now on.

    Raises:
        FasterColleague: she chose something else in another window meanwhile.
    """
    row = session.get(LetterChoices, by.user_id) or LetterChoices(user_id=by.user_id, version=0)
    given = choices.model_dump(mode="json", exclude_none=True)
    mine = {group.value for group in CHOICES[by.role]}
    ways = {**row.ways, **{name: way for name, way in given.items() if name in mine}}
    if ways == row.ways:
        return  # a second click
    refuse_if_changed(session, ObjectType.USER, by.user_id, seen=seen, version=row.version)
    row.ways = ways
    session.add(row)
    session.flush()
    record(session, Happened(ObjectType.USER, by.user_id, "letters_chosen"), by=by, now=now)
