"""What years of work leave behind: companies, openings, placements, follow-ups, kept promises.

Spread as in life: a tenth of the placements run, most follow-ups were held, a company has some ten
openings and an opening one or two people. Only what is measured by itself has more.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain, cycle, islice
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, SQLModel, col, select

from models.kinds import ContactWay, EndOutcome, OpeningState, PlacementState, PromiseEnd
from models.queries.companies import agreement_of, workplaces_of
from models.rules.placement_follow_ups import FollowedPlacement, planned
from models.tables.companies import Company, KeyAccount, PartnershipAgreement, Workplace
from models.tables.openings import Opening
from models.tables.people import Citizen
from models.tables.placement_life import PlacementFollowUp
from models.tables.placements import Placement
from models.tables.promises import Promise

LASTS = timedelta(weeks=13, days=-1)  # from an internship's first day to its last
YEARS = 3 * 365
WEEKS_BETWEEN = 4
# Of a hundred placements so many are in each state.
SHARES = {
    PlacementState.ACTIVE: 10,
    PlacementState.NOMINATED: 1,
    PlacementState.PRESENTED: 1,
    PlacementState.CHECKS_PENDING: 1,
    PlacementState.COMPLETED: 1,
    PlacementState.DECLINED: 16,
    PlacementState.CLOSED: 70,
}
STATES = [state for state, share in SHARES.items() for _ in range(share)]
OVER = {PlacementState.COMPLETED, PlacementState.CLOSED}
OUTCOMES = (EndOutcome.NEW_INTERNSHIP, EndOutcome.ORDINARY_JOB_HERE, EndOutcome.IGU)
OPENING_STATES = (OpeningState.PUBLISHED, *[OpeningState.CLOSED] * 19)


@dataclass(frozen=True)
class Years:
    """How much there is.

    Args:
        of_opening: placements of the opening that is measured.
        of_company: placements of its company, those among them.
        kept: promises that were kept, beside the open ones.
    """

    companies: int
    openings: int
    of_opening: int
    of_company: int
    kept: int


def live_through(
    session: Session, years: Years, opening: Opening, consultants: Sequence[int], now: datetime
) -> None:
    """Write them around the opening that is measured, one placement of every citizen.

    Args:
        consultants: the numbers of those whose companies and placements they are, in turns.
    """
    places = _companies(session, opening, years.companies, consultants)
    openings = _openings(session, opening, places, years.openings, now)
    rows = list(_placements(session, opening, openings, years, now))
    for row, consultant in zip(rows, cycle(consultants), strict=False):
        row["consultant_id"] = consultant
    _write(session, Placement, rows)
    _write(session, PlacementFollowUp, _held(session, now))
    _write(session, Promise, _kept(session, openings, years.kept))


def _write(session: Session, table: type[SQLModel], rows: Iterable[Mapping[str, Any]]) -> None:
    session.execute(insert(table), list(rows))


def _like(row: SQLModel, **other: object) -> dict[str, Any]:
    """The values of a row that services made, with others where they differ."""
    return row.model_dump(exclude={"id"}) | other


def _companies(
    session: Session, opening: Opening, number: int, consultants: Sequence[int]
) -> Mapping[int, int]:
    """As many companies of one workplace each; gives the company of each workplace, the opening's
    own first."""
    first = session.get_one(Company, opening.company_id)
    agreement = agreement_of(session, first.id)
    [(workplace, _place)] = workplaces_of(session, first.id)
    begin = max(session.exec(select(Company.id)))
    names = {each: f"virksomhed {each:05}" for each in range(begin + 1, begin + 1 + number)}
    begin = max(session.exec(select(Workplace.id)))
    places = dict(enumerate(names, begin + 1))
    _write(
        session,
        Company,
        (
            _like(first, id=each, cvr_number=f"{each:08}", name=name, search_key=name)
            | {"sort_key": name}
            for each, name in names.items()
        ),
    )
    _write(
        session,
        Workplace,
        (
            _like(workplace, id=place, company_id=each, p_number=f"{place:010}")
            for place, each in places.items()
        ),
    )
    _write(session, PartnershipAgreement, (_like(agreement, company_id=each) for each in names))
    pairs = zip(names, cycle(consultants), strict=False)
    _write(
        session,
        KeyAccount,
        ({"version": 1, "company_id": each, "consultant_id": by} for each, by in pairs),
    )
    return {workplace.id: first.id} | places


def _openings(
    session: Session, opening: Opening, places: Mapping[int, int], number: int, now: datetime
) -> Sequence[Opening]:
    """The workplaces take turns; gives them all, the oldest first."""
    _write(
        session,
        Opening,
        (
            _like(opening, workplace_id=place, company_id=company, state=state)
            | {"created_at": now - timedelta(days=YEARS * turn / number)}
            for turn, (place, company), state in zip(
                range(number), cycle(places.items()), cycle(OPENING_STATES), strict=False
            )
        ),
    )
    return session.exec(select(Opening).order_by(col(Opening.id))).all()


def _placements(
    session: Session, opening: Opening, openings: Sequence[Opening], years: Years, now: datetime
) -> Iterator[dict[str, Any]]:
    own = [each for each in openings if each.company_id == opening.company_id]
    others = [each for each in openings if each.company_id != opening.company_id]
    where = chain(
        [opening] * years.of_opening,
        islice(cycle(own), years.of_company - years.of_opening),
        cycle(others),
    )
    citizens = session.exec(select(Citizen.id).order_by(col(Citizen.id))).all()
    for turn, (citizen_id, there) in enumerate(zip(citizens, where, strict=False)):
        state = STATES[turn % len(STATES)]
        days = turn * 37 % LASTS.days if state is PlacementState.ACTIVE else 0
        past = LASTS.days + 1 + turn * 37 % YEARS if state in OVER else days
        starts = now.date() - timedelta(days=past)
        over = state in OVER
        yield {
            "version": 1,
            "municipality_id": there.municipality_id,
            "company_id": there.company_id,
            "opening_id": there.id,
            "citizen_id": citizen_id,
            "state": state,
            "placement_type": there.placement_type,
            "created_at": now - timedelta(days=past + 14, minutes=turn),
            "reason": "Vil gerne arbejde her.",
            "starts": starts,
            "ends": starts + LASTS,
            "ended_on": starts + LASTS if over else None,
            "outcome": OUTCOMES[turn % 3] if state is PlacementState.CLOSED else None,
        }


def _held(session: Session, now: datetime) -> Iterator[dict[str, Any]]:
    """What was planned until today, but for the last of every fifth placement."""
    began = {PlacementState.ACTIVE} | OVER
    for each in session.exec(select(Placement).where(col(Placement.state).in_(began))):
        plan = planned(_followed(each))
        due = [row for row in plan if row.due_on < now.date()]
        for row in due[: -1 if each.id % 5 == 0 else None]:
            yield {
                "placement_id": each.id,
                "kind": row.kind,
                "due_on": row.due_on,
                "held_on": row.due_on,
                "way": ContactWay.PHONE,
                "summary": "Det går godt.",
                "by_id": each.consultant_id,
                "at": now,
            }


def _followed(placement: Placement) -> FollowedPlacement:
    starts: date = placement.starts  # type: ignore[assignment]  # written above
    return FollowedPlacement(
        placement.placement_type,
        starts,
        starts + LASTS,
        WEEKS_BETWEEN,
        ended_on=placement.ended_on,
        led_to_a_job=placement.outcome is EndOutcome.ORDINARY_JOB_HERE,
    )


def _kept(session: Session, openings: Sequence[Opening], number: int) -> Iterator[dict[str, Any]]:
    """The open promises again and again, in the weeks before; each about an opening."""
    rows = session.exec(select(Promise)).all()
    moments = ("received_at", "logged_at", "starts_at", "due_at", "work_by")
    for turn, row, about in zip(range(number), cycle(rows), cycle(openings), strict=False):
        before = timedelta(weeks=1 + turn // len(rows))
        moved = {name: getattr(row, name) - before for name in moments}
        ended = moved["due_at"] - timedelta(hours=turn % 30 - 4)
        yield _like(row, **moved, ended_at=ended, end=PromiseEnd.FULFILLED) | {
            "company_id": about.company_id,
            "opening_id": about.id,
        }
