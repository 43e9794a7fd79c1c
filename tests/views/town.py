"""A town with one thing of each kind in it, for tests that go to every page as everybody."""

import secrets
import shutil
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import Engine
from sqlmodel import Session, select

from models.kinds import AgreementState, PlacementState, ProblemCategory, Role
from models.store import open_store
from models.tables.companies import KeyAccount, PartnershipAgreement
from models.tables.matches import MatchItem
from models.tables.people import User
from models.tables.placements import Placement
from models.tables.promises import Promise
from portal import create_app
from portal.login import SEEN_AT, SIGNED_IN_AT
from portal.services import problems
from portal.settings import Environment, Settings
from tests.people import company, find_people, newcomer
from tests.worlds import NOW, World

SECRET = "kun til prøver, og derfor ingen hemmelighed"
# Whom the pages of Middelfart are about; nobody from elsewhere may read these words.
CITIZEN, COMPANY, CONSULTANT = "Amal Eksempel", "Lones Vaskeri", "Karen Holm"
# These come with the product, hold thousands of rows, and no view writes to them.
SHIPPED = {"concept", "concept_label", "concept_relation", "place", "figure", "alembic_version"}

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
class Town:
    """The application on a store of its own, and what stands in the store."""

    app: Flask
    file: Path
    template: Path
    users: dict[str, User]
    ids: dict[str, int]
    watcher: sqlite3.Connection
    tokens: dict[str, str] = field(default_factory=dict)
    seen: int = -1

    def browser(self, name: str | None) -> FlaskClient:
        """A client that has just signed in, or has not; its posts carry a right token."""
        client = self.app.test_client()
        raw = secrets.token_hex(20)
        with client.session_transaction() as session:
            session["csrf_token"] = raw
            if name is not None:
                user = self.users[name]
                session["_user_id"] = f"{user.id}.{user.session_number}"
                session[SIGNED_IN_AT] = session[SEEN_AT] = int(NOW.timestamp())
        signer = URLSafeTimedSerializer(SECRET, salt="wtf-csrf-token")
        client.environ_base["HTTP_X_CSRFTOKEN"] = signer.dumps(raw)
        return client

    def remember(self) -> None:
        """From here on `changes` counts."""
        self.seen = self._version()

    def changes(self) -> list[str]:
        """The tables that were written to since, besides marks in the trail that say "read"."""
        if self._version() == self.seen:
            return []
        now, then = _rows(self.file), _rows(self.template)
        return sorted(table for table in now if now[table] != then[table])

    def reset(self) -> None:
        """Everything as it was at the beginning."""
        if self._version() == self.seen:
            return
        source, target = sqlite3.connect(self.template), sqlite3.connect(self.file)
        source.backup(target)
        source.close()
        target.close()
        self.remember()

    def _version(self) -> int:
        # Moves whenever another connection commits.
        version: int = self.watcher.execute("PRAGMA data_version").fetchone()[0]
        return version


def build_town(stocked: Path, folder: Path) -> Town:
    """One of each: see `ids`."""
    template = folder / "template.sqlite"
    shutil.copy(stocked, template)
    engine = open_store(f"sqlite:///{template}", safe_writes=False)
    users, ids = _furnish(engine)
    engine.dispose()
    file = folder / "town.sqlite"
    shutil.copy(template, file)
    engine = open_store(f"sqlite:///{file}", safe_writes=False)
    settings = Settings(environment=Environment.TEST, secret_key=SECRET, https=False)
    app = create_app(settings, engine, lambda: NOW + timedelta(minutes=1))
    town = Town(app, file, template, users, ids, sqlite3.connect(file))
    town.remember()
    return town


def _furnish(engine: Engine) -> tuple[dict[str, User], dict[str, int]]:
    with Session(engine, expire_on_commit=False) as session:
        people = find_people(session)
    world = World(engine, people)
    _neighbours(world)
    world.agreement()
    world.citizens(3)
    submitted = world.submitted(title="Strygerimedarbejder")
    running = world.placement(until=PlacementState.APPROVED)
    opening_id, run_id = _opening_and_list(world, running)
    shown = world.nominated(run_id, place=1)
    for act in (world._hear, world._present):
        with world.session() as session:
            act(session, session.get_one(Placement, shown))
    with world.session() as session:
        placement = session.get_one(Placement, running)
        said = problems.NewProblem(category=ProblemCategory.LANGUAGE, description="Forstår ikke.")
        visit = problems.report(session, placement, said, by=people.viewer("lone"), now=NOW)
        reply = session.exec(select(Promise.id).where(Promise.opening_id == submitted)).one()
        citizen_id = placement.citizen_id
    ids = {
        "opening": opening_id,
        "submitted": submitted,
        "run": run_id,
        "item": world.items(run_id)[2].id,
        "placement": running,
        "shown": shown,
        "promise": reply,
        "visit": visit.id,
        "citizen": citizen_id,
        "company": people.laundry.id,
        "user": people.users["sara"].id,
    }
    return people.users, ids


def _opening_and_list(world: World, placement_id: int) -> tuple[int, int]:
    with world.session() as session:
        placement = session.get_one(Placement, placement_id)
        return placement.opening_id, session.get_one(MatchItem, placement.match_item_id).run_id


def _neighbours(world: World) -> None:
    """Per has a nursery in Middelfart; Rikke in Kerteminde has said yes as well."""
    with world.session() as session:
        middelfart = world.people.municipality
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
    store = sqlite3.connect(file)
    tables = [
        name
        for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if name not in SHIPPED and not name.startswith("sqlite_")
    ]
    found = {
        table: store.execute(
            f"SELECT * FROM {table}" + (" WHERE action != 'read'" if table == "event" else "")
        ).fetchall()
        for table in tables
    }
    store.close()
    return found
