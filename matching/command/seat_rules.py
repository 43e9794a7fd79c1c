"""Rules of a seat plan as a file: who must or must not be where, and who wants together."""

from collections.abc import Collection, Iterator
from typing import Annotated

from pydantic import Field, model_validator

from matching.command.complaints import BadFile, Complaint
from matching.command.reading import Records
from matching.command.records import Code, Keyed, Record
from matching.plans.seats import MOST_POINTS, NO_RULES, SeatRules, Together

Pair = Annotated[tuple[Code, Code], Field(description="citizen id, opening id")]


class TogetherRecord(Record):
    """People who want the same opening, or must have it."""

    citizens: tuple[Code, ...]
    must: bool
    bonus: Annotated[float, Field(ge=0, le=MOST_POINTS)] = 0.0

    @model_validator(mode="after")
    def _makes_sense(self) -> "TogetherRecord":
        self.value()
        return self

    def value(self) -> Together:
        """The same for the planner.

        Raises:
            ValueError: fewer than two people, one twice, or a must with a bonus.
        """
        return Together(self.citizens, self.must, self.bonus)


class RulesRecord(Keyed):
    """What people decided before the plan is made."""

    forbidden: tuple[Pair, ...] = ()
    required: tuple[Pair, ...] = ()
    together: tuple[TogetherRecord, ...] = ()

    @property
    def key(self) -> str:
        """The same for all: a file has one."""
        return "rules"

    def value(self) -> SeatRules:
        """The same for the planner."""
        return SeatRules(self.forbidden, self.required, tuple(e.value() for e in self.together))


def seat_rules(path: str | None, people: Collection[str], openings: Collection[str]) -> SeatRules:
    """The rules of a file; none without a path.

    Args:
        people, openings: the ids that a rule may name.

    Raises:
        BadFile: something is wrong, or a rule names somebody who is in neither file.
    """
    if path is None:
        return NO_RULES
    records = Records(path, RulesRecord)
    (rules,) = records.whole()
    for field, code, known in _named(rules, people, openings):
        if code not in known:
            records.complain(records.line_of(rules), field, f'"{code}" is in none of the files')
    records.check()
    return rules.value()


def impossible(path: str, why: Exception) -> BadFile:
    """The complaint about rules that cannot be kept together."""
    return BadFile(Records(path, RulesRecord).name, [Complaint(1, "", str(why))])


def _named(
    rules: RulesRecord, people: Collection[str], openings: Collection[str]
) -> Iterator[tuple[str, str, Collection[str]]]:
    """(field, id, where it should be) for every id in the rules."""
    for name, pairs in (("forbidden", rules.forbidden), ("required", rules.required)):
        for number, (citizen, opening) in enumerate(pairs):
            yield f"{name}[{number}][0]", citizen, people
            yield f"{name}[{number}][1]", opening, openings
    for number, wanted in enumerate(rules.together):
        for place, citizen in enumerate(wanted.citizens):
            yield f"together[{number}].citizens[{place}]", citizen, people
