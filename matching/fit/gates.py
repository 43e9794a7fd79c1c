"""What keeps a citizen off a list, apart from the law: permits, safety language, time.

Whatever nobody has told about a citizen never keeps him off. Distance never does either: it is
a small part of the score (rule B.9).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache

from matching.fit.licences import gives
from matching.plain import Plain
from matching.profiles import STEP_OF, CitizenProfile, OpeningProfile, Permit, Requirement, Slot
from matching.words.spelling import fold_in_order
from models.kinds import RequirementKind

# Hours and lessons are arranged between people all the time, so a gap only closes when less
# than half of the asked week is left: then it is another opening.
LEAST_SHARE_OF_HOURS = 0.5

# Employers mostly wait two weeks for the right person; later, the seat is asked for again.
LATEST_START = timedelta(days=14)

# First minute and the minute after the last, counted from Monday 00:00.
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GateHit(Plain):
    """Why a citizen is not on the list: a code and the facts a sentence needs.

    Codes of this module and their facts: permit_missing (requirement, kind), permit_expired
    (requirement, kind, valid_to), danish (skill, level, has, task), hours (asked, possible),
    lessons and free_time (asked, possible), start (starts, available_from). The law's codes come
    from outside.
    """

    gate: str
    detail: Mapping[str, str] = field(default_factory=dict)


def gates(opening: OpeningProfile, citizen: CitizenProfile) -> tuple[GateHit, ...]:
    """Everything that keeps the citizen off the list; empty = he stands on it."""
    return (
        *_permit_gates(opening, citizen),
        *_danish_gates(opening, citizen),
        *_time_gates(opening, citizen),
    )


def _permit_gates(opening: OpeningProfile, citizen: CitizenProfile) -> Iterator[GateHit]:
    for wanted in opening.requires:
        if not wanted.must or wanted.kind is RequirementKind.SKILL:
            continue
        held = permits_for(wanted, citizen.permits, opening.starts)
        if any(is_valid(permit, opening) for permit in held):
            continue
        facts = {"requirement": wanted.text, "kind": wanted.kind.value}
        if held:
            last = max(permit.valid_to for permit in held if permit.valid_to)
            yield GateHit("permit_expired", {**facts, "valid_to": last.isoformat()})
        else:
            yield GateHit("permit_missing", facts)


def permits_for(
    wanted: Requirement, permits: tuple[Permit, ...], on: date = date.max
) -> list[Permit]:
    """The permits that are what is wanted or include it, valid or not.

    Two codes decide when both are linked; else the words must be the same up to order, case
    and special letters. A near word is not enough for a licence, but a driving licence counts
    for every category that the law gives with it.

    Args:
        on: the day whose law counts; without it the newest we know.
    """
    return [each for each in permits if _is_same(wanted, each) or gives(each, wanted, on)]


def _is_same(wanted: Requirement, permit: Permit) -> bool:
    if wanted.concept is not None and permit.concept is not None:
        return wanted.concept == permit.concept
    return fold_in_order(wanted.text) == fold_in_order(permit.text)


def is_valid(permit: Permit, opening: OpeningProfile) -> bool:
    """Whether the permit still holds on the day the opening starts."""
    return permit.valid_to is None or permit.valid_to >= opening.starts


def _danish_gates(opening: OpeningProfile, citizen: CitizenProfile) -> Iterator[GateHit]:
    for need in opening.danish:
        level = citizen.danish.get(need.skill)
        if need.gate and level is not None and STEP_OF[level] < STEP_OF[need.level]:
            facts = {"skill": need.skill.value, "level": need.level.value, "has": level.value}
            yield GateHit("danish", {**facts, "task": need.task})


def _time_gates(opening: OpeningProfile, citizen: CitizenProfile) -> Iterator[GateHit]:
    asked = opening.hours_a_week
    given, possible = citizen.hours_a_week, hours_possible(opening, citizen)
    if given is not None and given < LEAST_SHARE_OF_HOURS * asked:
        yield GateHit("hours", {"asked": f"{asked:g}", "possible": f"{given:g}"})
    if possible is not None and possible < LEAST_SHARE_OF_HOURS * asked:
        facts = {"asked": f"{asked:g}", "possible": f"{possible:g}"}
        yield GateHit(what_takes_hours(opening, citizen), facts)
    free = citizen.available_from
    if free is not None and free > opening.starts + LATEST_START:
        facts = {"starts": opening.starts.isoformat(), "available_from": free.isoformat()}
        yield GateHit("start", facts)


def hours_possible(opening: OpeningProfile, citizen: CitizenProfile) -> float | None:
    """Hours a week of the opening in which he can come, at most the hours asked.

    They lie inside his free time, where he has told it, and meet no lesson. None when the
    opening's week is not settled or neither is known. An opening that has more slots than hours
    leaves room to work around both.
    """
    if not opening.weekly or not (citizen.lessons or citizen.free):
        return None
    left = _minutes_left(opening.weekly, citizen.lessons, citizen.free)
    return min(opening.hours_a_week, left / 60)


def what_takes_hours(opening: OpeningProfile, citizen: CitizenProfile) -> str:
    """What leaves so few of the opening's hours: "lessons", or "free_time" when that takes more."""
    without = hours_possible(opening, replace(citizen, free=()))
    return "lessons" if without == hours_possible(opening, citizen) else "free_time"


@lru_cache(maxsize=4096)  # a language school has few timetables, a list many citizens
def _minutes_left(
    weekly: tuple[Slot, ...], lessons: tuple[Slot, ...], free: tuple[Slot, ...]
) -> int:
    """Minutes a week of `weekly` inside `free` and outside `lessons`; each minute counts once."""
    taken = _joined(slot.on_the_week for slot in lessons)
    work = _joined(slot.on_the_week for slot in weekly)
    if free:
        work = _shared(work, _joined(slot.on_the_week for slot in free))
    return _length(_joined(work + taken)) - _length(taken)


def _shared(one: list[Stretch], other: list[Stretch]) -> list[Stretch]:
    """What lies in both."""
    both = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return [(starts, ends) for starts, ends in both if starts < ends]


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The stretches joined where they meet, in order."""
    joined: list[Stretch] = []
    for starts, ends in sorted(stretches):
        if joined and starts <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(ends, joined[-1][1]))
        else:
            joined.append((starts, ends))
    return joined


def _length(stretches: list[Stretch]) -> int:
    return sum(ends - starts for starts, ends in stretches)
