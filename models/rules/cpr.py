"""What a CPR number is made of: a birthday and four digits (rule B-40).

The check digit is not asked for: numbers without it are given out since 2007.
"""

from datetime import date

LENGTH = 10
# A replacement number, given to people without a CPR number, has its day raised by this.
REPLACEMENT = 60
_PARTED = str.maketrans("", "", " -")


def digits_of(typed: str) -> str:
    """The number without the spaces and hyphen people write in it."""
    return typed.translate(_PARTED)


def is_possible(digits: str) -> bool:
    """Whether it has ten digits, and the first six are a day; replacement numbers count too."""
    if len(digits) != LENGTH or not (digits.isascii() and digits.isdecimal()):
        return False
    try:
        birthday_of(digits)
    except ValueError:
        return False
    return True


def birthday_of(digits: str) -> date:
    """The day the number begins with; a replacement number's without what was added to it.

    Raises:
        ValueError: it is no day.
    """
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    return date(_century(year, int(digits[6])) + year, month, day % REPLACEMENT)


def fits_birthday(digits: str, born_on: date) -> bool:
    """Whether a possible number begins with that day.

    The hundred years count for ordinary numbers alone: the register's table is theirs.
    """
    told = birthday_of(digits)
    if int(digits[:2]) > REPLACEMENT:
        return (told.day, told.month, told.year % 100) == (
            born_on.day,
            born_on.month,
            born_on.year % 100,
        )
    return told == born_on


def masked(digits: str) -> str:
    """As it is shown before somebody asks for all of it: the last four digits are dots."""
    return f"{digits[:6]}-••••"


def written(digits: str) -> str:
    """As people write it."""
    return f"{digits[:6]}-{digits[6:]}"


def _century(year: int, seventh: int) -> int:
    """The register's own table: the seventh digit says which hundred years the day lies in."""
    if seventh <= 3:
        return 1900
    if seventh in {4, 9}:
        return 2000 if year <= 36 else 1900
    return 2000 if year <= 57 else 1800
