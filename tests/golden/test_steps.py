"""From what somebody has done to what is open: what a sensible consultant would expect.

steps.csv holds the pairs with the reason of each. Everybody has six years in one job, tells no
skill, and the opening asks for the first three skills that nobody does its job without.
"""

import csv
from datetime import date

import pytest

from matching import CitizenProfile, Entry, OpeningProfile, Ranker, Requirement
from matching.sources.assembled import assembled
from matching.sources.starter import read_starter
from models.kinds import EntryKind, PlacementType, RequirementKind
from tests.demo_world import ROOT
from tests.golden.lists import FOLDER

with (FOLDER / "steps.csv").open(encoding="utf-8", newline="") as lines:
    STEPS = list(csv.DictReader(lines))
# Of the skills part, 0 to 1. A citizen of the very job would have about .9, anybody at all .08.
EXPECTED = {"clearly": (0.40, 0.70), "partly": (0.15, 0.39), "not": (0.0, 0.12)}
ASKED = 3


@pytest.fixture(scope="module")
def ranker():
    return Ranker(assembled([read_starter(ROOT / "seed" / "vocabulary")]))


def opening(vocabulary, code):
    concept = vocabulary.concepts[code]
    asked = [
        skill
        for skill in vocabulary.essential_of(code)
        if not skill.startswith(("licence_", "certificate_"))
    ]
    return OpeningProfile(
        id="opening",
        title=concept.label["da"],
        occupation=code,
        placement_type=PlacementType.INTERNSHIP,
        industry=concept.industry,
        tasks=(),
        requires=tuple(
            Requirement(vocabulary.concepts[skill].label["da"], skill, RequirementKind.SKILL, True)
            for skill in sorted(asked)[:ASKED]
        ),
        danish=(),
        hours_a_week=30.0,
        weekly=(),
        place=None,
        starts=date(2027, 1, 4),
        ends=None,
    )


@pytest.mark.parametrize("step", STEPS, ids=lambda step: f"{step['from']}-{step['to']}")
def test_a_step_counts_as_much_as_a_consultant_would_expect(ranker, step):
    job = Entry(step["from"], step["from"], EntryKind.JOB, years=6.0)
    match = ranker.match(opening(ranker.vocabulary, step["to"]), CitizenProfile("1", (job,)))
    least, most = EXPECTED[step["fits"]]
    assert least <= match.parts[0].share <= most, (step["because"], match.parts[0].evidence)
