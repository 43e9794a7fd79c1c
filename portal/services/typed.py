"""What people type as numbers, days and times of day, and what they mean by it."""

import calendar
import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import NoReturn

from pydantic_core import PydanticCustomError

OLDEST_YEAR, LATEST_YEAR = 1900, 2199
# A year of two figures up to this one is after 2000: 27 is 2027, 85 is 1985.
LAST_SHORT_YEAR = 69

MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")

_PLAIN = re.compile(r"[-−]?\d+(?:,\d+)?")
_POINT = re.compile(r"[-−]?\d+\.\d{1,2}")
_GROUPED = re.compile(r"[-−]?\d{1,3}(?:\.\d{3})+,\d+|[-−]?\d{1,3}(?: \d{3})+(?:,\d+)?")
_THOUSANDS = re.compile(r"[-−]?\d{1,3}(?:\.\d{3})+")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY = re.compile(r"(\d{1,2})[./\- ]+(\d{1,2})[./\- ]+(\d{4}|\d{2})")
_NAMED_DAY = re.compile(r"(\d{1,2})\.? *([a-zæøå]{3,9})\.? +(\d{4})")
_NO_YEAR = re.compile(r"\d{1,2}[./\- ]+(?:\d{1,2}|[a-zæøå]{3,9})[.]?")
_CLOCK = re.compile(r"(?:kl\.? *)?(\d{1,2})(?:[.:](\d{2}))?|(\d{2})(\d{2})")


def read_decimal(value: object) -> object:
    """A number with the comma that Danes write, or with a point before one or two figures."""
    if not isinstance(value, str):
        return value
    text = " ".join(value.split())
    if _THOUSANDS.fullmatch(text):
        # 1.234 is a thousand to a Dane and one and a bit to a machine, so we ask.
        _refuse("unclear_number", plain=text.replace(".", ""))
    if _GROUPED.fullmatch(text):
        text = text.replace(".", "").replace(" ", "")
    elif not (_PLAIN.fullmatch(text) or _POINT.fullmatch(text)):
        _refuse("not_a_number")
    return float(Decimal(text.replace(",", ".").replace("−", "-")))


def read_whole(value: object) -> object:
    """A whole number; 40,0 is one and 40,5 is none."""
    number = read_decimal(value)
    if not isinstance(number, float):
        return number
    if not number.is_integer():
        _refuse("not_a_whole_number")
    return int(number)


def read_date(value: object) -> date:
    """A day: 1/2-27, 1.2.2027, 1 2 2027, 1. februar 2027 or 2027-02-01.

    Raises:
        PydanticCustomError: the text is no day, or a day that the calendar does not have.
    """
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str):
        _refuse("not_a_date")
    text = " ".join(value.lower().split())
    if found := _ISO_DAY.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _DAY.fullmatch(text):
        day, month, year = int(found[1]), int(found[2]), _year(found[3])
    elif (found := _NAMED_DAY.fullmatch(text)) and found[2][:3] in MONTHS:
        day, month, year = int(found[1]), MONTHS.index(found[2][:3]) + 1, int(found[3])
    elif _NO_YEAR.fullmatch(text):
        _refuse("date_without_year")
    else:
        _refuse("not_a_date")
    return _day(year, month, day)


def read_clock(value: object) -> time:
    """A time of day: 13.05, 13:05, 1305, 9 or kl. 9.30."""
    if isinstance(value, time):
        return value
    found = _CLOCK.fullmatch(" ".join(value.lower().split())) if isinstance(value, str) else None
    if found is None:
        _refuse("not_a_time")
    hour, minute = int(found[1] or found[3]), int(found[2] or found[4] or 0)
    if hour > 23 or minute > 59:
        _refuse("no_such_time")
    return time(hour, minute)


def _year(text: str) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    return 2000 + year if year <= LAST_SHORT_YEAR else 1900 + year


def _day(year: int, month: int, day: int) -> date:
    if not OLDEST_YEAR <= year <= LATEST_YEAR:
        _refuse("year_out_of_range")
    if not 1 <= month <= 12:
        _refuse("no_such_month")
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        _refuse("no_such_day", days=days)
    return date(year, month, day)


def _refuse(code: str, **values: object) -> NoReturn:
    raise PydanticCustomError(code, "refused", values)
