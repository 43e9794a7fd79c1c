"""Which occupation a CV points to, worked out again in plain steps and compared."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

import numpy as np
import pytest

from matching import CitizenProfile, Entry, SkillClaim
from matching.fit.expectation import expected_gains
from matching.fit.fixed import ONE_BITS, UNITS, doublings, scale, weights
from matching.fit.nearness import AKIN, CLOSE, SAME, Neighbours
from matching.fit.occupation_line import FLOOR
from matching.fit.occupations import OccupationModel
from models.kinds import EntryKind
from tests.matching.lists import RANKER, lines, share
from tests.matching.small import (
    DINA,
    ESRA,
    KITCHEN,
    amal,
    can,
    needs,
    opening,
    small_vocabulary,
    worked_as,
)

WORDS = small_vocabulary()
MODEL = OccupationModel(WORDS)
NEIGHBOURS = Neighbours(MODEL)
CVS = [
    (["cooking"], None),
    (["cooking", "knives", "picking"], None),
    (["hygiene", "dishes", "floors"], None),
    (["picking", "lifting", "driving"], "cook"),
    ([], "kitchen_helper"),
]


def level(code, skills, title):
    """The level of an occupation as the module tells it, in units."""
    told = {skill: 5 if main else 2 for skill, main in WORDS.skills_of(code).items()}
    told = {skill: tenths for skill, tenths in told.items() if skill in MODEL.feature_of}
    size = doublings((25 + sum(told.values())) / 10)
    number = 625  # the least; there are fewer skills here
    speaks = [doublings(1 + told.get(skill, 0) * number / 125) for skill in skills]
    linked = doublings(1 + len(WORDS.occupations) * 0.95 / 0.05) if code == title else 0
    return sum(speaks) - len(skills) * size + linked


def expected(skills, title, required, steps):
    """The expected gain as the modules tell it, in floats."""
    levels = {code: level(code, skills, title) for code in WORDS.occupations}
    best = {
        skill: max(level(code, [skill], None) for code in WORDS.occupations) for skill in skills
    }
    both = [skill for skill in skills if skill in required]
    gain = 0.0
    for step, drop in ((SAME, 4 / 7), (CLOSE, 2 / 7), (AKIN, 1 / 7)):
        near = [code for code in levels if steps.get(code, 0) >= step]
        lift = {
            code: sum(best[skill] - level(code, [skill], None) for skill in both) for code in near
        }
        lifted = sum(2 ** ((levels[code] + lift[code]) / UNITS) for code in near)
        others = sum(2 ** (units / UNITS) for code, units in levels.items() if code not in near)
        gain += drop * lifted / (lifted + others)
    return gain


@pytest.mark.parametrize("required", [set(), {"cooking", "hygiene"}, {"picking", "floors"}])
def test_the_arrays_give_what_the_formula_says(required):
    readings = [
        tuple(sorted([MODEL.feature_of[skill] for skill in skills]))
        + ((MODEL.title_of[title],) if title else ())
        for skills, title in CVS
    ]
    near = NEIGHBOURS.near(KITCHEN)
    found = expected_gains(MODEL, MODEL.read(readings), near, required)
    steps = NEIGHBOURS.steps(KITCHEN)
    by_hand = [expected(skills, title, required, steps) for skills, title in CVS]
    assert found.tolist() == pytest.approx(by_hand, abs=1e-8)


def test_a_reading_of_nothing_promises_nothing():
    assert expected_gains(MODEL, MODEL.read([()]), NEIGHBOURS.near(KITCHEN), set()).tolist() == [0]


def test_logarithms_and_powers_are_the_same_everywhere():
    assert [doublings(each) for each in (1.0, 2.0, 0.5, 10.0)] == [0, 1024, -1024, 3402]
    assert weights(np.array([0, UNITS, 40 * UNITS, 90 * UNITS])).tolist() == [
        2**ONE_BITS,
        2**39,
        1,
        0,
    ]
    assert scale(np.array([0, UNITS, 10 * UNITS])).tolist() == [1.0, 0.5, 2**-10]
    way = weights(np.arange(UNITS)).astype("<i8").tobytes()
    assert sha256(way).hexdigest()[:16] == "4cefac4d0a357b78"


def test_near_occupations_share_the_group_or_the_profile():
    steps = NEIGHBOURS.steps(opening(occupation="kitchen_helper"))
    assert steps["kitchen_helper"] == SAME
    assert steps["dishwasher"] == CLOSE  # both 9412
    assert steps["cook"] == CLOSE  # it holds all of this work
    assert "truck_driver" not in steps
    assert NEIGHBOURS.steps(opening(occupation="storekeeper"))["truck_driver"] == AKIN


def test_an_opening_without_occupation_is_near_to_what_shares_its_requirements():
    steps = NEIGHBOURS.steps(opening(occupation=None))
    assert steps["cook"] == CLOSE
    assert NEIGHBOURS.near(opening(occupation=None, requires=())) is None


def test_what_was_asked_before_does_not_change_what_is_near():
    fresh, used = Neighbours(MODEL), Neighbours(MODEL)
    kitchen = opening(occupation="kitchen_helper")
    driving = opening(occupation=None, requires=(needs("driving"),))
    for each in (driving, kitchen, opening(occupation=None, requires=(needs("cooking"),))):
        used.near(each)
    assert used.near(driving).steps == fresh.near(driving).steps
    assert used.near(replace(kitchen, requires=())).steps == fresh.near(kitchen).steps
    assert used.related("cooking") == used.related("cooking") == fresh.related("cooking")
    assert used.related("no such skill") == {}


def test_a_transversal_skill_points_nowhere():
    assert "on_time" not in MODEL.feature_of
    punctual = CitizenProfile("1", skills=(can("on_time"),))
    assert lines(punctual, "skills")["kok"].share == FLOOR


def test_the_best_job_counts_and_others_do_not_water_it_down():
    kitchen = Entry("arbejde", None, EntryKind.JOB, 3.0, skills=(can("cooking"), can("seasoning")))
    store = Entry("lager", "storekeeper", EntryKind.JOB, 9.0, skills=(can("picking"),))
    one, two = (
        lines(CitizenProfile("1", entries=jobs), "skills")["kok"]
        for jobs in ((kitchen,), (kitchen, store))
    )
    assert one == two
    assert (one.found, one.note) == ("arbejde", "occupation_entry")
    loose = CitizenProfile("1", skills=(can("cooking"), can("seasoning"), can("picking")))
    assert lines(loose, "skills")["kok"].share < one.share


def test_a_skill_shown_in_a_job_meets_the_requirement():
    job = Entry("arbejde", None, EntryKind.JOB, 1.0, skills=(SkillClaim("stegte kød", "cooking"),))
    line = lines(CitizenProfile("1", entries=(job,)), "skills")["lave mad"]
    assert (line.found, line.note, line.share) == ("stegte kød", "same", 1.0)


def test_experience_elsewhere_is_named_and_counts_like_an_empty_cv():
    line = lines(DINA, "skills")["kok"]
    assert (line.found, line.note, line.standing) == (
        "lagermedarbejder", "occupation_elsewhere", "near"
    )  # fmt: skip
    assert FLOOR <= line.share < 0.2
    assert lines(ESRA, "skills")["kok"].share == FLOOR
    assert share(ESRA, "skills") <= share(DINA, "skills")


def test_more_than_was_asked_gives_no_more():
    chef = amal(entries=(worked_as("cook", 30.0), worked_as("baker", 30.0)))
    assert share(chef, "skills") == share(amal(entries=(worked_as("cook", 1.0),)), "skills") <= 1.0


def test_citizens_are_laid_out_for_one_day():
    laid = RANKER.lay_out(KITCHEN, [DINA, ESRA])
    points, shares = RANKER.scores(KITCHEN, laid)
    assert points.shape == (2,)
    assert shares.shape == (2, 4)
    with pytest.raises(ValueError, match="laid out for 2027-01-11"):
        RANKER.scores(replace(KITCHEN, starts=date(2027, 1, 12), ends=None), laid)
