"""What docs/matching.md works out by hand is what the engine works out."""

from math import asin, cos, log, radians, sin, sqrt
from pathlib import Path

import pytest

from matching import DEFAULT_WEIGHTS
from tests.matching.worked_example import lines_of, worked_out

DOCUMENT = Path(__file__).parents[2] / "docs" / "matching.md"
# The engine counts logarithms in 1/1024 of a doubling.
UNIT = 2e-3


def of(code):
    [part] = [part for part in worked_out().parts if part.code == code]
    return part


def by_hand_occupation():
    """The posterior of naive Bayes by its textbook formula, and the best reading."""
    stray = 12.5 / 625  # so few skills are an excerpt, and are counted as 625
    size = {"hotel": 2.5 + 1.2, "laundry": 2.5 + 0.7, "kitchen": 2.5 + 0.9}
    tells = {"hotel": 0.5, "laundry": 0.2, "kitchen": 0.2}
    weight = {name: (1 + tells[name] / stray) / size[name] for name in size}
    from_skill = weight["hotel"] / sum(weight.values())
    title = 1 + 3 * 0.95 / 0.05
    from_job = 1 / (title + 1 + 1)
    return 0.1 + 0.9 * max(0.8 * from_skill, from_job)


def by_hand_skills():
    told = {"rooms": 1 + log(4 / 2), "towels": 1 + log(4 / 2)}
    musts = sum(told.values())
    return (
        0.80 * by_hand_occupation()
        + 0.15 * (told["rooms"] * 0 + told["towels"] * 1) / musts
        + 0.05 * 0.6
    )


def by_hand_km():
    """The great circle between two places on the same latitude."""
    across = cos(radians(55.4)) * sin(radians(0.1) / 2)
    return 2 * 6371.0088 * asin(sqrt(across * across))


def test_the_occupation_is_the_posterior_of_the_best_reading():
    assert of("skills").evidence[0].share == pytest.approx(by_hand_occupation(), abs=UNIT)


def test_the_skills_part_is_its_weighted_lines():
    assert of("skills").share == pytest.approx(by_hand_skills(), abs=UNIT)


def test_the_wish_is_the_second_of_the_list():
    assert of("industry").share == 0.85


def test_danish_is_the_mean_of_the_steps_reached():
    assert of("danish").share == pytest.approx((3 / 3 + 2 / 4) / 2)


def test_the_practical_part_is_hours_way_and_start():
    hours, way, start = 24 / 30, 1 - 0.5 * by_hand_km() / 20, 1 - 3 / 15
    assert of("practical").share == pytest.approx(0.4 * hours + 0.35 * way + 0.25 * start, abs=1e-5)


def test_the_points_are_the_weighted_parts():
    by_hand = (
        DEFAULT_WEIGHTS.skills * by_hand_skills()
        + DEFAULT_WEIGHTS.industry * 0.85
        + DEFAULT_WEIGHTS.danish * of("danish").share
        + DEFAULT_WEIGHTS.practical * of("practical").share
    )
    assert worked_out().points == pytest.approx(100 * by_hand, abs=100 * UNIT)


def test_the_document_shows_exactly_these_numbers():
    text = DOCUMENT.read_text(encoding="utf-8")
    missing = [line for line in lines_of(worked_out()) if line not in text]
    assert not missing, "\n".join(missing)
