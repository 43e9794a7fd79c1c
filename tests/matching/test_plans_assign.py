"""Seats for a group: the best plan for all, against every plan there is and the greedy one."""

import json
import os
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from matching import Assignment, ImpossibleRules, Ranker, SeatPlanner, SeatRules, Together
from matching.plans.optimum import REDUCED_FROM, best_pairs
from tests.matching.small import AMAL, BILAL, DINA, ESRA, KITCHEN, opening, small_vocabulary

PEOPLE = ["amal", "bilal", "dina"]
# Amal is best everywhere; only the laundry has anything for Bilal; Dina may not be at the shop.
POINTS = np.array([[90.0, 80.0], [30.0, 55.0], [70.0, np.nan]])
SEATS = {"laundry": 1, "shop": 1}

# A long run tries ten thousand: FODFAESTE_CASES=10000.
few = settings(
    max_examples=int(os.environ.get("FODFAESTE_CASES", "100")), deadline=None, derandomize=True
)


def planner(rules=SeatRules(), points=POINTS, seats=SEATS, people=PEOPLE, seed="s"):  # noqa: B008
    return SeatPlanner(points, people, seats, rules, seed=seed)


def places(plan):
    return {each.citizen_id: each.opening_id for each in plan.seated}


def test_the_best_plan_gives_up_the_best_pair_when_all_gain():
    one_left_out = planner().assignment()
    assert places(one_left_out.best) == {"amal": "shop", "dina": "laundry"}
    assert (one_left_out.best.points, one_left_out.greedy.points) == (150, 145)
    roomy = planner(points=POINTS[:2], people=PEOPLE[:2]).assignment()
    assert places(roomy.best) == {"amal": "laundry", "bilal": "shop"}


def test_greedy_leaves_somebody_without_a_seat():
    only_shop = np.array([[90.0, 80.0], [85.0, np.nan]])
    both = planner(points=only_shop, people=PEOPLE[:2]).assignment()
    assert places(both.best) == {"amal": "shop", "bilal": "laundry"}
    assert places(both.greedy) == {"amal": "laundry"}
    assert [each.reason for each in both.greedy.unseated] == ["seats"]


def test_whoever_has_no_seat_is_told_why():
    points = np.array([[50.0, 50.0], [np.nan, np.nan], [40.0, np.nan], [30.0, 30.0], [30.0, 1.0]])
    rules = SeatRules(
        forbidden=(("forbidden", "laundry"),), together=(Together(("two", "more"), must=True),)
    )
    people = ["best", "gated", "forbidden", "two", "more"]
    plan = planner(rules, points, people=people).assignment().best
    why = {each.citizen_id: each.reason for each in plan.unseated}
    assert why == {
        "gated": "gates", "forbidden": "forbidden", "two": "together", "more": "together"
    }  # fmt: skip


def test_what_a_change_costs_the_person_and_the_others():
    points = np.array([[90.0, 80.0], [30.0, 60.0]])
    plan = planner(points=points, people=PEOPLE[:2])
    (moved,) = plan.changes("bilal")
    assert (moved.opening_id, moved.own, moved.others) == ("laundry", -30, -10)
    assert moved.seated == 0


def test_a_change_that_gives_the_seat_to_another_says_who_loses():
    (moved,) = planner().changes("amal")
    assert (moved.opening_id, moved.own, moved.others, moved.seated) == ("laundry", 10, -15, 0)
    (seated,) = [each for each in planner().changes("bilal") if each.opening_id == "laundry"]
    assert (seated.own, seated.others, seated.seated) == (30, -70, 0)


def test_a_required_pair_cannot_open_a_gate():
    with pytest.raises(ImpossibleRules, match="dina"):
        planner(SeatRules(required=(("dina", "shop"),)))
    with pytest.raises(ImpossibleRules, match="amal"):
        planner(SeatRules(required=(("amal", "shop"),), forbidden=(("amal", "shop"),)))
    with pytest.raises(ImpossibleRules):
        planner(SeatRules(required=(("amal", "laundry"), ("dina", "laundry"))))


def test_rules_about_strangers_are_refused():
    for rules in (
        SeatRules(forbidden=(("nobody", "shop"),)),
        SeatRules(required=(("amal", "nowhere"),)),
        SeatRules(together=(Together(("amal", "nobody"), must=False, bonus=1),)),
    ):
        with pytest.raises(ValueError, match="nobody|nowhere"):
            planner(rules)


def test_what_makes_no_sense_is_refused():
    for wrong in (("amal",), ("amal", "amal")):
        with pytest.raises(ValueError, match="two or more"):
            Together(wrong, must=True)
    with pytest.raises(ValueError, match="bonus"):
        Together(("amal", "dina"), must=False, bonus=101)
    with pytest.raises(ValueError, match="must"):
        Together(("amal", "dina"), must=True, bonus=1)
    with pytest.raises(ValueError, match="seat"):
        planner(seats={"laundry": 0, "shop": 1})
    with pytest.raises(ValueError, match="points"):
        planner(points=POINTS + 50)
    with pytest.raises(ValueError, match="twice"):
        planner(people=["amal", "amal", "dina"])
    with pytest.raises(ValueError, match="points are"):
        planner(people=["amal"])


def test_the_plan_follows_the_ranked_lists_and_their_gates():
    ranker = Ranker(small_vocabulary())
    bakery = opening(id="8", occupation="baker", industry="retail")
    people = [AMAL, BILAL, DINA, ESRA]
    lists = {each.id: ranker.rank(each, people, seed="s") for each in (KITCHEN, bakery)}
    plan = SeatPlanner.of(lists, {"7": 1, "8": 2}, seed="s").assignment().best
    points = {(m.citizen_id, m.opening_id): m.points for x in lists.values() for m in x.matches}
    assert len(plan.seated) == 3
    assert all(
        abs(points[each.citizen_id, each.opening_id] - each.points) < 1e-9 for each in plan.seated
    )


