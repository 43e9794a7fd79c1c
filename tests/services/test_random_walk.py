"""People do whatever comes into their heads, in any order: some things stay true all the same."""

import random
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from models.kinds import (
    AnswerKind,
    CardField,
    DeclineReason,
    EndOutcome,
    EndReason,
    ObjectType,
    OpeningState,
    OpeningStep,
    PlacementState,
    PlacementStep,
    ProblemCategory,
    WithdrawReason,
)
from models.queries import guard_answers as queries
from models.queries.matches import IN_PLAY
from models.queries.openings import seats_taken
from models.rules import opening_flow, placement_flow
from models.rules.access import Viewer
from models.rules.errors import AgainstTheLaw, Refusal
from models.tables.companies import Workplace
from models.tables.matches import MatchItem, MatchRun
from models.tables.openings import Opening
from models.tables.placements import Placement, PlacementChecks
from models.tables.promises import Promise
from models.tables.trail import Event
from portal.services.companies import pauses
from portal.services.companies.company_inputs import Pause
from portal.services.companies.ratio_use import uses_of
from portal.services.matches import match_making, shortlists
from portal.services.openings import openings
from portal.services.openings.opening_inputs import ReviewNote
from portal.services.placements import approvals, closing, placements
from portal.services.placements.approvals import Checks
from portal.services.placements.ended_at_once import EndingAtOnce, end_at_once
from portal.services.placements.placement_inputs import (
    Declined,
    EndingEarly,
    Talk,
    Withdrawn,
)
from portal.services.placements.placement_life_inputs import Closing, LearntRow, SideSaid
from portal.services.promises import owners, problems, promises, visits
from tests.services.lasting_acts import LASTING_ACTS, check_lasting

S, T = PlacementState, PlacementStep
EVERYONE = ("karen", "sara", "mette", "anders", "lone")
OVER = placement_flow.STOPPED | {S.CLOSED}
FOUR_WEEKS = timedelta(weeks=4)
STEPS = 150


class Walk:
    """Somebody's acts, one after the other, chosen by lot; each is a transaction of its own."""

    def __init__(self, world, seed: int) -> None:
        self.world, self.lot = world, random.Random(seed)
        self.done: list[str] = []
        self.outcomes: Counter[str] = Counter()
        self.born: dict[int, object] = {}
        self.reached: set[PlacementState] = set()

    def step(self) -> None:
        """One act; what the product refuses leaves nothing behind."""
        act = self.lot.choices(list(ACTS), weights=list(ACTS.values()))[0]
        name = self.lot.choice(EVERYONE)
        with self.world.session() as session:
            before = session.exec(select(Event.id).order_by(col(Event.id).desc())).first()
        try:
            with self.world.session() as session:
                act(self, session, self.world.people.viewer(name))
            outcome = "done"
        except Refusal as refusal:
            outcome = refusal.code
            with self.world.session() as session:
                after = session.exec(select(Event.id).order_by(col(Event.id).desc())).first()
            assert before == after, self.done
        self.outcomes[outcome] += 1
        self.done.append(f"{name} {act.__name__}: {outcome}")

    def one(self, session: Session, table: type, *likely: ColumnElement[bool]) -> Any:
        """Some row of the table, mostly a likely one; None when there is none."""
        some = session.exec(select(table.id).where(*likely).order_by(table.id)).all()
        if not some or self.lot.random() < 0.1:
            some = session.exec(select(table.id).order_by(table.id)).all()
        return session.get_one(table, self.lot.choice(some)) if some else None

    def right_one(self, step: PlacementStep, by: Viewer) -> Viewer:
        """Mostly somebody who may take the step, else whoever it is."""
        roles = {
            role
            for (_, s), move in placement_flow.FLOW.moves.items()
            if s is step
            for role in move.by
        }
        fitting = [v for v in map(self.world.people.viewer, EVERYONE) if v.role in roles]
        return self.lot.choice(fitting) if fitting and self.lot.random() < 0.8 else by


