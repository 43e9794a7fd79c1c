"""The programme's deadlines on dated cases, and what holds of them for every day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.kinds import CaseMatter, Situation
from models.kinds import MatterDetail as D
from models.rules import programme
from models.rules.follow_ups import window
from models.rules.programme import matters
from models.rules.programme_facts import ProgrammeFacts
from tests.rules.facts import all_figures, figures, in_force

ON = date(2026, 11, 24)
FIGURES = figures(ON)
DAYS = st.dates(date(2015, 1, 1), date(2045, 12, 31))


def facts(responsibility="2026-11-01", **known):
    """Facts with the days as text."""
    days = {
        name: date.fromisoformat(value) if isinstance(value, str) and value[:1] == "2" else value
        for name, value in known.items()
    }
    if "follow_ups" in days:
        days["follow_ups"] = tuple(date.fromisoformat(day) for day in days["follow_ups"])
    return ProgrammeFacts(responsibility_from=date.fromisoformat(responsibility), **days)


DEADLINES = [
    # One month for the contract (S0-01, S2-01).
    ("contract_due", "2026-11-01", "2026-12-01"),
    ("contract_due", "2026-11-15", "2026-12-15"),
    ("contract_due", "2026-12-31", "2027-01-31"),
    ("contract_due", "2027-01-31", "2027-02-28"),
    ("contract_due", "2027-01-28", "2027-02-28"),
    ("contract_due", "2028-01-31", "2028-02-29"),
    ("contract_due", "2028-01-29", "2028-02-29"),
    ("contract_due", "2028-02-29", "2028-03-29"),
    ("contract_due", "2027-03-31", "2027-04-30"),
    ("contract_due", "2027-02-28", "2027-03-28"),  # the clocks go forward that night
    ("contract_due", "2026-09-25", "2026-10-25"),  # and back that one
    # Three months for the class (S2-07).
    ("classification_due", "2026-11-01", "2027-02-01"),
    ("classification_due", "2026-11-30", "2027-02-28"),
    ("classification_due", "2027-11-30", "2028-02-29"),
    ("classification_due", "2028-02-29", "2028-05-29"),
    ("classification_due", "2027-01-31", "2027-04-30"),
    ("classification_due", "2026-10-31", "2027-01-31"),
    # Two weeks for the first offer, as far as possible (B-04).
    ("first_offer_wished", "2026-11-01", "2026-11-15"),
    ("first_offer_wished", "2026-12-24", "2027-01-07"),
    ("first_offer_wished", "2028-02-20", "2028-03-05"),
    ("first_offer_wished", "2027-03-20", "2027-04-03"),  # across the clocks going forward
    # One month at latest (B-04, S3-02, S4-01).
    ("first_offer_due", "2026-11-01", "2026-12-01"),
    ("first_offer_due", "2026-08-31", "2026-09-30"),
    ("first_offer_due", "2027-01-30", "2027-02-28"),
    # Four weeks for the Danish school (S4-17).
    ("enrolment_due", "2026-11-01", "2026-11-29"),
    ("enrolment_due", "2027-02-01", "2027-03-01"),
    ("enrolment_due", "2028-02-01", "2028-02-29"),
    ("enrolment_due", "2026-10-10", "2026-11-07"),  # across the clocks going back
    ("enrolment_due", "2026-12-15", "2027-01-12"),
    # Four weeks until she is ready for an internship (S3-08).
    ("internship_ready_due", "2028-02-01", "2028-02-29"),
    ("internship_ready_due", "2027-03-20", "2027-04-17"),  # across the clocks going forward
    # Five years of programme and of Danish education (S0-05, S1-18).
    ("programme_may_last_until", "2021-11-25", "2026-11-24"),
    ("programme_may_last_until", "2022-01-01", "2026-12-31"),
    ("programme_may_last_until", "2024-02-29", "2029-02-28"),
    ("programme_may_last_until", "2023-03-01", "2028-02-29"),
    ("programme_may_last_until", "2022-03-01", "2027-02-28"),
    ("danish_right_until", "2024-02-29", "2029-02-28"),
    ("danish_right_until", "2022-05-31", "2027-05-30"),
]


@pytest.mark.parametrize(("deadline", "taken_over", "expected"), DEADLINES)
def test_deadlines_that_begin_with_the_responsibility(deadline, taken_over, expected):
    found = getattr(programme, deadline)(facts(taken_over), FIGURES)
    assert found.isoformat() == expected


WINDOWS = [
    # The six months after the first class, and how many of four were held in them (S2-08).
    ("2026-05-24", [], "2026-11-24", 0),
    ("2026-05-24", ["2026-05-24"], "2026-11-24", 1),
    ("2026-05-24", ["2026-11-24"], "2026-11-24", 1),
    ("2026-05-24", ["2026-05-23", "2026-11-25"], "2026-11-24", 0),
    ("2026-08-31", ["2027-02-28"], "2027-02-28", 1),
    ("2027-08-31", ["2028-02-29"], "2028-02-29", 1),
    ("2028-02-29", ["2028-08-29", "2028-08-30"], "2028-08-29", 1),
    ("2026-12-31", ["2027-03-28", "2027-06-30"], "2027-06-30", 2),
]


@pytest.mark.parametrize(("classified", "held", "ends", "done"), WINDOWS)
def test_the_window_of_many_follow_ups(classified, held, ends, done):
    found = window(facts(classified_on=classified, follow_ups=held), FIGURES)
    assert (found.ends.isoformat(), found.done, found.left) == (ends, done, 4 - done)


FOUR = ["2026-01-20", "2026-03-01", "2026-05-01", "2026-06-20"]
JOB = {"situation": Situation.IN_JOB_OR_EDUCATION, "on_benefit": False}
LEAVE = {"situation": Situation.PARENTAL_LEAVE}
CLASSED = {"responsibility": "2025-12-01", "classified_on": "2026-01-10"}
F, P = CaseMatter.FOLLOW_UP, CaseMatter.PARENTAL_FOLLOW_UP
FOLLOW_UPS = [
    # In the window: four until it ends, asked for evenly, all at once when little time is left.
    (CLASSED, "2026-01-11", F, "2026-07-10", 4, D.IN_WINDOW),
    (CLASSED | {"follow_ups": FOUR[:2]}, "2026-05-01", F, "2026-07-10", 2, D.IN_WINDOW),
    (CLASSED | {"follow_ups": FOUR[:2]}, "2026-06-12", F, "2026-07-10", 2, D.IN_WINDOW),
    (
        CLASSED | {"follow_ups": FOUR[:2]},
        "2026-06-13",
        F,
        "2026-07-10",
        2,
        D.WINDOW_SHORT,
    ),
    (
        CLASSED | {"follow_ups": FOUR[:3]},
        "2026-07-10",
        F,
        "2026-07-10",
        1,
        D.WINDOW_SHORT,
    ),
    (
        CLASSED | {"follow_ups": FOUR[:3]},
        "2026-07-11",
        F,
        "2026-07-10",
        1,
        D.WINDOW_MISSED,
    ),
    (CLASSED, "2026-11-24", F, "2026-07-10", 4, D.WINDOW_MISSED),
    # Held late: the window is past, the next follows from the last one.
    (
        CLASSED | {"follow_ups": ["2026-08-31"]},
        "2026-09-01",
        F,
        "2026-11-30",
        1,
        D.OWN_INTERVAL,
    ),
    # After it an interval of one's own.
    (CLASSED | {"follow_ups": FOUR}, "2026-06-21", F, "2026-09-20", 1, D.OWN_INTERVAL),
    (
        CLASSED | {"follow_ups": FOUR, "follow_up_months": 6},
        "2026-08-01",
        F,
        "2026-12-20",
        1,
        D.OWN_INTERVAL,
    ),
    # When the goals are met only when needed.
    (CLASSED | {"follow_ups": FOUR, "goals_met_on": "2026-09-01"}, "2026-09-01", F, None, 0, None),
    (
        CLASSED | {"follow_ups": FOUR, "goals_met_on": "2026-09-02"},
        "2026-09-01",
        F,
        "2026-09-20",
        1,
        D.OWN_INTERVAL,
    ),
    # In job or education without benefit every twelve months (S2-09).
    (CLASSED | JOB | {"follow_ups": FOUR}, "2026-11-24", F, "2027-06-20", 1, D.IN_JOB),
    (
        CLASSED | JOB | {"follow_ups": ["2027-02-28"]},
        "2027-03-01",
        F,
        "2028-02-28",
        1,
        D.IN_JOB,
    ),
    (
        CLASSED | JOB | {"follow_ups": ["2028-02-29"]},
        "2028-03-01",
        F,
        "2029-02-28",
        1,
        D.IN_JOB,
    ),
    (
        CLASSED | JOB | {"situation_since": "2026-10-25"},
        "2026-11-24",
        F,
        "2027-10-25",
        1,
        D.IN_JOB,
    ),
    # With benefit beside the job the six months hold as for everybody.
    (
        CLASSED | JOB | {"on_benefit": True},
        "2026-02-01",
        F,
        "2026-07-10",
        4,
        D.IN_WINDOW,
    ),
    # On leave nothing but the six months after the birth (S2-10).
    (CLASSED | LEAVE, "2026-11-24", F, None, 0, None),
    (
        CLASSED | LEAVE | {"child_born_on": "2026-08-31"},
        "2026-11-24",
        P,
        "2027-02-28",
        1,
        D.NONE,
    ),
    (
        CLASSED | LEAVE | {"child_born_on": "2027-08-31"},
        "2027-11-24",
        P,
        "2028-02-29",
        1,
        D.NONE,
    ),
    (
        CLASSED | LEAVE | {"child_born_on": "2028-02-29"},
        "2028-03-01",
        P,
        "2028-08-29",
        1,
        D.NONE,
    ),
    (
        CLASSED | LEAVE | {"child_born_on": "2026-08-01", "follow_ups": ["2026-07-31"]},
        "2026-09-01",
        P,
        "2027-02-01",
        1,
        D.NONE,
    ),
    (
        CLASSED | LEAVE | {"child_born_on": "2026-08-01", "follow_ups": ["2026-08-01"]},
        "2026-09-01",
        P,
        None,
        0,
        None,
    ),
    (CLASSED | {"child_born_on": "2026-12-01"}, "2026-11-24", P, None, 0, None),
    # Not before the first class.
    ({"responsibility": "2026-11-01"}, "2026-11-24", F, None, 0, None),
]


@pytest.mark.parametrize(("known", "on", "matter", "due", "left", "detail"), FOLLOW_UPS)
def test_the_next_follow_up(known, on, matter, due, left, detail):
    on = date.fromisoformat(on)
    found = [m for m in matters(facts(**known), figures(on), on) if m.matter is matter]
    told = [(m.due.isoformat(), m.left, m.detail) for m in found]
    assert told == ([(due, left, detail)] if due else [])


STATES = [
    # What else the programme asks for, by what is known.
    ({}, {"contract", "classification", "first_offer", "danish_enrolment", "programme_end"}),
    ({"responsibility": "2026-11-25"}, set()),  # not here yet
    ({"responsibility": "2026-11-25", "steps_left": 3}, {"internship_ready"}),
    (
        {"situation": Situation.EXPECTED},  # but from the day of taking over the clock runs
        {"contract", "classification", "first_offer", "danish_enrolment", "programme_end"},
    ),
    (
        {"signed_by_citizen_on": "2026-11-20", "signed_by_municipality_on": "2026-11-20"},
        {"classification", "first_offer", "danish_enrolment", "programme_end"},
    ),
    (
        {"agreed": False, "signed_by_municipality_on": "2026-11-20", "on_benefit": False},
        {"first_offer", "danish_enrolment", "programme_end"},
    ),
    ({"on_danish": True}, {"contract", "classification", "first_offer", "programme_end"}),
    (
        {"first_offer_on": "2026-11-10", "danish_enrolled_on": "2026-11-10"},
        {"contract", "classification", "programme_end"},
    ),
    (
        {"first_offer_on": "2026-11-10", "without_offer_since": "2026-11-20"},
        {"contract", "classification", "danish_enrolment", "no_offer", "programme_end"},
    ),
    (JOB, {"contract", "follow_up", "programme_end"}),
    ({"situation": Situation.AFTER_PROGRAMME}, set()),
    ({"permanent_residence_on": "2026-11-24"}, {"status_report"}),
    (
        {"permanent_residence_on": "2026-11-24", "situation": Situation.AFTER_PROGRAMME},
        {"status_report"},
    ),
    (
        {"permanent_residence_on": "2026-11-25", "on_benefit": False},  # not yet
        {"contract", "first_offer", "danish_enrolment", "programme_end"},
    ),
    ({"permanent_residence_on": "2026-11-24", "status_report_on": "2026-11-24"}, set()),
]


@pytest.mark.parametrize(("known", "expected"), STATES)
def test_what_the_programme_asks_for(known, expected):
    assert {m.matter.value for m in matters(facts(**known), FIGURES, ON)} == expected


def test_who_has_not_signed_is_told():
    [both] = [m for m in matters(facts(), FIGURES, ON) if m.matter is CaseMatter.CONTRACT]
    signed = facts(signed_by_municipality_on="2026-11-02")
    [one] = [m for m in matters(signed, FIGURES, ON) if m.matter is CaseMatter.CONTRACT]
    assert (both.left, both.detail) == (2, D.BOTH_SIGN)
    assert (one.left, one.detail) == (1, D.CITIZEN_SIGNS)


def test_the_first_offer_asks_from_two_weeks_on_and_is_late_after_a_month():
    [offer] = [m for m in matters(facts(), FIGURES, ON) if m.matter is CaseMatter.FIRST_OFFER]
    asked = [offer.asks(date(2026, 11, day)) for day in (14, 15)]
    assert asked == [False, True]
    assert [offer.is_late(day) for day in (date(2026, 12, 1), date(2026, 12, 2))] == [False, True]


def test_a_paused_programme_goes_on_only_within_the_five_years():
    paused = facts("2021-12-01", situation=Situation.PAUSED_BY_JOB)
    assert programme.may_resume(paused, FIGURES, date(2026, 11, 30))
    assert not programme.may_resume(paused, FIGURES, date(2026, 12, 1))


def test_a_new_law_moves_the_deadline():
    assert programme.contract_due(facts(), figures(contract__months=2)) == date(2027, 1, 1)


BEFORE_DAYS = st.lists(DAYS, max_size=6).map(tuple)


@st.composite
def known_facts(draw):
    """Whatever may stand in a record."""
    maybe = st.none() | DAYS
    return ProgrammeFacts(
        responsibility_from=draw(DAYS),
        situation=draw(st.sampled_from(Situation)),
        situation_since=draw(maybe),
        on_benefit=draw(st.booleans()),
        agreed=draw(st.booleans()),
        signed_by_municipality_on=draw(maybe),
        classified_on=draw(maybe),
        follow_ups=draw(BEFORE_DAYS),
        follow_up_months=draw(st.none() | st.integers(1, 12)),
        goals_met_on=draw(maybe),
        first_offer_on=draw(maybe),
        without_offer_since=draw(maybe),
        child_born_on=draw(maybe),
        permanent_residence_on=draw(maybe),
    )


@given(known_facts(), DAYS)
def test_matters_come_by_deadline_once_each_and_ask_before_they_are_late(known, on):
    found = matters(known, FIGURES, on)
    assert [m.due for m in found] == sorted(m.due for m in found)
    assert len({m.matter for m in found}) == len(found)
    for matter in found:
        assert matter.shown_from <= matter.due
        assert matter.left >= 1
        assert matter.asks(matter.due)


START_DEADLINES = sorted({name for name, _, _ in DEADLINES})


@given(st.sampled_from(START_DEADLINES), DAYS, st.integers(0, 800))
def test_no_deadline_lies_before_its_start_and_a_later_start_gives_no_earlier_one(name, day, more):
    later = day + timedelta(days=more)
    first, second = (
        getattr(programme, name)(ProgrammeFacts(responsibility_from=start), FIGURES)
        for start in (day, later)
    )
    assert day <= first <= second


@given(DAYS, BEFORE_DAYS, DAYS)
def test_one_more_follow_up_never_leaves_more_to_do(classified, held, another):
    few = window(facts(classified_on=classified), FIGURES)
    known = ProgrammeFacts(
        responsibility_from=classified, classified_on=classified, follow_ups=held
    )
    some = window(known, FIGURES)
    more = window(replace(known, follow_ups=(*held, another)), FIGURES)
    assert few.left >= some.left >= more.left >= 0


@given(DAYS)
def test_the_figures_are_in_force_whenever_a_caseworker_looks(on):
    if on >= date(2023, 1, 1):
        assert matters(facts("2015-01-01"), in_force(all_figures(), on, 410), on)
