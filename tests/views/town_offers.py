"""What belongs to the openings of the laundry besides themselves: a draft nobody has sent."""

from sqlmodel import Session

from portal.services.openings import drafts
from portal.services.openings.drafts import Held
from tests.worlds import World


def offered(session: Session, world: World) -> dict[str, list[int]]:
    """Lone has begun to write."""
    lone = world.people.viewer("lone")
    typed = {"title": ["Halvt skrevet"]}
    draft = drafts.keep(session, typed, opening=None, held=Held(), by=lone, now=world.now)
    return {"draft": [draft.id]}
