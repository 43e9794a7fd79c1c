"""Who is told of which promise, from the store, on both databases."""

from datetime import timedelta

import pytest
from sqlmodel import select

from models.kinds import Channel, PromiseEnd, PromiseKind, WarningKind
from models.tables.companies import Company
from models.tables.promises import Promise
from portal.services.promises import promises
from portal.services.promises.promises import Asked
from portal.services.promises.warnings import Warning, still_true, to_be_told
from tests.views.counted import statements


@pytest.fixture
def call(world):
    """A call to the laundry on Tuesday at ten, Karen's."""
    world.agreement()
    return _call(world)


def _call(world):
    with world.session() as session:
        laundry = session.get_one(Company, world.people.laundry.id)
        asked = Asked(PromiseKind.RECRUITMENT_REPLY, world.now, Channel.PHONE, request="To mand")
        karen = world.people.viewer("karen")
        return promises.give(session, laundry, asked, by=karen, now=world.now).id


def _told(world, **later):
    with world.session() as session:
        return to_be_told(session, world.now + timedelta(**later))


def test_a_promise_is_told_of_when_it_hurries_and_by_its_last_warning_only(world, call):
    karen, mette = (world.people.users[name].id for name in ("karen", "mette"))
    assert _told(world, hours=1) == []
    assert _told(world, hours=3) == [Warning(call, WarningKind.FOUR_HOURS, karen)]
    assert _told(world, hours=23) == [Warning(call, WarningKind.ONE_HOUR, karen)]
    assert _told(world, hours=25) == [
        Warning(call, WarningKind.BREACH, user) for user in sorted((karen, mette))
    ]


def test_what_is_no_longer_true_is_not_sent(world, call):
    [early] = _told(world, hours=3)
    with world.session() as session:
        assert still_true(session, early, world.now + timedelta(hours=4))
        assert not still_true(session, early, world.now + timedelta(hours=23)), "another by now"
        promise = session.get_one(Promise, call)
        promise.ended_at, promise.end = world.now, PromiseEnd.FULFILLED
    with world.session() as session:
        assert not still_true(session, early, world.now + timedelta(hours=4)), "a dead case"


def test_forty_promises_take_no_more_statements_than_one(world, call):
    with statements(world.engine) as one:
        _told(world, hours=25)
    for _ in range(39):
        _call(world)
    with statements(world.engine) as forty:
        assert len({warning.promise_id for warning in _told(world, hours=25)}) == 40
    assert len(forty) == len(one) <= 6
    with world.session() as session:
        assert len(session.exec(select(Promise)).all()) == 40
