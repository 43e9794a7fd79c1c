"""Who is proposed and who never, by group without showing a small one; the fair-share order."""

import json
import os
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching import FairLine, GroupReport, Match, exposure, exposure_by_group, fair_order, gini

PEOPLE = ["a", "b", "c", "d"]
POINTS = {"amal": 81.5, "bilal": 64.25, "dina": 40.0, "esra": 40.0}
MATCHES = tuple(
    Match(citizen_id, "7", rank, points == 40, points, (), (), (), None)
    for rank, (citizen_id, points) in enumerate(POINTS.items(), start=1)
)

# A long run tries ten thousand: FODFAESTE_CASES=10000.
few = settings(
    max_examples=int(os.environ.get("FODFAESTE_CASES", "200")), deadline=None, derandomize=True
)


def test_what_is_said_of_four_people_and_three_lists():
    said = exposure([["a", "b"], ["a", "c"], ["b"], []], PEOPLE)
    assert (said.people, said.lists, said.most_lists) == (4, 3, 2)
    assert (said.coverage, said.never_in_top) == (0.75, 0.25)
    assert said.first_elsewhere == 2 / 3
    # Counts 2, 2, 1, 0: the pairs differ by 0 1 2 1 2 1, mean 7/6, over twice the mean 5/4.
    assert said.gini == pytest.approx((7 * 2 / 16) / (2 * 5 / 4))


def test_nobody_is_seen_below_the_tenth_line():
    people = [f"p{number:02}" for number in range(20)]
    said = exposure([people[:15]], people)
    assert (said.coverage, said.never_in_top, said.first_elsewhere) == (0.75, 0.5, 0)


def test_gini_from_all_alike_to_one_has_all():
    assert gini([3, 3, 3]) == pytest.approx(0)
    assert gini([0, 0, 0, 8]) == pytest.approx(1 - 1 / 4)
    assert gini([0, 0]) == 0
    for wrong in ([], [1, -1]):
        with pytest.raises(ValueError, match="gini"):
            gini(wrong)


@few
@given(st.lists(st.integers(0, 40), min_size=1, max_size=12))
def test_gini_is_half_the_mean_difference_over_the_mean(counts):
    if not sum(counts):
        return
    differences = sum(abs(one - other) for one in counts for other in counts) / len(counts) ** 2
    assert gini(counts) == pytest.approx(differences / (2 * sum(counts) / len(counts)))


def test_strangers_on_a_list_and_reports_of_nobody_are_refused():
    with pytest.raises(ValueError, match="stranger"):
        exposure([["stranger"]], PEOPLE)
    with pytest.raises(ValueError, match="nobody"):
        exposure([], [])
    with pytest.raises(ValueError, match="at least 5"):
        exposure_by_group([], PEOPLE, {}, least=4)


def town(**sizes):
    """People and their groups, by the size of each; `nobody` is without a group."""
    people = [f"{group}{number}" for group, size in sizes.items() for number in range(size)]
    groups = {each: each.rstrip("0123456789") for each in people}
    return people, {each: group for each, group in groups.items() if group != "nobody"}


def shown(report):
    return {each.group: each.people for each in report.groups}


@pytest.mark.parametrize(
    ("sizes", "told", "withheld"),
    [
        ({"x": 20, "y": 10}, {"x": 20, "y": 10}, False),
        # One small group would be what is left; the next smallest hides it.
        ({"x": 20, "y": 12, "z": 3}, {"x": 20, None: 15}, True),
        ({"x": 20, "y": 6, "z": 5}, {"x": 20, None: 11}, True),
        ({"x": 20, "nobody": 11}, {"x": 20, None: 11}, False),
        ({"x": 20, "y": 12, "nobody": 1}, {"x": 20, None: 13}, True),
        ({"x": 20, "y": 9}, {}, True),
        ({"x": 20}, {}, True),
        ({"x": 4, "y": 3}, {}, True),
    ],
)
def test_no_group_below_the_least_size_is_told_about(sizes, told, withheld):
    people, groups = town(**sizes)
    report = exposure_by_group([people[:3]], people, groups)
    assert shown(report) == told
    assert report.withheld == withheld


@few
@given(st.dictionaries(st.sampled_from("abcdefg"), st.integers(1, 25)), st.integers(0, 12))
def test_nothing_small_is_left_when_the_shown_is_subtracted(sizes, without):
    people, groups = town(**sizes, nobody=without)
    if not people:
        return
    report = exposure_by_group([people[:5]], people, groups)
    told = shown(report)
    assert all(size >= 10 for size in told.values())
    left = len(people) - sum(told.values())
    assert left in (0, len(people))
    assert set(told) - {None} <= {group for group, size in sizes.items() if size >= 10}


