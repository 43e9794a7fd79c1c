"""One citizen against openings in arrays: the ranker's list of openings."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from matching import DEFAULT_WEIGHTS, CitizenProfile, Permit, Ranker, Requirement
from matching.scale.openings import OpeningStore
from matching.scale.store import RowStore
from models.kinds import RequirementKind
from tests.matching.crowd import MONDAY, crowd, offers
from tests.matching.small import small_vocabulary

RANKER = Ranker(small_vocabulary())
PEOPLE, OFFERS = crowd(50), offers(60)
SEED = "2026-11-22"


def listed(matches):
    return [(each.opening_id, each.rank, each.tie, each.points) for each in matches]


@pytest.mark.parametrize("k", [9, 60])
def test_a_list_is_the_beginning_of_the_rankers_list(k):
    store = OpeningStore(RANKER, OFFERS[::-1])
    lengths = set()
    for citizen in PEOPLE:
        whole = RANKER.rank_openings(citizen, OFFERS, seed=SEED).matches
        told = store.top(citizen, k, seed=SEED)
        assert listed(told) == listed(whole[:k]), citizen
        for line, match in zip(told, whole, strict=False):
            assert line.shares == pytest.approx([part.share for part in match.parts], abs=1e-12)
        lengths.add(len(whole))
    assert len(lengths) > 10  # gates close for some, or nothing has been tried


def test_points_are_those_of_each_openings_own_list():
    weights = replace(DEFAULT_WEIGHTS, skills=0.7, industry=0.0, danish=0.0, practical=0.3)
    ranker = RANKER.weighing(weights)
    store = OpeningStore(ranker, OFFERS)
    rows = RowStore(ranker, PEOPLE)
    told = {each.id: store.points(each) for each in PEOPLE}
    for place, opening_id in enumerate(store.ids[:20]):
        [opening] = [each for each in OFFERS if each.id == opening_id]
        lists = {line.citizen_id: line.points for line in rows.top(opening, 50, seed=SEED)}
        assert lists == {
            each.id: told[each.id][place] for each in PEOPLE if np.isfinite(told[each.id][place])
        }


def test_a_driving_licence_gives_another_on_both_sides():
    wanted = [
        Requirement(text, None, RequirementKind.LICENCE, must=must)
        for text, must in [("kørekort AM", True), ("kørekort B", False)]
    ]
    asks = [replace(OFFERS[0], id=f"o{n}", requires=(each,)) for n, each in enumerate(wanted)]
    asks += [replace(each, id=f"{each.id}_old", starts=date(2012, 1, 2)) for each in asks]
    permit = Permit("kørekort B", None, RequirementKind.LICENCE, MONDAY)
    people = [
        CitizenProfile("holds", permits=(permit,)),
        CitizenProfile("has no longer", permits=(replace(permit, valid_to=date(2013, 1, 1)),)),
        CitizenProfile("nothing"),
    ]
    store, rows = OpeningStore(RANKER, asks), RowStore(RANKER, people)
    for citizen in people:
        whole = RANKER.rank_openings(citizen, asks, seed=SEED).matches
        assert listed(store.top(citizen, 9, seed=SEED)) == listed(whole)
    for opening in asks:
        whole = RANKER.rank(opening, people, seed=SEED).matches
        told = rows.top(opening, 9, seed=SEED)
        assert [(each.citizen_id, each.points) for each in told] == [
            (each.citizen_id, each.points) for each in whole
        ]
    [first, *_] = RANKER.rank_openings(people[0], asks, seed=SEED).matches
    assert {each.opening_id for each in store.top(people[2], 9, seed=SEED)} == {"o1", "o1_old"}
    assert first.points > 0


def test_no_openings_and_no_places():
    assert OpeningStore(RANKER, []).top(PEOPLE[0], 3, seed=SEED) == ()
    with pytest.raises(ValueError, match="at least one place"):
        OpeningStore(RANKER, OFFERS).top(PEOPLE[0], 0, seed=SEED)
