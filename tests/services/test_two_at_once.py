"""Two people at the same moment: one does it, the other is told, and nobody's work is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, col, func, select

from models.kinds import (
    AnswerKind,
    ObjectType,
    OpeningState,
    OpeningStep,
    PlacementState,
    Role,
    Sector,
    WithdrawReason,
)
from models.rules.access import Viewer
from models.rules.errors import FasterColleague, NotNow, WrongState
from models.store import writing
from models.tables.companies import Company
from models.tables.matches import MatchItem, MatchRun
from models.tables.openings import Opening
from models.tables.placements import Placement, PlacementChecks
from models.tables.promises import Promise, PromiseAnswer
from models.tables.trail import Event
from portal.services.companies import companies
from portal.services.companies.company_inputs import NewCompany, NewWorkplace
from portal.services.matches import match_making, shortlists
from portal.services.openings import openings
from portal.services.openings.opening_inputs import ReviewNote
from portal.services.placements import approvals, placements
from portal.services.placements.approvals import Checks
from portal.services.placements.placement_inputs import Withdrawn
from portal.services.promises import promises
from tests.people import newcomer

WHY = shortlists.Nomination(
    reason="Har vasket på hotel i tre år.",
    passed_over_reason="De andre vil hellere arbejde i køkken.",
)
AS_SOON_AS_POSSIBLE = 15  # seconds; then something waits for ever


@dataclass(frozen=True)
class Try:
    """One person's act: `find` reads what is on her screen, `do` is the click."""

    find: Callable[[Session], Any]
    do: Callable[[Session, Any], object]


def at_once(world, *tries: Try) -> list[object]:
    """Everybody clicks at the same moment, each in a thread and a transaction of her own.

    Gives for each what came of it: the answer, or the exception. On PostgreSQL everybody has read
    before anybody writes, the worst that can happen; SQLite lets one begin after the other.
    """
    line = Barrier(len(tries), timeout=AS_SOON_AS_POSSIBLE)
    all_read_first = world.engine.dialect.name == "postgresql"

    def run(one: Try) -> object:
        try:
            with Session(writing(world.engine)) as session, session.begin():
                if not all_read_first:
                    line.wait()
                found = one.find(session)
                if all_read_first:
                    line.wait()
                one.do(session, found)
                return "done"
        except (FasterColleague, NotNow, WrongState, StaleDataError, IntegrityError) as refused:
            return refused

    with ThreadPoolExecutor(len(tries)) as threads:
        waiting = [threads.submit(run, one) for one in tries]
        return [one.result(AS_SOON_AS_POSSIBLE) for one in waiting]


def one_won(outcomes: list[object]) -> object:
    """What the only loser was told."""
    told = [outcome for outcome in outcomes if outcome != "done"]
    assert len(told) == len(outcomes) - 1, outcomes
    return told[0]


@pytest.fixture
def ready(world):
    """The laundry has said yes, there are people, and Karen has a colleague, Ida."""
    world.agreement()
    world.citizens(4)
    with world.session() as session:
        users = world.people.users
        users["ida"] = newcomer(
            session, world.people.municipality, Role.COMPANY_CONSULTANT, "Ida Vang"
        )
    return world


@pytest.fixture
def both(ready) -> list[Viewer]:
    return [ready.people.viewer("karen"), ready.people.viewer("ida")]


def two_at_their_checks(world, seats: int) -> list[int]:
    """Two people with everything in place for one opening."""
    first = world.placement(until=PlacementState.CHECKS_PENDING, seats=seats)
    with world.session() as session:
        line = session.get_one(MatchItem, session.get_one(Placement, first).match_item_id)
        run_id = line.run_id
    second = world.nominated(run_id, place=1)
    for act in (world._hear, world._present, world._accept, world._confirm):
        with world.session() as session:
            act(session, session.get_one(Placement, second))
    for placement_id in (first, second):
        with world.session() as session:
            keep(world, session, session.get_one(Placement, placement_id), "karen")
    return [first, second]


def keep(world, session: Session, placement: Placement, name: str, **changes: Any) -> None:
    world.align(session, placement)
    checks = session.get_one(PlacementChecks, placement.id)
    known = Checks.model_validate({**world.checks(), **changes})
    by = world.people.viewer(name)
    approvals.keep_checks(session, placement, known, seen=checks.version, by=by, now=world.now)


def of(table: type, row_id: int) -> Callable[[Session], Any]:
    return lambda session: session.get_one(table, row_id)


