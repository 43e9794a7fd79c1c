"""What a person types about a company and its agreement, checked."""

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator
from stdnum.dk import cvr

from models.kinds import (
    Channel,
    Sector,
)
from portal.services.inputs import DanishDate, DanishDecimal, Input, ShortText, wrong


def real_cvr(number: str) -> str:
    """The number without spaces and country; a validator.

    Raises:
        PydanticCustomError: no company can have it.
    """
    compact = cvr.compact(number)
    if not cvr.is_valid(compact):
        raise wrong("cvr_wrong")
    return compact


def p_number(number: str) -> str:
    """The ten figures without spaces; a validator.

    Raises:
        PydanticCustomError: it has other signs, or not ten of them.
    """
    # No check digit is published for P-numbers, and stdnum has none; so only their shape counts.
    digits = "".join(number.split())
    if not (digits.isdigit() and len(digits) == 10):
        raise wrong("p_number_wrong")
    return digits


Persons = Annotated[DanishDecimal, Field(ge=0, le=20_000)]


class OwnWorkplace(Input):
    """What a company says of a place of work; its P-number is the register's.

    The staff is counted in full-time persons, and so are those other municipalities have there.
    """

    name: ShortText
    address: ShortText
    postcode: Annotated[str, Field(pattern=r"^\d{4}$")]
    ordinary_fte: Persons | None = None
    counted_on: DanishDate | None = None
    elsewhere_fte: Persons = 0.0
    rules: Annotated[str, Field(max_length=1000)] = ""


class NewWorkplace(OwnWorkplace):
    """What a consultant says of one; without an industry it has the company's."""

    p_number: Annotated[str, AfterValidator(p_number)]
    industry: str | None = None


class NewCompany(Input):
    """A company and its first workplace."""

    name: ShortText
    cvr_number: Annotated[str, AfterValidator(real_cvr)]
    sector: Sector
    industry: str
    workplace: NewWorkplace


class OwnFacts(Input):
    """What a company says of itself."""

    name: ShortText
    industry: str
    accepts_beginners: bool = False


class CompanyFacts(OwnFacts):
    """What a consultant says of it; the sector and the CVR number decide what the law asks."""

    cvr_number: Annotated[str, AfterValidator(real_cvr)]
    sector: Sector


class Contact(Input):
    name: ShortText
    phone: Annotated[str, Field(min_length=8, max_length=20, pattern=r"^[+0-9 ]+$")]
    email: Annotated[str, Field(min_length=3, max_length=200, pattern=r"^[^@\s]+@[^@\s]+$")]


class Contacts(Input):
    """Whom the municipality talks to: for the daily work, and in the management."""

    primary: Contact
    management: Contact


class Acceptance(Input):
    """The company's yes, with one contact for the daily work and one in the management."""

    primary: Contact
    management: Contact
    understood: bool

    @model_validator(mode="after")
    def _has_read_it(self) -> Self:
        if not self.understood:
            raise wrong("agreement_not_read", field="understood")
        return self


class OralYes(Input):
    """A yes that was said to the consultant."""

    said_by: ShortText
    channel: Channel
    said_on: DanishDate | None = None  # today when it is not told
    primary: Contact
    management: Contact


class Pause(Input):
    """A pause; without a last day it lasts until the company comes back."""

    paused_from: DanishDate
    paused_until: DanishDate | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.paused_until is not None and self.paused_until < self.paused_from:
            raise wrong("ends_before_start", field="paused_until")
        return self


class OwnPause(Pause):
    """A pause in the company's own words: only it can say beforehand that it comes back."""

    back_by_itself: bool = False

    @model_validator(mode="after")
    def _knows_its_last_day(self) -> Self:
        if self.back_by_itself and self.paused_until is None:
            raise wrong("back_needs_last_day", field="paused_until")
        return self


class Review(Input):
    """The yearly talk about how it goes."""

    reviewed_on: DanishDate
    review_note: Annotated[str, Field(max_length=1000)] = ""


class LaterContact(Input):
    contact_again_on: DanishDate
