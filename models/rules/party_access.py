"""When somebody who asks for her own case must have an answer (rule B-33)."""

from datetime import date

from models.kinds import CaseMatter
from models.rules.calendar import OfficeCalendar
from models.rules.figures import Figures
from models.rules.programme_facts import Matter

ANSWER_DAYS = "party_access.answer_working_days"


def answer_due(asked_on: date, figures: Figures, office: OfficeCalendar) -> date:
    """The last day for the answer: so many working days of the office after the question came.

    Args:
        figures: in force on the day the question came.

    Raises:
        KeyError: the number of days is not among the figures.
    """
    day = asked_on
    for _ in range(figures.whole(ANSWER_DAYS)):
        day = office.next_working_day(day)
    return day


def access_matter(
    asked_on: date, told_on: date | None, figures: Figures, office: OfficeCalendar
) -> Matter:
    """The answer as something to do, from the day the question came.

    Args:
        told_on: when she was told that it takes longer; None when she was not.
    """
    due = answer_due(asked_on, figures, office)
    return Matter(due, CaseMatter.PARTY_ACCESS, shown_from=asked_on, told_on=told_on)
