"""Weights from choices: found again, held back when choices are few, never with less to go on."""

import json
import math
from dataclasses import replace

import numpy as np
import pytest

from matching import (
    DEFAULT_WEIGHTS,
    KeptList,
    ListLine,
    Match,
    OfferedWeights,
    Part,
    TooFewChoices,
    Weights,
    offer_weights,
    usually_seen,
)
from matching.scoring import PART_CODES

EVEN = dict(zip(PART_CODES, (0.25, 0.35, 0.25, 0.15), strict=True))
LOOKS = 12  # lines of each list


def weights_of(by_code):
    return Weights(**by_code, version="true")


def kept_lists(how_many, true, *, clear=25.0, seen=None, seed=0):
    """Lists ordered by the default weights; one of those seen is chosen by the true ones."""
    chance = np.random.default_rng(seed)
    lists = []
    for number in range(how_many):
        shares = chance.random((LOOKS, len(PART_CODES)))
        points = shares @ [DEFAULT_WEIGHTS.of(code) for code in PART_CODES]
        shares = shares[np.argsort(-points)]
        utility = clear * (shares @ [true.of(code) for code in PART_CODES])
        likely = np.exp(utility - utility.max())
        if seen is not None:
            likely *= [chance.random() < seen(rank) for rank in range(1, LOOKS + 1)]
        chosen = chance.choice(LOOKS, p=likely / likely.sum())
        lines = tuple(
            ListLine(rank + 1, dict(zip(PART_CODES, row, strict=True)), bool(rank == chosen))
            for rank, row in enumerate(shares.tolist())
        )
        lists.append(KeptList(f"run{number}", lines))
    return lists


def offered(lists, **more):
    return offer_weights(lists, DEFAULT_WEIGHTS, version="offered", seed="s", **more)


def furthest(one, other):
    return max(abs(one.of(code) - other.of(code)) for code in PART_CODES)


def always(_rank):
    return 1.0


def test_known_weights_are_found_again_from_many_choices():
    true = weights_of(EVEN)
    offer = offered(kept_lists(2500, true), seen=always)
    assert furthest(offer.weights, true) < 0.03
    assert furthest(DEFAULT_WEIGHTS, true) > 0.3
    assert not offer.held_back
    told = offer.comparison
    assert told.rank_after < told.rank_before - 0.5
    assert told.higher > told.lower
    assert 0 < told.same_top < 1


def test_choices_from_further_down_count_more_because_fewer_saw_them():
    true = weights_of(EVEN)
    lists = kept_lists(4000, true, seen=usually_seen)
    corrected, not_corrected = offered(lists), offered(lists, seen=always)
    assert furthest(corrected.weights, true) < furthest(not_corrected.weights, true) - 0.02


def test_those_who_choose_as_the_list_says_get_the_same_weights():
    offer = offered(kept_lists(2500, DEFAULT_WEIGHTS), seen=always)
    assert furthest(offer.weights, DEFAULT_WEIGHTS) < 0.03


@pytest.mark.parametrize("code", PART_CODES)
def test_two_hundred_choices_move_no_weight_by_more_than_a_fifth(code):
    extreme = weights_of({other: 1.0 if other == code else 0.0 for other in PART_CODES})
    lists = kept_lists(250, extreme, clear=500.0)
    offer = offered(lists)
    assert 180 <= offer.choices <= 220
    assert offer.held_back
    for other in PART_CODES:
        was, now = DEFAULT_WEIGHTS.of(other), offer.weights.of(other)
        assert abs(now - was) <= was * offer.choices / 1000 + 2e-4
    assert offer.weights.of(code) > DEFAULT_WEIGHTS.of(code) + 1e-3


def chosen_anew(lists, liking):
    """The same lists, where the person liked most was chosen."""
    return [
        KeptList(
            each.id, tuple(replace(line, chosen=liking(line.shares) == most) for line in each.lines)
        )
        for each in lists
        for most in [max(liking(line.shares) for line in each.lines)]
    ]


def test_a_part_that_people_choose_against_falls_to_zero_and_not_below():
    def liking(shares):
        return shares["skills"] + shares["industry"] - shares["danish"]

    offer = offered(chosen_anew(kept_lists(1500, DEFAULT_WEIGHTS), liking))
    assert offer.weights.danish == 0
    assert offer.weights.industry > DEFAULT_WEIGHTS.industry
    assert math.isclose(math.fsum(offer.weights.of(code) for code in PART_CODES), 1)


def test_choices_that_no_weights_explain_change_nothing():
    lists = chosen_anew(kept_lists(300, DEFAULT_WEIGHTS), lambda shares: -sum(shares.values()))
    offer = offered(lists)
    assert furthest(offer.weights, DEFAULT_WEIGHTS) == 0
    assert offer.held_back
    told = offer.comparison
    assert (told.higher, told.lower, told.same_top) == (0, 0, 1)
    assert told.rank_before == told.rank_after


def test_a_part_that_counts_for_nothing_stays_out():
    without = Weights(skills=0.7, industry=0.3, danish=0.0, practical=0.0, version="2")
    lists = kept_lists(1500, weights_of(EVEN))
    offer = offer_weights(lists, without, version="3", seed="s")
    assert (offer.weights.danish, offer.weights.practical) == (0, 0)


def test_too_few_lists_are_refused_and_silent_lists_do_not_count():
    lists = kept_lists(200, DEFAULT_WEIGHTS)
    assert offered(lists).lists + offered(lists).comparison.lists == 200
    with pytest.raises(TooFewChoices, match="199"):
        offered(lists[:199])
    nobody = ListLine(1, EVEN, chosen=False)
    silent = [KeptList(f"silent{number}", (nobody, nobody)) for number in range(100)]
    everybody = KeptList("all", (ListLine(1, EVEN, chosen=True),))
    with pytest.raises(TooFewChoices, match="199"):
        offered([*lists[:199], *silent, everybody])


def test_the_order_of_the_lists_means_nothing_and_the_answer_comes_back_from_json():
    lists = kept_lists(300, weights_of(EVEN))
    offer = offered(lists)
    assert offered(lists[::-1]) == offer
    assert OfferedWeights.from_json(json.loads(json.dumps(offer.to_json()))) == offer
    with pytest.raises(ValueError, match="twice"):
        offered([*lists, lists[0]])


def test_a_kept_list_has_the_shares_of_the_matches_and_no_person():
    parts = tuple(Part.of(code, 0.5, DEFAULT_WEIGHTS.of(code)) for code in PART_CODES)
    matches = [
        Match(name, "7", rank, True, 50.0, parts, (), (), None)
        for rank, name in enumerate(("amal", "bilal"), start=1)
    ]
    kept = KeptList.of("run7", matches, {"bilal"})
    assert kept.lines == (
        ListLine(1, dict.fromkeys(PART_CODES, 0.5), chosen=False),
        ListLine(2, dict.fromkeys(PART_CODES, 0.5), chosen=True),
    )
    assert "amal" not in json.dumps(kept.to_json())
    with pytest.raises(ValueError, match="dina"):
        KeptList.of("run7", matches, {"dina"})


def test_what_is_no_line_is_refused():
    for rank, shares in ((0, EVEN), (1, {"skills": 0.5}), (1, {**EVEN, "danish": 1.2})):
        with pytest.raises(ValueError, match="rank|share"):
            ListLine(rank, shares, chosen=True)
