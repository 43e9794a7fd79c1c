"""A CV of the town's citizen that was read in and waits to be looked through."""

from sqlmodel import Session

from models.kinds import ReadingSource
from models.queries.cv_readings import waiting
from models.tables.people import Citizen
from portal.services.citizens import cv_reading
from portal.services.file_text.reading import FileText
from tests.worlds import World

CV = """Erhvervserfaring
2010-2015 Kok, Restaurant Kabul Darbar, Kabul
Uddannelse
1998-2007 Skole i Kabul
Kompetencer
bage brød
Kørekort
B
Sprog
Tysk: lidt
"""


def reading_of(session: Session, world: World, citizen_id: int) -> dict[str, list[int]]:
    """The numbers of the reading and of its proposals, one of each kind."""
    citizen = session.get_one(Citizen, citizen_id)
    sara = world.people.viewer("sara")
    found = cv_reading.proposed(session, CV, by=sara)
    said = FileText(CV, ReadingSource.PASTED)
    reading = cv_reading.keep_reading(session, citizen, said, found, by=sara, now=world.now)
    return {"reading": [reading.id], "cv_proposal": [row.id for row in waiting(session, reading)]}