def test_the_ratio_is_of_lists_against_what_was_open():
    people, groups = town(x=10, y=10)
    lists = [["x0", "x1", "x2", "y0"]]
    even = exposure_by_group(lists, people, groups)
    assert [each.ratio for each in even.groups] == pytest.approx([1.5, 0.5])
    assert [each.coverage for each in even.groups] == [0.3, 0.1]
    # Three times as much was open to x, so 3 of 4 places are what was to be expected.
    open_to = {each: 3 if each.startswith("x") else 1 for each in people}
    fair = exposure_by_group(lists, people, groups, open_to=open_to)
    assert [each.ratio for each in fair.groups] == pytest.approx([1, 1])
    nothing = exposure_by_group([], people, groups)
    assert [each.ratio for each in nothing.groups] == [None, None]


def test_a_report_comes_back_from_json():
    people, groups = town(x=10, y=10, z=2)
    report = exposure_by_group([people], people, groups, least=5)
    assert GroupReport.from_json(json.loads(json.dumps(report.to_json()))) == report


def test_without_a_price_the_order_is_the_ranking():
    lines = fair_order(MATCHES[::-1], {"amal": 5, "bilal": 2}, 0.0)
    assert tuple(line.match for line in lines) == MATCHES
    assert [line.place for line in lines] == [1, 2, 3, 4]
    assert [line.open_proposals for line in lines if line.match.citizen_id == "amal"] == [5]


def test_a_price_moves_the_line_and_never_the_points():
    ahead, behind = MATCHES[:2]
    gap = ahead.points - behind.points
    asked = {ahead.citizen_id: 1}
    just_not = fair_order(MATCHES, asked, gap - 0.001)
    assert just_not[0].match == ahead
    lines = fair_order(MATCHES, asked, gap + 0.001)
    assert [line.match for line in lines[:2]] == [behind, ahead]
    assert (lines[1].price, lines[0].price) == (gap + 0.001, 0)
    assert {line.match for line in lines} == set(MATCHES)


def test_equal_after_the_price_the_ranking_decides():
    ahead, behind = MATCHES[:2]
    lines = fair_order(MATCHES, {ahead.citizen_id: 1}, ahead.points - behind.points)
    assert [line.match for line in lines[:2]] == [ahead, behind]


def test_proposals_beyond_the_counted_cost_nothing_more():
    lines = fair_order(MATCHES, {"amal": 9}, 2.0, counted=3)
    costs = {line.match.citizen_id: line.price for line in lines}
    assert costs == {"amal": 6.0, "bilal": 0.0, "dina": 0.0, "esra": 0.0}


@few
@given(
    st.dictionaries(st.sampled_from(["amal", "bilal", "dina", "esra"]), st.integers(0, 30)),
    st.floats(0, 100),
    st.none() | st.integers(0, 9),
)
def test_one_more_open_proposal_never_moves_anybody_up(proposals, price, counted):
    def place(count):
        lines = fair_order(MATCHES, {**proposals, "amal": count}, price, counted=counted)
        assert Counter(line.match for line in lines) == Counter(MATCHES)
        return next(line.place for line in lines if line.match.citizen_id == "amal")

    before = proposals.get("amal", 0)
    assert place(before + 1) >= place(before)


def test_a_price_lets_others_onto_the_next_list():
    def lists_of_two(price):
        proposals, lists = Counter(), []
        for _ in range(2):
            lines = fair_order(MATCHES, proposals, price)
            lists.append([line.match.citizen_id for line in lines[:2]])
            proposals.update(lists[-1])
        return exposure(lists, list(POINTS))

    alone, priced = lists_of_two(0), lists_of_two(50)
    assert (alone.coverage, alone.most_lists, alone.first_elsewhere) == (0.5, 2, 1)
    assert (priced.coverage, priced.most_lists, priced.first_elsewhere) == (1, 1, 0)
    assert priced.gini < alone.gini


def test_a_price_that_is_none_is_refused():
    for price, proposals, counted in ((-1, {}, None), (float("nan"), {}, None),
                                      (1, {"amal": -1}, None), (1, {}, -1)):  # fmt: skip
        with pytest.raises(ValueError, match="0"):
            fair_order(MATCHES, proposals, price, counted=counted)


def test_a_fair_line_comes_back_from_json():
    (line, *_) = fair_order(MATCHES, {"amal": 1}, 2.5)
    assert FairLine.from_json(json.loads(json.dumps(line.to_json()))) == line
