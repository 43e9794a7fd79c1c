"""The papers of invented placements that their sides have said yes to."""

from datetime import datetime

from models.kinds import DocumentKind, Side, SignedThrough
from models.queries.placements import PlacementDetails, details
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.tables.placements import Placement
from portal.services.placements import papers
from portal.services.placements.signatures import Yes
from seed.stage import Host, Stage

AGREEMENT = DocumentKind.PLACEMENT_AGREEMENT
CERTIFICATE = DocumentKind.INTERNSHIP_CERTIFICATE


def sign_agreement(stage: Stage, placement: Placement, host: Host, now: datetime) -> None:
    """Most agreements have every yes; of each third the citizen's is missing yet."""
    _company(stage, placement, AGREEMENT, host, now)
    _here(stage, placement, AGREEMENT, by=host.consultant, now=now)
    if placement.id % 3:
        said = (Side.CITIZEN, "Borgeren")
        _noted(stage, placement, AGREEMENT, said, by=host.consultant, now=now)


def sign_certificate(stage: Stage, placement: Placement, host: Host, now: datetime) -> None:
    """Every other internship that was held to its end has its certificate signed."""
    if placement.id % 2 or CERTIFICATE not in papers.there_are(placement):
        return
    _company(stage, placement, CERTIFICATE, host, now)
    _here(stage, placement, CERTIFICATE, by=host.consultant, now=now)


def _company(
    stage: Stage, placement: Placement, paper: DocumentKind, host: Host, now: datetime
) -> None:
    """In the portal by whoever signs in there, else on paper."""
    if host.employer is None:
        said = (Side.EMPLOYER, placement.contact_name)
        _noted(stage, placement, paper, said, by=host.consultant, now=now)
    else:
        _here(stage, placement, paper, by=host.employer, now=now)


def _here(
    stage: Stage, placement: Placement, paper: DocumentKind, *, by: Viewer, now: datetime
) -> None:
    whole, shown = _read(stage, placement, paper)
    papers.agree(stage.session, whole, paper, shown=shown, by=by, now=now)


def _noted(
    stage: Stage,
    placement: Placement,
    paper: DocumentKind,
    said: tuple[Side, str],
    *,
    by: Viewer,
    now: datetime,
) -> None:
    whole, shown = _read(stage, placement, paper)
    on = now.astimezone(COPENHAGEN).date()
    yes = Yes(side=said[0], name=said[1], through=SignedThrough.PAPER, signed_on=on)
    papers.note_yes(stage.session, whole, paper, yes, shown=shown, by=by, now=now)


def _read(stage: Stage, placement: Placement, paper: DocumentKind) -> tuple[PlacementDetails, str]:
    """The placement, and the paper as it is now by its fingerprint."""
    whole = details(stage.session, placement)
    return whole, papers.read(stage.session, whole, paper).paper.fingerprint
