"""The papers of a placement: which there are, what they say, and who is asked for a yes."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlmodel import Session

from models.kinds import DocumentKind, PlacementState, PlacementType, Role, Side
from models.queries.placements import PlacementDetails, checks_of
from models.rules.access import Act, Viewer, may
from models.rules.errors import NotNow, NotYours
from models.rules.placement_flow import ENDED, RUNNING
from models.tables.placements import Placement
from portal.services.placements import signatures
from portal.services.placements.paper_facts import (
    AgreementFacts,
    CertificateFacts,
    agreement_facts,
    certificate_facts,
)
from portal.services.placements.signatures import Given, Paper, Yes
from portal.services.placements.vitas_facts import VitasFacts, vitas_facts

Facts = AgreementFacts | CertificateFacts | VitasFacts

# Whose yes each paper asks for; the expectations have theirs in `alignment`.
SIDES: Mapping[DocumentKind, tuple[Side, ...]] = {
    DocumentKind.PLACEMENT_AGREEMENT: (Side.EMPLOYER, Side.CITIZEN, Side.CONSULTANT),
    DocumentKind.INTERNSHIP_CERTIFICATE: (Side.EMPLOYER, Side.CONSULTANT),
    DocumentKind.VITAS_SHEET: (),
}
# Who may say it on paper or aloud; the municipality says its own here.
NOTED: Mapping[DocumentKind, tuple[Side, ...]] = {
    DocumentKind.PLACEMENT_AGREEMENT: (Side.CITIZEN, Side.EMPLOYER),
    DocumentKind.INTERNSHIP_CERTIFICATE: (Side.EMPLOYER,),
    DocumentKind.VITAS_SHEET: (),
}
_AFTER = ENDED | {PlacementState.CLOSED}
_AGREED = RUNNING | _AFTER | {PlacementState.CHECKS_PENDING}


@dataclass(frozen=True)
class Read:
    """A paper as it is now.

    Args:
        given: every yes; before the company knows the name, the citizen's is told by the alias.
        asked: the sides whose yes to the paper as it is now is missing yet.
    """

    paper: Paper
    facts: Facts
    given: Sequence[Given]
    asked: Sequence[Side]


def there_are(placement: Placement) -> list[DocumentKind]:
    """The papers that can be made of a placement in its state, in the order they are needed."""
    kinds = []
    if placement.state in _AGREED and placement.starts is not None:
        kinds += [
            DocumentKind.EXPECTATION_ALIGNMENT,
            DocumentKind.PLACEMENT_AGREEMENT,
            DocumentKind.VITAS_SHEET,
        ]
    if _was_held(placement) and placement.placement_type is PlacementType.INTERNSHIP:
        kinds.append(DocumentKind.INTERNSHIP_CERTIFICATE)
    return kinds


def read(session: Session, whole: PlacementDetails, document: DocumentKind) -> Read:
    """One paper with its yeses; the expectations are read by `alignment.expectations`.

    Raises:
        NotNow: it cannot be made of the placement now.
    """
    placement = whole.placement
    refuse_without(placement, document)
    facts = _facts(session, whole, document)
    paper = Paper(
        document=document,
        municipality_id=placement.municipality_id,
        company_id=placement.company_id,
        placement_id=placement.id,
        content=asdict(facts),
    )
    rows = signatures.of(session, paper) if SIDES[document] else []
    current = signatures.current_sides(rows, paper)
    pairs = [(row, signatures.is_current(row, paper)) for row in rows]
    return Read(
        paper=paper,
        facts=facts,
        given=signatures.told(pairs, citizen_as=unnamed(whole)),
        asked=[side for side in SIDES[document] if side not in current],
    )


def refuse_without(placement: Placement, document: DocumentKind) -> None:
    """Refuse a paper that cannot be made of the placement now.

    Raises:
        NotNow: it cannot.
    """
    if document not in there_are(placement):
        raise NotNow("no_paper_now")


def unnamed(whole: PlacementDetails) -> str | None:
    """What stands for the citizen's name until the company has been told it."""
    return None if whole.placement.name_released_at else whole.citizen.alias


def is_open(placement: Placement, document: DocumentKind) -> bool:
    """Whether somebody can say yes to it now: to an agreement until the end, to the rest after."""
    if document is DocumentKind.PLACEMENT_AGREEMENT:
        return placement.state in RUNNING | {PlacementState.CHECKS_PENDING}
    return document is DocumentKind.INTERNSHIP_CERTIFICATE


def agree(
    session: Session,
    whole: PlacementDetails,
    document: DocumentKind,
    *,
    shown: str,
    by: Viewer,
    now: datetime,
) -> None:
    """The person who is signed in says yes for her side: the company or the municipality.

    Raises:
        NotNow: nobody can say yes to the paper now, it has changed since it was shown, or her
            side has said yes already.
    """
    seen = _signable(session, whole, document)
    side = Side.EMPLOYER if by.role is Role.EMPLOYER else Side.CONSULTANT
    signatures.sign_here(session, seen.paper, side, shown=shown, by=by, now=now)


def note_yes(
    session: Session,
    whole: PlacementDetails,
    document: DocumentKind,
    said: Yes,
    *,
    shown: str,
    by: Viewer,
    now: datetime,
) -> None:
    """Note a yes on paper or by word of mouth.

    Raises:
        NotYours: the company's yes is noted by the consultant.
        NotNow: as `agree`; the day lies ahead, or nobody asks that side.
    """
    if said.side is not Side.CITIZEN and not may(by, Act.RUN_PLACEMENT):
        raise NotYours
    seen = _signable(session, whole, document)
    if said.side not in NOTED[document]:
        raise NotNow("side_not_asked")
    signatures.sign(session, seen.paper, said, shown=shown, by=by, now=now)


def _signable(session: Session, whole: PlacementDetails, document: DocumentKind) -> Read:
    if not is_open(whole.placement, document):
        raise NotNow("no_paper_now")
    return read(session, whole, document)


def _facts(session: Session, whole: PlacementDetails, document: DocumentKind) -> Facts:
    if document is DocumentKind.INTERNSHIP_CERTIFICATE:
        return certificate_facts(session, whole)
    if document is DocumentKind.VITAS_SHEET:
        return vitas_facts(session, whole, checks_of(session, whole.placement.id))
    return agreement_facts(session, whole)


def _was_held(placement: Placement) -> bool:
    """Whether it began, and is over."""
    last = placement.ended_on or placement.ends
    began = placement.starts is not None and last is not None and placement.starts <= last
    return placement.state in _AFTER and began
