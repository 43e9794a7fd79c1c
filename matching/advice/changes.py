"""The changes in a person's life that are worth trying, and the profile after each."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from matching.fit.gates import is_valid, permits_for
from matching.fit.practical import KM_BY
from matching.plain import Plain
from matching.profiles import (
    HOURS_IN_A_WEEK,
    STEP_OF,
    CitizenProfile,
    OpeningProfile,
    Permit,
    Requirement,
    SkillClaim,
)
from matching.scoring import Match
from matching.words.spelling import fold_in_order
from models.kinds import DanishLevel, RequirementKind

ChangeCode = Literal["danish", "hours", "distance", "licence", "certificate", "skill"]

MORE_HOURS = 5.0  # a week
MORE_KM = 10.0
# A skill that one opening asks for is that opening's; from two on it is worth a course.
ASKED_TIMES = 2
MOST_OF_A_SORT = 10  # changes of one sort; the most asked ones, more is no advice

# Tried even when no opening here names a licence, so that the answer "none" is an answer.
CAR = Requirement("kørekort B", None, RequirementKind.LICENCE, must=True)


@dataclass(frozen=True, slots=True)
class Change(Plain):
    """One thing that would be different.

    Args:
        code: "danish" (facts: the new level by skill, where one is known), "hours" and
            "distance" (from, to; hours a week, kilometres), "licence", "certificate" and
            "skill" (text: the opening's words; asked: by how many openings; concept when
            linked).
    """

    code: str
    facts: Mapping[str, str]


Version = tuple[Change, CitizenProfile]


def versions(
    citizen: CitizenProfile, openings: Sequence[OpeningProfile], now: Mapping[str, Match]
) -> list[Version]:
    """Every change worth trying for these openings, with the person after it.

    What nobody has told cannot be raised: unknown Danish or hours give no change of that sort.

    Args:
        now: opening id -> match of the person as he is, for the openings no gate closes.
    """
    return [
        *_one_module_more(citizen),
        *_more_hours(citizen),
        *_farther(citizen),
        *_permits(citizen, openings),
        *_skills(citizen, openings, now),
    ]


def _one_module_more(citizen: CitizenProfile) -> Iterable[Version]:
    """Every known level one step up, which is what a module of the Danish courses aims at."""
    steps = list(DanishLevel)
    raised = {
        skill: steps[min(STEP_OF[level] + 1, len(steps) - 1)]
        for skill, level in citizen.danish.items()
        if level is not None
    }
    if any(level != citizen.danish[skill] for skill, level in raised.items()):
        facts = {skill.value: level.value for skill, level in raised.items()}
        yield Change("danish", facts), replace(citizen, danish={**citizen.danish, **raised})


def _more_hours(citizen: CitizenProfile) -> Iterable[Version]:
    hours = citizen.hours_a_week
    if hours is not None and hours + MORE_HOURS <= HOURS_IN_A_WEEK:
        facts = {"from": f"{hours:g}", "to": f"{hours + MORE_HOURS:g}"}
        yield Change("hours", facts), replace(citizen, hours_a_week=hours + MORE_HOURS)


def _farther(citizen: CitizenProfile) -> Iterable[Version]:
    if citizen.place is not None:
        km = citizen.max_km or KM_BY[citizen.transport]
        facts = {"from": f"{km:g}", "to": f"{km + MORE_KM:g}"}
        yield Change("distance", facts), replace(citizen, max_km=km + MORE_KM)


def _permits(citizen: CitizenProfile, openings: Sequence[OpeningProfile]) -> Iterable[Version]:
    """Licences that are asked for at all, and certificates that are needed."""
    asked = [
        wanted
        for opening in openings
        for wanted in opening.requires
        if (wanted.kind is RequirementKind.LICENCE or wanted.must)
        and wanted.kind is not RequirementKind.SKILL
        and not any(is_valid(held, opening) for held in permits_for(wanted, citizen.permits))
    ]
    if not any(wanted.kind is RequirementKind.LICENCE for wanted in asked):
        asked += [] if permits_for(CAR, citizen.permits) else [CAR]
    sorts: tuple[ChangeCode, ...] = ("licence", "certificate")
    for code in sorts:
        for wanted, times in _most_asked([each for each in asked if each.kind == code]):
            permit = Permit(wanted.text, wanted.concept, wanted.kind)
            after = replace(citizen, permits=(*citizen.permits, permit))
            yield _asked_for(code, wanted, 0 if wanted is CAR else times), after


def _skills(
    citizen: CitizenProfile, openings: Sequence[OpeningProfile], now: Mapping[str, Match]
) -> Iterable[Version]:
    missing = [
        wanted
        for opening in openings
        if opening.id in now
        for wanted in opening.requires
        if wanted.must
        and wanted.kind is RequirementKind.SKILL
        and wanted.text in now[opening.id].missing
    ]
    for wanted, times in _most_asked(missing):
        if times >= ASKED_TIMES:
            yield _asked_for("skill", wanted, times), with_skill(citizen, wanted)


def with_skill(citizen: CitizenProfile, wanted: Requirement) -> CitizenProfile:
    """The person with the wanted skill among what he can."""
    claim = SkillClaim(wanted.text, wanted.concept)
    return replace(citizen, skills=(*citizen.skills, claim))


def key_of(wanted: Requirement) -> str:
    """The same for two requirements that ask for the same thing."""
    return wanted.concept or f"text {fold_in_order(wanted.text)}"


def _most_asked(asked: Sequence[Requirement]) -> list[tuple[Requirement, int]]:
    """Every requirement once with how often it is asked for, the most asked first."""
    times = Counter(key_of(wanted) for wanted in asked)
    # Of several wordings of one thing the first by alphabet stands for all.
    first = {key_of(each): each for each in sorted(asked, key=lambda e: e.text, reverse=True)}
    order = sorted(first, key=lambda key: (-times[key], key))
    return [(first[key], times[key]) for key in order[:MOST_OF_A_SORT]]


def _asked_for(code: ChangeCode, wanted: Requirement, times: int) -> Change:
    facts = {"text": wanted.text, "asked": str(times)}
    return Change(code, facts | ({"concept": wanted.concept} if wanted.concept else {}))
