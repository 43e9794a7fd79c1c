"""An import from the file that was sent to the last line written, and everything that stops it."""

import argparse
from datetime import timedelta
from io import StringIO

import pytest
from sqlmodel import Session, select

from models.kinds import ImportKind, ImportState
from models.rules.errors import NotNow
from models.store import writing
from models.tables.imports import ImportContent, ImportJob
from models.tables.people import Citizen
from portal.commands.imports import run, work
from portal.services.imports import jobs
from portal.services.imports.checking import Cancelled
from portal.services.imports.files import Table

HEADERS = ("sagsnr", "navn", "ansvar fra", "født", "ophold fra", "opholdsgrundlag", "lov", "by")
NEW = ("NY-1", "Zara Ny", "1.9.2026", "1.2.1990", "1.8.2026", "flygtning", "inl", "x")


@pytest.fixture
def sent(world):
    """`sent(*lines)`: the number of a file that Sara has sent."""

    def send(*lines: tuple[str, ...]) -> int:
        table = Table(HEADERS, list(enumerate(lines, start=2)))
        sara = world.people.viewer("sara")
        with world.session() as session:
            return jobs.begin(session, ImportKind.CITIZENS, table, by=sara, now=world.now).id

    return send


def state(world, job_id: int) -> tuple[ImportState, bool]:
    """How far it is, and whether the file's content is still there."""
    with world.session() as session:
        job = session.get_one(ImportJob, job_id)
        return job.state, session.get(ImportContent, job_id) is not None


def names(world) -> list[str]:
    with world.session() as session:
        return list(session.exec(select(Citizen.name).order_by(Citizen.id)))


def test_a_file_is_mended_and_then_written(world, as_, sent, clock):
    sara = as_("sara")
    bad = sent(NEW, ("NY-2", "", *NEW[2:]))
    chosen = sara.get(f"/indlaesning/fil/{bad}/kolonner").submit(action="kolonner")
    assert "Kontrollen begynder om lidt" in chosen.words
    work(world.engine, clock)
    page = sara.get(f"/indlaesning/fil/{bad}")
    assert "Ret filen" in page.words
    assert "Skriv noget her" in page.words
    assert "3;" in sara.get(f"/indlaesning/fil/{bad}/fejl.csv").text.replace('"', "")
    assert sara.post(f"/indlaesning/fil/{bad}/indlaes", {}).status == 409
    assert "Zara Ny" not in names(world)
    good = sent(NEW)
    sara.get(f"/indlaesning/fil/{good}/kolonner").submit(action="kolonner")
    work(world.engine, clock)
    sara.get(f"/indlaesning/fil/{good}").submit(action="indlaes")
    work(world.engine, clock)
    assert "Alt er indlæst" in sara.get(f"/indlaesning/fil/{good}").words
    assert state(world, good) == (ImportState.DONE, False)
    assert names(world) == ["Zara Ny"]


def test_a_column_that_must_be_there_is_asked_for(as_, sent):
    page = as_("sara").get(f"/indlaesning/fil/{sent(NEW)}/kolonner")
    answer = page.submit({"columns-0-field": ""}, action="kolonner")
    assert answer.status == 422
    assert "Vælg også en kolonne til: sagsnummer." in answer.words
    answer = page.submit({"columns-7-field": "name"}, action="kolonner")
    assert "To kolonner kan ikke være det samme" in answer.words


def test_what_is_stopped_is_forgotten_and_nothing_is_written(world, as_, sent, clock):
    job_id = sent(NEW)
    sara = as_("sara")
    sara.get(f"/indlaesning/fil/{job_id}/kolonner").submit(action="kolonner")
    with world.session() as session:
        assert jobs.claim(session, world.now).id == job_id
    sara.get(f"/indlaesning/fil/{job_id}").submit(action="stop")
    assert state(world, job_id) == (ImportState.CANCELLED, False)
    with world.session() as session, pytest.raises(Cancelled):
        jobs.go_on(session, job_id, 1, now=world.now)
    with world.session() as session, pytest.raises(NotNow):
        jobs.cancel(session, session.get_one(ImportJob, job_id), now=world.now)
    assert names(world) == []


@pytest.mark.parametrize(
    ("claimed", "hours", "left"),
    [
        (False, 23, ImportState.CHECK_WAITS),
        (False, 25, ImportState.CANCELLED),
        (True, 1, ImportState.FAILED),  # whoever worked on it has died
    ],
)
def test_what_nobody_goes_on_with_is_forgotten(world, as_, sent, claimed, hours, left):
    job_id = sent(NEW)
    as_("sara").get(f"/indlaesning/fil/{job_id}/kolonner").submit(action="kolonner")
    with world.session() as session:
        if claimed:
            jobs.claim(session, world.now)
        jobs.forget_old(session, now=world.now + timedelta(hours=hours))
    kept = left is ImportState.CHECK_WAITS
    assert state(world, job_id) == (left, kept)


def test_who_may_no_longer_do_it_does_not(world, as_, sent, clock):
    job_id = sent(NEW)
    as_("sara").get(f"/indlaesning/fil/{job_id}/kolonner").submit(action="kolonner")
    with Session(writing(world.engine)) as session, session.begin():
        session.get_one(
            type(world.people.users["sara"]), world.people.users["sara"].id
        ).active = False
    work(world.engine, clock)
    assert names(world) == []


def test_the_terminal_tries_first_and_then_does_it(world, clock, tmp_path):
    file = tmp_path / "borgere.csv"
    file.write_text(";".join(HEADERS) + "\n" + ";".join(NEW), encoding="cp1252")

    def told(**changes) -> tuple[int, str]:
        asked = {"kind": "citizens", "file": file, "municipality": "0410", "by": None}
        given = argparse.Namespace(**asked | {"dry_run": False} | changes)
        out = StringIO()
        return run(given, world.engine, clock(), out), out.getvalue()

    code, text = told()
    assert (code, "sagsbehandler: Skriv noget her" in text) == (1, True)
    code, text = told(by="sara@eksempel.dk", dry_run=True)
    assert (code, "1 nye, 0 ændrede" in text, names(world)) == (0, True, [])
    assert told(by="sara@eksempel.dk")[0] == 0
    assert names(world) == ["Zara Ny"]
    assert told(by="anders@eksempel.dk")[0] == 1
    assert told(municipality="9999")[0] == 1
    assert told(file=tmp_path / "ingen.csv")[0] == 1
