"""What a consultant's pages ask the store, on both databases."""

from datetime import timedelta

import pytest
from sqlmodel import select

from models.kinds import OpeningState, PlacementState, PromiseEnd
from models.queries import promises, trail
from models.queries.worklist import worklist
from models.tables.matches import MatchRun
from models.tables.openings import Opening
from models.tables.promises import Promise


@pytest.fixture
def ready(world):
    world.agreement()
    world.citizens(2)
    return world


def _karen(world):
    return world.people.viewer("karen")


def test_what_is_nearest_to_its_start_waits_first(ready):
    for until in (PlacementState.CITIZEN_HEARD, PlacementState.CHECKS_PENDING):
        ready.placement(until)
    with ready.session() as session:
        found = worklist(session, _karen(ready), consultant_id=_karen(ready).user_id)
        states = [row[0].state for row in found.placements]
        assert states == [PlacementState.CHECKS_PENDING, PlacementState.CITIZEN_HEARD]
        assert found.placements[0][1].startswith("Borger")
        assert not found.is_empty


def test_an_opening_waits_there_only_once_its_promise_has_ended(ready):
    opening_id = ready.submitted()
    with ready.session() as session:
        assert worklist(session, _karen(ready)).openings == []
        promise = session.exec(select(Promise)).one()
        promise.ended_at, promise.end = ready.now, PromiseEnd.FULFILLED
        session.add(promise)
    with ready.session() as session:
        karen = _karen(ready)
        for mine in (None, karen.user_id):
            rows = worklist(session, karen, consultant_id=mine).openings
            assert [row[0].id for row in rows] == [opening_id]
        other = ready.people.users["mette"].id
        assert worklist(session, karen, consultant_id=other).openings == []


def test_a_reviewed_list_waits_for_whoever_made_it(ready):
    run_id = ready.match_list(ready.opening())
    ready.nominated(run_id)
    with ready.session() as session:
        session.get_one(MatchRun, run_id).reviewed_at = ready.now
    with ready.session() as session:
        karen, mette = _karen(ready), ready.people.users["mette"].id
        assert len(worklist(session, karen, consultant_id=karen.user_id).lists) == 1
        assert worklist(session, karen, consultant_id=mette).lists == []


def test_another_municipality_has_its_own_work(ready):
    ready.placement(PlacementState.CHECKS_PENDING)
    with ready.session() as session:
        assert worklist(session, ready.people.viewer("bo")).is_empty
        assert trail.of_company(session, ready.people.viewer("bo"), ready.people.laundry.id) == []
        bo = ready.people.viewer("bo")
        assert promises.tally(session, bo, ready.now, ready.now)[0] == promises.Tally(0, 0, 0)


def test_the_open_promise_of_each_opening_is_found_at_once(ready):
    first, second = ready.submitted(), ready.submitted()
    with ready.session() as session:
        found = promises.open_for_openings(session, [first, second, 9999])
        assert set(found) == {first, second}
        whole = promises.whole(session, found[first])
        assert (whole.owner, whole.ended_by) == ("Karen Holm", "")
        assert whole.opening is not None
        assert {contact.name for contact in whole.contacts} == {"Lone Bak"}


def test_the_history_of_a_company_tells_the_newest_first(ready):
    opening_id = ready.opening()
    with ready.session() as session:
        events = [
            row[0] for row in trail.of_company(session, _karen(ready), ready.people.laundry.id)
        ]
        assert events[0].id > events[-1].id
        assert "publish" in {event.action for event in events if event.object_id == opening_id}
        assert session.get_one(Opening, opening_id).state is OpeningState.PUBLISHED


def test_promises_are_counted_as_they_stand(ready):
    ready.submitted()
    with ready.session() as session:
        first = session.exec(select(Promise.due_at)).one()
    karen, sara = _karen(ready), ready.people.viewer("sara")
    hour, moment = timedelta(hours=1), timedelta(microseconds=1)
    with ready.session() as session:
        for now, soon, counted in (
            (first - hour, first - moment, (1, 0, 0)),
            (first - hour, first, (1, 1, 0)),
            (first, first + hour, (1, 1, 0)),
            (first + moment, first + hour, (1, 0, 1)),
        ):
            everyone, hers = promises.tally(session, karen, now, soon)
            assert everyone == hers == promises.Tally(*counted)
        everyone, not_hers = promises.tally(session, sara, first, first)
        assert (everyone.open, not_hers.open) == (1, 0)
