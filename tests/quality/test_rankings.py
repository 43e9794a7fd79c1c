"""The scenario protocol in a small form, on the starter vocabulary."""

import numpy as np
import pytest

from matching import Ranker
from tests.matching.starter import starter
from tests.quality.rankings import measured
from tests.quality.rows import Row, table
from tests.quality.scenario import HARD, MIXED, MODES, Size, World

WORLD, RANKER = World(starter()), Ranker(starter())
SMALL = Size(250, 20)


@pytest.mark.parametrize("mode", MODES)
def test_the_engine_is_ahead_of_its_peers(mode):
    found = measured(WORLD, RANKER, WORLD.scenario(mode, 1, SMALL))
    ours = found.pop("engine")
    best = max(ndcg for ndcg, _ in found.values())
    assert ours[0] >= best
    assert ours[0] > 0.65


def test_the_same_seed_draws_the_same_people():
    one, other = (WORLD.scenario(MIXED, 3, SMALL) for _ in range(2))
    assert one.citizens == other.citizens
    assert one.openings == other.openings
    assert one.citizens != WORLD.scenario(MIXED, 4, SMALL).citizens


def test_people_and_openings_of_the_hard_mode_share_no_skill_of_the_occupation():
    drawn = WORLD.scenario(HARD, 1, SMALL)
    person = next(row for row, each in enumerate(drawn.careers[:, 0]) if each in drawn.wanted)
    place = drawn.wanted.tolist().index(drawn.careers[person, 0])
    essential = set(WORLD.essential[drawn.wanted[place]])
    told = {claim.concept for claim in drawn.citizens[person].skills}
    asked = {each.concept for each in drawn.openings[place].requires if each.must}
    assert not told & asked & essential - set(WORLD.stray)


def test_grades_follow_the_groups_of_the_classification():
    cook = WORLD.codes.index("cook")
    everyone = np.arange(len(WORLD.codes)).reshape(-1, 1)
    grades = dict(zip(WORLD.codes, WORLD.grades(everyone, cook).tolist(), strict=True))
    assert grades["cook"] == 3
    assert grades["welder"] == 0


def test_a_missed_target_shows():
    met, missed = Row("a", 0.5, 0.9, 0.8), Row("b", None, 0.9, 0.8, most=True, floor=1.0)
    assert met.ok
    assert not missed.ok
    assert "NO" in table([missed])


def test_a_line_falls_back_behind_its_floor_and_without_one_behind_its_target():
    behind, missed = Row("a", None, 0.7, 0.8), Row("b", None, 0.7, 0.8, floor=0.6)
    assert (behind.fell_back, missed.fell_back, missed.ok) == (True, False, False)
    assert Row("c", None, 0.5, 0.8, floor=0.6).fell_back
    assert Row("d", None, 0.5, 0.3, most=True, floor=0.4).fell_back
    assert "FELL BACK" in table([behind])
    assert "NO" in table([missed])
