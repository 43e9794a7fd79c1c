"""Fair share orders a list, and the points stay what they were; on both databases."""

import pytest
from sqlmodel import select

from models.kinds import PlacementState
from models.rules.errors import NotNow
from models.tables.matches import MatchItem, MatchRun
from models.tables.placements import Placement
from portal.services.matches import fair_share, shortlists
from portal.services.matches.fair_share import FairPrice
from portal.services.matches.match_rows import content_hash
from portal.services.matches.shortlists import Nomination


@pytest.fixture
def crowded(world):
    """Four people, of whom the first is proposed for two other openings."""
    world.agreement()
    world.citizens(4)
    world.first_id = world.items(world.match_list(world.opening()))[0].citizen_id
    for _time in range(2):
        run_id = world.match_list(world.opening())
        rank = [item.citizen_id for item in world.items(run_id)].index(world.first_id)
        world.nominated(run_id, rank)
    world.opening_id = world.opening()
    return world


def set_price(world, points):
    with world.session() as session:
        said = FairPrice(price=points, reason="Flere skal have en chance.")
        fair_share.set_price(session, said, by=world.people.viewer("mette"), now=world.now)


def lines(world):
    return world.items(world.match_list(world.opening_id))


def test_without_a_price_the_order_is_the_points(crowded):
    found = lines(crowded)
    assert [item.points for item in found] == sorted((i.points for i in found), reverse=True)
    assert {item.citizen_id: item.open_proposals for item in found}[crowded.first_id] == 2


def test_with_a_price_who_is_proposed_elsewhere_moves_down_and_keeps_the_points(crowded):
    before = {item.citizen_id: (item.rank, item.points) for item in lines(crowded)}
    set_price(crowded, 10)
    after = {item.citizen_id: (item.rank, item.points) for item in lines(crowded)}
    assert {who: points for who, (_, points) in after.items()} == {
        who: points for who, (_, points) in before.items()
    }
    assert after[crowded.first_id][0] > before[crowded.first_id][0]
    worth = sorted(after, key=lambda who: -(after[who][1] - 20 * (who == crowded.first_id)))
    assert worth == sorted(after, key=lambda who: after[who][0])


def test_the_price_is_kept_with_the_list_and_older_lists_keep_theirs(crowded):
    older = crowded.match_list(crowded.opening_id)
    set_price(crowded, 5)
    newer = crowded.match_list(crowded.opening_id)
    with crowded.session() as session:
        kept = [session.get_one(MatchRun, run_id).fair_price for run_id in (older, newer)]
    assert kept == [0.0, 5.0]


def test_a_list_ordered_with_a_price_answers_to_its_fingerprint(crowded):
    set_price(crowded, 10)
    run_id = crowded.match_list(crowded.opening_id)
    with crowded.session() as session:
        run = session.get_one(MatchRun, run_id)
        rows = session.exec(
            select(MatchItem).where(MatchItem.run_id == run_id).order_by(MatchItem.id)
        ).all()
        kept = [row.model_dump(exclude={"id", "run_id"}) for row in rows]
        assert content_hash(kept) == run.content_hash


def test_who_stands_above_is_who_stands_above_on_the_page(crowded):
    """Passing over goes by the order people see, not by the points."""
    set_price(crowded, 10)
    run_id = crowded.match_list(crowded.opening_id)
    top = crowded.items(run_id)[0]
    assert top.citizen_id != crowded.first_id
    with crowded.session() as session:
        run, item = session.get_one(MatchRun, run_id), session.get_one(MatchItem, top.id)
        why = Nomination(reason="Har vasket på hotel i tre år.")
        karen = crowded.people.viewer("karen")
        assert shortlists.nominate(session, run, item, why, by=karen, now=crowded.now).id


def test_a_proposal_that_is_over_costs_nothing(crowded):
    with crowded.session() as session:
        for placement in session.exec(select(Placement)):
            placement.state = PlacementState.WITHDRAWN
    assert all(item.open_proposals == 0 for item in lines(crowded))


def test_being_proposed_for_the_same_opening_costs_nothing(crowded):
    run_id = crowded.match_list(crowded.opening_id)
    last = crowded.items(run_id)[-1]
    crowded.nominated(run_id, len(crowded.items(run_id)) - 1)
    again = {item.citizen_id: item.open_proposals for item in lines(crowded)}
    assert again[last.citizen_id] == 0


def test_the_same_price_is_not_set_twice(crowded):
    set_price(crowded, 2)
    with pytest.raises(NotNow, match="fair_price_unchanged"):
        set_price(crowded, 2)
