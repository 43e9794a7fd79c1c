"""Words for the values that stand on a limited card, which is kept as plain values."""

from datetime import date

from models.kinds import DanishLevel, DanishSkill
from portal.translate import LazyString
from portal.words.formats import day
from portal.words.people import PEOPLE


def danish_skill(value: str) -> LazyString:
    """Speaking, listening, reading or writing."""
    return PEOPLE[DanishSkill][DanishSkill(value)]


def danish_level(value: str) -> LazyString:
    """The level in words."""
    return PEOPLE[DanishLevel][DanishLevel(value)]


def iso_day(value: str) -> str:
    """A day that is kept as ISO text, written out."""
    return day(date.fromisoformat(value))


CARD_FILTERS = {
    "dansk_faerdighed": danish_skill,
    "dansk_niveau": danish_level,
    "isodato": iso_day,
}
