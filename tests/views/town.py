"""A town with one thing of each kind in it, for tests that go to every page as everybody."""

import secrets
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import Engine
from sqlmodel import Session, select

from models.kinds import (
    AgreementState,
    EndReason,
    LanguageMastery,
    OpeningStep,
    PlacementState,
    ProblemCategory,
    RequirementKind,
    Role,
)
from models.store import open_store
from models.tables.companies import KeyAccount, PartnershipAgreement, Workplace
from models.tables.matches import MatchItem
from models.tables.openings import Opening
from models.tables.people import CitizenEntry, CitizenPermit, CitizenSkill, User
from models.tables.placements import Placement
from models.tables.promises import Promise
from models.tables.records import CitizenLanguage
from portal import create_app
from portal.login import SEEN_AT, SIGNED_IN_AT
from portal.services.matches import weighting
from portal.services.matches.weighting import WeightsProposal
from portal.services.openings import openings
from portal.services.placements import placements
from portal.services.placements.placements import EndingEarly
from portal.services.promises import problems
from portal.settings import Environment, Settings
from tests.people import company, find_people, newcomer
from tests.standing import CPR_KEYS
from tests.views.town_case import case_of
from tests.views.town_desk import desk_of
from tests.views.town_import import sent_files
from tests.views.town_lasting import lasting
from tests.views.town_law import under_law
from tests.views.town_letters import mail
from tests.views.town_offers import offered
from tests.views.town_partners import partners
from tests.views.town_progress import progress
from tests.views.town_promises import around_promises
from tests.views.town_reading import reading_of
from tests.views.town_words import words_of
from tests.worlds import World

S = PlacementState
SECRET = "kun til prøver, og derfor ingen hemmelighed"
# Whom the pages of Middelfart are about; nobody from elsewhere may read these words.
CITIZEN, COMPANY, CONSULTANT = "Amal Eksempel", "Lones Vaskeri", "Karen Holm"
# These come with the product, hold thousands of rows, and no view writes to them.
SHIPPED = {"concept", "concept_label", "concept_relation", "place", "figure", "alembic_version"}
# Wrong attempts to sign in are counted although the form that had them is refused.
NOT_COMPARED = SHIPPED | {"sign_in_attempt"}

HERE = {
    "employer": "lone",
    "consultant": "karen",
    "caseworker": "sara",
    "leader": "mette",
    "administrator": "anders",
}
ELSEWHERE = {
    "employer": "rikke",
    "consultant": "bo",
    "caseworker": "ulla",
    "leader": "jens",
    "administrator": "tom",
}
# An employer in the same municipality, with another company.
NEIGHBOUR = "per"


@dataclass
class Furnished:
    """Who there is, the numbers of the things, the usual one first, and how late it has become."""

    users: dict[str, User]
    ids: dict[str, list[Any]]
    now: datetime


class Town:
    """The application on a furnished store."""

    def __init__(self, engine: Engine, furnished: Furnished) -> None:
        settings = Settings(
            environment=Environment.TEST, secret_key=SECRET, https=False, cpr_keys=CPR_KEYS
        )
        self.engine, self.users, self.ids = engine, furnished.users, furnished.ids
        self.now = furnished.now
        self.app = create_app(settings, engine, lambda: self.now + timedelta(minutes=1))

    def browser(self, name: str | None) -> FlaskClient:
        """A client that has just signed in, or has not; its posts carry a right token."""
        client = self.app.test_client()
        raw = secrets.token_hex(20)
        with client.session_transaction() as session:
            session["csrf_token"] = raw
            if name is not None:
                user = self.users[name]
                session["_user_id"] = f"{user.id}.{user.session_number}"
                session[SIGNED_IN_AT] = session[SEEN_AT] = int(self.now.timestamp())
        signer = URLSafeTimedSerializer(SECRET, salt="wtf-csrf-token")
        client.environ_base["HTTP_X_CSRFTOKEN"] = signer.dumps(raw)
        return client


