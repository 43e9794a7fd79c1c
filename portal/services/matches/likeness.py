"""People like this one, by what they can, have done and wish."""

from collections.abc import Sequence

from sqlmodel import Session

from matching import Alike, alike
from models.rules.access import Viewer
from models.tables.people import Citizen
from portal.services.matches.knowledge import knowledge
from portal.services.matches.pool import pool

MOST = 10


def people_like(session: Session, citizen: Citizen, *, by: Viewer) -> Sequence[Alike]:
    """Those in the programme most like the citizen, the likest first.

    Nobody when the citizen's own programme has ended, for then nothing is ranked about her.
    """
    known = knowledge(session)
    everyone = pool(session, by.municipality_id, known)
    person = everyone.by_id.get(str(citizen.id))
    if person is None:
        return ()
    return alike(known.vocabulary, person.profile, everyone.profiles, limit=MOST)
