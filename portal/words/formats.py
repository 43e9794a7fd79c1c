"""Days, times, lengths and numbers as people in Denmark write them, in the reader's language."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache

from babel import dates, numbers

from models.kinds import Language
from models.rules.calendar import COPENHAGEN
from portal.translate import LazyString, gettext, language

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CLOCK = re.compile(r"\d{2}:\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\S+")
# Whole numbers stay: a postcode is no thousand.
_NUMBER = re.compile(r"-?\d+\.\d+")


def day(value: date) -> str:
    """22. november 2026; of a moment the day it is in Denmark."""
    return _written(_local(value), _pattern("d. MMMM y", "d MMMM y"), _locale())


def short_day(value: date) -> str:
    """22.11.2026"""
    return _written(_local(value), _pattern("dd.MM.y", "dd/MM/y"), _locale())


def month(value: date) -> str:
    """november 2026"""
    return _written(value, "LLLL y", _locale())


def weekday(value: date | int) -> str:
    """tirsdag den 24. november 2026; of a number the day of the week alone, 0 is Monday."""
    if isinstance(value, int):
        return str(dates.get_day_names(locale=_locale())[value])
    pattern = _pattern("EEEE 'den' d. MMMM y", "EEEE d MMMM y")
    return _written(_local(value), pattern, _locale())


def moment(value: datetime) -> str:
    """22. november 2026 kl. 13.05"""
    return gettext("%(dag)s kl. %(tid)s", dag=day(value), tid=clock(value))


def clock(value: time | datetime) -> str:
    """13.05"""
    local = value.astimezone(COPENHAGEN).time() if isinstance(value, datetime) else value
    return f"{local:%H.%M}" if _is_danish() else f"{local:%H:%M}"


def machine_moment(value: datetime) -> str:
    """For `<time datetime>` and `data-frist`, which scripts read."""
    return value.astimezone(UTC).isoformat(timespec="seconds")


def number(value: float | Decimal, decimals: int | None = None) -> str:
    """1.234,5; with `decimals` always so many of them."""
    pattern = "#,##0.##" if decimals is None else "#,##0" + ("." + "0" * decimals) * bool(decimals)
    return _counted(value, pattern, _locale())


def percent(share: float, decimals: int = 0) -> str:
    """82 % of a share between 0 and 1."""
    sign = "\u00a0%" if _is_danish() else "%"
    return number(share * 100, decimals) + sign


def length(value: timedelta) -> str:
    """22 t 15 min; of a negative length the size alone, for what comes before or after it."""
    minutes = int(abs(value).total_seconds()) // 60
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    if minutes < 60:
        return gettext("%(minutter)s min", minutter=rest)
    if days < 2:
        return gettext("%(timer)s t %(minutter)s min", timer=minutes // 60, minutter=rest)
    return gettext("%(dage)s dage %(timer)s t", dage=days, timer=hours)


def filled(sentence: LazyString, values: Mapping[str, object]) -> LazyString:
    """The sentence with its places filled, in whatever language it comes to be read in."""
    return LazyString(lambda: str(sentence) % readable(values) if values else str(sentence))


def readable(values: Mapping[str, object]) -> dict[str, str]:
    """Values as rules give them (numbers with a point, ISO days), written for people."""
    return {name: _readable(value) for name, value in values.items()}


def _readable(value: object) -> str:
    if isinstance(value, str):
        return _readable_text(value)
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, time):
        return clock(value)
    return number(value) if isinstance(value, (int, float, Decimal)) else str(value)


def _readable_text(value: str) -> str:
    if _DAY.fullmatch(value):
        return day(date.fromisoformat(value))
    if _MOMENT.fullmatch(value):
        return moment(datetime.fromisoformat(value))
    if _CLOCK.fullmatch(value):
        return clock(time.fromisoformat(value))
    return number(Decimal(value)) if _NUMBER.fullmatch(value) else value


# A list shows the same days and numbers again and again, and Babel takes its time.
@lru_cache(maxsize=4096)
def _written(value: date, pattern: str, locale: str) -> str:
    return dates.format_date(value, pattern, locale=locale)


@lru_cache(maxsize=4096)
def _counted(value: float | Decimal, pattern: str, locale: str) -> str:
    return numbers.format_decimal(value, format=pattern, locale=locale)


def _local(value: date) -> date:
    return value.astimezone(COPENHAGEN).date() if isinstance(value, datetime) else value


def _locale() -> str:
    return "da" if _is_danish() else "en_GB"


def _is_danish() -> bool:
    return language() is Language.DANISH


def _pattern(danish: str, english: str) -> str:
    return danish if _is_danish() else english


FILTERS = {
    "dato": day,
    "kort_dato": short_day,
    "maaned": month,
    "ugedag": weekday,
    "klokken": moment,
    "tid": clock,
    "maskintid": machine_moment,
    "tal": number,
    "procent": percent,
    "varighed": length,
}
