"""The deadlines of the introduction programme, worked out from what happened and the figures.

The life cycle (rule book C.7): contract, class, four follow-ups in six months, then an interval
of one's own; beside it job or education, a birth, permanent residence. No deadline is stored.
A deadline is the last day on which a thing is in time.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from models.kinds import CaseMatter, MatterDetail, Situation
from models.rules.figures import Figures
from models.rules.follow_ups import follow_up_due
from models.rules.programme_facts import (
    GETS_OFFERS,
    Matter,
    ProgrammeFacts,
    warned,
)
from models.rules.spans import MONTHS_A_YEAR, last_day_of_months, months_after


def matters(facts: ProgrammeFacts, figures: Figures, on: date) -> list[Matter]:
    """All that the programme asks for as it stands that day, the earliest deadline first.

    Matters that lie far ahead are among them; `Matter.asks` tells which are to be shown.
    CV_OLD and NOT_KNOWN hang on the rest of the record and are not among them.
    """
    if on < facts.responsibility_from:
        return list(_internship_ready(facts, figures, on))
    if facts.permanent_residence_on and facts.permanent_residence_on <= on:
        return list(_status_report(facts, facts.permanent_residence_on))
    if facts.situation is Situation.AFTER_PROGRAMME:
        return []
    return sorted(found for rule in _RULES for found in rule(facts, figures, on))


def contract_due(facts: ProgrammeFacts, figures: Figures) -> date:
    """Both have signed within a month (S0-01, S2-01)."""
    return months_after(facts.responsibility_from, figures.whole("contract.months"))


def classification_due(facts: ProgrammeFacts, figures: Figures) -> date:
    """Who is on benefit has a class within three months (S2-07)."""
    return months_after(facts.responsibility_from, figures.whole("classification.months"))


def first_offer_wished(facts: ProgrammeFacts, figures: Figures) -> date:
    """As far as possible the first offer comes within two weeks (B-04)."""
    weeks = figures.whole("first_offer.preferred_weeks")
    return facts.responsibility_from + timedelta(weeks=weeks)


def first_offer_due(facts: ProgrammeFacts, figures: Figures) -> date:
    """At latest it comes within a month (B-04, S3-02, S4-01)."""
    return months_after(facts.responsibility_from, figures.whole("first_offer.latest_months"))


def internship_ready_due(facts: ProgrammeFacts, figures: Figures) -> date:
    """She can begin at a workplace four weeks after she was received (S3-08)."""
    return facts.responsibility_from + timedelta(weeks=figures.whole("internship.ready_weeks"))


def enrolment_due(facts: ProgrammeFacts, figures: Figures) -> date:
    """The Danish school knows the citizen within four weeks (S4-17)."""
    return facts.responsibility_from + timedelta(weeks=figures.whole("danish.enrolment_weeks"))


def danish_right_until(facts: ProgrammeFacts, figures: Figures) -> date:
    """The last day of the right to Danish education (S1-18)."""
    years = figures.whole("danish.right_years")
    return last_day_of_months(facts.responsibility_from, years * MONTHS_A_YEAR)


def programme_may_last_until(facts: ProgrammeFacts, figures: Figures) -> date:
    """The last day a programme may have; a pause does not make it longer (S0-05, S4-35)."""
    years = figures.whole("programme.max_years")
    return last_day_of_months(facts.responsibility_from, years * MONTHS_A_YEAR)


def work_aimed_at(facts: ProgrammeFacts, figures: Figures) -> date:
    """Ordinary work is aimed at within a year (S0-04, B-04); nothing is late after it."""
    return months_after(facts.responsibility_from, figures.whole("programme.aim_months"))


def may_resume(facts: ProgrammeFacts, figures: Figures, on: date) -> bool:
    """Whether a programme that a job has ended or paused can go on (S4-35): in the five years."""
    return on <= programme_may_last_until(facts, figures)


Rule = Callable[[ProgrammeFacts, Figures, date], Iterator[Matter]]


def _contract(facts: ProgrammeFacts, figures: Figures, _on: date) -> Iterator[Matter]:
    missing = []
    # Where the two do not agree the municipality decides alone (S2-04).
    if facts.agreed and facts.signed_by_citizen_on is None:
        missing.append(MatterDetail.CITIZEN_SIGNS)
    if facts.signed_by_municipality_on is None:
        missing.append(MatterDetail.MUNICIPALITY_SIGNS)
    if missing:
        due = contract_due(facts, figures)
        detail = MatterDetail.BOTH_SIGN if len(missing) > 1 else missing[0]
        yield Matter(due, CaseMatter.CONTRACT, warned(due, figures), len(missing), detail)


def _classification(facts: ProgrammeFacts, figures: Figures, _on: date) -> Iterator[Matter]:
    if facts.on_benefit and facts.classified_on is None:
        due = classification_due(facts, figures)
        yield Matter(due, CaseMatter.CLASSIFICATION, warned(due, figures))


def _follow_up(facts: ProgrammeFacts, figures: Figures, on: date) -> Iterator[Matter]:
    if facts.situation is Situation.PARENTAL_LEAVE:
        return
    found = follow_up_due(facts, figures, on)
    if found is not None:
        yield found


def _after_birth(facts: ProgrammeFacts, figures: Figures, on: date) -> Iterator[Matter]:
    born = facts.child_born_on
    if born is None or born > on or any(day >= born for day in facts.follow_ups):
        return
    due = months_after(born, figures.whole("follow_up.after_birth_months"))
    yield Matter(due, CaseMatter.PARENTAL_FOLLOW_UP, warned(due, figures))


def _first_offer(facts: ProgrammeFacts, figures: Figures, _on: date) -> Iterator[Matter]:
    if facts.situation in GETS_OFFERS and facts.first_offer_on is None:
        due = first_offer_due(facts, figures)
        wished = min(first_offer_wished(facts, figures), due)
        yield Matter(due, CaseMatter.FIRST_OFFER, wished)


def _next_offer(facts: ProgrammeFacts, figures: Figures, _on: date) -> Iterator[Matter]:
    since = facts.without_offer_since
    if facts.situation not in GETS_OFFERS or since is None:
        return
    first = since + timedelta(days=figures.whole("offer.gap_first_days"))
    due = since + timedelta(days=figures.whole("offer.gap_latest_days"))
    yield Matter(due, CaseMatter.NO_OFFER, min(first, due))


def _enrolment(facts: ProgrammeFacts, figures: Figures, _on: date) -> Iterator[Matter]:
    """A course, lessons or a passed test tell that she has begun, also when no day is written."""
    begun = facts.on_danish or facts.danish_enrolled_on is not None
    if facts.situation in GETS_OFFERS and not begun:
        due = enrolment_due(facts, figures)
        yield Matter(due, CaseMatter.DANISH_ENROLMENT, warned(due, figures))


def _internship_ready(facts: ProgrammeFacts, figures: Figures, on: date) -> Iterator[Matter]:
    """Shown from the day the list is begun, also before the responsibility is taken over."""
    if facts.situation in GETS_OFFERS and facts.steps_left:
        due = internship_ready_due(facts, figures)
        yield Matter(due, CaseMatter.INTERNSHIP_READY, min(on, due), facts.steps_left)


def _end(facts: ProgrammeFacts, figures: Figures, _on: date) -> Iterator[Matter]:
    due = programme_may_last_until(facts, figures)
    shown_from = months_after(due, -figures.whole("programme.warn_months"))
    yield Matter(due, CaseMatter.PROGRAMME_END, shown_from)


def _status_report(facts: ProgrammeFacts, granted: date) -> Iterator[Matter]:
    """Permanent residence ends the contract; what was done is summed up (S2-11)."""
    if facts.status_report_on is None:
        yield Matter(granted, CaseMatter.STATUS_REPORT, granted)


_RULES: Sequence[Rule] = (
    _contract,
    _classification,
    _follow_up,
    _after_birth,
    _first_offer,
    _next_offer,
    _enrolment,
    _internship_ready,
    _end,
)