class WatchedTown(Town):
    """A town on SQLite that tells what was written, and can be set back to its beginning."""

    def __init__(self, engine: Engine, furnished: Furnished, file: Path, template: Path) -> None:
        super().__init__(engine, furnished)
        self._file, self._template = file, template
        self._watcher = sqlite3.connect(file)
        self._seen = self._version()

    def changes(self) -> list[str]:
        """The tables that were written to since, besides marks of what was read or fetched."""
        if self._version() == self._seen:
            return []
        now, then = _rows(self._file), _rows(self._template)
        return sorted(table for table in now if now[table] != then[table])

    def reset(self) -> None:
        """Everything as it was at the beginning."""
        if self._version() == self._seen:
            return
        template, file = sqlite3.connect(self._template), sqlite3.connect(self._file)
        with closing(template), closing(file):
            template.backup(file)
        self._seen = self._version()

    def close(self) -> None:
        """Let go of the file."""
        self._watcher.close()
        self.engine.dispose()

    def _version(self) -> int:
        # Moves whenever another connection commits.
        version: int = self._watcher.execute("PRAGMA data_version").fetchone()[0]
        return version


@contextmanager
def town_in(folder: Path, stocked: Path) -> Iterator[WatchedTown]:
    """A town with one of each; see `ids`."""
    template, file = folder / "template.sqlite", folder / "town.sqlite"
    shutil.copy(stocked, template)
    engine = open_store(f"sqlite:///{template}", safe_writes=False)
    furnished = furnish(engine)
    engine.dispose()
    shutil.copy(template, file)
    town = WatchedTown(
        open_store(f"sqlite:///{file}", safe_writes=False), furnished, file, template
    )
    yield town
    town.close()


def furnish(engine: Engine) -> Furnished:
    """Put one of each into a stocked store."""
    with Session(engine, expire_on_commit=False) as session:
        people = find_people(session)
    world = World(engine, people)
    _neighbours(world)
    world.agreement()
    world.citizens(8)
    states = [S.APPROVED, S.NOMINATED, S.CITIZEN_HEARD, S.EMPLOYER_ACCEPTED, S.CHECKS_PENDING]
    # Those that take time first, because the clock does not go back.
    over = [world.placement(until=S.ACTIVE), world.placement(until=S.ACTIVE)]
    in_play = [world.placement(until=state) for state in (*states, S.PRESENTED)]
    submitted = world.submitted(title="Strygerimedarbejder")
    with world.session() as session:
        visit = _troubles(session, world, ended=over[0], running=in_play[0])
        placement = session.get_one(Placement, in_play[0])
        line = session.get_one(MatchItem, placement.match_item_id)
        reply = session.exec(select(Promise.id).where(Promise.opening_id == submitted)).one()
        citizen_id = placement.citizen_id
        opening_ids = list(session.exec(select(Opening.id).order_by(Opening.id)))
        proposal_id = _proposal(session, world)
        around = _around(session, world, placement) | words_of(session, world, submitted)
        around |= progress(session, world, over[1])
        around |= around_promises(session, world, visit)
    ids = {
        "opening": [submitted, *opening_ids],
        "run": [line.run_id],
        "item": [world.items(line.run_id)[2].id],
        "placement": [*in_play, *over],
        "shown": [in_play[-1]],
        "told": [in_play[0], *in_play[3:], *over],  # what the company knows of
        "promise": [reply, visit],
        "visit": [visit],
        "citizen": [citizen_id],
        "company": [people.laundry.id],
        "user": [people.users["sara"].id],
        "proposal": [proposal_id],
        **around,
    }
    return Furnished(people.users, ids, world.now)