def test_an_assignment_comes_back_from_json():
    answer = planner(SeatRules(together=(Together(("amal", "dina"), False, 5.0),))).assignment()
    assert Assignment.from_json(json.loads(json.dumps(answer.to_json()))) == answer


@pytest.mark.parametrize("n", [REDUCED_FROM - 1, REDUCED_FROM])
def test_what_rows_and_columns_share_decides_nothing(n):
    worth = np.round(np.random.default_rng(n).random((n, n)) * 1e6)
    rows, columns = best_pairs(worth)
    asked = linear_sum_assignment(worth, maximize=True)
    assert sorted(rows) == sorted(columns) == list(range(n))
    assert worth[rows, columns].sum() == worth[asked].sum()


@st.composite
def questions(draw, most_people, most_openings=3):
    """Points, seats and rules that can be kept; some pairs are closed."""
    n, m = draw(st.integers(2, most_people)), draw(st.integers(1, most_openings))
    some = st.one_of(st.just(np.nan), st.sampled_from([0.0, 10.0, 33.3333, 50.0, 99.9999, 100.0]))
    points = np.array(draw(st.lists(some, min_size=n * m, max_size=n * m))).reshape(n, m)
    people = [f"c{number}" for number in range(n)]
    seats = {f"o{number}": draw(st.integers(1, 3)) for number in range(m)}
    pairs = st.tuples(st.sampled_from(people), st.sampled_from(list(seats)))
    groups = st.lists(st.sampled_from(people), min_size=2, max_size=3, unique=True).map(tuple)
    wishes = st.builds(Together, groups, st.just(False), st.sampled_from([0.0, 5.0, 20.0]))
    musts = st.builds(Together, groups, st.just(True))
    rules = SeatRules(
        forbidden=tuple(draw(st.lists(pairs, max_size=2))),
        required=tuple(draw(st.lists(pairs, max_size=1))),
        together=tuple(draw(st.lists(st.one_of(wishes, musts), max_size=3))),
    )
    return points, people, seats, rules


def keeps_the_rules(where, points, people, seats, rules):
    """Whether this opening (or None) for each person breaks no must-rule and no seat."""
    given = {pair for pair in where.items() if pair[1] is not None}
    columns = list(seats)
    if any(np.isnan(points[people.index(a), columns.index(b)]) for a, b in given):
        return False
    if given & set(rules.forbidden) or set(rules.required) - given:
        return False
    musts = [each.citizens for each in rules.together if each.must]
    if any(len({where[person] for person in group}) > 1 for group in musts):
        return False
    return all(list(where.values()).count(each) <= seats[each] for each in seats)


def value(where, points, people, seats, rules):
    """How many are seated, and points with bonus."""
    columns = list(seats)
    given = [pair for pair in where.items() if pair[1] is not None]
    total = sum(points[people.index(a), columns.index(b)] for a, b in given)
    for wish in rules.together:
        together = {where[person] for person in wish.citizens}
        if not wish.must and len(together) == 1 and None not in together:
            total += wish.bonus
    return len(given), round(total, 4)


def best_of_all(points, people, seats, rules):
    """Every plan tried; None when no plan keeps the rules."""
    question = (points, people, seats, rules)
    all_plans = product([None, *seats], repeat=len(people))
    tried = (dict(zip(people, each, strict=True)) for each in all_plans)
    kept = [value(each, *question) for each in tried if keeps_the_rules(each, *question)]
    return max(kept, default=None)


@few
@given(questions(most_people=4))
def test_no_plan_is_better_than_the_best(question):
    points, people, seats, rules = question
    try:
        plan = SeatPlanner(points, people, seats, rules, seed="s")
    except ImpossibleRules:
        assert best_of_all(*question) is None
        return
    answer = plan.assignment()
    for each in (answer.best, answer.greedy):
        where = dict.fromkeys(people) | places(each)
        assert keeps_the_rules(where, *question)
        assert value(where, *question) == (len(each.seated), round(each.total, 4))
    assert value(dict.fromkeys(people) | places(answer.best), *question) == best_of_all(*question)


@few
@given(questions(most_people=9, most_openings=4), st.randoms(use_true_random=False))
def test_the_best_is_never_below_greedy_and_the_order_of_the_input_means_nothing(question, chance):
    points, people, seats, rules = question
    try:
        answer = SeatPlanner(points, people, seats, rules, seed="s").assignment()
    except ImpossibleRules:
        return
    best, greedy = ((len(each.seated), each.total) for each in (answer.best, answer.greedy))
    assert best >= (greedy[0], greedy[1] - 1e-6)
    rows = chance.sample(range(len(people)), len(people))
    columns = chance.sample(range(len(seats)), len(seats))
    mixed = {list(seats)[column]: list(seats.values())[column] for column in columns}
    shuffled = points[np.ix_(rows, columns)]
    again = SeatPlanner(shuffled, [people[row] for row in rows], mixed, rules, seed="s")
    assert again.assignment() == answer


@few
@given(questions(most_people=4))
def test_a_change_is_the_difference_of_two_best_plans(question):
    points, people, seats, rules = question
    try:
        plan = SeatPlanner(points, people, seats, rules, seed="s")
    except ImpossibleRules:
        return
    before = plan.assignment().best
    for change in plan.changes(people[0]):
        must = (*rules.required, (people[0], change.opening_id))
        moved = SeatRules(rules.forbidden, must, rules.together)
        seated, total = best_of_all(points, people, seats, moved)
        assert seated - len(before.seated) == change.seated
        worth = change.own + change.others + change.bonus
        assert total - before.total == pytest.approx(worth, abs=2e-3)
