"""Every state was reached by steps its flow has, and the trail holds each of them (C.3 to C.5)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Any

from sqlmodel import Session, col, select

from models.kinds import ObjectType
from models.rules import agreement_flow, opening_flow, placement_flow
from models.rules.flow import Flow
from models.tables.companies import PartnershipAgreement
from models.tables.openings import Opening
from models.tables.placements import Placement
from models.tables.trail import Event
from portal.services.consistency.found import Broken

ROWS_AT_ONCE = 1000

# The table, its flow, and the state it begins in.
FLOWS: tuple[tuple[Any, Flow[Any, Any], StrEnum], ...] = (
    (Placement, placement_flow.FLOW, placement_flow.S.DRAFT),
    (Opening, opening_flow.FLOW, opening_flow.S.DRAFT),
    (PartnershipAgreement, agreement_flow.FLOW, agreement_flow.S.LEAD),
)


@dataclass(frozen=True)
class _Step:
    number: int
    start: str
    action: str
    end: str


def broken_flows(session: Session) -> Iterator[Broken]:
    """Rows whose state the trail does not lead to, and steps that no flow has."""
    for table, flow, first in FLOWS:
        states = {
            number: state.value for number, state in session.execute(select(table.id, table.state))
        }
        for number, steps in _steps(session, flow.of):
            if number in states:
                said = _fault(flow, first, steps, states.pop(number))
                if said:
                    yield Broken(table.__tablename__, number, said)
        # What never took a step is where it began.
        for number, state in states.items():
            if state != first.value:
                yield Broken(table.__tablename__, number, f"is {state}, but no step led there")


def _steps(session: Session, of: ObjectType) -> Iterator[tuple[int, list[_Step]]]:
    """Each object's steps in their order; what changed no state is left out."""
    rows = session.execute(
        select(Event.object_id, Event.from_state, Event.action, Event.to_state)
        .where(Event.object_type == of, Event.to_state != Event.from_state)
        .order_by(col(Event.object_id), col(Event.id))
        .execution_options(yield_per=ROWS_AT_ONCE)
    )
    for _number, group in groupby((_Step(*row) for row in rows), key=lambda step: step.number):
        steps = list(group)
        yield steps[0].number, steps


def _fault(flow: Flow[Any, Any], first: StrEnum, steps: list[_Step], state: str) -> str:
    moves: Mapping[tuple[str, str], str | None] = {
        (start.value, step.value): move.to.value if move.to is not None else None
        for (start, step), move in flow.moves.items()
    }
    at = first.value
    for step in steps:
        if step.start == "" and step.end == first.value:
            continue
        if step.start != at:
            return f"{step.action} begins in {step.start}, but it was {at}"
        if (step.start, step.action) not in moves:
            return f"{step.action} is no step from {step.start}"
        if moves[step.start, step.action] not in {None, step.end}:
            return f"{step.action} does not lead from {step.start} to {step.end}"
        at = step.end
    return "" if at == state else f"is {state}, but its steps lead to {at}"