def offer(walk: Walk, session: Session, by: Viewer) -> None:
    world, lone = walk.world, walk.world.people.viewer("lone")
    seats = walk.lot.randint(1, 2)
    starts = (world.now + timedelta(days=walk.lot.randint(8, 20))).date()
    wanted = world.wanted(session, seats=seats, starts=starts, ends=starts + FOUR_WEEKS)
    opening = openings.save(session, lone.company_id, wanted, by=lone, now=world.now)
    openings.submit(session, opening, by=lone, now=world.now)


def review_opening(walk: Walk, session: Session, by: Viewer) -> None:
    sent = col(Opening.state) == OpeningState.SUBMITTED
    if opening := walk.one(session, Opening, sent):
        karen = walk.world.people.viewer("karen")
        if walk.lot.random() < 0.8:
            openings.publish(session, opening, by=karen, now=walk.world.now)
        else:
            note = ReviewNote(note="Skriv, hvilke opgaver det er.")
            openings.give_back(session, opening, note, by=karen, now=walk.world.now)


def step_opening(walk: Walk, session: Session, by: Viewer) -> None:
    if opening := walk.one(session, Opening):
        step = walk.lot.choice(list(OpeningStep))
        openings.take_step(session, opening, step, by=by, now=walk.world.now)


def make_list(walk: Walk, session: Session, by: Viewer) -> None:
    if opening := walk.one(session, Opening, col(Opening.state).in_(opening_flow.ON_OFFER)):
        match_making.make_match_list(session, opening, by=by, now=walk.world.now)


def nominate(walk: Walk, session: Session, by: Viewer) -> None:
    offers = select(Opening.id).where(col(Opening.state).in_(opening_flow.ON_OFFER))
    if run := walk.one(session, MatchRun, col(MatchRun.opening_id).in_(offers)):
        items = session.exec(
            select(MatchItem).where(MatchItem.run_id == run.id).order_by(col(MatchItem.id))
        ).all()
        why = shortlists.Nomination(
            reason="Har vasket på hotel i tre år.",
            passed_over_reason="De andre vil hellere arbejde i køkken.",
        )
        by = walk.right_one(T.NOMINATE, by)
        shortlists.nominate(session, run, walk.lot.choice(items), why, by=by, now=walk.world.now)


def step_placement(walk: Walk, session: Session, by: Viewer) -> None:
    """Mostly a step that is open from where the placement is, else any."""
    alive = col(Placement.state).not_in(OVER)
    if placement := walk.one(session, Placement, alive):
        open_here = [step for state, step in placement_flow.FLOW.moves if state is placement.state]
        fits = open_here and walk.lot.random() < 0.9
        step = walk.lot.choice(open_here if fits else list(PLACEMENT_ACTS))
        # Most go on, or nobody would ever come to work.
        if step in {T.WITHDRAW, T.DECLINE, T.END_EARLY, T.END_AT_ONCE} and walk.lot.random() < 0.9:
            step = open_here[0] if open_here else step
        act = PLACEMENT_ACTS.get(step)
        if act is not None:
            act(walk, session, placement, walk.right_one(step, by))


def approve(walk: Walk, session: Session, placement: Placement, by: Viewer) -> None:
    checks = session.get(PlacementChecks, placement.id)
    if checks is not None and walk.lot.random() < 0.8:
        walk.world.align(session, placement)
        school = {"practice_hours_a_week": 28, "school_weeks": 23, "amu_weeks": 8}
        known = Checks.model_validate({**walk.world.checks(), **school})
        approvals.keep_checks(
            session, placement, known, seen=checks.version, by=by, now=walk.world.now
        )
    try:
        approvals.approve(session, placement, by=by, now=walk.world.now)
    except AgainstTheLaw as law:
        walk.outcomes.update(finding.code for finding in law.findings)
        raise


def confirm(walk: Walk, session: Session, placement: Placement, by: Viewer) -> None:
    starts = walk.world.now.date() + timedelta(days=walk.lot.randint(0, 9))
    agreed = walk.world.agreed(session, placement, starts=starts, ends=starts + FOUR_WEEKS)
    seen = placement.version if walk.lot.random() < 0.9 else placement.version - 1
    placements.confirm(session, placement, agreed, seen=seen, by=by, now=walk.world.now)


