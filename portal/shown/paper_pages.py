"""The pages of a paper that the municipality and the company both have.

Each side has its own addresses and doors; what happens behind them is the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import DocumentKind, Language, Side
from models.queries.placements import PlacementDetails
from models.rules.access import Act, may
from models.tables.companies import Company
from models.tables.placements import Placement
from portal.context import db, page, record_paper, record_reading, today, viewer
from portal.forms import Form
from portal.language import reading_in
from portal.services.placements import papers
from portal.services.placements.alignment import expectations
from portal.services.placements.signatures import Given, Yes
from portal.shown.alignment_sheet import alignment_sheet, yeses
from portal.shown.papers_shown import sheet
from portal.shown.partnership_sheet import partnership_sheet
from portal.shown.sheet import Sheet, pdf
from portal.translate import language

# What stands in an address.
NAMES = {
    "aftale": DocumentKind.PLACEMENT_AGREEMENT,
    "forventninger": DocumentKind.EXPECTATION_ALIGNMENT,
    "bevis": DocumentKind.INTERNSHIP_CERTIFICATE,
    "vitas": DocumentKind.VITAS_SHEET,
}
# A form of the state that is in Danish only.
ONLY_DANISH = frozenset({DocumentKind.VITAS_SHEET})


_NAME_OF = {kind: name for name, kind in NAMES.items()}


def papers_of(placement: Placement) -> list[tuple[str, DocumentKind]]:
    """The papers that can be made of the placement now, with their names in addresses."""
    return [(_NAME_OF[kind], kind) for kind in papers.there_are(placement)]


@dataclass(frozen=True)
class Listed:
    """A paper in the list of a placement's page.

    Args:
        asked: the sides whose yes is missing; `is_signed` tells whether anybody is ever asked.
    """

    name: str
    document: DocumentKind
    is_signed: bool
    asked: Sequence[Side]


def papers_listed(whole: PlacementDetails) -> list[Listed]:
    """The papers of a placement with who has not said yes to them as they are now."""
    return [
        Listed(name, kind, papers.SIDES.get(kind) != (), _asked_of(whole, kind))
        for name, kind in papers_of(whole.placement)
    ]


@dataclass(frozen=True)
class Shown:
    """A paper on a page, with its yeses and the sides whose yes is missing."""

    sheet: Sheet
    fingerprint: str
    given: Sequence[Given]
    asked: Sequence[Side]


def shown(whole: PlacementDetails, document: DocumentKind) -> Shown:
    """The paper in the reader's language.

    Raises:
        NotNow: it cannot be made of the placement now.
    """
    papers.refuse_without(whole.placement, document)
    if document is DocumentKind.EXPECTATION_ALIGNMENT:
        expected = expectations(db(), whole.placement)
        told = alignment_sheet(whole, expected)
        return Shown(told, expected.paper.fingerprint, yeses(whole, expected), expected.asked)
    read = papers.read(db(), whole, document)
    return Shown(sheet(read), read.paper.fingerprint, read.given, read.asked)


def paper_page(
    whole: PlacementDetails, name: str, form: Form[Yes], *, own: bool
) -> ResponseReturnValue:
    """The paper to read, print and say yes to.

    Args:
        form: for a yes on paper or by word of mouth, shown to those who may note one.
        own: somebody at the company is looking, not the municipality.
    """
    document = NAMES[name]
    record_reading(whole.placement.citizen_id, "paper")
    with reading_in(_language_of(document)):
        told = shown(whole, document)
    is_open = papers.is_open(whole.placement, document)
    side = Side.EMPLOYER if own else Side.CONSULTANT
    says = Act.ANSWER_CANDIDATE if own else Act.RUN_PLACEMENT
    return page(
        "papers/one.html",
        status=422 if form.errors else 200,
        whole=whole,
        own=own,
        name=name,
        document=document,
        told=told,
        form=form,
        sides=papers.NOTED[document] if is_open and may(viewer(), Act.HEAR_CITIZEN) else (),
        may_agree=is_open and side in told.asked and may(viewer(), says),
        languages=[] if document in ONLY_DANISH else list(Language),
        sheet_language=_language_of(document),
        address=address,
    )


def address(placement_id: int, name: str, act: str, *, own: bool, **values: Any) -> str:
    """The address of one of these pages on a side: "paper", "agreed", "fetched"."""
    endpoint = f"employer.paper_{act}" if own else f"papers.{act}"
    return url_for(endpoint, placement_id=placement_id, name=name, **values)


def paper_file(whole: PlacementDetails, name: str) -> ResponseReturnValue:
    """The paper as a PDF, in the language that is asked for."""
    document = NAMES[name]
    record_reading(whole.placement.citizen_id, "paper")
    with reading_in(Language.DANISH if document in ONLY_DANISH else asked_language()):
        file = pdf(shown(whole, document).sheet, today())
    return as_file(file, f"{name}-{whole.placement.id}")


def partnership_page(company: Company, *, own: bool) -> ResponseReturnValue:
    """The company's agreement to read and print; its yes is said on the agreement's own page."""
    told = partnership_sheet(company, viewer(), today())
    return page(
        "papers/partnership.html", company=company, own=own, sheet=told, languages=list(Language)
    )


def partnership_file(company: Company) -> ResponseReturnValue:
    """The company's agreement as a PDF, in the language that is asked for."""
    record_paper(company.id, DocumentKind.PARTNERSHIP_AGREEMENT)
    with reading_in(asked_language()):
        file = pdf(partnership_sheet(company, viewer(), today()), today())
    return as_file(file, f"partnerskabsaftale-{company.id}")


def as_file(file: bytes, name: str) -> Response:
    """A PDF that the browser opens or keeps."""
    answer = Response(file, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f"inline; filename={name}.pdf"
    return answer


def _asked_of(whole: PlacementDetails, document: DocumentKind) -> Sequence[Side]:
    if document is DocumentKind.EXPECTATION_ALIGNMENT:
        return expectations(db(), whole.placement).asked
    return papers.read(db(), whole, document).asked if papers.SIDES[document] else ()


def asked_language() -> Language:
    """The language in the address, else the reader's own."""
    asked = request.args.get("sprog", "")
    return Language(asked) if asked in set(Language) else language()


def _language_of(document: DocumentKind) -> Language:
    return Language.DANISH if document in ONLY_DANISH else language()
