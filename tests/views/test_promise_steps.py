"""The pages around a promise: hand-over, arrival by phone, problems, corrections, settings."""

from datetime import timedelta

import pytest
from sqlmodel import select

from models.kinds import PlacementState, PlacementType, PromiseEnd, PromiseKind, Role
from models.tables.companies import Company, KeyAccount
from models.tables.people import Municipality
from models.tables.placements import Placement, ProblemReport
from models.tables.promise_clock import Absence, ClockPolicyEdition, EndAtOnce
from models.tables.promises import Promise, SiteVisit
from portal.services.promises import promises
from portal.services.promises.promises import Asked
from tests.people import newcomer

S = PlacementState


@pytest.fixture
def running(world, clock):
    """A placement that has begun."""
    world.agreement()
    world.citizens(1)
    placement_id = world.placement(until=S.ACTIVE)
    clock.now = world.now
    return placement_id


@pytest.fixture
def problem(world, running, as_):
    """The number of the promise to come for an urgent problem."""
    with world.session() as session:
        own = session.get_one(Municipality, world.people.municipality.id)
        own.on_call_phone = "88 88 55 11"
        session.add(own)
    said = {"category": "language", "description": "Forstår ikke beskeden.", "acute": "1"}
    receipt = as_("lone").get(f"/virksomhed/forloeb/{running}/problem").submit(said)
    assert "88 88 55 11" in receipt.words
    return _promise(world).id


def _promise(world):
    with world.session() as session:
        found = session.exec(
            select(Promise).where(Promise.problem_report_id.is_not(None)).order_by(Promise.id)
        ).all()
        session.expunge_all()
        return found[-1]


def _call(world):
    with world.session() as session:
        laundry = session.get_one(Company, world.people.laundry.id)
        asked = Asked(PromiseKind.RECRUITMENT_REPLY, world.now, request="Mangler to.")
        karen = world.people.viewer("karen")
        return promises.give(session, laundry, asked, by=karen, now=world.now).id


def _problem(world):
    with world.session() as session:
        found = session.exec(select(ProblemReport)).one()
        session.expunge(found)
        return found


def test_from_arrival_to_learning(world, as_, clock, problem):
    clock.forward(hours=2)
    karen = as_("karen")
    here = karen.get(f"/loefter/{problem}/fremme")
    assert here.submit({"met": ""}).status == 422
    page = here.submit({"met": "Lone Bak"})
    with world.session() as session:
        visit = session.exec(select(SiteVisit)).one()
        assert (visit.arrived_at, visit.met) == (clock(), "Lone Bak")
    assert page.submit({"learning": "Sig det to gange."}, action="/luk").status == 422
    heard = {"citizen_view": "Forstod ikke ordene.", "talked_at": "10.05"}
    page.submit(heard, action="/borgeren")
    page = karen.get(page.address)
    undecided = page.submit({"solved": "0", "agreed_actions": "Tegn."}, action="/afgoer")
    assert undecided.status == 422
    assert "Vælg, hvad der sker, når problemet ikke er løst." in undecided.words
    page.submit({"solved": "1", "agreed_actions": "Billeder af opgaverne."}, action="/afgoer")
    karen.get(page.address).submit({"learning": "Billeder hjælper."}, action="/luk")
    kept = _problem(world)
    assert (kept.solved, kept.learning, kept.closed_at) == (True, "Billeder hjælper.", clock())
    assert "Billeder hjælper." in as_("mette").get(page.address).words


def test_two_who_write_about_a_problem_at_once_do_not_overwrite(as_, problem, world):
    karen = as_("karen")
    address = f"/problemer/{_problem(world).id}"
    first, second = karen.get(address), karen.get(address)
    first.submit({"citizen_view": "Det første.", "talked_at": "9.00"}, action="/borgeren")
    again = second.submit({"citizen_view": "Det andet.", "talked_at": "9.00"}, action="/borgeren")
    assert again.status == 409
    assert _problem(world).citizen_view == "Det første."


def test_video_counts_only_where_the_company_said_so(world, running, as_, clock):
    lone, karen = as_("lone"), as_("karen")
    said = {"category": "tasks", "description": "Opgaverne er for svære."}
    for enough, status in (("", 422), ("1", 303)):
        page = lone.get(f"/virksomhed/forloeb/{running}/problem")
        page.submit({**said, **({"video_enough": enough} if enough else {})})
        clock.forward(minutes=30)
        address = f"/loefter/{_promise(world).id}/fremme"
        answer = karen.post(address, {"met": "Lone Bak", "by_video": "1"})
        assert answer.status == status


def test_a_phoned_problem_counts_from_the_call(world, running, as_, clock):
    clock.forward(hours=3)
    called = (clock() - timedelta(hours=2)).strftime("%H.%M")
    said = {
        "channel": "phone",
        "received_at": called,
        "category": "culture",
        "description": "Pause.",
    }
    as_("karen").get(f"/forloeb/{running}/problem").submit(said)
    promise = _promise(world)
    assert clock() - promise.received_at == timedelta(hours=2)
    assert promise.logged_at == clock()