def _around(session: Session, world: World, placement: Placement) -> dict[str, list[Any]]:
    """One of each thing that belongs to a citizen or to a placement of hers."""
    return {
        **_cv(session, placement.citizen_id),
        **case_of(session, world, placement.citizen_id),
        **reading_of(session, world, placement.citizen_id),
        **sent_files(session, world),
        **lasting(session, world, placement.id),
        **offered(session, world),
        **partners(session, world),
        **desk_of(session, world),
        **under_law(session, world, placement.id),
        **mail(session),
    }


def _cv(session: Session, citizen_id: int) -> dict[str, list[int]]:
    """One line of each kind; the citizen came with a job and skills."""
    kind, well = RequirementKind.LICENCE, LanguageMastery.WELL
    permit = CitizenPermit(citizen_id=citizen_id, kind=kind, text="kørekort B")
    language = CitizenLanguage(
        citizen_id=citizen_id, language="farsi", speak=well, read=well, write=well
    )
    session.add_all([permit, language])
    session.flush()
    entries, skills = (
        session.exec(select(table.id).where(table.citizen_id == citizen_id)).all()
        for table in (CitizenEntry, CitizenSkill)
    )
    first = {"entry": entries, "skill": skills, "permit": [permit.id], "language": [language.id]}
    return {name: list(ids)[:1] for name, ids in first.items()}


def _proposal(session: Session, world: World) -> int:
    """Anders has proposed other weights, and nobody has answered yet."""
    said = WeightsProposal(
        name="Mere vægt på ønsker",
        reason="De fleste stopper, fordi arbejdet ikke er det, de ville.",
        skills=48,
        industry=28,
        danish=14,
        practical=10,
    )
    anders = world.people.viewer("anders")
    return weighting.propose(session, said, by=anders, now=world.now).id


def _troubles(session: Session, world: World, *, ended: int, running: int) -> int:
    """One placement has ended early, another has a problem, and one offer's time ran out."""
    karen, lone = world.people.viewer("karen"), world.people.viewer("lone")
    stopped = session.get_one(Placement, ended)
    word = EndingEarly(last_day=world.now.date(), reason=EndReason.OTHER, note="Fik arbejde.")
    placements.end_early(session, stopped, word, by=karen, now=world.now)
    opening = session.get_one(Opening, stopped.opening_id)
    openings.take_step(session, opening, OpeningStep.EXPIRE, by=None, now=world.now)
    said = problems.NewProblem(category=ProblemCategory.LANGUAGE, description="Forstår ikke.")
    placement = session.get_one(Placement, running)
    return problems.report(session, placement, said, by=lone, now=world.now).id


def _neighbours(world: World) -> None:
    """Per has a nursery in Middelfart; Rikke in Kerteminde has said yes as well."""
    with world.session() as session:
        middelfart = world.people.municipality
        # So many work at the laundry that several may be there on subsidy at once.
        session.exec(select(Workplace)).one().ordinary_fte = 200.0
        nursery = company(session, middelfart, "Pers Planteskole", "31119103")
        world.people.users[NEIGHBOUR] = newcomer(
            session, middelfart, Role.EMPLOYER, "Per Skov", nursery.id
        )
        karen = world.people.users["karen"]
        session.add(KeyAccount(company_id=nursery.id, consultant_id=karen.id))
        for company_id in (nursery.id, world.people.users["rikke"].company_id):
            session.add(PartnershipAgreement(company_id=company_id, state=AgreementState.OFFERED))


def _rows(file: Path) -> Mapping[str, list[Any]]:
    """Everything that people wrote, by table."""
    with closing(sqlite3.connect(file)) as store:
        named = store.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        tables = [
            name for (name,) in named if name not in NOT_COMPARED and not name.startswith("sqlite_")
        ]
        return {table: store.execute(_all_but_readings(table)).fetchall() for table in tables}


def _all_but_readings(table: str) -> str:
    marks = " WHERE action NOT IN ('read', 'exported', 'paper_fetched')"
    return f"SELECT * FROM {table}" + (marks if table == "event" else "")
