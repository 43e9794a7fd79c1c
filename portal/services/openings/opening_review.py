"""What a person must look at before an opening is published, and the publishing (rule C.5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from models.kinds import ObjectType
from models.queries.openings import OpeningDetails, details
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.tables.openings import Opening
from portal.services.inputs import Input
from portal.services.openings import openings, wording
from portal.services.openings.demand_list import demands_of
from portal.services.openings.ratio_preview import RatioPreview, preview_of
from portal.services.openings.wording import Demand, Hit
from portal.services.trail import Happened, record


class Publication(Input):
    """The consultant's word that she has read the marked places, when there are any."""

    wording_read: bool = False


@dataclass(frozen=True)
class Review:
    """The points a person checks.

    Args:
        known: the list of words, to mark them where they stand.
        hits: what was found in the opening's own words.
        ratio: the room at the workplace; None when the law does not count this kind.
    """

    known: Sequence[Demand]
    hits: Sequence[Hit]
    ratio: RatioPreview | None


def review(session: Session, whole: OpeningDetails) -> Review:
    """What to look at in one opening."""
    known = demands_of(session, whole.opening.municipality_id)
    return Review(known, wording.hits(_texts(whole), known), preview_of(session, whole.opening))


def publish(
    session: Session, opening: Opening, given: Publication, *, by: Viewer, now: datetime
) -> None:
    """Publish an opening that a person has read; the trail keeps how many words were marked.

    Raises:
        NotNow: marked places were not read; or as in `openings.publish`.
    """
    known = demands_of(session, opening.municipality_id)
    found = wording.hits(_texts(details(session, opening)), known)
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