def test_a_hand_over_is_asked_and_answered(world, as_, problem):
    with world.session() as session:
        gro = newcomer(session, world.people.municipality, Role.COMPANY_CONSULTANT, "Gro Vang")
        world.people.users["gro"] = gro
    asked = as_("karen").get(f"/loefter/{problem}/giv-videre")
    assert asked.submit({"to_id": ""}).status == 422
    asked.submit({"to_id": str(gro.id), "note": "Jeg er i Ejby."})
    assert _promise(world).owner_id == world.people.users["karen"].id
    page = as_("gro").get(f"/loefter/{problem}")
    [link] = [a for a in page.tree.all("a") if a.text == "Svar, om du tager det"]
    answer = as_("gro").get(link.get("href"))
    assert "Jeg er i Ejby." in answer.words
    answer.submit({"accepted": "1"})
    assert _promise(world).owner_id == gro.id


def test_a_leaders_correction_is_shown_at_both(world, as_, problem):
    before = _promise(world)
    assert as_("karen").get(f"/loefter/{problem}/ret").status == 404
    form = as_("mette").get(f"/loefter/{problem}/ret")
    form.submit({"received_at": "8.00", "reason": "Virksomheden ringede klokken otte."})
    after = _promise(world)
    assert after.id != before.id
    for address, words in (
        (before.id, "Løftet er rettet og tæller ikke mere."),
        (after.id, "Virksomheden ringede klokken otte."),
    ):
        assert words in as_("karen").get(f"/loefter/{address}").words
    with world.session() as session:
        assert session.get_one(Promise, before.id).due_at == before.due_at


def test_an_end_at_once_is_kept_with_the_problem_and_the_next_step(world, as_, running, problem):
    karen = as_("karen")
    page = karen.get(f"/forloeb/{running}/straks")
    said = {
        "reason": "problem_not_solved",
        "why": "De vil ikke mere.",
        "tried": "",
        "citizen_reached": "1",
        "citizen_told_in": "dansk",
        "caseworker_told": "1",
        "next_step": "Samtale.",
    }
    untried = page.submit(said)
    assert untried.status == 422
    assert "Skriv, hvad I har prøvet for at løse problemet." in untried.words
    late = {**said, "tried": "To besøg.", "next_step_on": "1.6.2027"}
    assert page.submit(late).status == 422
    page.submit({**said, "tried": "To besøg."})
    problem_id = _problem(world).id
    with world.session() as session:
        assert session.exec(select(EndAtOnce)).one().problem_report_id == problem_id
    assert world.state(running) is S.ENDED_AT_ONCE


def test_an_employment_is_only_recorded(world, as_, running):
    with world.session() as session:
        session.get_one(Placement, running).placement_type = PlacementType.WAGE_SUBSIDY
    page = as_("karen").get(f"/forloeb/{running}/straks")
    assert "Det er arbejdsgiveren, der opsiger" in page.words
    said = {
        "reason": "company_wish",
        "why": "Er sagt op.",
        "citizen_reached": "1",
        "citizen_told_in": "dansk",
        "caseworker_told": "1",
        "next_step": "Samtale.",
    }
    assert page.submit(said).status == 422
    page.submit({**said, "notice_handled": "1"})
    assert world.state(running) is S.ENDED_AT_ONCE


def test_the_administrator_sees_what_today_gives_and_makes_an_edition(world, as_):
    page = as_("anders").get("/administration/frister")
    assert "24. november 2026 kl. 10.00" in page.words
    assert "25. november 2026 kl. 10.00" in page.words
    page.submit({"kind": "on_site_visit", "policy": "calendar_24h"}, action="/ny")
    after = page.submit({"on_call_phone": "88 88 55 11", "problem_days": "7"}, action="/problemer")
    assert "valgt af Anders Juul" in after.words
    with world.session() as session:
        assert session.exec(select(ClockPolicyEdition)).one().edition == 2
        assert session.get_one(Municipality, world.people.municipality.id).problem_days == 7
    world.agreement()
    assert "alle dage, også i weekenden" in as_("lone").get("/virksomhed/aftale").words


def test_days_away_send_new_calls_to_the_deputy(world, as_, clock):
    world.agreement()
    with world.session() as session:
        gro = newcomer(session, world.people.municipality, Role.COMPANY_CONSULTANT, "Gro Vang")
        session.get_one(KeyAccount, world.people.laundry.id).deputy_id = gro.id
    page = as_("karen").get("/fravaer/")
    assert page.submit({"from_on": "24.11.2026", "until_on": "23.11.2026"}).status == 422
    page.submit({"from_on": "24.11.2026", "until_on": "27.11.2026"})
    assert "Gro Vang" in as_("karen").get(f"/loefter/{_call(world)}").words
    with world.session() as session:
        assert session.exec(select(Absence)).one().by_id == world.people.users["karen"].id


def test_a_request_taken_back_is_counted_apart(world, as_):
    world.agreement()
    promise_id = _call(world)
    page = as_("karen").get(f"/loefter/{promise_id}/aflyst")
    page.submit({"said_by": "Lone Bak", "why": "Har fundet en."})
    with world.session() as session:
        assert session.get_one(Promise, promise_id).end is PromiseEnd.CANCELLED
    assert "Har fundet en." in as_("mette").get(f"/loefter/{promise_id}").words
