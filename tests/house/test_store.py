"""The store on both databases: how it comes to be, and what it never lets anybody do."""

from datetime import timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, delete, inspect, text, update
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, SQLModel, select

import models.tables  # noqa: F401  # makes the metadata whole
from models import migrations
from models.kinds import ObjectType
from models.migrations import is_newest, migrate
from models.store import open_store, writing
from models.tables.people import User
from models.tables.promises import Promise
from models.tables.trail import Event

pytestmark = pytest.mark.parametrize("backend", ["sqlite", "postgresql"], indirect=True)

# What a promise is born with.
AT_BIRTH = ("received_at", "logged_at", "starts_at", "due_at", "work_by", "policy")

FAILS_HALFWAY = '''"""Makes one table, and then cannot go on."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table("half_done", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("INSERT INTO nowhere VALUES (1)")
'''


@pytest.fixture
def promised(world) -> int:
    """A promise with its line in the trail."""
    world.agreement()
    world.submitted()
    with world.session() as session:
        return session.exec(select(Promise.id)).one()


def test_from_nothing_to_the_newest_edition_is_what_the_tables_say(engine):
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []
    assert is_newest(engine)


def test_migrating_again_changes_nothing(engine, people):
    before = _shape(engine)
    migrate(engine)
    migrate(engine)
    assert _shape(engine) == before
    with Session(engine) as session:
        assert len(session.exec(select(User)).all()) == len(people.users)


def test_the_trail_is_only_ever_added_to(world, promised):
    with world.session() as session:
        before = [row.model_dump() for row in session.exec(select(Event).order_by(Event.id))]
    assert before
    _refused(world.engine, update(Event).values(action="nothing"))
    _refused(world.engine, delete(Event))
    with world.session() as session:
        assert [row.model_dump() for row in session.exec(select(Event).order_by(Event.id))] == (
            before
        )


@pytest.mark.parametrize("column", AT_BIRTH)
def test_what_a_promise_was_born_with_stays(world, promised, column):
    moved = {"policy": "calendar_24h"}.get(column, world.now + timedelta(days=3))
    _refused(world.engine, update(Promise).values({column: moved}))


def test_a_promise_is_never_deleted(world, promised):
    _refused(world.engine, delete(Promise))


def test_a_promise_may_end(world, promised):
    with world.session() as session:
        session.get_one(Promise, promised).ended_at = world.now
    with world.session() as session:
        assert session.get_one(Promise, promised).ended_at == world.now


def test_an_event_about_a_thing_that_is_not_known_is_refused(engine):
    """The lists of words are the store's too, whoever writes to it."""
    said = "INSERT INTO event (at, object_type, object_id, action, from_state, to_state, "
    said += "reason_code, details, channel) VALUES ('2026-11-24', :kind, 1, 'a', '', '', '', "
    said += "'{}', 'web')"
    _refused(engine, text(said).bindparams(kind="ghost"))
    with Session(writing(engine)) as session, session.begin():
        session.connection().execute(text(said), {"kind": ObjectType.OPENING.value})


def test_a_step_that_fails_leaves_nothing_behind(backend, tmp_path, monkeypatch, postgres_url):
    folder = tmp_path / "steps"
    (folder / "versions").mkdir(parents=True)
    shipped = migrations.Path(migrations.__file__).parent
    (folder / "env.py").write_text((shipped / "env.py").read_text())
    (folder / "versions" / "9999_fails.py").write_text(FAILS_HALFWAY)
    monkeypatch.setattr(migrations, "__file__", str(folder / "__init__.py"))
    address = f"sqlite:///{tmp_path / 'new.sqlite'}" if backend == "sqlite" else postgres_url
    store = open_store(address)
    with pytest.raises(DBAPIError, match="nowhere"):
        migrate(store)
    assert inspect(store).get_table_names() == []
    store.dispose()


def test_a_store_that_is_behind_says_so(tmp_path, backend, postgres_url):
    address = f"sqlite:///{tmp_path / 'new.sqlite'}" if backend == "sqlite" else postgres_url
    store = open_store(address)
    assert not is_newest(store)
    store.dispose()


def _refused(engine: Engine, statement) -> None:
    with (
        pytest.raises(DBAPIError, match=r"append-only|CHECK|check constraint"),
        Session(writing(engine)) as session,
        session.begin(),
    ):
        session.connection().execute(statement)


def _shape(engine: Engine) -> dict[str, tuple[list[str], list[str | None]]]:
    looked = inspect(engine)
    return {
        table: (
            [column["name"] for column in looked.get_columns(table)],
            sorted(str(index["name"]) for index in looked.get_indexes(table)),
        )
        for table in sorted(looked.get_table_names())
    }
