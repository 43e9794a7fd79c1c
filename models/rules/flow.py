"""A life cycle as a table: what is not in the table cannot happen."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from models.kinds import ObjectType, Role
from models.rules.errors import NotYours, WrongState

State = TypeVar("State", bound=StrEnum)
Step = TypeVar("Step", bound=StrEnum)

# Nobody presses the button: a date came, or seats were counted.
SYSTEM: Role | None = None


@dataclass(frozen=True)
class Move(Generic[State]):
    """Where a step leads and who takes it.

    `to` is None when the target is worked out elsewhere (from seats, or from the trail).
    """

    to: State | None
    by: frozenset[Role | None]
    law_is_asked: bool = False


@dataclass(frozen=True)
class Flow(Generic[State, Step]):
    """All moves of one kind of thing; `of` names the kind in refusals."""

    of: ObjectType
    moves: Mapping[tuple[State, Step], Move[State]]


def move(flow: Flow[State, Step], state: State, step: Step, role: Role | None) -> Move[State]:
    """The move that `role` makes with the step; None as role is the system itself.

    Raises:
        WrongState: the step is not open from the state, whoever asks.
        NotYours: it is open, but for others.
    """
    found = flow.moves.get((state, step))
    if found is None:
        raise WrongState(flow.of, state, step)
    if role not in found.by:
        raise NotYours
    return found


def open_steps(flow: Flow[State, Step], state: State, role: Role | None) -> tuple[Step, ...]:
    """The steps `role` may take from the state, in the order of the table."""
    return tuple(
        step for (start, step), found in flow.moves.items() if start == state and role in found.by
    )
