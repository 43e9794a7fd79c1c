"""The right edition of the law on every day."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.figures import Figure, figure_from_row, in_force, plain
from tests.rules.facts import MIDDELFART, SONDERBORG, all_figures

WEEKS = Figure("weeks", Decimal(13), "weeks", "Loven § 1", date(2020, 1, 1), None)
DAYS = st.dates(date(2000, 1, 1), date(2060, 1, 1))


def number(rows, on, municipality_id=SONDERBORG):
    return in_force(rows, on, municipality_id).number("weeks")


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2026, 12, 31), 13), (date(2027, 1, 1), 26)],
    ids=["on 31 December the old law holds", "on 1 January the new one does"],
)
def test_the_year_ends_and_the_law_changes(on, expected):
    old = replace(WEEKS, valid_to=date(2026, 12, 31))
    new = replace(WEEKS, value=Decimal(26), valid_from=date(2027, 1, 1))
    assert number([old, new], on) == expected


def test_a_new_figure_needs_no_end_on_the_old_one():
    new = replace(WEEKS, value=Decimal(26), valid_from=date(2027, 1, 1))
    for rows in ([WEEKS, new], [new, WEEKS]):
        assert number(rows, date(2026, 12, 31)) == 13
        assert number(rows, date(2027, 1, 1)) == 26


def test_a_municipality_sets_its_own_and_no_one_elses():
    own = replace(WEEKS, value=Decimal(8), valid_from=date(2019, 1, 1), municipality_id=SONDERBORG)
    for rows in ([WEEKS, own], [own, WEEKS]):
        assert number(rows, date(2026, 1, 1)) == 8
        assert number(rows, date(2026, 1, 1), MIDDELFART) == 13
        assert number(rows, date(2026, 1, 1), SONDERBORG + 1) == 13


def test_when_the_own_figure_has_run_out_the_common_one_holds_again():
    own = replace(WEEKS, value=Decimal(8), valid_to=date(2026, 6, 30), municipality_id=SONDERBORG)
    assert number([WEEKS, own], date(2026, 6, 30)) == 8
    assert number([WEEKS, own], date(2026, 7, 1)) == 13


def test_two_figures_that_claim_the_same_day_are_refused():
    with pytest.raises(ValueError, match="two figures 'weeks' are in force on 2026-01-01"):
        in_force([WEEKS, replace(WEEKS, value=Decimal(26))], date(2026, 1, 1), SONDERBORG)


@given(DAYS, DAYS, DAYS)
def test_of_two_editions_that_meet_exactly_one_holds_each_day(begins, changes, on):
    begins, changes = min(begins, changes), max(begins, changes)
    old = replace(WEEKS, valid_from=begins, valid_to=changes)
    new = replace(WEEKS, value=Decimal(26), valid_from=changes + timedelta(days=1))
    held = [figure.value for figure in in_force([old, new], on, SONDERBORG).values()]
    assert held == ([] if on < begins else [13] if on <= changes else [26])


def test_a_missing_figure_is_named_with_its_day():
    edition = in_force([WEEKS], date(2019, 12, 31), SONDERBORG)
    with pytest.raises(KeyError, match="'weeks' is in force on 2019-12-31"):
        edition["weeks"]
    assert "weeks" not in edition
    assert edition.get("weeks") is None


def test_a_day_is_no_number_and_a_number_no_day():
    last = Figure("last", date(2027, 12, 31), "date", "Loven § 2", date(2024, 1, 1), None)
    edition = in_force([WEEKS, last], date(2026, 1, 1), SONDERBORG)
    assert edition.day("last") == date(2027, 12, 31)
    with pytest.raises(TypeError, match="last is a day"):
        edition.number("last")
    with pytest.raises(TypeError, match="weeks is a number"):
        edition.day("weeks")


def test_half_a_week_is_no_whole_number():
    edition = in_force([replace(WEEKS, value=Decimal("6.5"))], date(2026, 1, 1), SONDERBORG)
    with pytest.raises(ValueError, match=r"weeks must be a whole number, not 6\.5"):
        edition.whole("weeks")


@pytest.mark.parametrize(
    "changed",
    [
        {"value": Decimal(26)},
        {"unit": "months"},
        {"source": "Loven § 3"},
        {"valid_from": date(2020, 1, 2)},
        {"valid_to": date(2030, 1, 1)},
        {"municipality_id": SONDERBORG},
    ],
    ids=lambda changed: f"another {next(iter(changed))}",
)
def test_another_edition_has_another_version(changed):
    on = date(2026, 1, 1)
    before = in_force([WEEKS], on, SONDERBORG).version
    assert in_force([replace(WEEKS, **changed)], on, SONDERBORG).version != before


@given(st.permutations(all_figures()), st.integers(0, 6))
def test_the_version_follows_from_the_rows_alone(rows, zeros):
    stored = [
        replace(row, value=row.value.quantize(Decimal(10) ** -max(2, zeros)))
        if isinstance(row.value, Decimal)
        else row
        for row in rows
    ]
    on = date(2026, 11, 22)
    edition = in_force(stored, on, SONDERBORG)
    assert edition.version == in_force(all_figures(), on, SONDERBORG).version


def test_a_version_once_stored_keeps_its_name():
    # Written down: a check kept with a placement must find its edition after every release.
    assert in_force([WEEKS], date(2026, 1, 1), SONDERBORG).version == "61bfc7d94114bff9"


def test_the_version_does_not_care_which_day_was_asked():
    days = [date(2025, 6, 1), date(2026, 6, 1)]
    assert len({in_force([WEEKS], on, SONDERBORG).version for on in days}) == 1


@pytest.mark.parametrize(
    ("unit", "value"), [("date", Decimal(1)), ("weeks", date(2026, 1, 1))], ids=["day", "number"]
)
def test_the_unit_must_fit_the_value(unit, value):
    with pytest.raises(ValueError, match="does not fit"):
        Figure("odd", value, unit, "Loven § 1", date(2020, 1, 1), None)


def test_a_figure_does_not_end_before_it_begins():
    with pytest.raises(ValueError, match="ends before it begins"):
        replace(WEEKS, valid_to=date(2019, 12, 31))


ROW = {
    "key": "igu.last_start",
    "value": "2027-12-31",
    "unit": "date",
    "valid_from": "2024-01-01",
    "valid_to": "",
    "source": "L 82",
}


def test_a_row_of_text_and_a_row_of_the_table_make_the_same_figure():
    stored = {**ROW, "valid_from": date(2024, 1, 1), "valid_to": None, "municipality_id": None}
    assert figure_from_row(ROW) == figure_from_row(stored)
    assert figure_from_row(ROW).value == date(2027, 12, 31)
    assert figure_from_row({**ROW, "municipality_id": 540}).municipality_id == 540
    assert figure_from_row({**ROW, "note": "Udateret"}).note == "Udateret"
    assert figure_from_row({**ROW, "note": None}).note == ""


@pytest.mark.parametrize("text", ["", "13,5", "nan", "inf", "mange"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match="is no number"):
        figure_from_row({**ROW, "unit": "weeks", "value": text})


@pytest.mark.parametrize(
    ("number_", "text"),
    [("37", "37"), ("20", "20"), ("37.50", "37.5"), ("0.3333333", "0.33"), ("0", "0")],
)
def test_numbers_are_told_with_as_few_decimals_as_they_have(number_, text):
    assert plain(Decimal(number_)) == text


# The seed: every number of the rule book's table B.0 as it stood when this was written.
SEED_2026 = {
    "series.own_internships": "2",
    "series.company_internships": "5",
    "series.months": "12",
    "progression.still_weeks": "13",
    "progression.good_points": "4",
    "buddy.teacher_weeks": "4",
    "internship.max_weeks.lab.job_ready": "4",
    "internship.max_weeks.lab.other": "13",
    "internship.extended_weeks.lab.other": "26",
    "internship.further_weeks.lab.other": "13",
    "internship.max_weeks.inl": "13",
    "internship.extension_weeks.inl": "13",
    "wage_subsidy.max_months.lab.private": "6",
    "wage_subsidy.max_months.lab.public.unemployment_benefit": "4",
    "wage_subsidy.max_months.lab.public.cash_assistance": "6",
    "wage_subsidy.max_months.lab.other_groups": "12",
    "wage_subsidy.max_months.inl": "12",
    "wage_subsidy.prior_benefit_months": "6",
    "wage_subsidy.public.hourly_wage_2019": "127.9",
    "ratio.small_divisor": "5",
    "ratio.small_limit": "50",
    "ratio.large_divisor": "10",
    "ratio.minimum": "1",
    "ratio.average_months": "4",
    "additionality.compare_months": "12",
    "additionality.vacancy_months": "3",
    "igu.min_age": "18",
    "igu.max_age_exclusive": "50",
    "igu.max_residence_years": "20",
    "igu.years": "2",
    "igu.school_weeks": "23",
    "igu.min_amu_weeks_after_test": "8",
    "igu.min_practice_hours": "25",
    "igu.min_total_hours_week": "32",
    "igu.max_total_hours_week": "37",
    "igu.same_employer_months": "3",
    "igu.last_start": "2027-12-31",
    "igu.stopped": "0",
    "igu.stop_max_months": "3",
    "igu.yearly_cap": "1500",
    "igu.bonus_first": "20000",
    "igu.bonus_first_months": "6",
    "igu.bonus_last": "20000",
    "igu.bonus_last_months": "24",
    "igu.bonus_de_minimis": "300000",
    "igu.bonus_de_minimis_years": "3",
    "wage_subsidy.max_share.private": "50",
    "internship.intro_weeks": "6",
    "hours.max_week": "37",
    "work_duty.hours_week": "37",
    "programme.max_years": "5",
    "contract.months": "1",
    "first_offer.preferred_weeks": "2",
    "first_offer.latest_months": "1",
    # The programme, the record and the right to see one's case.
    "classification.months": "3",
    "follow_up.count": "4",
    "follow_up.window_months": "6",
    "follow_up.in_job_months": "12",
    "follow_up.after_birth_months": "6",
    "follow_up.interval_months": "3",
    "follow_up.least_days_between": "14",
    "opening_draft.keep_days": "90",
    "danish.enrolment_weeks": "4",
    "internship.ready_weeks": "4",
    "programme.aim_months": "12",
    "introduction.weeks": "4",
    "complaint.answer_weeks": "4",
    "danish.right_years": "5",
    "programme.warn_months": "6",
    "party_access.answer_working_days": "7",
    "deadline.warn_days": "14",
    "offer.gap_first_days": "14",
    "offer.gap_latest_days": "30",
    "cv.old_months": "12",
}


def test_the_seed_holds_the_rule_books_numbers():
    edition = in_force(all_figures(), date(2026, 11, 22), SONDERBORG)
    assert {key: figure.text for key, figure in edition.items()} == SEED_2026


@pytest.mark.parametrize(
    ("key", "on", "text"),
    [
        ("igu.school_weeks", date(2021, 4, 30), "20"),
        ("igu.school_weeks", date(2021, 5, 1), "23"),
        ("wage_subsidy.rate.public", date(2023, 12, 31), "125.13"),
        ("wage_subsidy.rate.private", date(2023, 1, 1), "86.16"),
        ("wage_subsidy.public.hourly_wage", date(2023, 1, 1), "133.75"),
        ("ai.log_retention_min_months", date(2027, 12, 2), "6"),
    ],
    ids=lambda value: str(value),
)
def test_the_seed_knows_other_days_too(key, on, text):
    assert in_force(all_figures(), on, SONDERBORG)[key].text == text


@pytest.mark.parametrize(
    ("key", "on"),
    [
        ("wage_subsidy.rate.public", date(2024, 1, 1)),
        ("ai.log_retention_min_months", date(2027, 12, 1)),
        ("work_duty.hours_week", date(2024, 12, 31)),
    ],
    ids=["last year's rates are not this year's", "AI logs from 2 December 2027", "work duty 2025"],
)
def test_the_seed_says_nothing_before_or_after_its_days(key, on):
    assert key not in in_force(all_figures(), on, SONDERBORG)


def test_every_seed_row_has_a_source_and_its_own_first_day():
    rows = all_figures()
    assert all(row.source.strip() for row in rows)
    doubles = Counter((row.key, row.municipality_id, row.valid_from) for row in rows)
    assert max(doubles.values()) == 1
