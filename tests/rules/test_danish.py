"""Which level of Danish counts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.kinds import DanishEducation, DanishLevel, DanishTest, LevelSource
from models.rules.danish import MODULES, LevelSaid, from_tests, hint, level_that_counts
from models.rules.wishes import industries_missing
from portal.services.citizens.danish import shipped_hints

A1, A2, B1, B2, C1 = (DanishLevel(code) for code in ("a1", "a2", "b1", "b2", "c1"))
TEACHER, TEST, CASEWORKER, DERIVED = LevelSource
MARCH, MAY = date(2026, 3, 1), date(2026, 5, 1)


def of(said):
    found = level_that_counts(said)
    return found.level if found else None


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ([], None),
        ([LevelSaid(A1, DERIVED)], A1),
        ([LevelSaid(A1, TEACHER, MARCH), LevelSaid(B1, TEST, MAY)], A1),
        ([LevelSaid(B1, CASEWORKER, MAY), LevelSaid(A2, TEST, MARCH)], A2),
        ([LevelSaid(B1, DERIVED), LevelSaid(A2, CASEWORKER, MARCH)], A2),
        ([LevelSaid(A1, TEACHER, MAY), LevelSaid(B1, TEACHER, MARCH)], A1),
        ([LevelSaid(A1, TEACHER, MAY, 7), LevelSaid(A2, TEACHER, MAY, 8)], A2),
        ([LevelSaid(A1, TEACHER, MARCH), LevelSaid(None, TEACHER, MAY)], None),
        (
            [
                LevelSaid(A1, TEACHER, MARCH),
                LevelSaid(None, TEACHER, MAY),
                LevelSaid(B1, CASEWORKER, MARCH),
            ],
            B1,
        ),
        ([LevelSaid(None, TEACHER, MARCH), LevelSaid(A1, TEACHER, MAY)], A1),
    ],
)
def test_the_newest_of_the_best_source_counts(said, counts):
    assert of(said) is counts
    assert of(reversed(said)) is counts


SAID = st.builds(
    LevelSaid,
    st.none() | st.sampled_from(DanishLevel),
    st.sampled_from(LevelSource),
    st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    st.integers(1, 10_000),
)


@given(st.lists(SAID, unique_by=lambda one: one.number))
def test_only_what_was_said_counts_and_no_better_source_has_a_word_of_its_own(said):
    counts = level_that_counts(said)
    if counts is None:
        newest = {one.source: one for one in sorted(said, key=lambda x: (x.said_on, x.number))}
        assert all(one.level is None for one in newest.values())
        return
    assert counts in said
    assert counts.level is not None
    newer = {one for one in said if one.source is counts.source and one.said_on > counts.said_on}
    assert not newer


@given(st.lists(SAID, unique_by=lambda one: one.number), st.sampled_from(DanishLevel))
def test_a_teachers_new_word_always_counts(said, level):
    last = max((one.said_on for one in said), default=MAY)
    assert of([*said, LevelSaid(level, TEACHER, last + timedelta(days=1))]) is level


def test_the_shipped_table_tells_every_module_and_rises():
    hints = shipped_hints()
    steps = list(DanishLevel)
    for education in DanishEducation:
        levels = [steps.index(hints[education, module]) for module in MODULES]
        assert levels == sorted(levels)


@pytest.mark.parametrize(
    ("education", "module", "level"),
    [("du1", 2, "pre_a1"), ("du1", 6, "a2"), ("du2", 3, "a2"), ("du3", 1, "a1"), ("du3", 6, "c1")],
)
def test_a_module_hints_as_the_table_says(education, module, level):
    [said] = hint(DanishEducation(education), module, shipped_hints())
    assert said == LevelSaid(DanishLevel(level), DERIVED)


def test_without_a_module_there_is_no_hint():
    assert hint(DanishEducation.DU1, None, shipped_hints()) == ()
    assert hint(None, 3, shipped_hints()) == ()
    assert hint(DanishEducation.DU1, 3, {}) == ()


def test_of_passed_tests_the_highest_counts_from_its_own_day():
    passed = [(DanishTest.PD3, MARCH), (DanishTest.PD1, MAY)]
    assert from_tests(passed, shipped_hints()) == (LevelSaid(B2, TEST, MARCH),)
    assert from_tests([], shipped_hints()) == ()
    [study] = from_tests([(DanishTest.STUDY_TEST, MAY)], shipped_hints())
    assert study.level is C1


@pytest.mark.parametrize(("chosen", "missing"), [(0, 2), (1, 1), (2, 0), (5, 0)])
def test_at_least_two_industries_are_wished_for(chosen, missing):
    assert industries_missing(chosen) == missing
