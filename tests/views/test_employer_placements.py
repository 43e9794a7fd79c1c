"""The placements of a company: what was agreed, and help when there is a problem."""

from datetime import datetime, time, timedelta

import pytest
from sqlmodel import select

from models.kinds import PlacementState, PromiseKind, Weekday
from models.rules.calendar import COPENHAGEN
from models.tables.people import Citizen
from models.tables.placements import Placement, PlacementSlot, ProblemReport
from models.tables.promises import Promise
from portal.services.placements import placements
from portal.services.placements.placement_inputs import EndingEarly
from portal.services.promises import visits

S = PlacementState


@pytest.fixture
def lone(world, as_, clock):
    """Lone, on the first day of her placement."""
    world.agreement()
    world.citizens(3)
    return lambda: as_("lone")


@pytest.fixture
def running(world, lone, clock):
    placement_id = world.placement(until=S.ACTIVE)
    clock.now = world.now
    return placement_id


def test_the_page_tells_what_was_agreed_and_whom_to_ring(world, lone, running):
    with world.session() as session:
        for day in (Weekday.MONDAY, Weekday.THURSDAY):
            session.add(
                PlacementSlot(
                    placement_id=running,
                    weekday=day.value,
                    starts=time(8),
                    ends=time(14, 30),
                )
            )
    words = lone().get(f"/virksomhed/forloeb/{running}").words
    assert "8. december 2026 til og med 2. marts 2027" in words
    assert "torsdag 08.00–14.30" in words
    assert "Jeres kontakt Lone Bak, 00 00 12 34" in words
    assert "Mentorkurset er gratis" in words
    assert "Ring til Karen Holm." in words


def test_a_problem_gets_a_visit_by_an_exact_time(world, lone, running):
    browser = lone()
    form = browser.get("/virksomhed/problem")
    assert form.status == 303
    form = browser.get(form.location)
    receipt = form.submit(
        {"category": "attendance", "description": "Kommer for sent.", "acute": "1"}
    )
    assert "Senest onsdag den 9. december 2026 kl. 09.00" in receipt.words
    assert "Ring nu" in receipt.words
    assert "Den, der kommer Karen Holm, tlf. 88 88 55 00" in receipt.words
    with world.session() as session:
        promise = session.exec(
            select(Promise).where(Promise.kind == PromiseKind.ON_SITE_VISIT)
        ).one()
    assert promise.due_at == datetime(2026, 12, 9, 9, 0, tzinfo=COPENHAGEN)
    assert "Vi kommer ud til jer" in browser.get("/virksomhed/").words


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"category": "", "description": "Noget er galt."}, "category"),
        ({"category": "religion", "description": "Noget er galt."}, "category"),
        ({"category": "other", "description": ""}, "description"),
        ({"category": "other", "description": "x" * 3000}, "description"),
        ({"category": "other", "description": "a\x00b"}, "description"),
    ],
)
def test_a_problem_told_badly_comes_back_as_it_was_typed(world, lone, running, typed, field):
    answer = lone().post(f"/virksomhed/forloeb/{running}/problem", typed)
    assert answer.status == 422
    assert f'href="#{field}"' in answer.text
    if field == "category":
        assert "Noget er galt." in answer.text
    with world.session() as session:
        assert session.exec(select(ProblemReport)).all() == []


def test_a_problem_before_anything_is_approved_is_answered_at_the_form(world, lone):
    pending = world.placement(until=S.CHECKS_PENDING)
    answer = lone().post(
        f"/virksomhed/forloeb/{pending}/problem", {"category": "other", "description": "Hov."}
    )
    assert answer.status == 422
    assert "godkendt eller i gang" in answer.words
    assert "Hov." in answer.text


def test_with_nothing_running_the_page_says_whom_to_ring(world, lone):
    words = lone().get("/virksomhed/problem").words
    assert "Ingen forløb er i gang hos jer" in words
    assert "Karen Holm, tlf. 88 88 55 00" in words


def test_with_several_running_she_chooses(world, lone, running):
    other = world.placement(until=S.APPROVED, title="Strygning")
    page = lone().get("/virksomhed/problem")
    assert page.status == 200
    for placement_id in (running, other):
        assert f"/virksomhed/forloeb/{placement_id}/problem" in page.text


def test_what_came_of_a_visit_is_told_without_the_citizens_own_words(world, lone, running, clock):
    browser = lone()
    browser.post(
        f"/virksomhed/forloeb/{running}/problem",
        {"category": "tasks", "description": "Opgaverne er for svære."},
    )
    clock.forward(minutes=45)
    with world.session() as session:
        promise = session.exec(
            select(Promise).where(Promise.kind == PromiseKind.ON_SITE_VISIT)
        ).one()
        visit = visits.Visit(
            arrived_on=clock().date(),
            arrived_at=clock().time(),
            met="Lone Bak",
            citizen_view="Er ked af det og bange",
            agreed_actions="En kollega viser opgaven igen.",
            solved=True,
        )
        by = world.people.viewer("karen")
        visits.record_visit(session, promise, visit, by=by, now=clock())
    page = browser.get(f"/virksomhed/forloeb/{running}")
    assert "Vi var hos jer 8. december 2026 kl. 09.45 og talte med Lone Bak." in page.words
    assert "En kollega viser opgaven igen." in page.words
    assert "Løst" in page.words
    assert "bange" not in page.text


def test_the_name_stands_on_the_page_only_once_it_was_told(world, lone, running):
    with world.session() as session:
        placement = session.get_one(Placement, running)
        citizen = session.get_one(Citizen, placement.citizen_id)
    browser = lone()
    assert citizen.name not in browser.get(f"/virksomhed/forloeb/{running}").text
    with world.session() as session:
        placement = session.get_one(Placement, running)
        by = world.people.viewer("karen")
        placements.release_name(session, placement, by=by, now=world.now)
    page = browser.get(f"/virksomhed/forloeb/{running}")
    assert citizen.name in page.words
    assert citizen.name not in page.title


def test_an_ended_placement_has_no_card_and_a_problem_button_for_14_days(
    world, lone, running, clock
):
    with world.session() as session:
        placement = session.get_one(Placement, running)
        ending = EndingEarly(
            last_day=placement.starts, reason="citizen_wish", note="Fik job et andet sted."
        )
        by = world.people.viewer("karen")
        placements.end_early(session, placement, ending, by=by, now=clock() + timedelta(hours=2))
    page = lone().get(f"/virksomhed/forloeb/{running}")
    assert "Stoppet før tid" in page.words
    assert "Meld et problem" in page.words, "for 14 days more"
    clock.forward(days=14)
    assert "Meld et problem" not in lone().get(f"/virksomhed/forloeb/{running}").words
    assert "vaskerimedarbejder, 3 år" not in page.words
    assert "Fik job et andet sted" not in page.text


def test_a_proposal_and_a_placement_lead_to_their_own_pages(world, lone):
    proposed = world.placement(until=S.PRESENTED)
    browser = lone()
    assert browser.get(f"/virksomhed/forloeb/{proposed}").location.endswith(
        f"/virksomhed/personer/{proposed}"
    )
    pending = world.placement(until=S.CHECKS_PENDING, title="Strygning")
    assert browser.get(f"/virksomhed/personer/{pending}").location.endswith(
        f"/virksomhed/forloeb/{pending}"
    )
