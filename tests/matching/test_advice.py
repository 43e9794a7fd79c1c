"""Comparing, finding alike, and what to ask a person."""

from dataclasses import replace

import pytest
from hypothesis import given

from matching import (
    Alike,
    Comparison,
    Question,
    Ranker,
    SkillClaim,
    aligned,
    alike,
    compare_citizens,
    compare_openings,
    questions,
)
from tests.matching.advised import citizens, offers, tried
from tests.matching.small import (
    AMAL,
    BILAL,
    DINA,
    ESRA,
    KITCHEN,
    amal,
    can,
    needs,
    small_vocabulary,
    worked_as,
)

WORDS = small_vocabulary()
RANKER = Ranker(WORDS)
DISHES = replace(
    KITCHEN, id="8", occupation="dishwasher", requires=(needs("dishes"), needs("hygiene"))
)


def rows(comparison, part="skills"):
    return {row.requirement: row.cells for row in comparison.rows if row.part == part}


def test_people_are_compared_requirement_by_requirement():
    found = compare_citizens(RANKER, KITCHEN, [AMAL, BILAL, DINA, ESRA])
    assert [side.id for side in found.sides] == ["amal", "bilal", "dina", "esra"]
    hygiene = rows(found)["fødevarehygiejne"]
    assert [cell.standing for cell in hygiene] == ["met", "near", "missing", "unknown"]
    assert hygiene[1].found == "køkkenmedhjælper"


def test_every_side_has_its_cell_in_one_row_of_the_occupation():
    found = compare_citizens(RANKER, KITCHEN, [ESRA, AMAL])
    assert [cell.standing for cell in rows(found)["kok"]] == ["unknown", "met"]
    assert all(cell for row in found.rows for cell in row.cells)
    assert len(rows(found)) == 5


def test_points_and_gates_are_those_of_the_list():
    tired = amal(hours_a_week=3.0)
    found = compare_citizens(RANKER, KITCHEN, [AMAL, tired][:1])
    assert found.sides[0].points == RANKER.match(KITCHEN, AMAL).points
    closed = compare_citizens(RANKER, KITCHEN, [tired]).sides[0]
    assert [hit.gate for hit in closed.gates] == ["hours"]


def test_openings_share_the_rows_both_ask_for():
    found = rows(compare_openings(RANKER, AMAL, [KITCHEN, DISHES]))
    assert [cell and cell.standing for cell in found["fødevarehygiejne"]] == ["met", "met"]
    assert found["vaske op"][0] is None
    assert all(found["kok"])


def test_the_lines_of_a_row_add_up_to_the_parts():
    found = compare_citizens(RANKER, KITCHEN, [AMAL, BILAL])
    for place, side in enumerate(found.sides):
        total = sum(row.cells[place].points for row in found.rows)
        assert total == pytest.approx(side.points, abs=1e-6)


@pytest.mark.parametrize("people", [[], [AMAL, AMAL], [amal(id=str(n)) for n in range(5)]])
def test_one_to_four_different_people_are_compared(people):
    with pytest.raises(ValueError, match=r"compare|himself"):
        compare_citizens(RANKER, KITCHEN, people)


def test_a_comparison_is_plain():
    found = compare_openings(RANKER, AMAL, [KITCHEN, DISHES])
    assert Comparison.from_json(found.to_json()) == found
    assert aligned([RANKER.match(KITCHEN, AMAL).parts])[0].part == "skills"


def test_those_who_can_and_wish_the_same_are_alike():
    found = alike(WORDS, AMAL, [DINA, BILAL, ESRA, AMAL, amal(id="twin")])
    assert [each.citizen_id for each in found] == ["twin", "bilal", "dina"]
    assert found[0].likeness == pytest.approx(1.0)
    assert {each.code for each in found[1].common} == {"skill", "industry"}
    assert [each.own for each in found[2].common] == ["Hygiejnebevis"]


def test_near_work_counts_by_the_isco_group():
    helper = replace(ESRA, id="helper", entries=(worked_as("kitchen_helper"),))
    washer = replace(ESRA, id="washer", entries=(worked_as("dishwasher"),))
    (found,) = alike(WORDS, helper, [washer])
    assert [(each.code, each.own, each.other) for each in found.common] == [
        ("near_work", "køkkenmedhjælper", "opvasker")
    ]


def test_what_was_done_in_a_job_counts_as_what_one_can():
    one = replace(ESRA, entries=(replace(worked_as("cook"), skills=(can("hygiene"),)),))
    (found,) = alike(WORDS, one, [replace(ESRA, id="other", skills=(can("hygiene"),))])
    assert [(each.code, each.own) for each in found.common] == [("skill", "fødevarehygiejne")]


def test_where_somebody_comes_from_makes_nobody_alike():
    other = amal(
        id="other",
        place=(57.0, 9.9),
        danish={},
        entries=tuple(replace(each, abroad=False) for each in AMAL.entries),
    )
    assert alike(WORDS, AMAL, [other])[0].likeness == alike(WORDS, AMAL, [amal(id="x")])[0].likeness
    assert alike(WORDS, ESRA, [replace(ESRA, id="neighbour", place=AMAL.place)]) == ()


@tried
@given(citizens, citizens)
def test_reasons_add_up_and_likeness_goes_both_ways(one, other):
    other = replace(other, id="other")
    there = alike(WORDS, one, [other])
    back = alike(WORDS, other, [one])
    assert len(there) == len(back)
    for found, turned in zip(there, back, strict=True):
        assert 0 < found.likeness <= 1
        assert found.likeness == pytest.approx(turned.likeness, abs=1e-9)
        assert found.likeness == pytest.approx(sum(c.share for c in found.common), abs=1e-6)
        assert Alike.from_json(found.to_json()) == found


def test_a_job_in_the_cv_makes_its_skills_worth_asking_about():
    found = questions(RANKER, replace(ESRA, entries=(worked_as("dishwasher"),)), [DISHES, KITCHEN])
    assert [(each.text, each.because, each.note) for each in found] == [
        ("fødevarehygiejne", "opvasker", "from_entry"),
        ("vaske op", "opvasker", "from_entry"),
    ]
    assert found[0].openings == ("7", "8")


def test_what_is_told_already_is_not_asked():
    told = replace(ESRA, entries=(worked_as("dishwasher"),), skills=(can("dishes"), can("hygiene")))
    (asked,) = questions(RANKER, told, [DISHES, KITCHEN])
    assert (asked.text, asked.because) == ("bruge køkkenknive", "fødevarehygiejne")


@tried
@given(citizens, offers)
def test_a_yes_gives_the_points_that_were_promised(citizen, openings):
    now = {each.opening_id: each.points for each in _listed(citizen, openings)}
    for question in questions(RANKER, citizen, openings):
        claim = SkillClaim(question.text, question.concept)
        said_yes = replace(citizen, skills=(*citizen.skills, claim))
        then = {each.opening_id: each.points for each in _listed(said_yes, openings)}
        gained = sum(then[each] - now[each] for each in now)
        assert question.points == pytest.approx(gained, abs=1e-6)
        assert question.openings == tuple(each for each in sorted(now) if then[each] > now[each])
        assert Question.from_json(question.to_json()) == question


def _listed(citizen, openings):
    return RANKER.rank_openings(citizen, openings, seed="").matches


def test_limits_below_one_are_refused():
    with pytest.raises(ValueError, match="limit"):
        questions(RANKER, AMAL, [KITCHEN], limit=0)
    with pytest.raises(ValueError, match="limit"):
        alike(WORDS, AMAL, [], limit=0)
