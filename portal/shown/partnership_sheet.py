"""The partnership agreement as a paper: the text a company was offered, and who is named in it."""

from collections.abc import Sequence
from datetime import date
from html.parser import HTMLParser

from flask import render_template

from models.kinds import ContactKind
from models.queries.agreements import text_of_edition
from models.queries.companies import account_people, agreement_of, contacts_of
from models.queries.people import municipality
from models.rules.access import Viewer
from models.tables.companies import Company
from models.tables.partners import AgreementText
from models.tables.people import Municipality, User
from portal.context import db
from portal.services.companies import companies
from portal.services.companies.partnership_paper import paper_of
from portal.services.placements import signatures
from portal.shown.agreement_shown import Block, in_own_language
from portal.shown.clock import how_counted
from portal.shown.papers_shown import edition
from portal.shown.sheet import Fields, Section, Sheet, signing
from portal.translate import gettext as _
from portal.words import word

# Each shipped edition stays, so that a company can read what it said yes to.
SHIPPED = {"2026-1": "employer/_agreement_text_2026_1.html"}


def partnership_sheet(company: Company, viewer: Viewer, on: date) -> Sheet:
    """The agreement in the reader's language, with its yes when there is one."""
    signed, town = agreement_of(db(), company.id), municipality(db(), viewer.municipality_id)
    number = signed.text_version or companies.text_offered(db(), town.id, on)
    own = text_of_edition(db(), town.id, number)
    paper = paper_of(company, signed, own)
    given = [(row, signatures.is_current(row, paper)) for row in signatures.of(db(), paper)]
    return Sheet(
        title=_("Partnerskabsaftale"),
        header=company.name,
        intro=[
            _(
                "Aftalen er mellem %(firma)s og %(by)s. Den binder ikke.",
                firma=company.name,
                by=town.name,
            ),
            _("Teksten er udgave %(nummer)s.", nummer=number),
        ],
        sections=[
            _people(company),
            Section(_("Aftalens tekst"), blocks=_text(number, own, town)),
        ],
        footer=edition(paper.fingerprint),
        signing=signing(signatures.told(given), []),
    )


def _people(company: Company) -> Section:
    told = Fields()
    told.add(_("Virksomhed"), company.name)
    told.add(_("CVR-nummer"), company.cvr_number)
    contacts = contacts_of(db(), company.id)
    for kind in ContactKind:
        found = contacts.get(kind)
        reach = (found.name, found.phone, found.email) if found else ()
        told.add(str(word(kind)), ", ".join(filter(None, reach)))
    consultant, deputy = account_people(db(), company.id)
    told.add(_("Fast konsulent"), _called(consultant))
    told.add_if(_("Afløser"), _called(deputy))
    return Section(_("Hvem"), told.told)


def _called(user: User | None) -> str:
    return user.name if user else ""


def _text(number: str, own: AgreementText | None, town: Municipality) -> Sequence[Block]:
    """The text with how the 24 hours are counted, which stands under every edition."""
    known = how_counted(town)
    if own is None:
        return _blocks(render_template(SHIPPED[number], **known))
    clock = render_template("employer/_agreement_clock.html", **known)
    return [*in_own_language(own), *_blocks(clock)]


def _blocks(page: str) -> list[Block]:
    reader = _Reader()
    reader.feed(page)
    return [block for block in reader.found if block.lines]


class _Reader(HTMLParser):
    """Reads headings, paragraphs, lists and facts of a page into blocks."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Block] = []
        self._open = False

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        """A tag that begins a block or a line of a list."""
        if tag in {"h2", "h3", "summary"}:
            self.found.append(Block("heading", [""]))
        elif tag == "p":
            self.found.append(Block("paragraph", [""]))
        elif tag in {"ul", "dl"}:
            self.found.append(Block("list"))
        elif tag in {"li", "dt"}:
            self.found[-1].lines.append("")
        self._open = self._open or tag in _TOLD

    def handle_endtag(self, tag: str) -> None:
        """What comes between two of them is only space."""
        if tag in _TOLD:
            self._open = False

    def handle_data(self, data: str) -> None:
        """Text goes to the line that is open."""
        if self._open and self.found:
            lines = self.found[-1].lines
            lines[-1] = f"{lines[-1]} {' '.join(data.split())}".strip()


_TOLD = frozenset({"h2", "h3", "summary", "p", "li", "dt", "dd"})
