"""The board of promises, and keeping them."""

from datetime import timedelta

import pytest
from sqlmodel import select

from models.kinds import Channel, PlacementState, ProblemCategory, PromiseEnd
from models.tables.companies import Company, KeyAccount
from models.tables.placements import Placement
from models.tables.promises import Promise, PromiseAnswer, SiteVisit
from models.tables.trail import Event
from portal.services.promises import problems
from portal.services.promises import promises as service
from portal.services.promises.promises import LoggedRequest
from tests.views.counted import statements

ANSWER = {"kind": "candidates_coming", "text": "To kommer til samtale onsdag kl. 9."}
VISIT = {
    "arrived_on": "24.11.2026",
    "arrived_at": "10.00",
    "met": "Lone Bak",
    "citizen_view": "Vil gerne blive, men forstod ikke beskeden.",
    "agreed_actions": "Beskeder gives også på skrift.",
    "solved": "1",
}


@pytest.fixture
def laundry(world):
    world.agreement()
    return world.people.laundry


@pytest.fixture
def call(world, laundry):
    """The number of a promise to the laundry, from a call half an hour ago."""
    return _call(world)


@pytest.fixture
def problem(world, laundry, clock):
    """The number of a promise to come, for a problem on a running placement."""
    world.citizens(1)
    placement_id = world.placement(PlacementState.APPROVED)
    world.now = clock()
    with world.session() as session:
        told = problems.NewProblem(
            category=ProblemCategory.LANGUAGE, description="Forstod ikke beskeden.", acute=True
        )
        placement = session.get_one(Placement, placement_id)
        by = world.people.viewer("lone")
        return problems.report(session, placement, told, by=by, now=world.now).id


def _call(world, words="Mangler to til sortering.", hours=0.5):
    received = world.now - timedelta(hours=hours)
    with world.session() as session:
        company = session.get_one(Company, world.people.laundry.id)
        logged = LoggedRequest(
            channel=Channel.PHONE,
            received_on=received.date(),
            received_at=received.time().replace(tzinfo=None),
            request=words,
        )
        by = world.people.viewer("karen")
        return service.log_request(session, company, logged, by=by, now=world.now).id


def _promise(world, promise_id):
    with world.session() as session:
        return session.get_one(Promise, promise_id)


def test_the_board_sorts_by_time_left_and_names_one_next_act(world, call, as_):
    _call(world, "Haster mere", hours=20)
    world.submitted()
    board = as_("karen").get("/loefter/")
    assert board.words.index("Haster mere") < board.words.index("Mangler to til sortering")
    assert board.words.index("Mangler to til sortering") < board.words.index("Vaskerimedarbejder")
    assert "Gennemgå åbningen" in board.words
    assert "Svar virksomheden" in board.words


def test_a_promise_tells_when_it_is_due_and_until_when_somebody_is_at_the_office(
    world, laundry, as_, clock
):
    world.now = clock.now = clock().replace(hour=16)  # after closing: the clock starts tomorrow
    promise_id = _call(world)
    page = as_("karen").get(f"/loefter/{promise_id}")
    assert "26. november 2026 kl. 08.00" in page.words
    assert "uden for åbningstiden" in page.words
    assert "onsdag kl. 15.00" in page.words


def test_an_overdue_promise_stands_first_in_words_and_red(world, call, as_, clock):
    clock.forward(hours=24)
    board = as_("karen").get("/loefter/")
    assert "Overskredet" in board.words
    assert "30 min over tiden" in board.words
    assert 'class="ff-overdue"' in board.text
    assert "1 over tiden" in board.words


def test_only_hers_and_what_nobody_has_stand_on_her_board(world, call, as_):
    with world.session() as session:
        account = session.get_one(KeyAccount, world.people.laundry.id)
        session.delete(account)
    free = _call(world, "Ingen har taget den.")
    with world.session() as session:
        session.get_one(Promise, call).owner_id = world.people.users["mette"].id
    mine = as_("karen").get("/loefter/")
    assert "Ingen har taget den." in mine.words
    assert "Mangler to til sortering" not in mine.words
    assert "Mangler to til sortering" in as_("karen").get("/loefter/?vis=alle").words
    taken = mine.submit(action=f"/loefter/{free}/tag")
    assert "Løftet er dit nu" in taken.words
    assert _promise(world, free).owner_id == world.people.users["karen"].id


