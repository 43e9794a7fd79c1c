"""What the law says before a list is made, and what it must not give away."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.kinds import PlacementType, ReadinessClass, Regime, ResidenceCategory, Sector
from models.rules.eligibility import CitizenFacts, screening
from tests.rules.facts import MIDDELFART, SONDERBORG, TODAY, citizen, figures, opening

IGU = {"placement_type": PlacementType.IGU, "ends": None}
LAB_JOB_READY = {"regime": Regime.LAB, "readiness": ReadinessClass.JOB_READY}


def told(person, place, on=TODAY):
    return [(finding.code, finding.hard) for finding in screening(person, place, figures(), on)]


@pytest.mark.parametrize(
    ("person", "place", "expected"),
    [
        pytest.param({}, {}, [], id="nothing against an internship"),
        pytest.param({}, IGU, [], id="nothing against an IGU"),
        pytest.param(
            {"municipality_id": MIDDELFART},
            {},
            [("other_municipality", True)],
            id="lives elsewhere",
        ),
        pytest.param({"regime": None}, {}, [("regime_unknown", True)], id="regime not known"),
        pytest.param({"regime": None}, IGU, [("regime_unknown", True)], id="for an IGU neither"),
        pytest.param(
            {"regime": Regime.LAB, "readiness": None},
            {},
            [("readiness_unknown", True)],
            id="class not known",
        ),
        pytest.param(
            LAB_JOB_READY, {}, [("needs_extension", False)], id="the opening lasts too long"
        ),
        pytest.param(LAB_JOB_READY, {"ends": date(2026, 12, 28)}, [], id="four weeks fit"),
        pytest.param(LAB_JOB_READY, {"ends": None}, [], id="an open end fits everyone"),
        pytest.param({}, {"ends": date(2027, 12, 1)}, [("too_long", False)], id="a whole year"),
        pytest.param({"born_on": date(1976, 1, 1)}, {}, [], id="age is nothing to an internship"),
        pytest.param(
            {"born_on": date(1976, 1, 1)},
            IGU,
            [("igu_not_possible", True)],
            id="too old for an IGU",
        ),
        pytest.param(
            {"igu_completed": True}, IGU, [("igu_not_possible", True)], id="has had an IGU"
        ),
        pytest.param(
            {},
            {**IGU, "starts": date(2028, 1, 1)},
            [("igu_after_last_start", True)],
            id="after the last start",
        ),
        pytest.param({}, {**IGU, "ends": date(2028, 11, 30)}, [], id="an IGU of two years"),
        pytest.param({}, {**IGU, "ends": date(2040, 1, 1)}, [], id="its length is for later"),
    ],
)
def test_screening(person, place, expected):
    assert told(citizen(**person), opening(**place)) == expected


def test_a_national_stop_keeps_everyone_off_an_igu_list():
    found = screening(citizen(), opening(**IGU), figures(igu__stopped=1), TODAY)
    assert [finding.code for finding in found] == ["igu_stopped"]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 11, 24), [("needs_extension", False)]),
        (date(2027, 2, 1), [("needs_extension", False)]),
        (date(2027, 2, 2), []),
        (date(2027, 3, 2), []),
    ],
    ids=["before it begins", "four weeks and a day are left", "four weeks are left", "it is over"],
)
def test_an_opening_that_has_begun_is_asked_about_from_today(on, expected):
    assert told(citizen(**LAB_JOB_READY), opening(), on) == expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2026, 12, 1), []), (date(2026, 12, 2), [("igu_not_possible", True)])],
    ids=["the last day before fifty", "fifty"],
)
def test_age_counts_on_the_earliest_day_it_could_start(on, expected):
    person = citizen(born_on=date(1976, 12, 2))
    assert told(person, opening(**IGU), on) == expected


PEOPLE = st.builds(
    CitizenFacts,
    municipality_id=st.sampled_from([SONDERBORG, MIDDELFART]),
    regime=st.sampled_from([*Regime, None]),
    readiness=st.sampled_from([*ReadinessClass, None]),
    born_on=st.dates(date(1955, 1, 1), date(2012, 12, 31)),
    residence_from=st.dates(date(1990, 1, 1), date(2026, 11, 24)),
    residence_category=st.sampled_from(ResidenceCategory),
    igu_completed=st.booleans(),
)
PLACES = st.builds(
    opening,
    placement_type=st.sampled_from(PlacementType),
    sector=st.sampled_from(Sector),
    starts=st.dates(date(2026, 11, 1), date(2028, 6, 1)),
    ends=st.dates(date(2028, 6, 1), date(2030, 6, 1)),
)


@given(PEOPLE, PLACES)
def test_nothing_personal_leaves(person, place):
    """Two people the law treats alike are told alike, whatever their age and permit."""
    found = screening(person, place, figures(), TODAY)
    possible = "igu_not_possible" not in {finding.code for finding in found}
    twin = citizen(
        municipality_id=person.municipality_id,
        regime=person.regime,
        readiness=person.readiness,
        igu_completed=not possible,
    )
    assert found == screening(twin, place, figures(), TODAY)
    words = " ".join(str(finding) for finding in found)
    for secret in (person.born_on, person.residence_from):
        assert secret.isoformat() not in words


@given(PEOPLE, PLACES, st.integers(0, 400))
def test_what_keeps_off_a_list_is_always_hard(person, place, days):
    for finding in screening(person, place, figures(), TODAY + timedelta(days=days)):
        assert finding.hard is (finding.code not in {"needs_extension", "too_long"})
