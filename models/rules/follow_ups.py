"""When the next follow-up of a citizen's contract is due (S2-08, S2-09, C.7)."""

from dataclasses import dataclass
from datetime import date, timedelta

from models.kinds import CaseMatter, MatterDetail
from models.rules.figures import Figures
from models.rules.programme_facts import (
    WORKS_OR_LEARNS,
    Matter,
    ProgrammeFacts,
    warned,
)
from models.rules.spans import months_after


@dataclass(frozen=True)
class Window:
    """The months after the first class in which so many follow-ups belong (S2-08)."""

    starts: date
    ends: date
    needed: int
    done: int

    @property
    def left(self) -> int:
        """How many follow-ups are still needed."""
        return max(0, self.needed - self.done)


def window(facts: ProgrammeFacts, figures: Figures) -> Window | None:
    """The months of many follow-ups; None before the first class.

    The months are counted from the day of the class, the shorter of two readings of the source.
    A follow-up on that day itself is counted.
    """
    if facts.classified_on is None:
        return None
    ends = months_after(facts.classified_on, figures.whole("follow_up.window_months"))
    done = sum(facts.classified_on <= day <= ends for day in facts.follow_ups)
    return Window(facts.classified_on, ends, figures.whole("follow_up.count"), done)


def follow_up_due(facts: ProgrammeFacts, figures: Figures, on: date) -> Matter | None:
    """The next follow-up; None before the first class, on leave, and when the goals are met."""
    if facts.situation in WORKS_OR_LEARNS and not facts.on_benefit:
        months = figures.whole("follow_up.in_job_months")
        return _every(
            months, max(facts.follow_ups, default=_began(facts)), figures, MatterDetail.IN_JOB
        )
    intensive = window(facts, figures)
    if intensive is None or (facts.goals_met_on and facts.goals_met_on <= on):
        return None
    if on <= intensive.ends and intensive.left:
        return _in_window(intensive, figures, on)
    if intensive.left and not any(day > intensive.ends for day in facts.follow_ups):
        return Matter(
            intensive.ends,
            CaseMatter.FOLLOW_UP,
            intensive.starts,
            intensive.left,
            MatterDetail.WINDOW_MISSED,
        )
    months = facts.follow_up_months or figures.whole("follow_up.interval_months")
    last = max([_began(facts), *facts.follow_ups])
    return _every(months, last, figures, MatterDetail.OWN_INTERVAL)


def _in_window(intensive: Window, figures: Figures, on: date) -> Matter:
    """In time until the window ends, but asked for as if spread evenly over it.

    When less time is left than the follow-ups need, all of them are asked for at once.
    """
    days = (intensive.ends - intensive.starts).days
    turn = intensive.starts + timedelta(days=days * (intensive.done + 1) // intensive.needed)
    room = (intensive.ends - on).days // figures.whole("follow_up.least_days_between")
    is_short = room < intensive.left
    return Matter(
        intensive.ends,
        CaseMatter.FOLLOW_UP,
        intensive.starts if is_short else warned(turn, figures),
        intensive.left,
        MatterDetail.WINDOW_SHORT if is_short else MatterDetail.IN_WINDOW,
    )


def _every(months: int, last: date, figures: Figures, detail: MatterDetail) -> Matter:
    due = months_after(last, months)
    return Matter(due, CaseMatter.FOLLOW_UP, warned(due, figures), detail=detail)


def _began(facts: ProgrammeFacts) -> date:
    return facts.situation_since or facts.responsibility_from
