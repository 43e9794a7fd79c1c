"""Weights as a setting: tried, learnt, decided, and never rewritten; on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from matching import DEFAULT_WEIGHTS, Weights
from matching.plans import learning
from models.kinds import ProposalState, ReviewMark
from models.rules.errors import NotNow
from models.tables.matches import MatchItem, MatchRun
from models.tables.weighting import FairShare, MatchWeights
from portal.services.matches import learnt_weights, shortlists, weighting
from portal.services.matches.fair_share import FairPrice, set_price
from portal.services.matches.shortlists import Mark
from portal.services.matches.weight_trial import TriedLine, compared
from portal.services.matches.weighting import Decision, NamedProposal, WeightsProposal

WISHES = Weights(skills=0.2, industry=0.6, danish=0.1, practical=0.1, version="wishes")
PROPOSAL = WeightsProposal(
    name="Ønsker", skills=48, industry=28, danish=14, practical=10, reason="Ønsker skal veje mere."
)


def line(skills, industry, price=0.0):
    shares = {"skills": skills, "industry": industry, "danish": 1.0, "practical": 1.0}
    return TriedLine(shares, price)


def propose(world, said=PROPOSAL, by="anders"):
    with world.session() as session:
        return weighting.propose(session, said, by=world.people.viewer(by), now=world.now)


def decide(world, answer, by="mette"):
    with world.session() as session:
        row = session.exec(select(MatchWeights)).one()
        said, viewer = Decision(answer=answer), world.people.viewer(by)
        weighting.decide(session, row, said, seen=row.version, by=viewer, now=world.now)


def in_force(world):
    with world.session() as session:
        return weighting.weights_in_force(session, world.people.municipality.id)


def test_a_trial_tells_who_comes_in_and_how_far_people_move():
    skilled = [line(1 - place / 100, 0.0) for place in range(10)]
    lists = [[*skilled, line(0.5, 1.0)]]
    found = compared(lists, DEFAULT_WEIGHTS, WISHES)
    assert (found.lists, found.same_first, found.come_in) == (1, 0, 1)
    assert (found.rise_from, found.rise_to) == (11, 1)
    assert (found.fall_from, found.fall_to) == (1, 2)
    assert found.stay == 0.9
    assert found.mean_move == pytest.approx(20 / 11)


def test_a_trial_of_the_same_weights_moves_nobody():
    lists = [[line(0.9, 0.1), line(0.9, 0.1), line(0.2, 1.0)]]
    found = compared(lists, WISHES, replace(WISHES, version="again"))
    assert (found.same_first, found.stay, found.come_in, found.mean_move) == (1, 1.0, 0, 0.0)
    assert (found.rise_from, found.fall_from) == (0, 0)


def test_a_trial_counts_the_price_that_the_list_was_ordered_with():
    lists = [[line(0.9, 0.0, price=40.0), line(0.7, 0.0)]]
    twice = compared(lists, DEFAULT_WEIGHTS, WISHES)
    assert twice.same_first == 1


def test_the_trial_on_kept_lists_is_what_the_lists_would_have_been(world):
    """The order under other weights, summed from stored shares, is the order of a real list."""
    world.agreement()
    world.citizens(6)
    opening_id = world.opening()
    before = [item.citizen_id for item in world.items(world.match_list(opening_id))]
    propose(world)
    decide(world, ProposalState.APPROVED)
    after = [item.citizen_id for item in world.items(world.match_list(opening_id))]
    with world.session() as session:
        trial = session.exec(select(MatchWeights)).one().comparison["trial"]
    moves = [abs(before.index(each) - after.index(each)) for each in before]
    assert trial["mean_move"] == pytest.approx(sum(moves) / len(moves))
    assert trial["same_first"] == (before[0] == after[0])


def test_only_an_approved_proposal_counts(world):
    propose(world)
    assert in_force(world) == DEFAULT_WEIGHTS
    decide(world, ProposalState.APPROVED)
    assert in_force(world) == Weights(0.48, 0.28, 0.14, 0.10, "0410-1")


def test_the_newest_approved_proposal_counts(world):
    propose(world)
    decide(world, ProposalState.APPROVED)
    back = PROPOSAL.changed(name="Tilbage", skills=58, industry=18)
    world.now += timedelta(hours=1)
    second = propose(world, back)
    with world.session() as session:
        row = session.get_one(MatchWeights, second.id)
        said = Decision(answer=ProposalState.APPROVED)
        by = world.people.viewer("mette")
        weighting.decide(session, row, said, seen=row.version, by=by, now=world.now)
    assert in_force(world).version == "0410-2"


def test_an_administrator_cannot_approve(world):
    propose(world)
    with pytest.raises(NotNow, match="weights_own_proposal"):
        decide(world, ProposalState.APPROVED, by="anders")


@pytest.mark.parametrize("column", ["skills", "reason", "comparison", "name"])
def test_what_was_proposed_is_never_rewritten(world, column):
    propose(world)
    value = {"skills": 0.9, "comparison": {}}.get(column, "andet")
    with pytest.raises(DBAPIError, match="append-only"), world.session() as session:
        session.execute(update(MatchWeights).values({column: value}))


def test_a_price_that_was_set_is_never_rewritten(world):
    with world.session() as session:
        said = FairPrice(price=2, reason="Flere skal have en chance.")
        set_price(session, said, by=world.people.viewer("mette"), now=world.now)
    with pytest.raises(DBAPIError, match="append-only"), world.session() as session:
        session.execute(update(FairShare).values(price=9.0))


def test_weights_are_learnt_from_confirmed_choices_and_only_offered(world, monkeypatch):
    """Every list has one who wished for the trade; she is nominated and found suitable."""
    monkeypatch.setattr(learning, "LEAST_LISTS", 8)
    monkeypatch.setattr(learning, "FREEDOM_PER_CHOICE", 0.05)
    world.agreement()
    world.citizens(5)
    for _time in range(12):
        chosen(world, world.match_list(world.opening()))
    with world.session() as session:
        said = NamedProposal(name="Lært", reason="Det er dem, vi vælger.")
        by = world.people.viewer("mette")
        row = learnt_weights.propose_learnt(session, said, by=by, now=world.now)
        assert row.learnt_from + row.comparison["held_out"]["lists"] == 12
        assert row.skills + row.industry + row.danish + row.practical == pytest.approx(1)
        assert row.state is ProposalState.WAITING
    assert in_force(world) == DEFAULT_WEIGHTS


def test_with_too_few_choices_nothing_is_learnt(world):
    world.agreement()
    world.citizens(3)
    chosen(world, world.match_list(world.opening()))
    own = world.people.municipality.id
    with world.session() as session:
        assert learnt_weights.lists_missing(session, own) == learning.LEAST_LISTS - 1
    said = NamedProposal(name="Lært", reason="Det er dem, vi vælger.")
    by = world.people.viewer("mette")
    with pytest.raises(NotNow, match="too_few_choices"), world.session() as session:
        learnt_weights.propose_learnt(session, said, by=by, now=world.now)


def test_a_choice_that_no_caseworker_confirmed_is_not_learnt_from(world):
    world.agreement()
    world.citizens(3)
    run_id = world.match_list(world.opening())
    world.nominated(run_id)
    own = world.people.municipality.id
    with world.session() as session:
        assert learnt_weights.lists_missing(session, own) == learning.LEAST_LISTS


def chosen(world, run_id):
    """The last on the list is nominated, and a caseworker finds her suitable."""
    place = len(world.items(run_id)) - 1
    item_id = world.items(run_id)[place].id
    world.nominated(run_id, place)
    with world.session() as session:
        run, item = session.get_one(MatchRun, run_id), session.get_one(MatchItem, item_id)
        said, sara = Mark(mark=ReviewMark.SUITABLE), world.people.viewer("sara")
        shortlists.mark(session, run, item, said, by=sara, now=world.now)
