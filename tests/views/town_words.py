"""What was said of words and of people, for the town: one of each kind."""

from sqlmodel import Session, col, select

from models.kinds import ConceptKind
from models.queries.paging import columns
from models.queries.vocabulary import concept_by_code
from models.tables.matches import MatchItem, MatchRun, PutForward
from models.tables.openings import OpeningRequirement
from portal.services.matches import labels
from tests.worlds import World


def words_of(session: Session, world: World, asking: int) -> dict[str, list[int]]:
    """The numbers of the things, by their kind.

    Args:
        asking: an opening with a requirement.
    """
    kind, sara = ConceptKind.SKILL, world.people.viewer("sara")
    cook = concept_by_code(session, "wash_dishes_by_hand")
    labels.confirm(session, kind, "tage opvask", cook and cook.id, by=sara, now=world.now)
    [said] = labels.meanings(session, sara.municipality_id)
    requirement = select(OpeningRequirement.id).where(OpeningRequirement.opening_id == asking)
    return {
        "label": [said.newest.id],
        "asking": [asking],
        "requirement": [session.exec(requirement).first() or 0],
        "put_forward": [_put_forward(session, world)],
    }


def _put_forward(session: Session, world: World) -> int:
    """Sara has put the last of the newest list forward, and nobody has answered yet."""
    line, run = session.execute(
        columns(MatchItem, MatchRun)
        .join(MatchRun, col(MatchRun.id) == MatchItem.run_id)
        .where(col(MatchItem.rank).is_not(None))
        .order_by(col(MatchItem.id).desc())
        .limit(1)
    ).one()
    row = PutForward(
        municipality_id=world.people.municipality.id,
        citizen_id=line.citizen_id,
        opening_id=run.opening_id,
        note="Hun har selv spurgt til stedet.",
        by_id=world.people.users["sara"].id,
        at=world.now,
    )
    session.add(row)
    session.flush()
    return row.id
