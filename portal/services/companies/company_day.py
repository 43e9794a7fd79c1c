"""What a company sees when it comes in: what it is promised, what waits for it, what runs."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Session

from models.kinds import AgreementState, OpeningState, PlacementState
from models.queries.companies import account_people, agreement_of
from models.queries.openings import OpeningsSought, openings_page, seats_taken_of
from models.queries.paging import Wanted
from models.queries.people import municipality
from models.queries.presences import at_company
from models.queries.promises import open_to_company
from models.queries.shown import shown_page
from models.rules.access import Act, Viewer, may
from models.rules.placement_flow import RUNNING
from models.tables.companies import PartnershipAgreement
from models.tables.people import Municipality, User
from portal.services.openings import drafts
from portal.services.openings.drafts import Waiting
from portal.services.openings.renewals import lapses_soon

# Openings that are over stand in the list of all openings only.
LIVE_OPENINGS = (
    OpeningState.RETURNED,
    OpeningState.DRAFT,
    OpeningState.SUBMITTED,
    OpeningState.PUBLISHED,
    OpeningState.PARTLY_FILLED,
    OpeningState.FILLED,
    OpeningState.ON_HOLD,
    OpeningState.EXPIRED,
)
ON_THE_WAY = (PlacementState.EMPLOYER_ACCEPTED, PlacementState.CHECKS_PENDING, *sorted(RUNNING))
SHOWN = 10  # rows of each kind; the rest stands on the page of its own


class NextAct(StrEnum):
    """The one thing the company may do next; the most pressing first."""

    ANSWER_AGREEMENT = "answer_agreement"
    ANSWER_PERSON = "answer_person"
    CORRECT_OPENING = "correct_opening"
    COME_BACK = "come_back"
    RENEW_OPENING = "renew_opening"
    RENEW_SOON = "renew_soon"
    SEND_DRAFT = "send_draft"
    POST_OPENING = "post_opening"
    WAIT_FOR_AGREEMENT = "wait_for_agreement"
    PAUSED = "paused"
    START_AGAIN = "start_again"
    NOTHING = "nothing"


# What of it not everybody at the company may do.
NEEDED: dict[NextAct, Act] = {
    NextAct.ANSWER_AGREEMENT: Act.ANSWER_AGREEMENT,
    NextAct.COME_BACK: Act.ANSWER_AGREEMENT,
    NextAct.PAUSED: Act.ANSWER_AGREEMENT,
    NextAct.START_AGAIN: Act.ANSWER_AGREEMENT,
    NextAct.WAIT_FOR_AGREEMENT: Act.ANSWER_AGREEMENT,
    NextAct.POST_OPENING: Act.WRITE_OPENING,
    NextAct.RENEW_SOON: Act.WRITE_OPENING,
}


@dataclass(frozen=True)
class CompanyDay:
    """Everything the first page of a company shows.

    Args:
        promises: rows of `open_to_company`, the next due first.
        proposed: rows of `shown_page` that wait for the company's answer.
        running: likewise, agreed or on the way there.
        openings: rows of `openings_page` that are not over.
        due: until when the municipality has promised an answer, by the opening it is about.
        drafts: written and not sent.
        present: who of the municipality is there every week, rows of `at_company`.
        lapsing: the numbers of openings whose last day to apply is near.
        next_id: the id of the person or opening that `next_act` is about.
    """

    agreement: PartnershipAgreement
    consultant: User | None
    deputy: User | None
    municipality: Municipality
    promises: Sequence[Any]
    proposed: Sequence[Any]
    running: Sequence[Any]
    openings: Sequence[Any]
    due: dict[int, datetime]
    drafts: Sequence[Waiting]
    seats_taken: dict[int, int]
    lapsing: Collection[int]
    present: Sequence[Any]
    next_act: NextAct
    next_id: int


def company_day(session: Session, company_id: int, *, by: Viewer, on: date) -> CompanyDay:
    """The company's day; the same number of statements however much there is."""
    agreement = agreement_of(session, company_id)
    consultant, deputy = account_people(session, company_id)
    few = Wanted(1, SHOWN)
    proposed = shown_page(session, by, few, states=(PlacementState.PRESENTED,)).rows
    openings = openings_page(session, by, few, OpeningsSought(states=LIVE_OPENINGS)).rows
    next_act, next_id = _next_act(agreement, proposed, openings, on)
    if not may(by, NEEDED.get(next_act, Act.SEE_OWN_COMPANY)):
        # A colleague with another right does it.
        next_act, next_id = NextAct.NOTHING, 0
    owed = open_to_company(session, by)
    return CompanyDay(
        agreement=agreement,
        consultant=consultant,
        deputy=deputy,
        municipality=municipality(session, by.municipality_id),
        promises=owed,
        proposed=proposed,
        running=shown_page(session, by, few, states=ON_THE_WAY).rows,
        openings=openings,
        due={opening.id: promise.due_at for promise, _who, opening, _what in owed if opening},
        drafts=drafts.waiting(session, by, on) if may(by, Act.WRITE_OPENING) else (),
        seats_taken=dict(seats_taken_of(session, [row[0].id for row in openings])),
        lapsing={row[0].id for row in openings if lapses_soon(row[0], on)},
        present=at_company(session, company_id, on),
        next_act=next_act,
        next_id=next_id,
    )


def _next_act(
    agreement: PartnershipAgreement, proposed: Sequence[Any], openings: Sequence[Any], on: date
) -> tuple[NextAct, int]:
    if agreement.state is AgreementState.OFFERED:
        return NextAct.ANSWER_AGREEMENT, 0
    if proposed:
        # The one who has waited longest.
        return NextAct.ANSWER_PERSON, proposed[-1][0].id
    if agreement.state is AgreementState.ACTIVE:
        return _next_of_openings(openings, on)
    if agreement.state is AgreementState.PAUSED:
        over = agreement.paused_until is not None and agreement.paused_until < on
        return (NextAct.COME_BACK if over else NextAct.PAUSED), 0
    if agreement.state is AgreementState.ENDED:
        return NextAct.START_AGAIN, 0
    return NextAct.WAIT_FOR_AGREEMENT, 0


def _next_of_openings(openings: Sequence[Any], on: date) -> tuple[NextAct, int]:
    first = {row[0].state: row[0].id for row in reversed(openings)}
    lapsing = [row[0].id for row in openings if lapses_soon(row[0], on)]
    for state, act in (
        (OpeningState.RETURNED, NextAct.CORRECT_OPENING),
        (OpeningState.EXPIRED, NextAct.RENEW_OPENING),
        (OpeningState.DRAFT, NextAct.SEND_DRAFT),
    ):
        if state in first:
            return act, first[state]
    if lapsing:
        return NextAct.RENEW_SOON, lapsing[-1]
    return (NextAct.NOTHING if openings else NextAct.POST_OPENING), 0
