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
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    try:
        date(_century(year, int(digits[6])) + year, month, day % REPLACEMENT)
    except ValueError:
        return False
    return True


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
