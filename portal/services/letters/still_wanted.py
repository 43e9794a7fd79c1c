"""Whether what a mail tells is still so; asked right before it is sent.

Whoever answered, left or changed something meanwhile is never reminded of it.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from sqlmodel import Session

from models.kinds import AgreementState, LetterKind, PlacementState, PromiseEnd, WarningKind
from models.queries.companies import agreement_of
from models.queries.placement_follow_ups import held_of
from models.rules.before_start import AGREED
from models.rules.calendar import COPENHAGEN
from models.rules.letters import OLDEST
from models.rules.promise_warnings import Warning
from models.tables.companies import Company
from models.tables.letters import Letter
from models.tables.matches import MatchRun
from models.tables.openings import Opening
from models.tables.partners import Invitation
from models.tables.placements import Placement
from models.tables.promises import Promise
from portal.services.letters.outbox import stamp
from portal.services.letters.reminders import lacking
from portal.services.openings.renewals import lapses_soon
from portal.services.placements import igu_bonus
from portal.services.placements.placement_follow_ups import plan_of
from portal.services.promises import warnings

Asked = Callable[[Session, Letter, datetime], bool]


def is_still_wanted(session: Session, letter: Letter, now: datetime) -> bool:
    """Whether the mail is still worth sending at `now`."""
    return _ASKED[letter.kind](session, letter, now)


def _warning(session: Session, letter: Letter, now: datetime) -> bool:
    if letter.user_id is None:
        return False
    told = Warning(letter.about_id, WarningKind(letter.detail), letter.user_id)
    return warnings.still_true(session, told, now)


def _receipt(session: Session, letter: Letter, now: datetime) -> bool:
    return session.get_one(Promise, letter.about_id).ended_at is None


def _answered(session: Session, letter: Letter, now: datetime) -> bool:
    promise = session.get_one(Promise, letter.about_id)
    return promise.end is PromiseEnd.FULFILLED and _is_fresh(session, letter, now)


def _invitation(session: Session, letter: Letter, now: datetime) -> bool:
    invitation = session.get_one(Invitation, letter.about_id)
    is_over = invitation.used_at is not None or invitation.withdrawn_at is not None
    return not is_over and invitation.expires_at > now


def _proposal(session: Session, letter: Letter, now: datetime) -> bool:
    placement = session.get_one(Placement, letter.about_id)
    return placement.state is PlacementState.PRESENTED and _is_open(session, placement.company_id)


def _opening(session: Session, letter: Letter, now: datetime) -> bool:
    opening = session.get_one(Opening, letter.about_id)
    lapses = lapses_soon(opening, _day(now)) and str(opening.apply_by) == letter.detail
    # The company in its pause is left in peace; its consultant is not.
    return lapses and (letter.company_id is None or _is_open(session, opening.company_id))


def _pause(session: Session, letter: Letter, now: datetime) -> bool:
    agreement = agreement_of(session, letter.about_id)
    is_paused = agreement.state is AgreementState.PAUSED
    return is_paused and str(agreement.paused_until) == letter.detail


def _follow_up(session: Session, letter: Letter, now: datetime) -> bool:
    placement = session.get_one(Placement, letter.about_id)
    if placement.consultant_id != letter.user_id:
        return False
    plan = plan_of(session, placement, held_of(session, placement.id), _day(now))
    return any(row.waits and str(row.day) == letter.detail for row in plan)


def _start(session: Session, letter: Letter, now: datetime) -> bool:
    placement = session.get_one(Placement, letter.about_id)
    starts = placement.starts
    if placement.consultant_id != letter.user_id or placement.state not in AGREED:
        return False
    is_to_come = starts is not None and starts > _day(now)
    return is_to_come and bool(lacking(session, placement.id))


def _bonus(session: Session, letter: Letter, now: datetime) -> bool:
    placement = session.get_one(Placement, letter.about_id)
    company = session.get_one(Company, placement.company_id)
    if letter.company_id is not None and not _is_open(session, company.id):
        return False
    return any(
        str(row.bonus.months) == letter.detail
        and row.applied_on is None
        and row.bonus.can_be_sought(_day(now))
        for row in igu_bonus.shown_of(session, placement, company, _day(now))
    )


def _review(session: Session, letter: Letter, now: datetime) -> bool:
    run = session.get_one(MatchRun, letter.about_id)
    asked = run.review_asked_at
    return asked is not None and run.reviewed_at is None and stamp(asked) == letter.detail


def _digest(session: Session, letter: Letter, now: datetime) -> bool:
    # It is worth sending as long as something in it is; see `sending.ready`.
    return False


def _is_fresh(session: Session, letter: Letter, now: datetime) -> bool:
    return now - letter.wanted_at <= OLDEST


def _is_open(session: Session, company_id: int) -> bool:
    return agreement_of(session, company_id).state is AgreementState.ACTIVE


def _day(now: datetime) -> date:
    return now.astimezone(COPENHAGEN).date()


_ASKED: Mapping[LetterKind, Asked] = {
    LetterKind.PROMISE_WARNING: _warning,
    LetterKind.PROMISE_RECEIPT: _receipt,
    LetterKind.PROMISE_ANSWERED: _answered,
    LetterKind.INVITATION: _invitation,
    LetterKind.FIRST_LOG_IN: _is_fresh,
    LetterKind.PROPOSAL_WAITS: _proposal,
    LetterKind.OPENING_LAPSES: _opening,
    LetterKind.PAUSE_ENDS: _pause,
    LetterKind.FOLLOW_UP_DUE: _follow_up,
    LetterKind.PLACEMENT_STARTS: _start,
    LetterKind.IGU_BONUS: _bonus,
    LetterKind.REVIEW_WAITS: _review,
    LetterKind.DIGEST: _digest,
    LetterKind.TRIAL: _is_fresh,
}
