"""What the rules answer with: findings of the law, and refusals to a person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from models.kinds import ObjectType


@dataclass(frozen=True)
class Finding:
    """One thing the law has against a plan.

    A hard finding stops the plan; a soft one asks for a reason and goes away when the plan
    carries one. `values` are what the Danish sentence needs, already as text: numbers with a
    point, days as ISO dates. The sentence itself is written where words are.
    """

    code: str
    source: str
    hard: bool = True
    values: Mapping[str, str] = field(default_factory=dict)


class Refusal(Exception):
    """The product says no to a person; not a mistake in the program."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code, values)
        self.code = code
        self.values: Mapping[str, str] = values


class WrongState(Refusal):
    """The step is not open from the state the thing is in."""

    def __init__(self, thing: ObjectType, state: StrEnum, step: StrEnum) -> None:
        super().__init__("wrong_state", thing=thing.value, state=state.value, step=step.value)
        self.thing = thing
        self.state = state
        self.step = step


class NotYours(Refusal):
    """The step is there, but belongs to another role or another person."""

    def __init__(self, code: str = "not_yours") -> None:
        super().__init__(code)


class AgainstTheLaw(Refusal):
    """The law stands against it; every broken rule is named at once."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("against_the_law")
        self.findings = findings


class NotNow(Refusal):
    """The step is right but cannot be taken now: the company is paused, no seat is free …"""


class FasterColleague(Refusal):
    """Someone else changed the same thing first."""

    def __init__(self, by_name: str, at: datetime) -> None:
        super().__init__("faster_colleague", by_name=by_name, at=at.isoformat())
        self.by_name = by_name
        self.at = at