def test_the_filter_answers_with_the_board_alone(world, call, as_):
    karen = as_("karen")
    part = karen.get("/loefter/?slags=on_site_visit", htmx=True)
    assert "<html" not in part.text
    assert "Ingen åbne løfter passer på filteret" in part.words
    assert karen.get("/loefter/?slags=hvad-som-helst&side=tusind").status == 200


def test_the_board_asks_again_by_itself_with_its_filter(world, call, as_):
    board = as_("karen").get("/loefter/?vis=alle").tree
    table = next(node for node in board.all("div") if node.get("id") == "tavle")
    assert table.get("hx-trigger") == "every 60s"
    assert "vis=alle" in table.get("hx-get")
    assert "X-Poll" in table.get("hx-headers")


def test_an_empty_board_says_what_comes_here(people, as_):
    assert "kommer her af sig selv" in as_("karen").get("/loefter/").words


@pytest.mark.parametrize(
    ("until", "act"),
    [
        (PlacementState.CITIZEN_HEARD, "Vis borgeren for virksomheden"),
        (PlacementState.EMPLOYER_ACCEPTED, "Aftal datoer og timer"),
        (PlacementState.CHECKS_PENDING, "Kontrollér og godkend"),
    ],
)
def test_the_day_tells_what_else_waits_by_alias(world, laundry, as_, until, act):
    world.citizens(1)
    world.placement(until)
    board = as_("karen").get("/i-dag/")
    assert act in board.words
    assert "Borger 0001" in board.words
    assert "Amal" not in board.text


def test_a_leader_sees_the_board_without_acts(world, call, as_):
    board = as_("mette").get("/loefter/")
    assert "Mangler to til sortering" in board.words
    assert "Svar virksomheden" not in board.words
    assert not list(board.tree.all("main").__next__().all("button"))[1:]
    assert as_("mette").post(f"/loefter/{call}/svar", ANSWER).status == 404


@pytest.mark.parametrize("name", ["sara", "anders", "lone"])
def test_others_have_no_board(people, as_, name):
    assert as_(name).get("/loefter/").status == 404


def test_another_municipality_sees_and_does_nothing(world, call, as_):
    bo = as_("bo")
    assert bo.get(f"/loefter/{call}").status == 404
    assert bo.post(f"/loefter/{call}/svar", ANSWER).status == 404
    assert bo.post(f"/loefter/{call}/tag").status == 404
    assert bo.get(f"/loefter/ny?virksomhed={world.people.laundry.id}").status == 404
    assert "Lones Vaskeri" not in bo.get("/loefter/?vis=alle").words
    assert _promise(world, call).ended_at is None


def test_an_answer_keeps_the_promise_and_tells_the_time_it_took(world, call, as_, clock):
    clock.forward(hours=2)
    done = as_("karen").get(f"/loefter/{call}").submit(ANSWER, action="/svar")
    assert "Holdt" in done.words
    assert "efter 2 t 30 min" in done.words
    assert ANSWER["text"] in done.words
    assert _promise(world, call).end is PromiseEnd.FULFILLED
    assert ANSWER["text"][:20] not in as_("karen").get("/loefter/").words
    ended = as_("karen").get("/loefter/afsluttede")
    assert "2 t 30 min" in ended.words


def test_a_late_answer_stays_late(world, call, as_, clock):
    clock.forward(days=2)
    done = as_("karen").get(f"/loefter/{call}").submit(ANSWER, action="/svar")
    assert "Opfyldt for sent" in done.words
    assert "Opfyldt for sent" in as_("karen").get("/loefter/afsluttede").words