def with_opening(placement_id: int) -> Callable[[Session], Placement]:
    """The screen of a placement, which shows its opening too."""

    def screen(session: Session) -> Placement:
        placement = session.get_one(Placement, placement_id)
        # A session forgets what nobody holds, and the page would hold it.
        session.info["shown"] = session.get_one(Opening, placement.opening_id)
        return placement

    return screen


def events(world, kind: ObjectType, action: str) -> int:
    with world.session() as session:
        sought = select(func.count()).where(Event.object_type == kind, Event.action == action)
        return session.exec(sought).one()


def test_the_last_seat_goes_to_one_and_the_other_hears_who_took_it_and_when(ready, both):
    placement_ids = two_at_their_checks(ready, seats=1)

    def approving(placement_id: int, by: Viewer) -> Try:
        return Try(
            with_opening(placement_id),
            lambda s, placement: approvals.approve(s, placement, by=by, now=ready.now),
        )

    outcomes = at_once(ready, *map(approving, placement_ids, both))

    told = one_won(outcomes)
    assert isinstance(told, NotNow)
    assert told.code == "last_seat_taken"
    assert told.values["by_name"] == ["Karen Holm", "Ida Vang"][outcomes.index("done")]
    assert told.values["at"].startswith("2026-11-24T09:00")
    states = sorted(ready.state(placement_id) for placement_id in placement_ids)
    assert states == ["approved", "checks_pending"]
    with ready.session() as session:
        assert session.exec(select(Opening.state)).one() is OpeningState.FILLED


def test_two_seats_are_taken_at_once_and_both_count(ready, both):
    placement_ids = two_at_their_checks(ready, seats=3)

    def approving(placement_id: int, by: Viewer) -> Try:
        return Try(
            with_opening(placement_id),
            lambda s, placement: approvals.approve(s, placement, by=by, now=ready.now),
        )

    assert at_once(ready, *map(approving, placement_ids, both)) == ["done", "done"]
    with ready.session() as session:
        assert session.exec(select(Opening.state)).one() is OpeningState.PARTLY_FILLED


def test_two_who_fall_away_at_once_leave_the_opening_wholly_free(ready, both):
    placement_ids = two_at_their_checks(ready, seats=3)
    for placement_id in placement_ids:
        with ready.session() as session:
            placement = session.get_one(Placement, placement_id)
            approvals.approve(session, placement, by=both[0], now=ready.now)
    why = Withdrawn(reason=WithdrawReason.OTHER)

    def withdrawing(placement_id: int, by: Viewer) -> Try:
        return Try(
            with_opening(placement_id),
            lambda s, placement: placements.withdraw(s, placement, why, by=by, now=ready.now),
        )

    assert at_once(ready, *map(withdrawing, placement_ids, both)) == ["done", "done"]
    with ready.session() as session:
        assert session.exec(select(Opening.state)).one() is OpeningState.PUBLISHED


def test_one_citizen_is_nominated_once(ready, both):
    run_id = ready.match_list(ready.opening())
    item_id = ready.items(run_id)[0].id

    def nominating(by: Viewer) -> Try:
        def screen(session: Session) -> tuple[MatchRun, MatchItem, Opening]:
            run = session.get_one(MatchRun, run_id)
            item = session.get_one(MatchItem, item_id)
            return run, item, session.get_one(Opening, run.opening_id)

        return Try(
            screen,
            lambda s, rows: shortlists.nominate(s, *rows[:2], WHY, by=by, now=ready.now),
        )

    outcomes = at_once(ready, *map(nominating, both))

    told = one_won(outcomes)
    assert isinstance(told, FasterColleague)
    assert told.by_name == ["Karen Holm", "Ida Vang"][outcomes.index("done")]
    with ready.session() as session:
        assert len(session.exec(select(Placement)).all()) == 1


def test_two_clicks_at_once_make_one_list(ready):
    opening_id = ready.opening()
    karen = ready.people.viewer("karen")
    made = []

    def clicking() -> Try:
        return Try(
            lambda s: match_making.work_out(
                s, s.get_one(Opening, opening_id), by=karen, now=ready.now
            ),
            lambda s, ranked: made.append(
                match_making.keep_list(s, ranked, by=karen, now=ready.now).id
            ),
        )

    assert at_once(ready, clicking(), clicking()) == ["done", "done"]
    assert len(made) == 2
    assert len(set(made)) == 1
    assert events(ready, ObjectType.MATCH_RUN, "made") == 1


