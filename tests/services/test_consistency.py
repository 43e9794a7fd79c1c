"""The proof over the whole data finds each thing that somebody changed behind the services."""

import io
import shutil
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, text
from sqlmodel import Session

from models.store import open_store, writing
from portal.commands.prove import run
from portal.services.consistency.whole import checks
from tests.demo_world import NOW, demo_worlds, shared_folder

# Each with the check that has to find it, and the row it is about.
CHANGES = {
    "a state that no step led to": (
        "states against the trail",
        "UPDATE placement SET state = 'nominated' WHERE id = {row}",
        "SELECT min(id) FROM placement WHERE state = 'active'",
    ),
    "an opening fuller than its people": (
        "seats",
        "UPDATE opening SET state = 'published' WHERE id = {row}",
        "SELECT min(id) FROM opening WHERE state = 'filled'",
    ),
    "a start before the approval": (
        "approval before start",
        "UPDATE placement SET starts = '2020-01-01' WHERE id = {row}",
        "SELECT min(id) FROM placement WHERE state = 'active'",
    ),
    "a running placement that nobody approved": (
        "approval before start",
        "UPDATE placement SET approved_at = NULL WHERE id = {row}",
        "SELECT min(id) FROM placement WHERE state = 'active'",
    ),
    "staff that was too few all along": (
        "room for people on subsidy",
        "UPDATE workplace SET ordinary_fte = 0, counted_on = '2020-01-01' WHERE id = {row}",
        "SELECT min(workplace_id) FROM opening JOIN placement ON opening_id = opening.id"
        " WHERE placement.state = 'active' AND placement.placement_type = 'internship'",
    ),
    "points on a list": (
        "match lists against their fingerprints",
        "UPDATE match_item SET points = points + 1"
        " WHERE id = (SELECT min(id) FROM match_item WHERE run_id = {row} AND rank = 1)",
        "SELECT min(id) FROM match_run",
    ),
    "a due time": (
        "promises against the trail",
        "UPDATE promise SET due_at = '2026-12-31 10:00:00.000000' WHERE id = {row}",
        "SELECT min(id) FROM promise",
    ),
    "an answer that is gone": (
        "promises against the trail",
        "DELETE FROM promise_answer WHERE promise_id = {row}",
        "SELECT min(promise_id) FROM promise_answer",
    ),
}


@pytest.fixture
def store(tmp_path, tmp_path_factory) -> Iterator[Engine]:
    """The demo world for one test to change."""
    built, _ = demo_worlds(shared_folder(tmp_path_factory))
    engine = open_store(f"sqlite:///{shutil.copy(built, tmp_path)}", safe_writes=False)
    yield engine
    engine.dispose()


def test_the_demo_municipality_is_in_order(store):
    out = io.StringIO()
    assert run(store, NOW, out) == 0, out.getvalue()
    assert out.getvalue().count("in order") == len(out.getvalue().splitlines()) == 6


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_changed_behind_the_services_is_found(store, change):
    check, statement, which = CHANGES[change]
    with writing(store).begin() as connection:
        # What a person with the database open could do; the append-only tables would refuse.
        row = connection.execute(text(which)).scalar_one()
        for (trigger,) in connection.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        ).all():
            connection.execute(text(f'DROP TRIGGER "{trigger}"'))
        connection.execute(text(statement.format(row=row)))
    with Session(store) as session:
        assert [each.number for each in checks(session, NOW.date())[check]()] == [row]


def test_the_terminal_says_where(store):
    with writing(store).begin() as connection:
        connection.execute(text("UPDATE opening SET state = 'closed' WHERE state = 'filled'"))
    out = io.StringIO()
    assert run(store, NOW, out) == 1
    assert "states against the trail: 1" in out.getvalue()
    assert "opening" in out.getvalue()
    assert "but its steps lead to filled" in out.getvalue()
