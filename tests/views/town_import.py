"""Two files that Sara has sent: one she has to say the columns of, one that is checked."""

from sqlmodel import Session

from models.kinds import ImportKind
from models.tables.imports import ImportContent
from portal.services.imports import jobs
from portal.services.imports.files import Table
from portal.services.imports.plans import plan_of
from tests.worlds import World

FILE = Table(("sagsnummer", "navn", "født", "kaffe", "køn"), [(2, ("NY-1", "Zara", "nej", "", ""))])


def sent_files(session: Session, world: World) -> dict[str, list[int]]:
    """The numbers of both, the one without columns first."""
    sara, kind = world.people.viewer("sara"), ImportKind.CITIZENS
    read, checked = (
        jobs.begin(session, kind, FILE, by=sara, now=world.now) for _number in range(2)
    )
    content = session.get_one(ImportContent, checked.id)
    jobs.choose_columns(session, checked, content, content.fields, world.now)
    claimed = jobs.claim(session, world.now)
    asked = jobs.asked_of(session, checked, world.now)
    plan = plan_of(session, kind, content.fields, FILE.lines, asked, writing=False)
    assert claimed is not None
    jobs.checked(session, claimed.id, plan, now=world.now)
    return {"import": [read.id, checked.id]}
