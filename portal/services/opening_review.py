"""What a person must look at before an opening is published, and the publishing (rule C.5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlmodel import Session

from models.kinds import ObjectType, PlacementType
from models.queries.openings import OpeningDetails, details
from models.queries.placements import subsidised_at
from models.rules import ratio
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.tables.openings import Opening
from portal.services import openings, wording
from portal.services.figures import figures_on
from portal.services.inputs import Input
from portal.services.trail import Happened, record
from portal.services.wording import Demand, Hit


class Publication(Input):
    """The consultant's word that she has read the marked places, when there are any."""

    wording_read: bool = False


@dataclass(frozen=True)
class RatioHint:
    """How many subsidised persons the workplace may have, in full-time persons (rule B-08)."""

    ordinary_fte: float
    allowed: int
    taken: int  # approved and running placements in the opening's period
    seats: int

    @property
    def is_too_many(self) -> bool:
        return self.taken + self.seats > self.allowed


@dataclass(frozen=True)
class Review:
    """The points a person checks.

    Args:
        known: the list of words, to mark them where they stand.
        hits: what was found in the opening's own words.
        ratio: None when the staff is not known, or the law does not count this kind.
    """

    known: Sequence[Demand]
    hits: Sequence[Hit]
    ratio: RatioHint | None


def review(session: Session, whole: OpeningDetails) -> Review:
    """What to look at in one opening."""
    known = wording.demands()
    return Review(known, wording.hits(_texts(whole), known), _ratio(session, whole))


def publish(
    session: Session, opening: Opening, given: Publication, *, by: Viewer, now: datetime
) -> None:
    """Publish an opening that a person has read; the trail keeps how many words were marked.

    Raises:
        NotNow: marked places were not read; or as in `openings.publish`.
    """
    found = wording.hits(_texts(details(session, opening)), wording.demands())
    if found and not given.wording_read:
        raise NotNow("wording_not_read")
    openings.publish(session, opening, by=by, now=now)
    if found:
        happened = Happened(
            ObjectType.OPENING,
            opening.id,
            "wording_read",
            details={"marked": [hit.demand.words for hit in found]},
        )
        record(session, happened, by=by, now=now)


def _texts(whole: OpeningDetails) -> list[str]:
    """Everything a company wrote itself."""
    opening = whole.opening
    return [
        opening.title,
        opening.tasks,
        opening.pay_note,
        *(row.text for row, _concept in whole.requirements),
        *(need.task for need in whole.danish),
    ]


def _ratio(session: Session, whole: OpeningDetails) -> RatioHint | None:
    opening, staff = whole.opening, whole.workplace.ordinary_fte
    if staff is None or opening.placement_type is PlacementType.IGU:
        return None
    figures = figures_on(session, opening.starts, opening.municipality_id)
    return RatioHint(
        ordinary_fte=staff,
        allowed=ratio.allowed(Decimal(str(staff)), figures),
        taken=subsidised_at(session, whole.workplace.id, opening.starts, opening.ends),
        seats=opening.seats,
    )
