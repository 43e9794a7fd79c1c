"""What the rest of a record asks its caseworker for: told too little, or a CV long untouched."""

from dataclasses import dataclass
from datetime import date, timedelta

from models.kinds import CaseMatter
from models.rules.figures import Figures
from models.rules.programme import first_offer_wished
from models.rules.programme_facts import GETS_OFFERS, Matter, ProgrammeFacts
from models.rules.spans import months_after

# Good to do, but no law names a day: they are never late, and stand after what has a deadline.
WITHOUT_DEADLINE = frozenset({CaseMatter.NOT_KNOWN, CaseMatter.CV_OLD})


@dataclass(frozen=True, kw_only=True)
class RecordFacts:
    """What is known of a record as a whole.

    Args:
        cv_updated_on: None when nobody has looked through the CV yet.
        unknown: how many things that a fair match needs nobody has told.
    """

    cv_updated_on: date | None
    unknown: int


def complaint_matter(received_on: date, figures: Figures) -> Matter:
    """A complaint is looked at anew or passed on, from the day it came (B-31a, C.7)."""
    due = received_on + timedelta(weeks=figures.whole("complaint.answer_weeks"))
    return Matter(due, CaseMatter.COMPLAINT, received_on)


def record_matters(
    record: RecordFacts, programme: ProgrammeFacts, figures: Figures, on: date
) -> list[Matter]:
    """NOT_KNOWN and CV_OLD, for those who get offers.

    What a match needs is wished to be known when the first offer is wished; a CV is looked
    through at least so often as the figure `cv.old_months` says.
    """
    if programme.situation not in GETS_OFFERS or on < programme.responsibility_from:
        return []
    found = []
    if record.unknown:
        due = first_offer_wished(programme, figures)
        since = programme.responsibility_from
        found.append(Matter(due, CaseMatter.NOT_KNOWN, since, record.unknown))
    if record.cv_updated_on is not None:
        due = months_after(record.cv_updated_on, figures.whole("cv.old_months"))
        found.append(Matter(due, CaseMatter.CV_OLD, due))
    return sorted(found)
