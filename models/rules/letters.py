"""Mail to people: what belongs together, who may choose what, and when to try again.

Nothing of a citizen ever stands in a mail; see docs/background.md.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from models.kinds import LetterGroup, LetterKind, LetterWay, Role
from models.rules.before_start import watched_until
from models.rules.calendar import OfficeCalendar

G, K = LetterGroup, LetterKind

# An opening about to lapse and an IGU's bonus are told both to the company and to its consultant.
_OF_STAFF: Mapping[LetterKind, LetterGroup] = {
    K.PROMISE_WARNING: G.PROMISES,
    K.OPENING_LAPSES: G.COMPANIES,
    K.PAUSE_ENDS: G.COMPANIES,
    K.FOLLOW_UP_DUE: G.PLACEMENTS,
    K.PLACEMENT_STARTS: G.PLACEMENTS,
    K.IGU_BONUS: G.PLACEMENTS,
    K.REVIEW_WAITS: G.REVIEWS,
}
_OF_COMPANY: Mapping[LetterKind, LetterGroup] = {
    K.PROMISE_RECEIPT: G.ANSWERS,
    K.PROMISE_ANSWERED: G.ANSWERS,
    K.PROPOSAL_WAITS: G.REMINDERS,
    K.OPENING_LAPSES: G.REMINDERS,
    K.IGU_BONUS: G.REMINDERS,
}

# What each role may choose about; the rest never comes to it.
CHOICES: Mapping[Role, tuple[LetterGroup, ...]] = {
    Role.EMPLOYER: (G.ANSWERS, G.REMINDERS),
    Role.COMPANY_CONSULTANT: (G.PROMISES, G.PLACEMENTS, G.COMPANIES),
    Role.CASEWORKER: (G.REVIEWS,),
    Role.LEADER: (G.PROMISES,),
    Role.ADMINISTRATOR: (),
}
# Until somebody chooses. What waits for days can wait for the next morning too.
USUAL: Mapping[LetterGroup, LetterWay] = {
    G.PROMISES: LetterWay.NOW,
    G.PLACEMENTS: LetterWay.DAILY,
    G.COMPANIES: LetterWay.DAILY,
    G.REVIEWS: LetterWay.NOW,
    G.ANSWERS: LetterWay.NOW,
    G.REMINDERS: LetterWay.NOW,
    G.ACCESS: LetterWay.NOW,
}

# A company that waits to answer a proposal is reminded twice, and then left in peace.
REMIND_OF_PROPOSAL = (timedelta(days=3), timedelta(days=7))
# Working days before a placement begins on which its consultant hears that something is missing.
WARN_OF_START = (5, 2)
# So long before the last day of a pause its consultant is told.
WARN_OF_PAUSE_END = timedelta(days=3)
# Mail that could not go out for so long is no news any more.
OLDEST = timedelta(days=5)

# What a mail server refuses for now is tried again after so long, then twice as long, and so on.
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=2)
MOST_ATTEMPTS = 40


def group_of(kind: LetterKind, role: Role | None) -> LetterGroup:
    """What the mail counts as for somebody in that role; None is somebody without a log-in."""
    if role is Role.EMPLOYER:
        return _OF_COMPANY.get(kind, G.ACCESS)
    return _OF_STAFF.get(kind, G.ACCESS)


def way_of(group: LetterGroup, chosen: Mapping[str, str]) -> LetterWay:
    """How somebody wants to be told of the group; access is told at once whoever asks."""
    if group is G.ACCESS:
        return LetterWay.NOW
    return LetterWay(chosen.get(group.value, USUAL[group]))


def is_reminder(kind: LetterKind, role: Role | None) -> bool:
    """Whether it counts in the number of mails a company gets at most in a week."""
    return group_of(kind, role) is G.REMINDERS or (role is Role.EMPLOYER and kind is K.DIGEST)


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many attempts, 1 or more, that came to nothing."""
    doublings = min(attempts - 1, 16)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def starts_soon(starts: date, on: date, office: OfficeCalendar) -> int | None:
    """Which warning of a start it is time for: so many working days are left, or fewer."""
    for days in sorted(WARN_OF_START):
        if on < starts <= watched_until(on, office, days):
            return days
    return None
