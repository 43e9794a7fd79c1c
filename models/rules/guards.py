"""The law's fourteen questions to a placement (G1 to G14 of C.3), in their order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from models.kinds import PlacementType
from models.rules import consent, duration, igu, subsidy, week, workplace
from models.rules.errors import Finding
from models.rules.figures import Figure, Figures, NotedFigures
from models.rules.plan import PlacementPlan
from models.rules.worked import (
    compared_staff,
    hours_of_the_week,
    latest_end,
    ratio_at_its_fullest,
    school,
    what_came_before,
)

Rule = Callable[[PlacementPlan, Figures], Finding | None]
Worked = Callable[[PlacementPlan, Figures], Mapping[str, str]]

_ALL = frozenset(PlacementType)
_INTERNSHIP = frozenset({PlacementType.INTERNSHIP})
_SUBSIDISED = frozenset({PlacementType.INTERNSHIP, PlacementType.WAGE_SUBSIDY})
_WAGE_SUBSIDY = frozenset({PlacementType.WAGE_SUBSIDY})
_IGU = frozenset({PlacementType.IGU})


def _nothing(_plan: PlacementPlan, _figures: Figures) -> Mapping[str, str]:
    return {}


def _no_exception(_plan: PlacementPlan) -> str:
    return ""


@dataclass(frozen=True)
class Guard:
    """One question of the law.

    Args:
        name: "G1" to "G14"; its sentences stand in `portal/words/guards.py`.
        types: the kinds of placement it is asked of.
        source: where the question comes from; the figures it looks at have sources of their own.
        rules: all of them are asked at approval, in this order.
        at_entry: those that can be answered while the agreement is typed; they warn only.
        exception: the reason somebody wrote that stands in for what the rule asks, or nothing.
        worked: the numbers behind the answer, as text, also when the rule is kept.
        is_personal: the numbers would tell a consultant of a citizen's legal facts (B.9).
    """

    name: str
    types: frozenset[PlacementType]
    source: str
    rules: tuple[Rule, ...]
    at_entry: tuple[Rule, ...] = ()
    exception: Callable[[PlacementPlan], str] = _no_exception
    worked: Worked = _nothing
    is_personal: bool = False


@dataclass(frozen=True)
class Answer:
    """What one guard said; without findings it is kept. `figures` are those it looked at."""

    guard: Guard
    findings: tuple[Finding, ...]
    exception: str
    worked: Mapping[str, str] = field(default_factory=dict)
    figures: Mapping[str, Figure] = field(default_factory=dict)


def _basis_is_known(plan: PlacementPlan, _figures: Figures) -> Finding | None:
    return duration.basis_is_known(plan.citizen, plan.placement_type)


def _is_not_too_long(plan: PlacementPlan, figures: Figures) -> Finding | None:
    terms = duration.Terms(plan.placement_type, plan.sector, plan.extensions)
    return duration.too_long(plan.citizen, terms, (plan.starts, plan.ends), figures)


def _has_the_length_of_an_igu(plan: PlacementPlan, figures: Figures) -> Finding | None:
    return igu.has_its_length(plan, figures) if plan.placement_type in _IGU else None


def _igu_is_possible(plan: PlacementPlan, figures: Figures) -> Finding | None:
    return igu.is_possible(plan.citizen, plan.starts, figures)


def _igu_starts_in_time(plan: PlacementPlan, figures: Figures) -> Finding | None:
    return igu.starts_in_time(plan.starts, figures)


def _igu_is_not_stopped(_plan: PlacementPlan, figures: Figures) -> Finding | None:
    return igu.is_not_stopped(figures)


def _reasons_for_the_week(plan: PlacementPlan) -> str:
    reasons = (plan.hours_over_37_reason.strip(), plan.overlap_reason.strip())
    return " / ".join(reason for reason in reasons if reason)


_LENGTH: tuple[Rule, ...] = (_basis_is_known, _is_not_too_long, _has_the_length_of_an_igu)
_RATIO: tuple[Rule, ...] = (
    workplace.has_its_staff_counted,
    workplace.leaves_the_ratio_whole,
    workplace.has_its_staff_counted_lately,
)
_WEEK: tuple[Rule, ...] = (
    week.own_hours,
    week.whole_week,
    week.leaves_room_for_lessons,
    week.stands_alone,
)
_IGU_ITSELF: tuple[Rule, ...] = (
    _igu_is_possible,
    _igu_starts_in_time,
    _igu_is_not_stopped,
    igu.is_the_only_one,
)

GUARDS: tuple[Guard, ...] = (
    Guard(
        "G1",
        _ALL,
        duration.REGIME_SOURCE,
        _LENGTH,
        at_entry=_LENGTH,
        exception=lambda plan: plan.extension_reason,
        worked=latest_end,
        is_personal=True,
    ),
    Guard(
        "G2",
        _SUBSIDISED,
        workplace.RATIO_SOURCE,
        _RATIO,
        at_entry=_RATIO,
        worked=ratio_at_its_fullest,
    ),
    Guard(
        "G3",
        _SUBSIDISED,
        workplace.RATIO_SOURCE,
        (workplace.has_the_representative, workplace.has_heard_the_colleagues),
        exception=lambda plan: plan.representative_exception,
    ),
    Guard(
        "G4",
        _SUBSIDISED,
        consent.APPROVAL_SOURCE,
        (consent.starts_after_approval,),
        at_entry=(consent.starts_after_approval,),
    ),
    Guard("G5", _ALL, consent.MUNICIPALITY_SOURCE, (consent.is_approved_at_home,)),
    Guard(
        "G6",
        _ALL,
        f"{consent.PURPOSE_SOURCE}; {consent.ALIGNMENT_SOURCE}",
        (
            consent.has_a_purpose,
            consent.says_why_another_legal_purpose,
            consent.employer_is_aligned,
            consent.citizen_is_aligned,
        ),
        exception=lambda plan: plan.legal_purpose_reason,
    ),
    Guard(
        "G7",
        _ALL,
        week.LESSONS_SOURCE,
        _WEEK,
        at_entry=_WEEK,
        exception=_reasons_for_the_week,
        worked=hours_of_the_week,
    ),
    Guard(
        "G8",
        _INTERNSHIP,
        consent.CONDITION_SOURCE,
        (consent.meets_the_condition,),
        exception=lambda plan: plan.condition_reason,
    ),
    Guard(
        "G9",
        _WAGE_SUBSIDY,
        subsidy.LAST_EMPLOYER_SOURCE,
        (
            subsidy.has_prior_period,
            subsidy.is_not_last_employer,
            subsidy.has_its_numbers,
            subsidy.adds_to_the_staff,
            subsidy.fills_no_dismissal,
            subsidy.is_additional_says_the_representative,
        ),
        worked=compared_staff,
    ),
    Guard(
        "G10",
        _IGU,
        igu.GROUP_SOURCE,
        (
            *_IGU_ITSELF,
            igu.has_practice_enough,
            igu.has_hours_enough,
            igu.was_not_employed_here,
            igu.has_its_school_weeks,
            igu.has_its_amu_weeks,
        ),
        at_entry=(*_IGU_ITSELF, igu.has_hours_enough),
        worked=school,
    ),
    Guard("G11", _ALL, workplace.CONSIDERATIONS_SOURCE, (workplace.fits_the_considerations,)),
    Guard(
        "G12",
        _ALL,
        workplace.MENTOR_SOURCE,
        (workplace.has_a_mentor, workplace.has_briefed_the_mentor),
    ),
    Guard(
        "G13",
        _ALL,
        workplace.PERMIT_SOURCE,
        (workplace.has_its_permits,),
        at_entry=(workplace.has_its_permits,),
        exception=lambda plan: plan.permit_reason,
    ),
    Guard(
        "G14",
        _INTERNSHIP,
        workplace.SERIES_SOURCE,
        (workplace.is_no_series, workplace.does_not_live_on_interns),
        at_entry=(workplace.is_no_series, workplace.does_not_live_on_interns),
        exception=lambda plan: plan.series_reason,
        worked=what_came_before,
    ),
)


def answers(plan: PlacementPlan, figures: Figures) -> tuple[Answer, ...]:
    """What each guard of the placement's kind says to approving it."""
    asked = (guard for guard in GUARDS if plan.placement_type in guard.types)
    return tuple(_ask(guard, guard.rules, plan, figures) for guard in asked)


def answers_at_entry(plan: PlacementPlan, figures: Figures) -> tuple[Answer, ...]:
    """What those say that can be answered while the agreement is typed."""
    asked = (guard for guard in GUARDS if plan.placement_type in guard.types and guard.at_entry)
    return tuple(_ask(guard, guard.at_entry, plan, figures) for guard in asked)


def _ask(guard: Guard, rules: tuple[Rule, ...], plan: PlacementPlan, figures: Figures) -> Answer:
    noted = NotedFigures(figures)
    found = tuple(finding for rule in rules if (finding := rule(plan, noted)))
    return Answer(
        guard=guard,
        findings=found,
        exception=guard.exception(plan).strip(),
        worked=guard.worked(plan, noted),
        figures=dict(noted.asked),
    )