def answer_promise(walk: Walk, session: Session, by: Viewer) -> None:
    if promise := walk.one(session, Promise):
        said = promises.Answer(kind=AnswerKind.QUESTION_FIRST, text="Vi ringer i morgen.")
        promises.answer(session, promise, said, by=by, now=walk.world.now)


def take_promise(walk: Walk, session: Session, by: Viewer) -> None:
    if promise := walk.one(session, Promise):
        owners.take(session, promise, by=by, now=walk.world.now)


def waive_promise(walk: Walk, session: Session, by: Viewer) -> None:
    if promise := walk.one(session, Promise):
        word = visits.Waiver(said_by="Lone Bak", handled="Vi talte sammen.")
        visits.waive(session, promise, word, by=by, now=walk.world.now)


def report(walk: Walk, session: Session, by: Viewer) -> None:
    if placement := walk.one(session, Placement):
        said = problems.NewProblem(
            category=ProblemCategory.LANGUAGE, description="Kommer for sent."
        )
        problems.report(session, placement, said, by=by, now=walk.world.now)


def pause(walk: Walk, session: Session, by: Viewer) -> None:
    wanted = Pause(paused_from=walk.world.now.date())
    lone, now = walk.world.people.viewer("lone"), walk.world.now
    pauses.pause(session, walk.world.people.laundry, wanted, by=lone, now=now)
    if walk.lot.random() < 0.8:
        pauses.resume(session, walk.world.people.laundry, by=lone, now=now)


def resume(walk: Walk, session: Session, by: Viewer) -> None:
    lone = walk.world.people.viewer("lone")
    pauses.resume(session, walk.world.people.laundry, by=lone, now=walk.world.now)


def days_go_by(walk: Walk, session: Session, by: Viewer) -> None:
    walk.world.now += timedelta(days=walk.lot.randint(1, 9))
    approvals.start_due(session, walk.world.now)
    approvals.complete_due(session, walk.world.now)


def _with(service: Callable[..., None], *given: Callable[[Walk], object]) -> Callable[..., None]:
    """An act on a placement that needs no more than words."""

    def act(walk: Walk, session: Session, placement: Placement, by: Viewer) -> None:
        words = [make(walk) for make in given]
        service(session, placement, *words, by=by, now=walk.world.now)

    return act


PLACEMENT_ACTS: dict[PlacementStep, Callable[..., None]] = {
    T.HEAR_CITIZEN: _with(
        placements.hear_citizen,
        lambda walk: Talk(
            talked_on=walk.world.now.date(), own_wish="Vil gerne.", may_show=(CardField.WISH,)
        ),
    ),
    T.PRESENT: _with(placements.present),
    T.ACCEPT: _with(placements.accept),
    T.DECLINE: _with(placements.decline, lambda walk: Declined(reason=DeclineReason.PLACE_FILLED)),
    T.CONFIRM: confirm,
    T.APPROVE: approve,
    T.WITHDRAW: _with(placements.withdraw, lambda walk: Withdrawn(reason=WithdrawReason.OTHER)),
    T.END_EARLY: _with(
        placements.end_early,
        lambda walk: EndingEarly(
            last_day=walk.world.now.date(), reason=EndReason.OTHER, note="Fik arbejde."
        ),
    ),
    T.END_AT_ONCE: _with(
        end_at_once,
        lambda walk: EndingAtOnce(
            reason=EndReason.SAFETY,
            why="Nogen kom til skade.",
            citizen_told_on=walk.world.now.date(),
            citizen_told_in="dansk",
            citizen_reached=True,
            caseworker_told=True,
            next_step="Nyt forløb.",
            next_step_on=walk.world.now.date(),
        ),
    ),
    T.CLOSE: _with(
        closing.close,
        lambda walk: Closing(
            outcome=EndOutcome.NEW_INTERNSHIP,
            next_step="Nyt forløb.",
            skills=(LearntRow(text="sortere vasketøj"),),
            employer=SideSaid(text="Det gik godt."),
            citizen=SideSaid(not_given_because="Er flyttet."),
        ),
    ),
}

