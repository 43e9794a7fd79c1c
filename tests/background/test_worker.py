"""Workers in processes of their own, killed, without a mail server, and several at once."""

from collections import Counter
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, make_url
from sqlmodel import Session, select

from models.kinds import LetterState
from models.store import open_store, writing
from models.tables.letters import JobRun, Letter, Worker
from tests.background.killing import (
    Crew,
    MailServer,
    crew,
    fill,
    kill_again_and_again,
    mail_server,
    wait_until,
    waiting,
)
from tests.people import find_people, make_people
from tests.postgres import fresh_database


@pytest.fixture
def server(tmp_path) -> Iterator[MailServer]:
    with mail_server(tmp_path) as server:
        yield server


@pytest.fixture
def on_sqlite(people, engine) -> Engine:
    return engine


@pytest.fixture
def on_postgres(empty_database, postgres_server_url) -> Iterator[Engine]:
    template = make_url(empty_database).database
    with fresh_database(postgres_server_url, template=template) as url:
        engine = open_store(url)
        with Session(writing(engine)) as session, session.begin():
            make_people(session)
        yield engine
        engine.dispose()


@pytest.fixture
def workers(request, server, tmp_path) -> Iterator[Crew]:
    engine = request.getfixturevalue("store")
    url = engine.url.render_as_string(hide_password=False)
    with crew(url, server, tmp_path / "log") as workers:
        yield workers


@pytest.fixture
def store(request) -> Engine:
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize(
    ("store", "hands"), [("on_sqlite", 1), ("on_postgres", 2)], indirect=["store"]
)
def test_killed_while_sending_nothing_is_lost_and_hardly_anything_comes_twice(
    store, hands, workers
):
    fill(store, someone(store), 120)
    came = kill_again_and_again(store, workers, hands=hands, kills=2, seed=11)
    assert came.lost == 0
    # Only what a worker held in its hand when it died.
    assert came.doubled <= came.kills
    with Session(store) as session:
        assert set(session.exec(select(Letter.state))) == {LetterState.SENT}
        # Each job once at each time, whoever did it; who stopped in good order has signed off.
        assert {run.job for run in session.exec(select(JobRun))} >= {"turn", "warn", "forget"}
        assert len(session.exec(select(Worker)).all()) <= came.kills


@pytest.mark.parametrize("store", ["on_sqlite"], indirect=True)
def test_a_mail_server_that_is_down_is_waited_for(store, workers, server):
    server.down()
    fill(store, someone(store), 20)
    workers.hire(1)
    wait_until(lambda: "does not take mail" in workers.log.read_text())
    with Session(store) as session:
        letters = session.exec(select(Letter)).all()
        assert {letter.attempts for letter in letters} == {0}
    server.up()
    wait_until(lambda: waiting(store) == 0)
    workers.stop()
    assert "stopped" in workers.log.read_text()
    assert Counter(row[0] for row in server.taken()).most_common(1)[0][1] == 1
    assert len(server.taken()) == 20


def someone(store: Engine) -> int:
    with Session(store) as session:
        return find_people(session).users["anders"].id
