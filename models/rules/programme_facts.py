"""What the deadlines of a programme are worked out from, and what they ask for."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from models.kinds import CaseMatter, MatterDetail, Situation
from models.rules.figures import Figures

WORKS_OR_LEARNS = frozenset({Situation.IN_JOB_OR_EDUCATION, Situation.PAUSED_BY_JOB})
# Who was only expected is in the programme from the day the responsibility is taken over.
GETS_OFFERS = frozenset({Situation.EXPECTED, Situation.IN_PROGRAMME})
IN_PROGRAMME = GETS_OFFERS | {Situation.PARENTAL_LEAVE}


@dataclass(frozen=True, kw_only=True)
class ProgrammeFacts:
    """What the deadlines hang on; days that have not come, or are not known, are None."""

    responsibility_from: date
    situation: Situation = Situation.IN_PROGRAMME
    situation_since: date | None = None  # None: since the responsibility was taken over
    on_benefit: bool = True
    agreed: bool = True
    signed_by_citizen_on: date | None = None
    signed_by_municipality_on: date | None = None
    classified_on: date | None = None  # the first time
    follow_ups: tuple[date, ...] = ()  # held, in any order
    follow_up_months: int | None = None  # the citizen's own interval after the window
    goals_met_on: date | None = None
    danish_enrolled_on: date | None = None
    on_danish: bool = False  # a course, lessons or a passed test are written
    first_offer_on: date | None = None
    without_offer_since: date | None = None  # None: never had one, or has one
    child_born_on: date | None = None
    permanent_residence_on: date | None = None
    status_report_on: date | None = None
    steps_left: int = 0  # of the list for an early start (S3-05); 0 too where there is no list


@dataclass(frozen=True, order=True)
class Matter:
    """One thing to do for a citizen.

    Args:
        due: the last day on which it is in time.
        shown_from: from when it asks to be done; before that it is only known.
        left: how many of the same are still to be done: follow-ups, signatures; 1 for others.
        told_on: when the citizen was told that it takes longer; None when she was not.
    """

    due: date
    matter: CaseMatter
    shown_from: date = field(compare=False)
    left: int = field(default=1, compare=False)
    detail: MatterDetail = field(default=MatterDetail.NONE, compare=False)
    told_on: date | None = field(default=None, compare=False)

    def is_late(self, on: date) -> bool:
        """Whether it is too late that day, and nobody told her in time that it takes longer."""
        return (self.told_on or on) > self.due

    def asks(self, on: date) -> bool:
        """Whether it is to be shown as something to do that day."""
        return on >= self.shown_from


def warned(due: date, figures: Figures) -> date:
    """From when a deadline is shown as something to do."""
    return due - timedelta(days=figures.whole("deadline.warn_days"))
