"""A consultant's day on one page, and a call written down in seconds."""

from datetime import timedelta

import pytest
from sqlmodel import select

from models.kinds import AnswerKind, CallMatter, PlacementState, PromiseEnd
from models.tables.companies import KeyAccount
from models.tables.desk import CompanyEntry, NextContact
from models.tables.promises import Promise
from models.tables.trail import Event
from tests.views.counted import statements

CALL = {"what": "request", "text": "Mangler to til sortering fra mandag.", "received_at": "9.30"}


@pytest.fixture
def laundry(world):
    world.agreement()
    return world.people.laundry


@pytest.fixture
def call(laundry):
    """Where a call with the laundry is written down."""
    return f"/opkald/?virksomhed={laundry.id}"


def test_the_day_holds_each_thing_once_with_its_act_and_marks_what_is_new(
    world, laundry, as_, clock
):
    world.citizens(1)
    placement = world.placement(PlacementState.APPROVED)
    clock.now = world.now
    world.submitted(title="Presser")
    karen = as_("karen")
    day = karen.get("/i-dag/")
    assert "Virksomheder, der venter på svar eller besøg (2)" in day.words
    assert "Gennemgå åbningen" in day.words
    assert "Begynder snart" not in day.words  # its first day is two weeks ahead
    assert day.text.count('badge-info">Ny') == 2
    seen = day.submit(action="/set")
    assert 'badge-info">Ny' not in seen.text
    clock.now = world.now + timedelta(days=9)
    day = as_("karen").get("/i-dag/")
    assert "Mangler: ark om den første dag, mentor" in day.words
    assert f'href="/forloeb/{placement}"' in day.text
    assert day.text.count('badge-info">Ny') == 1
    assert "Åbninger at gennemgå" not in day.words  # it stands with its promise


def test_a_promise_is_taken_and_a_talk_marked_in_place_and_a_slip_undone(world, laundry, as_, call):
    karen = as_("karen")
    karen.get(call).submit(CALL)
    with world.session() as session:
        session.exec(select(Promise)).one().owner_id = None
        session.add(
            NextContact(
                company_id=laundry.id,
                contact_on=world.now.date() - timedelta(days=1),
                about="Om sommeren",
                by_id=world.people.users["karen"].id,
            )
        )
    promise = 1
    part = karen.post(f"/i-dag/loefter/{promise}/tag", htmx=True)
    assert "<html" not in part.text
    assert "Tag den" not in part.words
    assert "Om sommeren" in part.words
    assert "Skulle være gjort 23.11.2026" in part.words
    part = karen.post(f"/i-dag/loefter/{promise}/forsoeg", htmx=True)
    assert "Uret løber videre" in part.words
    part = karen.post(f"/i-dag/virksomheder/{laundry.id}/talt", htmx=True)
    assert "Talt sammen kl." in part.words
    karen.post(f"/i-dag/virksomheder/{laundry.id}/talt")  # twice is once
    assert "Om sommeren" in karen.get("/i-dag/").submit(action="/fortryd").words
    with world.session() as session:
        assert session.get_one(NextContact, laundry.id).done_at is None
        acts = [event.action for event in session.exec(select(Event))]
        assert acts.count("contacted") == acts.count("contact_undone") == 1


def test_a_call_starts_the_clock_answers_or_is_only_noted(world, laundry, as_, call):
    karen = as_("karen")
    found = karen.get("/opkald/?soeg=vaskeri")
    assert found.location.endswith(call) or "Lones Vaskeri" in found.words
    assert "Opret den først" in karen.get("/opkald/?soeg=ukendt").words
    form = karen.get(call)
    assert str(AnswerKind.CANDIDATES_COMING) not in form.text
    done = form.submit(CALL)
    assert "Svar senest 25. november 2026 kl. 09.30" in done.words
    assert CALL["text"] in done.words
    noted = karen.get(call).submit({"what": CallMatter.NOTE, "text": "Har fået ny chef."})
    assert "Samtalen står i dagbogen" in noted.words
    tried = karen.get(call).submit({"what": CallMatter.ATTEMPT, "text": "Ingen hjemme."})
    assert "Uret løber videre" in tried.words
    answer = {"what": AnswerKind.MEETING_SET, "text": "Onsdag kl. 9."}
    assert "Svaret er gemt" in karen.get(call).submit(answer).words
    with world.session() as session:
        assert session.exec(select(Promise)).one().end is PromiseEnd.FULFILLED
        assert session.exec(select(CompanyEntry)).one().text == "Har fået ny chef."
    late = karen.post(call, {**answer, "received_on": "24.11.2026", "received_at": "9.00"})
    assert late.status == 422
    assert "Virksomheden venter ikke på svar" in late.words


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"received_on": "24.11.2027"}, "inden for den seneste måned"),
        ({"received_on": "1.9.2026"}, "inden for den seneste måned"),
        ({"received_at": "25.00"}, "klokkeslæt findes ikke"),
        ({"channel": "web"}, "Vælg telefon eller e-mail"),
        ({"text": ""}, "Skriv kort, hvad der blev sagt"),
        ({"what": "ghost"}, "Vælg en af mulighederne"),
    ],
)
def test_a_call_that_cannot_be_keeps_what_was_typed(world, as_, call, changed, words):
    wrong = as_("karen").get(call).submit({**CALL, **changed})
    assert wrong.status == 422
    assert words in wrong.words
    assert changed.get("text", CALL["text"]) in wrong.text
    with world.session() as session:
        assert session.exec(select(Promise)).all() == []


def test_sixty_things_cost_no_more_statements_than_five_and_nobody_elses_are_seen(
    world, laundry, as_, call, engine
):
    karen, sent = as_("karen"), []
    for many in (5, 55):
        for number in range(many):
            karen.post(call, {**CALL, "received_on": "24.11.2026", "text": f"Ønske {number}"})
        with statements(engine) as found:
            day = karen.get("/i-dag/")
        sent.append(len(found))
    assert sent[0] == sent[1]
    assert "Se alle 60 løfter" in day.words
    assert "Ønske" not in as_("bo").get("/i-dag/").words
    with world.session() as session:
        account = session.get_one(KeyAccount, laundry.id)
        account.consultant_id = world.people.users["mette"].id
        for promise in session.exec(select(Promise)):
            promise.owner_id = account.consultant_id
    assert "Ønske" not in karen.get("/i-dag/").words
