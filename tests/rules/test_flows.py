"""Every state, step and role of the three life cycles, walked against the rule book's tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.kinds import (
    AgreementState,
    AgreementStep,
    ObjectType,
    OpeningState,
    OpeningStep,
    PlacementState,
    PlacementStep,
    Role,
)
from models.rules import agreement_flow, opening_flow, placement_flow
from models.rules.errors import NotYours, WrongState

# Who may take a step, in one word; written here once more, apart from the code.
WHO: Mapping[str, frozenset[Role | None]] = {
    "consultant": frozenset({Role.COMPANY_CONSULTANT}),
    "municipality": frozenset({Role.COMPANY_CONSULTANT, Role.CASEWORKER}),
    "municipality/system": frozenset({Role.COMPANY_CONSULTANT, Role.CASEWORKER, None}),
    "company": frozenset({Role.EMPLOYER}),
    "company/consultant": frozenset({Role.EMPLOYER, Role.COMPANY_CONSULTANT}),
    "leader": frozenset({Role.LEADER}),
    "system": frozenset({None}),
    "company/system": frozenset({Role.EMPLOYER, None}),
    "company/consultant/system": frozenset({Role.EMPLOYER, Role.COMPANY_CONSULTANT, None}),
}
EVERYONE: tuple[Role | None, ...] = (*Role, None)

# C.3, from | step | to | who.
PLACEMENT = """
draft               nominate      nominated           consultant
draft               withdraw      withdrawn           municipality/system
nominated           hear_citizen  citizen_heard       municipality
nominated           withdraw      withdrawn           municipality/system
citizen_heard       present       presented           consultant
citizen_heard       withdraw      withdrawn           municipality/system
presented           accept        employer_accepted   company/consultant
presented           decline       declined            company/consultant
presented           withdraw      withdrawn           municipality/system
employer_accepted   confirm       checks_pending      consultant
employer_accepted   withdraw      withdrawn           municipality/system
checks_pending      approve       approved            municipality
checks_pending      decline       declined            company/consultant
checks_pending      withdraw      withdrawn           municipality/system
approved            start         active              system
approved            decline       declined            company/consultant
approved            withdraw      withdrawn           municipality
active              complete      completed           system
active              end_early     ended_early         consultant
active              end_at_once   ended_at_once       consultant
completed           close         closed              consultant
ended_early         close         closed              consultant
ended_at_once       close         closed              consultant
closed              reopen        ?                   leader
"""
# C.4.
AGREEMENT = """
lead        contact      contacted  consultant
lead        end          ended      consultant
contacted   offer        offered    consultant
contacted   postpone     not_now    consultant
contacted   end          ended      consultant
offered     accept       active     company/consultant
offered     postpone     not_now    company/consultant
offered     end          ended      company/consultant
active      pause        paused     company/consultant/system
active      end          ended      company/consultant
paused      resume       active     company/system
paused      end          ended      company/consultant
not_now     contact      contacted  consultant
ended       start_again  lead       company/consultant
"""
# C.5.
OPENING = """
draft          submit       submitted  company
draft          discard      discarded  company
submitted      publish      published  consultant
submitted      return       returned   consultant
returned       submit       submitted  company
returned       discard      discarded  company
published      count_seats  ?          system
published      hold         on_hold    company/consultant/system
published      expire       expired    system
published      withdraw     withdrawn  company/consultant
published      renew        published  company/consultant
partly_filled  count_seats  ?          system
partly_filled  hold         on_hold    company/consultant/system
partly_filled  expire       expired    system
partly_filled  withdraw     withdrawn  company/consultant
partly_filled  close        closed     company/consultant
partly_filled  renew        partly_filled  company/consultant
filled         count_seats  ?          system
filled         close        closed     company/consultant
on_hold        release      published  company/system
on_hold        withdraw     withdrawn  company/consultant
expired        renew        published  company/consultant
expired        close        closed     company/consultant
"""


@dataclass(frozen=True)
class Life:
    """One life cycle and what the rule book says of it."""

    of: ObjectType
    flow: ModuleType
    states: type[StrEnum]
    steps: type[StrEnum]
    table: str
    begins: str
    dead_ends: frozenset[str]
    worked_out: Mapping[str, frozenset[str]]  # where a step without a fixed target may lead

    def rows(self) -> dict[tuple[str, str], tuple[str, frozenset[Role | None]]]:
        cells = [line.split() for line in self.table.strip().splitlines()]
        return {(start, step): (to, WHO[who]) for start, step, to, who in cells}

    def targets(self, start: str) -> set[str]:
        """Every state one step away."""
        there: set[str] = set()
        for (state, step), (to, _) in self.rows().items():
            if state == start:
                there |= self.worked_out[step] if to == "?" else {to}
        return there

    def reached(self, begins: str, without: str = "") -> set[str]:
        """Every state that can be reached, never stepping into `without`."""
        seen, todo = {begins}, [begins]
        while todo:
            new = self.targets(todo.pop()) - seen - {without}
            seen |= new
            todo += new
        return seen


ENDS = frozenset({"completed", "ended_early", "ended_at_once"})
LIVES = (
    Life(
        ObjectType.PLACEMENT,
        placement_flow,
        PlacementState,
        PlacementStep,
        PLACEMENT,
        "draft",
        frozenset({"withdrawn", "declined"}),
        {"reopen": ENDS},
    ),
    Life(
        ObjectType.AGREEMENT,
        agreement_flow,
        AgreementState,
        AgreementStep,
        AGREEMENT,
        "lead",
        frozenset(),
        {},
    ),
    Life(
        ObjectType.OPENING,
        opening_flow,
        OpeningState,
        OpeningStep,
        OPENING,
        "draft",
        frozenset({"withdrawn", "closed", "discarded"}),
        {"count_seats": frozenset({"published", "partly_filled", "filled"})},
    ),
)
PLACEMENTS, AGREEMENTS, OPENINGS = LIVES
PAIRS = [
    pytest.param(life, state, step, id=f"{life.of}: {step} from {state}")
    for life in LIVES
    for state in life.states
    for step in life.steps
]
each_life = pytest.mark.parametrize("life", LIVES, ids=lambda life: life.of.value)


@pytest.mark.parametrize(("life", "state", "step"), PAIRS)
def test_every_role_gets_what_the_rule_book_says(life, state, step):
    to, by = life.rows().get((state, step), (None, frozenset()))
    for role in EVERYONE:
        if to is None:
            with pytest.raises(WrongState) as refused:
                life.flow.move(state, step, role)
            assert refused.value.values == {"thing": life.of, "state": state, "step": step}
        elif role not in by:
            with pytest.raises(NotYours):
                life.flow.move(state, step, role)
        else:
            assert life.flow.move(state, step, role).to == (None if to == "?" else to)


@each_life
def test_open_steps_are_the_ones_that_can_be_taken_in_the_order_of_the_table(life):
    for state in life.states:
        for role in EVERYONE:
            expected = [
                step
                for (start, step), (_, by) in life.rows().items()
                if start == state and role in by
            ]
            assert list(life.flow.open_steps(state, role)) == expected


@each_life
def test_every_state_is_reached_and_only_ends_are_dead_ends(life):
    assert life.reached(life.begins) == set(life.states)
    assert {state for state in life.states if not life.targets(state)} == life.dead_ends


@each_life
def test_every_step_is_used(life):
    assert {step for _, step in life.rows()} == set(life.steps)


@each_life
def test_an_administrator_moves_nothing(life):
    assert all(life.flow.open_steps(state, Role.ADMINISTRATOR) == () for state in life.states)


def test_the_law_is_asked_at_approval_and_nowhere_else():
    asked = {
        (state, step)
        for (state, step), move in placement_flow.FLOW.moves.items()
        if move.law_is_asked
    }
    assert asked == {(PlacementState.CHECKS_PENDING, PlacementStep.APPROVE)}


@pytest.mark.parametrize(
    ("gate", "goal"),
    [
        ("citizen_heard", "presented"),
        ("employer_accepted", "approved"),
        ("approved", "active"),
        ("active", "closed"),
    ],
    ids=[
        "no employer sees a person who was not heard",
        "nobody is approved against the employer",
        "nobody begins without approval",
        "nothing is evaluated that never ran",
    ],
)
def test_there_is_no_way_round(gate, goal):
    assert goal in PLACEMENTS.reached("draft")
    assert goal not in PLACEMENTS.reached("draft", without=gate)


def test_the_groups_of_states_share_them_out():
    groups = [
        placement_flow.BEFORE_START,
        {PlacementState.ACTIVE},
        placement_flow.ENDED,
        placement_flow.STOPPED,
        {PlacementState.CLOSED},
    ]
    assert sorted(state for group in groups for state in group) == sorted(PlacementState)
    assert {PlacementState.APPROVED, PlacementState.ACTIVE} == placement_flow.RUNNING


@pytest.mark.parametrize("state", sorted(placement_flow.BEFORE_START))
def test_before_the_start_the_municipality_can_always_stop_it(state):
    for role in (Role.COMPANY_CONSULTANT, Role.CASEWORKER):
        assert PlacementStep.WITHDRAW in placement_flow.open_steps(state, role)


def test_the_steps_that_free_a_seat_are_those_that_leave_a_state_that_holds_one():
    leaving = {
        step
        for (state, step), move in placement_flow.FLOW.moves.items()
        if state in placement_flow.HOLDS_A_SEAT and move.to not in placement_flow.HOLDS_A_SEAT
    }
    assert leaving == placement_flow.FREES_A_SEAT


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("checks_pending", "approved", True),
        ("approved", "active", False),
        ("approved", "declined", True),
        ("active", "completed", True),
        ("nominated", "withdrawn", False),
        ("completed", "closed", False),
    ],
)
def test_seats_change_when_one_is_taken_or_freed(before, after, changes):
    assert placement_flow.seats_change(PlacementState(before), PlacementState(after)) is changes


CHOICES = st.lists(st.integers(0, 99), max_size=60)


def walk(life, choices, begins=None):
    """The states of a life in which somebody always takes one of the open steps."""
    state = life.states(begins or life.begins)
    ended_in = state if state in ENDS else ""
    yield state
    for choice in choices:
        open_ = [(step, role) for role in EVERYONE for step in life.flow.open_steps(state, role)]
        if not open_:
            return
        step, role = open_[choice % len(open_)]
        to = life.flow.move(state, step, role).to
        if to is None:
            # The service restores the end state, or counts the seats.
            told = sorted(life.worked_out[step])
            to = ended_in or told[choice % len(told)]
        if to in ENDS:
            ended_in = to
        state = life.states(to)
        yield state


@each_life
@given(choices=CHOICES)
def test_no_walk_leaves_the_table(life, choices):
    states = list(walk(life, choices))
    for before, after in pairwise(states):
        assert after in life.targets(before)


@given(st.sampled_from(sorted(ENDS)), CHOICES)
def test_what_has_ended_never_runs_again_nor_ends_another_way(end, choices):
    assert set(walk(PLACEMENTS, choices, begins=end)) <= {end, "closed"}


@given(CHOICES)
def test_what_was_stopped_stays_stopped(choices):
    *before, _ = walk(PLACEMENTS, choices)
    assert not set(before) & {"withdrawn", "declined"}


@pytest.mark.parametrize(
    ("seats", "taken", "state"),
    [
        (1, 0, "published"),
        (1, 1, "filled"),
        (3, 0, "published"),
        (3, 1, "partly_filled"),
        (3, 2, "partly_filled"),
        (3, 3, "filled"),
        (2, 3, "filled"),
    ],
)
def test_the_state_follows_the_seats(seats, taken, state):
    assert opening_flow.state_by_seats(seats, taken) == state
    assert opening_flow.state_by_seats(seats, taken) in opening_flow.COUNTS_SEATS


@pytest.mark.parametrize(("seats", "taken"), [(0, 0), (-1, 0), (1, -1)])
def test_impossible_seats_are_a_mistake(seats, taken):
    with pytest.raises(ValueError, match="cannot be taken"):
        opening_flow.state_by_seats(seats, taken)


@given(st.integers(1, 40), st.integers(0, 60))
def test_it_is_on_offer_exactly_while_a_seat_is_free(seats, taken):
    on_offer = opening_flow.state_by_seats(seats, taken) in opening_flow.ON_OFFER
    assert on_offer is (opening_flow.free_seats(seats, taken) > 0)
    assert opening_flow.free_seats(seats, taken) == max(0, seats - taken)


def test_seats_are_counted_in_the_states_that_have_the_step():
    counting = {
        state
        for state in OpeningState
        if OpeningStep.COUNT_SEATS in opening_flow.open_steps(state, None)
    }
    assert counting == opening_flow.COUNTS_SEATS
