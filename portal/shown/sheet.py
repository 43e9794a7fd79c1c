"""One shape for every paper: the page and the PDF are made from the same."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date

from models.kinds import Side
from portal.documents import printed
from portal.services.placements.signatures import Given
from portal.shown.agreement_shown import Block
from portal.translate import gettext as _
from portal.translate import language
from portal.words import word
from portal.words.formats import day


@dataclass(frozen=True)
class Field:
    """One thing with its value; `missing` says that it is not there, and then stands for it."""

    name: str
    value: str
    missing: str = ""
    number: str = ""


@dataclass(frozen=True)
class Section:
    """A part of a paper: text, then fields or a table. `numbered` fields are for copying."""

    title: str
    fields: Sequence[Field] = ()
    blocks: Sequence[Block] = ()
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    numbered: bool = False


@dataclass(frozen=True)
class Signing:
    """Who says yes; a row without a day is a line to sign on."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Sheet:
    """A paper as people read it, in the reader's language.

    Args:
        header: whom it is about, on each printed page.
        footer: which edition it is.
    """

    title: str
    header: str
    intro: Sequence[str]
    sections: Sequence[Section]
    footer: str
    signing: Signing | None = None

    @property
    def missing(self) -> int:
        """How many fields are not there."""
        return sum(bool(one.missing) for section in self.sections for one in section.fields)


@dataclass
class Fields:
    """Fields in the order in which they are told."""

    told: list[Field] = field(default_factory=list)

    def add(self, name: str, value: str, missing: str | None = None) -> None:
        """A field; without a value it is told as missing, in these words."""
        lacks = "" if value else (_("Mangler") if missing is None else missing)
        self.told.append(Field(name, value, lacks))

    def add_if(self, name: str, value: str) -> None:
        """A field that is left out without a value."""
        if value:
            self.told.append(Field(name, value))


def numbered(sections: Iterable[Section]) -> list[Section]:
    """The sections with their fields numbered for copying: 1.1, 1.2, 2.1 …"""
    return [
        replace(
            section,
            title=f"{first}. {section.title}",
            numbered=True,
            columns=[_("Nr."), _("Felt"), _("Skriv")],
            fields=[
                replace(one, number=f"{first}.{second}")
                for second, one in enumerate(section.fields, 1)
            ],
        )
        for first, section in enumerate(sections, 1)
    ]


def signing(given: Sequence[Given], asked: Sequence[Side]) -> Signing | None:
    """The yeses to the paper as it is now, and a line for each that is missing."""
    rows = [
        [str(word(row.side)), row.name, day(row.signed_on), str(word(row.through))]
        for row in given
        if row.is_current
    ]
    rows += [[str(word(side)), "", "", ""] for side in asked]
    if not rows:
        return None
    columns = [_("Hvem"), _("Navn"), _("Dag"), _("Underskrift")]
    return Signing(_("Underskrifter"), columns, rows)


def pdf(sheet: Sheet, made_on: date) -> bytes:
    """The paper as a tagged PDF in the language it is told in."""
    values: dict[str, object] = {
        **asdict(sheet),
        "language": language().value,
        "made_on": [made_on.year, made_on.month, made_on.day],
        "warning": _("Nogle bogstaver kan ikke trykkes her. Skriv dem i hånden."),
        "page_word": _("Side"),
        "of_word": _("af"),
    }
    return printed("paper", values)
