"""The stores that are measured: one municipality, small and very large."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import event
from sqlmodel import Session, func, select

from models.kinds import Role
from models.migrations import migrate
from models.queries.paging import SIZES
from models.store import gather_statistics, open_store, writing
from models.tables.openings import Opening
from models.tables.people import Citizen
from portal import create_app
from portal.commands.world import load_basics
from portal.services.matches import match_making
from portal.settings import Environment, Settings
from seed.demo_scale import build_scale
from tests.bench.client import Person
from tests.bench.years import Years, live_through

CONSULTANTS = [f"company_consultant{place}@maal.example" for place in range(1, 11)]
CASEWORKER, FRONT = "caseworker1@maal.example", "caseworker's front page"
SECRET = "til måling på egen maskine, ikke til andet"


@dataclass(frozen=True)
class Size:
    """How much there is of what grows."""

    citizens: int
    promises: int
    years: Years


SHOWN = SIZES[0]
SMALL = Size(248, 1_000, Years(25, 250, of_opening=10, of_company=40, kept=1_000))
LARGE = Size(10_000, 10_000, Years(1_000, 10_000, of_opening=50, of_company=200, kept=100_000))


@dataclass(frozen=True)
class Built:
    """A store on the disk and what its pages are about."""

    size: Size
    url: str
    opening_id: int
    company_id: int
    run_id: int
    ranked: int
    citizen_id: int

    @property
    def pages(self) -> dict[str, str]:
        """The measured pages: lists, and a company; {turn} grows from one request to the next."""
        return {
            "match list": f"/matchlister/{self.run_id}",
            # What is kept from page to page does not help here: in a long list all are new.
            "match list, next page": f"/matchlister/{self.run_id}?side={{turn}}",
            "match list, filtered": f"/matchlister/{self.run_id}?point=20&km=40&oensket=1",
            "promise board": "/loefter/?vis=alle",
            "promises that ended": "/loefter/afsluttede?side={turn}",
            "consultant's front page": "/i-dag/",
            "citizens": "/borgere/",
            "citizens, next page": "/borgere/?side={turn}",
            "citizens, filtered": "/borgere/?soeg=an&uden=1&orden=idle",
            "timeline": f"/borgere/{self.citizen_id}/tidslinje",
            FRONT: "/borgere/mine-opgaver",
            "company": f"/virksomheder/{self.company_id}",
            "companies": "/virksomheder/?side={turn}",
            "openings": "/aabninger/?side={turn}",
            "openings, filtered": "/aabninger/?soeg=virksomhed&status=published",
            "placements": "/forloeb/?side={turn}",
            "placements, filtered": "/forloeb/?soeg=a&type=internship&status=closed",
        }

    def reader(self, page: str) -> str:
        """Who asks for the page, by e-mail."""
        return CASEWORKER if page == FRONT else CONSULTANTS[0]

    def address(self, page: str, turn: int) -> str:
        """Where the page is in that turn."""
        pages = -(-self.ranked // SHOWN)
        return self.pages[page].format(turn=1 + turn % pages)


def build(size: Size, folder: Path) -> Built:
    """A municipality of that size, one opening, and a match list over everybody."""
    url = f"sqlite:///{folder / f'{size.citizens}.sqlite'}"
    engine, now = open_store(url, safe_writes=False), datetime.now(UTC)  # noqa: TID251
    migrate(engine)
    load_basics(engine, now)
    scale = build_scale(engine, now, citizens=size.citizens, openings=1, promises=size.promises)
    with Session(writing(engine)) as session, session.begin():
        opening = session.get_one(Opening, scale.openings[0])
        by = scale.staff[Role.COMPANY_CONSULTANT][0]
        run = match_making.make_match_list(session, opening, by=by, now=now)
        citizen_id = session.exec(select(func.min(Citizen.id))).one()
        consultants = [each.user_id for each in scale.staff[Role.COMPANY_CONSULTANT]]
        live_through(session, size.years, opening, consultants, now)
        built = Built(size, url, opening.id, opening.company_id, run.id, run.ranked, citizen_id)
    with writing(engine).begin() as connection:
        gather_statistics(connection)
    engine.dispose()
    return built


def statements(built: Built) -> dict[str, int]:
    """How many SQL statements each page asks, the second time somebody looks."""
    engine = open_store(built.url)
    settings = Settings(environment=Environment.TEST, secret_key=SECRET, https=False)
    app = create_app(settings, engine)
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    found = {}
    for name in built.pages:
        person = Person.in_process(app.test_client())
        person.sign_in(built.reader(name))
        person.get(built.address(name, 0))
        asked.clear()
        person.get(built.address(name, 1))
        found[name] = len(asked)
    engine.dispose()
    return found
