"""Days, times and numbers as people write them, in both languages."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from flask_babel import force_locale

from models.rules.codes import FindingCode
from models.rules.errors import Finding
from portal.words import choices, formats
from portal.words.refusals import finding_in_words

SUMMER, WINTER = datetime(2027, 3, 28, 1, 5, tzinfo=UTC), datetime(2026, 11, 22, 12, 5, tzinfo=UTC)


@pytest.fixture
def danish(app):
    with app.test_request_context(), force_locale("da"):
        yield


@pytest.fixture
def english(app):
    with app.test_request_context(), force_locale("en"):
        yield


@pytest.mark.usefixtures("danish")
def test_danish_days_and_times():
    assert formats.day(date(2026, 11, 22)) == "22. november 2026"
    assert formats.short_day(date(2026, 1, 2)) == "02.01.2026"
    assert formats.weekday(date(2026, 11, 24)) == "tirsdag den 24. november 2026"
    assert formats.moment(WINTER) == "22. november 2026 kl. 13.05"
    assert formats.clock(time(8)) == "08.00"


@pytest.mark.usefixtures("danish")
def test_summer_time_is_shown_as_the_clock_on_the_wall():
    assert formats.moment(SUMMER) == "28. marts 2027 kl. 03.05"
    assert formats.day(datetime(2026, 11, 22, 23, 30, tzinfo=UTC)) == "23. november 2026"


@pytest.mark.usefixtures("danish")
def test_danish_numbers():
    assert formats.number(1234.5) == "1.234,5"
    assert formats.number(37) == "37"
    assert formats.number(85.96, 1) == "86,0"
    assert formats.number(85.96, 0) == "86"
    assert formats.percent(0.825) == "82\u00a0%"


@pytest.mark.usefixtures("danish")
@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(), "0 min"),
        (timedelta(minutes=59, seconds=59), "59 min"),
        (timedelta(hours=22, minutes=15), "22 t 15 min"),
        (timedelta(hours=-22, minutes=-15), "22 t 15 min"),
        (timedelta(hours=47, minutes=59), "47 t 59 min"),
        (timedelta(days=3, hours=4, minutes=59), "3 dage 4 t"),
    ],
)
def test_lengths(length, words):
    assert formats.length(length) == words


@pytest.mark.usefixtures("english")
def test_english_days_times_and_numbers():
    assert formats.day(date(2026, 11, 22)) == "22 November 2026"
    assert formats.clock(WINTER) == "13:05"
    assert formats.number(1234.5) == "1,234.5"
    assert formats.percent(0.5) == "50%"


@pytest.mark.usefixtures("danish")
def test_values_of_the_law_are_written_for_people():
    given = {"a": "2027-02-01", "b": "12.5", "c": "5500", "d": "09:30", "e": "Lone", "f": ""}
    assert formats.readable(given) == {
        "a": "1. februar 2027",
        "b": "12,5",
        "c": "5500",
        "d": "09.30",
        "e": "Lone",
        "f": "",
    }


@pytest.mark.usefixtures("danish")
def test_a_finding_is_a_sentence():
    clash = {"weekday": "1", "starts": "09:00", "ends": "12:30"}
    sentence = finding_in_words(Finding(FindingCode.OVERLAPS_LESSONS, "x", values=clash))
    assert "dansk tirsdag kl. 09.00–12.30" in str(sentence)
    long = {"latest_end": "2027-02-01", "length": "1", "unit": "months"}
    assert "1 måned." in str(finding_in_words(Finding(FindingCode.TOO_LONG, "x", values=long)))


def test_choices_may_be_pairs_already():
    assert choices([(7, "Vaskeriet")]) == [(7, "Vaskeriet")]
