"""A company on one page: its room by month, its people, and what its consultant does next."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlmodel import Session

from models.kinds import AgreementState, OpeningState, PlacementState
from models.queries.companies import (
    account_people,
    agreement_of,
    employers_of,
    ended_lately,
    workplaces_of,
)
from models.queries.company_diary import entries_page, interns_at
from models.queries.desk import next_contact_of
from models.queries.openings import OpeningsSought, openings_page
from models.queries.paging import Page, Wanted
from models.queries.placements import PlacementsSought, placements_page
from models.queries.presences import at_company
from models.queries.promises import of_company
from models.rules.access import Viewer
from models.rules.agreement_flow import review_due
from models.rules.calendar import COPENHAGEN
from models.rules.overuse import UseOfInterns, overused
from models.rules.placement_flow import BEFORE_START, RUNNING
from models.rules.spans import last_day_of_months, months_after
from models.tables.companies import Company, PartnershipAgreement
from models.tables.desk import NextContact
from models.tables.people import User
from models.tables.promises import Promise
from portal.services.companies.ratio_use import RatioUse, uses_of
from portal.services.law.figures import figures_on

MONTHS = 6  # this one and the next
SHOWN = Wanted(1, 10)  # of each kind; the rest stands in the list of its own
# So long after a placement a pause is worth asking about (rule C.4).
LATELY = timedelta(days=14)
WAITING = tuple(sorted(BEFORE_START - RUNNING))
# The municipality's own move; in the other states it waits for somebody else.
OURS_TO_MOVE = frozenset({PlacementState.EMPLOYER_ACCEPTED, PlacementState.CHECKS_PENDING})


class CompanyAct(StrEnum):
    """What the consultant does next with a company, the most pressing first."""

    KEEP_PROMISE = "keep_promise"
    REVIEW_OPENING = "review_opening"
    MOVE_PLACEMENT = "move_placement"
    CONTACT = "contact"
    OFFER = "offer"
    AWAIT_ANSWER = "await_answer"
    CONTACT_AGAIN = "contact_again"
    REVIEW_AGREEMENT = "review_agreement"
    SUGGEST_PAUSE = "suggest_pause"
    CHOOSE_DEPUTY = "choose_deputy"
    COUNT_STAFF = "count_staff"
    INVITE = "invite"


@dataclass(frozen=True)
class NextStep:
    """One thing to do.

    Args:
        thing_id: the promise, opening, placement or workplace it is about; 0 is the company.
    """

    act: CompanyAct
    thing_id: int = 0


@dataclass(frozen=True)
class CompanyPage:
    """Everything about a company for those who work with it.

    Args:
        places: rows of `workplaces_of`; `room` has the worked numbers by workplace.
        running: rows of `placements_page`; `waiting` those that are not approved yet.
        review_on: the day of the next yearly talk; None without an agreement.
        entries: the last lines of the diary, rows of `entries_page`.
        present: who is there every week, rows of `at_company`.
        interns: by workplace; those in `overused` should be talked with before the next one.
    """

    agreement: PartnershipAgreement
    consultant: User | None
    deputy: User | None
    employers: Sequence[User]
    places: Sequence[Any]
    room: Mapping[int, RatioUse]
    openings: Page[Any]
    running: Page[Any]
    waiting: Page[Any]
    promises: Sequence[Promise]
    review_on: date | None
    entries: Sequence[Any]
    present: Sequence[Any]
    contact: NextContact | None
    interns: Mapping[int, UseOfInterns]
    interns_months: int
    overused: Collection[int]
    next_steps: tuple[NextStep, ...]


def room_by_month(
    session: Session, workplace_ids: Collection[int], on: date
) -> Mapping[int, RatioUse]:
    """The room for people on subsidy at each workplace, from today to the end of the last month."""
    last = last_day_of_months(on.replace(day=1), MONTHS)
    return uses_of(session, workplace_ids, on, last)


def company_page(session: Session, company: Company, *, by: Viewer, on: date) -> CompanyPage:
    """The whole page; the same number of statements however much there is."""
    agreement = agreement_of(session, company.id)
    consultant, deputy = account_people(session, company.id)
    places = workplaces_of(session, company.id)
    of_states = {
        states: placements_page(
            session, by, SHOWN, PlacementsSought(states=states, company_id=company.id)
        )
        for states in (tuple(RUNNING), WAITING)
    }
    figures = figures_on(session, on, company.municipality_id)
    ids = [place[0].id for place in places]
    months = figures.whole("series.months")
    since = months_after(on, -months)
    interns = interns_at(session, ids, since, on)
    accepted_on = agreement.accepted_at and agreement.accepted_at.astimezone(COPENHAGEN).date()
    page = CompanyPage(
        agreement=agreement,
        consultant=consultant,
        deputy=deputy,
        employers=employers_of(session, company.id),
        places=places,
        room=room_by_month(session, ids, on),
        openings=openings_page(session, by, SHOWN, OpeningsSought(company_id=company.id)),
        running=of_states[tuple(RUNNING)],
        waiting=of_states[WAITING],
        promises=of_company(session, by, company.id),
        review_on=review_due(accepted_on, agreement.reviewed_on),
        entries=entries_page(session, by, company.id, SHOWN).rows,
        present=at_company(session, company.id, on),
        contact=next_contact_of(session, company.id),
        interns=interns,
        interns_months=months,
        overused=[place for place, use in interns.items() if overused(use, figures)],
        next_steps=(),
    )
    lately = ended_lately(session, company.id, on - LATELY, on)
    return _with_steps(page, on, lately=lately)


def _with_steps(page: CompanyPage, on: date, *, lately: bool) -> CompanyPage:
    steps = (*_waiting_for_us(page), *_of_agreement(page, on, lately), *_missing(page))
    return replace(page, next_steps=steps)


def _waiting_for_us(page: CompanyPage) -> Iterator[NextStep]:
    waiting = [promise for promise in page.promises if promise.ended_at is None]
    if waiting:
        first = min(waiting, key=lambda promise: promise.due_at)
        yield NextStep(CompanyAct.KEEP_PROMISE, first.id)
    # What waits for review stands first on the page of openings.
    if page.openings.rows and page.openings.rows[0][0].state is OpeningState.SUBMITTED:
        yield NextStep(CompanyAct.REVIEW_OPENING, page.openings.rows[0][0].id)
    for placement, *_rest in page.waiting.rows:
        if placement.state in OURS_TO_MOVE:
            yield NextStep(CompanyAct.MOVE_PLACEMENT, placement.id)
            return


def _of_agreement(page: CompanyPage, on: date, lately: bool) -> Iterator[NextStep]:
    agreement = page.agreement
    plain = {
        AgreementState.LEAD: CompanyAct.CONTACT,
        AgreementState.CONTACTED: CompanyAct.OFFER,
        AgreementState.OFFERED: CompanyAct.AWAIT_ANSWER,
    }
    if agreement.state in plain:
        yield NextStep(plain[agreement.state])
    again = agreement.contact_again_on
    if agreement.state is AgreementState.NOT_NOW and again is not None and again <= on:
        yield NextStep(CompanyAct.CONTACT_AGAIN)
    # In a pause nobody reminds the company of anything.
    if agreement.state is not AgreementState.ACTIVE:
        return
    if page.review_on is not None and page.review_on <= on:
        yield NextStep(CompanyAct.REVIEW_AGREEMENT)
    if lately and agreement.paused_from is None:
        yield NextStep(CompanyAct.SUGGEST_PAUSE)


def _missing(page: CompanyPage) -> Iterator[NextStep]:
    if page.agreement.state is not AgreementState.ACTIVE:
        return
    if page.deputy is None:
        yield NextStep(CompanyAct.CHOOSE_DEPUTY)
    for workplace, _place in page.places:
        if workplace.ordinary_fte is None:
            yield NextStep(CompanyAct.COUNT_STAFF, workplace.id)
            break
    if not page.employers:
        yield NextStep(CompanyAct.INVITE)