def test_an_answer_without_words_comes_back_with_what_was_chosen(world, call, as_):
    form = as_("karen").get(f"/loefter/{call}")
    wrong = form.submit({"kind": "meeting_set", "text": "  "}, action="/svar")
    assert wrong.status == 422
    assert wrong.title.startswith("Fejl:")
    chosen = [node for node in wrong.tree.all("input") if "checked" in node.attributes]
    assert [node.get("value") for node in chosen] == ["meeting_set"]
    with world.session() as session:
        assert session.exec(select(PromiseAnswer)).all() == []


@pytest.mark.parametrize(
    "values",
    [{}, {"kind": "vi_kigger_paa_det", "text": "x"}, {"kind": "x" * 20_000, "text": "\x00\x01"}],
)
def test_nonsense_is_no_answer(world, call, as_, values):
    assert as_("karen").post(f"/loefter/{call}/svar", values).status == 422
    assert _promise(world, call).ended_at is None


def test_the_second_answer_is_told_who_was_faster(world, call, as_):
    karen = as_("karen")
    karen.post(f"/loefter/{call}/svar", ANSWER)
    late = karen.post(f"/loefter/{call}/svar", ANSWER)
    assert late.status == 409
    assert "Karen Holm" in late.words


def test_a_visit_keeps_the_promise_to_come(world, problem, as_, clock):
    clock.forward(hours=1)
    page = as_("karen").get(f"/loefter/{problem}")
    assert "Akut" in page.words
    done = page.submit({**VISIT, "arrived_at": "10.45"}, action="/besoeg")
    assert "Besøget er registreret" in done.words
    assert "efter 45 min" in done.words
    assert VISIT["citizen_view"] in done.words
    assert _promise(world, problem).end is PromiseEnd.FULFILLED


def test_a_reply_is_no_visit(world, problem, as_):
    answer = as_("karen").post(f"/loefter/{problem}/svar", ANSWER)
    assert answer.status == 422
    assert "lovet et besøg" in answer.words
    assert _promise(world, problem).ended_at is None


def test_a_visit_cannot_lie_ahead_and_keeps_what_was_typed(world, problem, as_):
    wrong = (
        as_("karen")
        .get(f"/loefter/{problem}")
        .submit({**VISIT, "arrived_at": "23.00"}, action="/besoeg")
    )
    assert wrong.status == 422
    assert "Skriv, hvornår du kom frem" in wrong.words
    assert VISIT["agreed_actions"] in wrong.text
    with world.session() as session:
        assert session.exec(select(SiteVisit)).all() == []


def test_an_unsolved_problem_asks_for_a_decision(world, problem, as_):
    done = (
        as_("karen").get(f"/loefter/{problem}").submit({**VISIT, "solved": "0"}, action="/besoeg")
    )
    assert "Problemet er ikke løst" in done.words


def test_the_company_may_do_without_the_visit(world, problem, as_):
    page = as_("karen").get(f"/loefter/{problem}")
    assert page.submit({"said_by": "Lone"}, action="/frafald").status == 422
    done = page.submit({"said_by": "Lone", "handled": "Klaret i telefonen."}, action="/frafald")
    assert "Besøg ikke ønsket" in done.words
    assert "Klaret i telefonen." in done.words


def test_reading_about_a_problem_leaves_a_mark_on_the_citizen(world, problem, as_):
    as_("karen").get(f"/loefter/{problem}")
    with world.session() as session:
        read = session.exec(select(Event).where(Event.action == "read")).all()
        assert [event.details["page"] for event in read] == ["promise"]


def test_sixty_promises_cost_no_more_statements_than_five(world, laundry, as_, engine):
    karen, sent = as_("karen"), []
    for many in (5, 55):
        for number in range(many):
            _call(world, f"Ønske {number}")
        for address in ("/loefter/?antal=100", "/loefter/afsluttede"):
            with statements(engine) as found:
                karen.get(address)
            sent.append(len(found))
    assert sent[:2] == sent[2:]