ACTS: dict[Callable[[Walk, Session, Viewer], None], int] = {
    offer: 3,
    review_opening: 4,
    step_opening: 1,
    make_list: 3,
    nominate: 8,
    step_placement: 70,
    answer_promise: 2,
    take_promise: 2,
    waive_promise: 1,
    report: 2,
    pause: 1,
    resume: 2,
    days_go_by: 6,
    **LASTING_ACTS,
}


def check(walk: Walk) -> None:
    """What is true after every act, whatever it was."""
    with walk.world.session() as session:
        for opening in session.exec(select(Opening)):
            taken = seats_taken(session, opening.id)
            assert taken <= opening.seats, walk.done
            if opening.state in opening_flow.COUNTS_SEATS:
                assert opening.state is opening_flow.state_by_seats(opening.seats, taken), walk.done
            _trail_is_whole(walk, session, ObjectType.OPENING, opening.id, opening.state)
        in_play: Counter[tuple[int, int]] = Counter()
        for placement in session.exec(select(Placement)):
            walk.reached.add(placement.state)
            in_play[placement.opening_id, placement.citizen_id] += placement.state in IN_PLAY
            steps = _trail_is_whole(
                walk, session, ObjectType.PLACEMENT, placement.id, placement.state
            )
            if T.START in steps:
                assert steps.index(T.APPROVE) < steps.index(T.START), walk.done
                assert placement.approved_at.date() <= placement.starts, walk.done
            # The company hears nothing before the citizen was asked.
            if placement.presented_at is not None:
                assert steps.index(T.HEAR_CITIZEN) < steps.index(T.PRESENT), walk.done
            if T.APPROVE in steps:
                _law_was_asked(walk, session, placement.id)
        assert max(in_play.values(), default=0) <= 1, walk.done
        _ratio_is_kept(walk, session)
        check_lasting(walk, session)
        for promise in session.exec(select(Promise)):
            due = walk.born.setdefault(promise.id, promise.due_at)
            assert promise.due_at == due, walk.done
            assert (promise.ended_at is None) == (promise.end is None), walk.done


def _law_was_asked(walk, session, placement_id: int) -> None:
    """The municipality said yes only where the law had nothing hard against it."""
    kept = queries.answers_of(session, placement_id)
    assert {row.guard for row in kept} >= {"G1", "G2", "G3", "G4"}, walk.done
    assert not any(row.hard for row in kept), walk.done


def _ratio_is_kept(walk, session) -> None:
    """Never too many on subsidy at a workplace, on any day."""
    workplaces = session.exec(select(Workplace.id)).all()
    later = walk.world.now.date() + timedelta(days=400)
    for use in uses_of(session, workplaces, date(2026, 1, 1), later).values():
        assert use.first_over is None, walk.done


def _trail_is_whole(walk, session, kind: ObjectType, row_id: int, state) -> list[str]:
    """Each step begins where the one before ended, and the last one where the thing is now."""
    events = session.exec(
        select(Event)
        .where(Event.object_type == kind, Event.object_id == row_id, Event.to_state != "")
        .order_by(col(Event.id))
    ).all()
    for before, after in zip(events, events[1:], strict=False):
        assert after.from_state == before.to_state, walk.done
    assert events[-1].to_state == state, walk.done
    return [event.action for event in events]


@pytest.fixture
def ready(world):
    world.agreement()
    world.citizens(4)
    world.match_list(world.opening())
    return world


@pytest.mark.parametrize("seed", range(2))
def test_whatever_people_do_these_things_stay_true(ready, seed):
    walk = Walk(ready, seed)
    for _ in range(STEPS):
        walk.step()
        check(walk)
    # The walk has to come far enough to prove something.
    assert walk.reached & placement_flow.RUNNING, walk.outcomes
    assert walk.outcomes["done"] > STEPS / 4, walk.outcomes
