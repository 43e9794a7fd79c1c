"""The stores that are measured: one municipality, small and very large."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import event
from sqlmodel import Session, col, func, select

from models.kinds import PlacementState, Role
from models.migrations import migrate
from models.queries.paging import SIZES
from models.rules.access import Viewer
from models.store import open_store, writing
from models.tables.openings import Opening
from models.tables.people import Citizen
from models.tables.placements import Placement
from portal import create_app
from portal.commands.world import load_basics
from portal.services.matches import match_making
from portal.settings import Environment, Settings
from seed.demo_scale import build_scale
from tests.bench.client import Person

CONSULTANTS = [f"company_consultant{place}@maal.example" for place in range(1, 11)]
CASEWORKER, FRONT = "caseworker1@maal.example", "caseworker's front page"
SECRET = "til måling på egen maskine, ikke til andet"


@dataclass(frozen=True)
class Size:
    """How much there is of what grows."""

    citizens: int
    promises: int


SHOWN = SIZES[0]
SMALL, LARGE = Size(248, 1_000), Size(10_000, 10_000)


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
            "citizens": "/borgere/",
            "citizens, next page": "/borgere/?side={turn}",
            "citizens, filtered": "/borgere/?soeg=an&uden=1&orden=idle",
            "timeline": f"/borgere/{self.citizen_id}/tidslinje",
            FRONT: "/borgere/mine-opgaver",
            "company": f"/virksomheder/{self.company_id}",
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
        _placements(session, opening, by, now)
        built = Built(size, url, opening.id, opening.company_id, run.id, run.ranked, citizen_id)
    engine.dispose()
    return built


def _placements(session: Session, opening: Opening, by: Viewer, now: datetime) -> None:
    """One of every citizen at the opening's workplace, most of them over."""
    states = (PlacementState.ACTIVE, *[PlacementState.CLOSED] * 9)
    citizens = session.exec(select(Citizen.id).order_by(col(Citizen.id))).all()
    rows = [
        Placement(
            municipality_id=opening.municipality_id,
            company_id=opening.company_id,
            opening_id=opening.id,
            citizen_id=citizen_id,
            state=states[number % len(states)],
            placement_type=opening.placement_type,
            consultant_id=by.user_id,
            created_at=now - timedelta(hours=number),
            reason="Vil gerne arbejde her.",
            starts=now.date(),
            ends=now.date() + timedelta(days=number % 90),
        )
        for number, citizen_id in enumerate(citizens)
    ]
    session.add_all(rows)
    session.flush()


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
