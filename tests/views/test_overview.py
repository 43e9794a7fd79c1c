"""The leader sees the promises kept and who is waiting."""

from datetime import timedelta

import pytest
from sqlmodel import select

from models.kinds import LateReason, PlacementState
from models.tables.promise_clock import PromiseLateReason
from models.tables.promises import Promise
from portal.words import word


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


def test_the_leader_reads_groups_and_reasons_and_the_company_our_word(world, as_, clock):
    world.agreement()
    world.submitted()
    world.submitted()
    with world.session() as session:
        first, second = session.exec(select(Promise).order_by(Promise.id)).all()
        first.ended_at, first.end = first.received_at + timedelta(hours=2), "fulfilled"
        said = PromiseLateReason(
            promise_id=second.id,
            reason=LateReason.HARD_TO_FIND,
            by_id=world.people.users["karen"].id,
            at=world.now,
        )
        session.add(said)
    clock.forward(hours=25)
    page = as_("mette").get("/overblik/")
    assert "holdt vi 1 af 2 løfter" in page.words
    assert "Den midterste virksomhed ventede 2" in page.words
    assert "Den faste konsulent 1 1 0 0" in page.words
    assert "Virksomheder, vi lod vente for længe" in page.words
    assert str(word(LateReason.HARD_TO_FIND)) in page.words
    for name, address in (("lone", "/virksomhed/"), ("karen", "/virksomheder/1")):
        assert "blev 1 af 2 løfter holdt til tiden" in as_(name).get(address).words
