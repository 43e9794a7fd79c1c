"""What keeps a citizen off a list, apart from the law: permits, safety language, time.

Whatever nobody has told about a citizen never keeps him off. Distance never does either: it is
a small part of the score (rule B.9).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class GateHit(Plain):
    """Why a citizen is not on the list: a code and the facts a sentence needs.

    Codes of this module and their facts: permit_missing (requirement, kind), permit_expired
    (requirement, kind, valid_to), danish (skill, level, has, task), hours (asked, possible),
    lessons (asked, possible), start (starts, available_from). The law's codes come from outside.
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
    given, outside = citizen.hours_a_week, hours_outside_lessons(opening, citizen)
    if given is not None and given < LEAST_SHARE_OF_HOURS * asked:
        yield GateHit("hours", {"asked": f"{asked:g}", "possible": f"{given:g}"})
    if outside is not None and outside < LEAST_SHARE_OF_HOURS * asked:
        yield GateHit("lessons", {"asked": f"{asked:g}", "possible": f"{outside:g}"})
    free = citizen.available_from
    if free is not None and free > opening.starts + LATEST_START:
        facts = {"starts": opening.starts.isoformat(), "available_from": free.isoformat()}
        yield GateHit("start", facts)


def hours_outside_lessons(opening: OpeningProfile, citizen: CitizenProfile) -> float | None:
    """Hours a week of the opening that do not meet a lesson, at most the hours asked.

    None when the opening's week is not settled or no lessons are known. An opening that has
    more slots than hours leaves room to work around the lessons.
    """
    if not opening.weekly or not citizen.lessons:
        return None
    return min(opening.hours_a_week, _free_minutes(opening.weekly, citizen.lessons) / 60)


@lru_cache(maxsize=4096)  # a language school has few timetables, a list many citizens
def _free_minutes(weekly: tuple[Slot, ...], lessons: tuple[Slot, ...]) -> int:
    """Minutes a week of `weekly` outside `lessons`; overlapping slots count once."""
    both = _on_the_week(weekly + lessons)
    return _length(both) - _length(_on_the_week(lessons))


def _on_the_week(slots: tuple[Slot, ...]) -> list[tuple[int, int]]:
    """The slots as minutes from Monday midnight, joined where they meet, in order."""
    joined: list[tuple[int, int]] = []
    for starts, ends in sorted(slot.on_the_week for slot in slots):
        if joined and starts <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(ends, joined[-1][1]))
        else:
            joined.append((starts, ends))
    return joined


def _length(stretches: list[tuple[int, int]]) -> int:
    return sum(ends - starts for starts, ends in stretches)
