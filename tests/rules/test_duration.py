"""G1: how long a placement may last, to the day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.kinds import PlacementType, ReadinessClass, Regime, Sector
from models.rules.codes import FindingCode
from models.rules.duration import Terms, basis_is_known, longest, too_long
from tests.rules.facts import citizen, figures

INL, LAB = Regime.INL, Regime.LAB
JOB, ACTIVITY = ReadinessClass.JOB_READY, ReadinessClass.ACTIVITY_READY
INTERNSHIP, SUBSIDY = PlacementType.INTERNSHIP, PlacementType.WAGE_SUBSIDY
PRIVATE, PUBLIC = Sector.PRIVATE, Sector.PUBLIC
START = date(2026, 12, 1)

# regime, class, type, sector, assessments -> the last day lawful, starting on 1 December 2026.
LIMITS = [
    (INL, JOB, INTERNSHIP, PRIVATE, 0, date(2027, 3, 1)),  # 13 weeks
    (INL, ACTIVITY, INTERNSHIP, PUBLIC, 0, date(2027, 3, 1)),
    (INL, None, INTERNSHIP, PRIVATE, 0, date(2027, 3, 1)),
    (INL, ACTIVITY, INTERNSHIP, PRIVATE, 1, date(2027, 5, 31)),  # 26 weeks
    (INL, ACTIVITY, INTERNSHIP, PRIVATE, 2, date(2027, 5, 31)),  # and never more
    (LAB, JOB, INTERNSHIP, PRIVATE, 0, date(2026, 12, 28)),  # 4 weeks
    (LAB, JOB, INTERNSHIP, PUBLIC, 1, date(2027, 3, 1)),  # as others
    (LAB, JOB, INTERNSHIP, PUBLIC, 2, date(2027, 5, 31)),
    (LAB, ACTIVITY, INTERNSHIP, PRIVATE, 0, date(2027, 3, 1)),
    (LAB, ACTIVITY, INTERNSHIP, PRIVATE, 1, date(2027, 5, 31)),
    (LAB, ACTIVITY, INTERNSHIP, PRIVATE, 2, date(2027, 8, 30)),  # 39 weeks
    (LAB, ACTIVITY, INTERNSHIP, PRIVATE, 3, date(2027, 11, 29)),  # 52 weeks
    (INL, JOB, SUBSIDY, PRIVATE, 0, date(2027, 11, 30)),  # 12 months
    (INL, ACTIVITY, SUBSIDY, PUBLIC, 3, date(2027, 11, 30)),
    (LAB, JOB, SUBSIDY, PRIVATE, 0, date(2027, 5, 31)),  # 6 months
    (LAB, JOB, SUBSIDY, PRIVATE, 1, date(2027, 11, 30)),
    (LAB, JOB, SUBSIDY, PUBLIC, 0, date(2027, 3, 31)),  # 4 months
    (LAB, JOB, SUBSIDY, PUBLIC, 1, date(2027, 5, 31)),
    (LAB, JOB, SUBSIDY, PUBLIC, 2, date(2027, 11, 30)),
    (LAB, ACTIVITY, SUBSIDY, PUBLIC, 0, date(2027, 5, 31)),
    (LAB, ACTIVITY, SUBSIDY, PRIVATE, 0, date(2027, 5, 31)),
    (LAB, ACTIVITY, SUBSIDY, PRIVATE, 9, date(2027, 11, 30)),
]


def _name(regime, readiness, kind, sector, extensions, last):
    return f"{kind} {sector} {regime} {readiness} assessed {extensions} times ends {last}"


@pytest.mark.parametrize("case", LIMITS, ids=lambda case: _name(*case))
def test_the_last_day_is_lawful_and_the_next_is_not(case):
    regime, readiness, kind, sector, extensions, last = case
    person = citizen(regime=regime, readiness=readiness)
    terms = Terms(kind, sector, extensions)
    assert too_long(person, terms, (START, last), figures()) is None
    found = too_long(person, terms, (START, last + timedelta(days=1)), figures())
    assert found is not None
    assert found.hard
    assert found.values["latest_end"] == last.isoformat()


@pytest.mark.parametrize(
    ("ends", "code"),
    [
        (date(2027, 3, 1), None),
        (date(2027, 3, 2), FindingCode.NEEDS_EXTENSION),
        (date(2027, 5, 31), FindingCode.NEEDS_EXTENSION),
        (date(2027, 6, 1), FindingCode.TOO_LONG),
    ],
    ids=["within", "an assessment would do", "and just does", "nothing would"],
)
def test_it_is_told_when_an_assessment_would_help(ends, code):
    found = too_long(citizen(regime=INL), Terms(INTERNSHIP, PRIVATE), (START, ends), figures())
    assert (found and found.code) == code


def test_one_assessment_is_one_step_and_not_two():
    terms, person = Terms(INTERNSHIP, PRIVATE), citizen(regime=LAB, readiness=ACTIVITY)
    for ends, code in (
        (date(2027, 5, 31), FindingCode.NEEDS_EXTENSION),  # 26 weeks
        (date(2027, 8, 30), FindingCode.TOO_LONG),  # 39 weeks
    ):
        found = too_long(person, terms, (START, ends), figures())
        assert found is not None
        assert found.code == code


@pytest.mark.parametrize(
    ("regime", "source"),
    [(INL, "Integrationsloven § 23 b"), (LAB, "Lov om en aktiv beskæftigelsesindsats § 61")],
)
def test_the_source_is_the_figures_own(regime, source):
    terms = Terms(INTERNSHIP, PRIVATE)
    found = too_long(citizen(regime=regime), terms, (START, date(2028, 1, 1)), figures())
    assert found is not None
    assert found.source.startswith(source)
    assert (found.values["length"], found.values["unit"]) == ("13", "weeks")


def test_the_law_changes_with_its_figures():
    longer = figures(internship__max_weeks__inl=14)
    terms, period = Terms(INTERNSHIP, PRIVATE), (START, date(2027, 3, 8))
    assert too_long(citizen(), terms, period, longer) is None
    assert too_long(citizen(), terms, period, figures()) is not None


@pytest.mark.parametrize(
    ("regime", "readiness", "kind", "code"),
    [
        (None, JOB, INTERNSHIP, FindingCode.REGIME_UNKNOWN),
        (None, JOB, PlacementType.IGU, FindingCode.REGIME_UNKNOWN),
        (LAB, None, INTERNSHIP, FindingCode.READINESS_UNKNOWN),
        (LAB, None, SUBSIDY, FindingCode.READINESS_UNKNOWN),
        (LAB, None, PlacementType.IGU, None),
        (INL, None, SUBSIDY, None),
    ],
)
def test_what_must_be_known_first(regime, readiness, kind, code):
    person = citizen(regime=regime, readiness=readiness)
    found = basis_is_known(person, kind)
    assert (found and found.code) == code
    if code is not None:
        assert too_long(person, Terms(kind, PRIVATE), (START, date(2030, 1, 1)), figures()) is None
        with pytest.raises(ValueError, match="nobody knows|no longest"):
            longest(person, Terms(kind, PRIVATE), figures())


def test_an_igu_has_no_longest():
    igu = Terms(PlacementType.IGU, PRIVATE)
    assert too_long(citizen(), igu, (START, date(2040, 1, 1)), figures()) is None
    with pytest.raises(ValueError, match="no longest"):
        longest(citizen(), igu, figures())


TERMS = st.builds(
    Terms, st.sampled_from([INTERNSHIP, SUBSIDY]), st.sampled_from(Sector), st.integers(0, 6)
)
PEOPLE = st.builds(
    lambda regime, readiness: citizen(regime=regime, readiness=readiness),
    st.sampled_from(Regime),
    st.sampled_from(ReadinessClass),
)
STARTS = st.dates(date(2026, 1, 1), date(2032, 12, 31))


@given(PEOPLE, TERMS, STARTS)
def test_one_more_assessment_never_shortens(person, terms, starts):
    more = Terms(terms.placement_type, terms.sector, terms.extensions + 1)
    first, second = (longest(person, one, figures()) for one in (terms, more))
    assert first.last_day(starts) <= second.last_day(starts)


@given(PEOPLE, TERMS, STARTS)
def test_the_limit_is_a_limit_from_every_day(person, terms, starts):
    last = longest(person, terms, figures()).last_day(starts)
    assert too_long(person, terms, (starts, last), figures()) is None
    assert too_long(person, terms, (starts, last + timedelta(days=1)), figures()) is not None
