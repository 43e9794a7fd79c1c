"""Weights and fair share: proposed with a reason, tried on the last lists, approved by a leader."""

import pytest
from sqlmodel import select

from models.kinds import Role
from models.tables.matches import MatchRun
from models.tables.trail import Event
from models.tables.weighting import FairShare, MatchWeights
from tests.people import newcomer

NEW = {
    "name": "Mere vægt på ønsker",
    "skills": "48",
    "industry": "28",
    "danish": "14",
    "practical": "10",
    "reason": "De fleste stopper, fordi arbejdet ikke er det, de ville.",
}


@pytest.fixture
def listed(world):
    world.agreement()
    world.citizens(4)
    world.opening_id = world.opening()
    world.run_id = world.match_list(world.opening_id)
    return world


@pytest.fixture
def proposed(listed, as_):
    """Anders has proposed new weights."""
    as_("anders").get("/matchning/vaegte/ny").submit(NEW)
    return listed


def rows(world, table):
    with world.session() as session:
        return session.exec(select(table)).all()


def answer(page, said, **typed):
    return page.submit({"answer": said, **typed}, action="/svar")


def test_before_anybody_has_approved_others_the_usual_weights_count(as_, listed):
    words = as_("mette").get("/matchning/vaegte").words
    assert "58 %" in words
    assert "I har ikke ændret vægtene endnu" in words


def test_a_proposal_is_tried_on_the_last_lists_before_anybody_answers(as_, proposed):
    words = as_("mette").get("/matchning/vaegte").words
    assert "Anders Juul foreslog det" in words
    assert "Prøvet på den seneste liste" in words
    assert "af 1 liste har den samme øverst" in words
    assert "Amal Eksempel" not in words  # numbers, not names


def test_an_approved_proposal_counts_for_new_lists_and_old_ones_keep_theirs(as_, proposed):
    mette = as_("mette")
    assert "Dit svar er gemt" in answer(mette.get("/matchning/vaegte"), "approved").words
    newer = proposed.match_list(proposed.opening_id)
    karen = as_("karen")
    assert "48 %" in karen.get(f"/matchlister/{newer}").words
    assert "58 %" in karen.get(f"/matchlister/{proposed.run_id}").words
    with proposed.session() as session:
        versions = {run.id: run.weights["version"] for run in session.exec(select(MatchRun))}
    assert versions[newer] == "0410-1" != versions[proposed.run_id]


def test_a_rejected_proposal_changes_nothing_and_is_kept(as_, proposed):
    page = answer(as_("mette").get("/matchning/vaegte"), "rejected", note="Ikke nu.")
    assert "58 %" in page.words
    assert "Svar: Ikke nu." in page.words
    newer = proposed.match_list(proposed.opening_id)
    assert "58 %" in as_("karen").get(f"/matchlister/{newer}").words


def test_while_one_proposal_waits_there_is_no_second(as_, proposed):
    again = as_("anders").post("/matchning/vaegte/ny", NEW)
    assert again.status == 422
    assert "Der ligger allerede et forslag" in again.words
    assert len(rows(proposed, MatchWeights)) == 1


def test_a_leader_approves_her_own_only_when_she_is_the_only_one(as_, listed):
    mette = as_("mette")
    mette.get("/matchning/vaegte/ny").submit(NEW)
    alone = mette.get("/matchning/vaegte")
    assert "Gem svaret" in alone.words
    with listed.session() as session:
        newcomer(session, listed.people.municipality, Role.LEADER, "Ida Bro")
    assert "Gem svaret" not in mette.get("/matchning/vaegte").words
    refused = answer(alone, "approved", note="Det er mit eget.")
    assert refused.status == 422
    assert "Bed en anden leder" in refused.words


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"skills": "50"}, "De fire vægte giver 102 i alt"),
        ({"skills": "-10"}, "Skriv et tal, der er mindst 0"),
        ({"skills": "mange"}, "Skriv kun tallet"),
        ({"reason": ""}, "Skriv, hvorfor vægtene skal være anderledes"),
        ({"name": ""}, "Giv vægtene et navn"),
        ({"skills": "58", "industry": "18"}, "Vægtene er de samme"),
    ],
)
def test_what_cannot_be_used_comes_back_with_everything_typed(as_, listed, typed, said):
    page = as_("anders").post("/matchning/vaegte/ny", NEW | typed)
    assert page.status == 422
    assert said in page.words
    assert not rows(listed, MatchWeights)


def test_two_leaders_who_answer_at_once_do_not_overwrite_each_other(as_, proposed):
    page = as_("mette").get("/matchning/vaegte")
    answer(page, "rejected")
    late = answer(page, "approved")
    assert late.status == 409
    assert "Mette Krogh" in late.words


def test_every_step_stands_in_the_trail(as_, proposed):
    answer(as_("mette").get("/matchning/vaegte"), "approved")
    done = {event.action for event in rows(proposed, Event) if event.action.startswith("weights")}
    assert done == {"weights_proposed", "weights_approved"}


def test_the_price_is_set_with_a_reason_and_told(as_, listed):
    mette = as_("mette")
    form = mette.get("/matchning/fordeling/pris")
    assert "Vi foreslår 2 point" in form.words
    page = form.submit({"price": "2", "reason": "Flere skal have en chance."})
    assert "koster 2 point i rækkefølgen" in page.words
    assert "Flere skal have en chance" in mette.get("/matchning/fordeling/pris").words
    [row] = rows(listed, FairShare)
    assert (row.price, row.set_by_id) == (2.0, listed.people.users["mette"].id)


@pytest.mark.parametrize("price", ["11", "-1", "", "meget", "0"])
def test_a_price_that_cannot_be_used_is_not_kept(as_, listed, price):
    typed = {"price": price, "reason": "Flere skal have en chance."}
    assert as_("mette").post("/matchning/fordeling/pris", typed).status == 422
    assert not rows(listed, FairShare)


def test_the_administrator_proposes_but_a_leader_decides(as_, proposed):
    assert "Gem svaret" not in as_("anders").get("/matchning/vaegte").words
    assert as_("anders").post("/matchning/vaegte/1/svar", {"answer": "approved"}).status == 404
    assert as_("jens").post("/matchning/vaegte/1/svar", {"answer": "approved"}).status == 404