def test_one_promise_is_answered_once(ready, both):
    ready.submitted()
    with ready.session() as session:
        promise_id = session.exec(select(Promise.id)).one()

    def answering(by: Viewer) -> Try:
        said = promises.Answer(kind=AnswerKind.QUESTION_FIRST, text=f"Svar fra {by.user_id}")
        return Try(
            of(Promise, promise_id),
            lambda s, promise: promises.answer(s, promise, said, by=by, now=ready.now),
        )

    told = one_won(at_once(ready, *map(answering, both)))

    assert isinstance(told, FasterColleague)
    with ready.session() as session:
        kept = session.exec(select(PromiseAnswer)).one()
    assert told.by_name == {both[0].user_id: "Karen Holm", both[1].user_id: "Ida Vang"}[kept.by_id]
    assert events(ready, ObjectType.PROMISE, "fulfilled") == 1


def test_of_two_who_save_the_checks_one_is_told(ready, both):
    placement_id = ready.placement(until=PlacementState.CHECKS_PENDING)
    with ready.session() as session:
        seen = session.get_one(PlacementChecks, placement_id).version

    def saving(name: str, by: Viewer) -> Try:
        known = Checks(hard_to_place_reason=name)

        def screen(session: Session) -> tuple[Placement, PlacementChecks]:
            checks = session.get_one(PlacementChecks, placement_id)
            return session.get_one(Placement, placement_id), checks

        return Try(
            screen,
            lambda s, rows: approvals.keep_checks(
                s, rows[0], known, seen=seen, by=by, now=ready.now
            ),
        )

    names = ["Karens grund", "Idas grund"]
    outcomes = at_once(ready, *map(saving, names, both))

    # The application tells both of them the same: somebody was faster.
    assert isinstance(one_won(outcomes), FasterColleague | StaleDataError)
    with ready.session() as session:
        kept = session.get_one(PlacementChecks, placement_id)
    assert kept.hard_to_place_reason == names[outcomes.index("done")]
    assert kept.version == seen + 1
    assert events(ready, ObjectType.PLACEMENT, "checks_kept") == 1


def test_an_opening_is_published_or_returned_but_not_both(ready, both):
    opening_id = ready.submitted()
    back = ReviewNote(note="Skriv, hvilke opgaver det er.")
    karen, ida = both
    outcomes = at_once(
        ready,
        Try(of(Opening, opening_id), lambda s, o: openings.publish(s, o, by=karen, now=ready.now)),
        Try(
            of(Opening, opening_id),
            lambda s, o: openings.give_back(s, o, back, by=ida, now=ready.now),
        ),
    )
    assert isinstance(one_won(outcomes), WrongState | StaleDataError)
    with ready.session() as session:
        opening = session.get_one(Opening, opening_id)
        ended = session.exec(select(Promise.ended_at)).one() is not None
    assert (opening.state is OpeningState.RETURNED) == ended == (outcomes[1] == "done")


def test_a_seat_is_not_given_away_while_the_company_takes_the_opening_back(ready, both):
    placement_id = ready.placement(until=PlacementState.CHECKS_PENDING, seats=1)
    with ready.session() as session:
        placement = session.get_one(Placement, placement_id)
        keep(ready, session, placement, "karen")
        opening_id = placement.opening_id
    lone = ready.people.viewer("lone")
    outcomes = at_once(
        ready,
        Try(
            of(Placement, placement_id),
            lambda s, placement: approvals.approve(s, placement, by=both[0], now=ready.now),
        ),
        Try(
            of(Opening, opening_id),
            lambda s, opening: openings.take_step(
                s, opening, OpeningStep.WITHDRAW, by=lone, now=ready.now
            ),
        ),
    )
    assert "done" in outcomes
    with ready.session() as session:
        states = session.exec(
            select(Event.to_state)
            .where(Event.object_type == ObjectType.OPENING, Event.object_id == opening_id)
            .order_by(col(Event.id))
        ).all()
        assert session.get_one(Opening, opening_id).state == states[-1]


def test_one_company_is_written_down_once(ready, both):
    workplace = NewWorkplace(
        name="Butikken", p_number="1003388395", address="Algade 1", postcode="5500"
    )
    new = NewCompany(
        name="Bageren",
        cvr_number="24256790",
        sector=Sector.PRIVATE,
        industry="cleaning_service",
        workplace=workplace,
    )

    def adding(by: Viewer) -> Try:
        return Try(
            of(Company, ready.people.laundry.id),
            lambda s, _laundry: companies.add_company(s, new, by=by, now=ready.now),
        )

    told = one_won(at_once(ready, *map(adding, both)))

    # PostgreSQL's own word is answered as "somebody was faster" (portal/errors.py).
    assert isinstance(told, NotNow | IntegrityError)
    with ready.session() as session:
        assert len(session.exec(select(Company).where(Company.name == "Bageren")).all()) == 1
