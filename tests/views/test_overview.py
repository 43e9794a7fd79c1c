"""The leader sees the promises kept and who is waiting."""

from datetime import timedelta

import pytest
from sqlmodel import select

from models.kinds import PlacementState, PromiseKind
from models.queries import overview
from models.tables.promises import Promise


def test_mette_sees_promises_and_who_is_waiting(world, as_):
    world.agreement()
    world.citizens(4)
    world.placement(until=PlacementState.PRESENTED)
    world.submitted()

    page = as_("mette").get("/overblik/")
    assert "Forslag, der venter på svar fra en virksomhed" in page.words
    assert "Lones Vaskeri" in page.words
    assert page.words.count("1") >= 2


def test_an_empty_municipality_says_so(world, as_):
    assert "Ingen virksomhed venter" in as_("mette").get("/overblik/").words


@pytest.mark.parametrize("name", ["karen", "sara", "lone", "anders"])
def test_others_do_not_find_the_overview(world, as_, name):
    assert as_(name).get("/overblik/").status == 404


def test_kept_and_late_are_counted_in_the_week_the_company_asked(world):
    world.agreement()
    world.submitted()
    world.submitted()
    mette = world.people.viewer("mette")
    with world.session() as session:
        first, second = session.exec(select(Promise).order_by(Promise.id)).all()
        first.ended_at, first.end = first.due_at, "fulfilled"
        second.ended_at, second.end = second.due_at + timedelta(seconds=1), "fulfilled"
        session.flush()
        later = world.now + timedelta(days=3)
        weeks = overview.promise_weeks(session, mette, later, weeks=2)
    replies = [week for week in weeks if week.kind is PromiseKind.RECRUITMENT_REPLY]
    assert [(week.kept, week.late) for week in replies] == [(0, 0), (1, 1)]
    assert replies[-1].kept_share == 0.5
    assert replies[-1].median_hours == pytest.approx(24, abs=0.01)
