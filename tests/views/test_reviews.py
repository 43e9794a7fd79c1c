"""The caseworker looks at a list: those chosen first, her own citizens next."""

import re

import pytest
from sqlmodel import select

from models.kinds import PlacementState, Role
from models.tables.matches import MatchItem, MatchReview, MatchRun
from models.tables.people import Citizen
from portal.services.matches import shortlists
from portal.services.matches.shortlists import ReviewRequest
from tests.people import newcomer
from tests.views.counted import statements


@pytest.fixture
def asked(world):
    """A list of four with the first nominated, and Karen's question to the caseworkers."""
    world.agreement()
    world.citizens(4)
    world.run_id = world.match_list(world.opening())
    world.placement_id = world.nominated(world.run_id)
    with world.session() as session:
        run = session.get_one(MatchRun, world.run_id)
        request = ReviewRequest(note="Kan hun løfte?")
        karen = world.people.viewer("karen")
        shortlists.ask_review(session, run, request, by=karen, now=world.now)
        user = newcomer(session, world.people.municipality, Role.CASEWORKER, "Signe Vang")
    world.people.users["signe"] = user
    return world


@pytest.fixture
def address(asked):
    return f"/matchlister/{asked.run_id}"


def line(world, place):
    return world.items(world.run_id)[place].id


def reviews(world):
    with world.session() as session:
        return session.exec(select(MatchReview)).all()


def test_sara_reviews_the_list_and_hears_the_citizen(asked, address, as_):
    sara = as_("sara")
    front = sara.get("/borgere/mine-opgaver")
    assert "Kan hun løfte?" in front.words
    page = sara.get(f"{address}/gennemgang")
    assert "1 indstillet mangler en vurdering" in page.words
    form = f"/{line(asked, 0)}/vurdering"
    page = page.submit({"mark": "suitable", "note": "Løfter gerne."}, action=form)
    assert "Egnet Sara Lind" in page.words
    assert "Løfter gerne." in page.words
    done = page.submit(action="/faerdig")
    assert "Gennemgangen er færdig" in done.words
    assert f"/forloeb/{asked.placement_id}/samtale" in done.text
    assert "Lister, der venter" not in done.words
    told = as_("karen").get(address).words
    assert "Sara Lind gennemgik listen" in told


def test_the_consultant_reads_the_mark_and_never_the_note(asked, address, as_):
    sara = as_("sara")
    given = {"mark": "not_suitable", "note": "Har ondt i ryggen."}
    sara.post(f"{address}/{line(asked, 0)}/vurdering", {**given, "version": 0})
    for name in ("karen", "mette"):
        page = as_(name).get(address)
        assert "Ikke egnet" in page.words
        assert "ryggen" not in page.text


def test_with_htmx_only_the_line_comes_back_and_whether_one_may_end(asked, address, as_):
    sara = as_("sara")
    item_id = line(asked, 0)
    given = {"mark": "talk_first", "version": 0}
    answer = sara.post(f"{address}/{item_id}/vurdering", given, htmx=True)
    assert answer.status == 200
    assert answer.text.lstrip().startswith(f'<li id="linje-{item_id}">')
    assert "Tal med mig først" in answer.text
    assert "Gennemgangen er færdig" in answer.text.partition("<hx-partial")[2]


@pytest.mark.parametrize("htmx", [True, False])
@pytest.mark.parametrize(
    "typed", [{}, {"mark": "god"}, {"mark": "suitable", "note": "x" * 501}, {"note": "\x00"}]
)
def test_a_mark_that_is_none_is_not_kept(asked, address, as_, htmx, typed):
    answer = as_("sara").post(f"{address}/{line(asked, 1)}/vurdering", typed, htmx=htmx)
    assert answer.status == 422
    assert reviews(asked) == []


def test_what_was_typed_comes_back_with_the_mistake(asked, address, as_):
    answer = as_("sara").post(f"{address}/{line(asked, 1)}/vurdering", {"note": "Ring til mig"})
    assert "Vælg en vurdering" in answer.words
    assert 'value="Ring til mig"' in answer.text


def test_two_caseworkers_never_overwrite_each_other_in_silence(asked, address, as_):
    page = as_("sara").get(f"{address}/gennemgang")
    form = f"/{line(asked, 0)}/vurdering"
    as_("signe").get(f"{address}/gennemgang").submit({"mark": "not_suitable"}, action=form)
    late = page.submit({"mark": "suitable"}, action=form)
    assert late.status == 409
    assert "Signe Vang" in late.words
    assert "24. november 2026 kl. 10.00" in late.words
    assert [review.mark.value for review in reviews(asked)] == ["not_suitable"]


def test_the_review_cannot_end_before_everyone_chosen_has_a_mark(asked, address, as_):
    answer = as_("sara").post(f"{address}/gennemgang/faerdig")
    assert answer.status == 422
    assert "1 indstillede mangler en vurdering" in answer.words


def test_her_own_citizens_stand_first_among_the_others(asked, address, as_):
    last = asked.items(asked.run_id)[3]
    with asked.session() as session:
        for citizen in session.exec(select(Citizen)):
            own = citizen.id == last.citizen_id
            citizen.caseworker_id = asked.people.users["signe" if own else "sara"].id
    words = as_("signe").get(f"{address}/gennemgang").words.partition("Andre på listen")[2]
    assert re.findall(r"(\d)\. Amal", words) == ["4", "2", "3"]
    assert words.count("din borger") == 1


@pytest.mark.parametrize("name", ["karen", "mette", "lone", "anders", "ulla"])
def test_only_caseworkers_of_the_place_review(asked, address, as_, name):
    browser = as_(name)
    item_id = line(asked, 0)
    assert browser.get(f"{address}/gennemgang").status == 404
    assert browser.post(f"{address}/{item_id}/vurdering", {"mark": "suitable"}).status == 404
    assert browser.post(f"{address}/gennemgang/faerdig").status == 404
    assert reviews(asked) == []


def test_a_line_of_another_list_cannot_be_marked(asked, address, as_):
    other = asked.match_list(asked.opening())
    with asked.session() as session:
        found = select(MatchItem.id).where(MatchItem.run_id == other)
        foreign = session.exec(found).first()
    assert as_("sara").post(f"{address}/{foreign}/vurdering", {"mark": "suitable"}).status == 404


def test_a_list_nobody_asked_about_can_be_marked_but_not_ended(world, as_):
    world.agreement()
    world.citizens(1)
    run_id = world.match_list(world.opening())
    page = as_("sara").get(f"/matchlister/{run_id}/gennemgang")
    assert "Konsulenten har ikke bedt om en gennemgang endnu" in page.words
    assert "/faerdig" not in page.text


def test_more_people_are_no_more_questions_to_the_store(world, engine, as_):
    world.agreement()
    sara, sent = as_("sara"), []
    for number in (5, 55):
        world.citizens(number)
        run_id = world.match_list(world.opening())
        sara.get(f"/matchlister/{run_id}/gennemgang?antal=100")
        with statements(engine) as counted:
            sara.get(f"/matchlister/{run_id}/gennemgang?antal=100")
        sent.append(len(counted))
    assert sent[0] == sent[1]


def test_the_talk_is_offered_while_the_citizen_waits_to_be_heard(asked, address, as_):
    assert asked.state(asked.placement_id) is PlacementState.NOMINATED
    page = as_("sara").get(f"{address}/gennemgang")
    assert f"/forloeb/{asked.placement_id}/samtale" in page.text
    assert "Konsulentens begrundelse: »Har vasket på hotel i tre år.«" in page.words
