"""What the law has against a placement: one small function a rule (guards G1 to G10 of C.3)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from models.kinds import LegalPurpose, PlacementType, Purpose
from models.rules import duration, igu, subsidy, week
from models.rules.codes import FindingCode
from models.rules.errors import Finding
from models.rules.figures import Figures, plain
from models.rules.plan import (
    Additionality,
    CitizenFacts,
    OpeningFacts,
    PlacementPlan,
    SchoolPlan,
)
from models.rules.ratio import Place, first_excess

__all__ = [
    "Additionality",
    "CitizenFacts",
    "OpeningFacts",
    "PlacementPlan",
    "SchoolPlan",
    "findings",
    "legal_purpose",
    "screening",
    "start_findings",
    "stops_approval",
]

_APPROVAL_SOURCE = (
    "Virk, Løntilskud (VITAS): formalia før start; "
    "Dansk Flygtningehjælps inspirationshæfte til frivillige: forsikring"
)
_IGU_PAPERS_SOURCE = "SIRI, Bonus til virksomheder; UIM, Virksomhedsbonus (aftale og plan i VITAS)"
_MUNICIPALITY_SOURCE = "Dansk Flygtningehjælps inspirationshæfte til frivillige"
_PURPOSE_SOURCE = "Lov om en aktiv beskæftigelsesindsats § 57; vejledning nr. 9641 af 17. juni 2022"
_ALIGNMENT_SOURCE = "SIRI's integrationskit (2018): forventningsafstemning"
_CONDITION_SOURCE = (
    "Lov om en aktiv beskæftigelsesindsats § 57; bekendtgørelse nr. 208 af 20. januar 2026 § 23"
)
_REPRESENTATIVE_SOURCE = (
    "Bekendtgørelse om en aktiv beskæftigelsesindsats § 65 (nr. 2636 af 28. december 2021)"
)

_LEGAL_PURPOSE = {
    Purpose.LANGUAGE_UPSKILLING: LegalPurpose.TRAIN_COMPETENCES,
    Purpose.WORKPLACE_FAMILIARITY: LegalPurpose.CLARIFY_GOAL,
    Purpose.VOCATIONAL_UPSKILLING: LegalPurpose.TRAIN_COMPETENCES,
    Purpose.TOWARDS_WAGE_SUBSIDY: LegalPurpose.AIM_AT_EMPLOYMENT,
    Purpose.TOWARDS_ORDINARY_JOB: LegalPurpose.AIM_AT_EMPLOYMENT,
}
_NEEDS_APPROVAL = frozenset({PlacementType.INTERNSHIP, PlacementType.WAGE_SUBSIDY})


def legal_purpose(purpose: Purpose) -> LegalPurpose:
    """Which of the law's three purposes ours stands for (rule B-07, list C.2)."""
    return _LEGAL_PURPOSE[purpose]


def findings(plan: PlacementPlan, figures: Figures) -> list[Finding]:
    """Everything the law has against approving the plan; an empty list means it may be.

    All rules run, so a person reads every reason at once. Hard findings stop the approval. A
    soft one goes away when the plan carries the reason or fact it asks for. What consultants
    may not know is never in a finding: an IGU is possible or not (rule book B.9).

    Args:
        figures: the edition in force on the day the placement starts, or on the day of the
            approval when that is later (such a start is refused under every edition).
    """
    rules = _FOR_ALL + _BY_TYPE[plan.placement_type]
    return [finding for rule in rules if (finding := rule(plan, figures))]


def stops_approval(finding: Finding) -> bool:
    """Whether an approval must wait for it: all hard ones, and soft ones until they are answered.

    Too few IGU hours is told and leaves the choice to people: the law speaks of an average.
    """
    return finding.hard or finding.code != FindingCode.IGU_TOO_FEW_HOURS


def start_findings(plan: PlacementPlan) -> list[Finding]:
    """What the law has against letting the placement begin: approval and papers (rule S4-09).

    Asked when the start date has come. The papers are made after the approval, so `findings`
    does not ask for them.
    """
    found = [finding] if (finding := _starts_after_approval(plan)) else []
    if not plan.papers_complete:
        is_igu = plan.placement_type is PlacementType.IGU
        source = _IGU_PAPERS_SOURCE if is_igu else _APPROVAL_SOURCE
        found.append(Finding(FindingCode.PAPERS_MISSING, source))
    return found


def screening(
    citizen: CitizenFacts, opening: OpeningFacts, figures: Figures, on: date
) -> list[Finding]:
    """What the law says of the person and the opening before a list is made.

    Hard findings keep the person off the list. Soft ones are told on it: the opening's period
    is longer than the person's may be, so a shorter one must be agreed. Nothing personal is in
    the values, and a reason that would tell age, residence or permit is not given.

    Args:
        on: the day the list is made; an opening that has begun is asked about from that day.
    """
    starts = max(opening.starts, on)
    found: list[Finding | None] = []
    if citizen.municipality_id != opening.municipality_id:
        found.append(Finding(FindingCode.OTHER_MUNICIPALITY, _MUNICIPALITY_SOURCE))
    if opening.placement_type is PlacementType.IGU:
        found += [
            igu.is_possible(citizen, starts, figures),
            igu.starts_in_time(starts, figures),
            igu.is_not_stopped(figures),
        ]
    found.append(duration.basis_is_known(citizen, opening.placement_type))
    found.append(_opening_fits_the_length(citizen, opening, starts, figures))
    return [finding for finding in found if finding]


def _opening_fits_the_length(
    citizen: CitizenFacts, opening: OpeningFacts, starts: date, figures: Figures
) -> Finding | None:
    if opening.ends is None or opening.ends < starts:
        return None
    terms = duration.Terms(opening.placement_type, opening.sector)
    finding = duration.too_long(citizen, terms, (starts, opening.ends), figures)
    return replace(finding, hard=False) if finding else None


def _basis_is_known(plan: PlacementPlan, _figures: Figures) -> Finding | None:
    return duration.basis_is_known(plan.citizen, plan.placement_type)


def _is_not_too_long(plan: PlacementPlan, figures: Figures) -> Finding | None:
    """G1."""
    terms = duration.Terms(plan.placement_type, plan.sector, plan.extensions)
    return duration.too_long(plan.citizen, terms, (plan.starts, plan.ends), figures)


def _leaves_the_ratio_whole(plan: PlacementPlan, figures: Figures) -> Finding | None:
    """G2; asked when the workforce is known."""
    if plan.workforce is None:
        return None
    new = Place(plan.starts, plan.ends, plan.hours_a_week)
    excess = first_excess(plan.workforce, new, figures)
    if excess is None:
        return None
    return Finding(
        FindingCode.RATIO_EXCEEDED,
        figures["ratio.small_divisor"].source,
        values={
            "day": excess.day.isoformat(),
            "allowed": str(excess.allowed),
            "used": plain(excess.used),
        },
    )


def _has_the_representative(plan: PlacementPlan, _figures: Figures) -> Finding | None:
    """G3: a written yes; without a representative the reason why there is none.

    The exception stands in for a missing word, never for a no (rule B-09).
    """
    if plan.representative_agrees:
        return None
    if plan.representative_agrees is False:
        return Finding(FindingCode.REPRESENTATIVE_AGAINST, _REPRESENTATIVE_SOURCE)
    if plan.representative_exception.strip():
        return None
    return Finding(FindingCode.REPRESENTATIVE_MISSING, _REPRESENTATIVE_SOURCE)


def _starts_after_approval(plan: PlacementPlan, _figures: Figures | None = None) -> Finding | None:
    """G4: never before the approval, never back-dated; an IGU is only registered (rule S4-39)."""
    if plan.placement_type not in _NEEDS_APPROVAL:
        return None
    if plan.approval_day is None:
        return Finding(FindingCode.APPROVAL_MISSING, _APPROVAL_SOURCE)
    if plan.starts >= plan.approval_day:
        return None
    return Finding(
        FindingCode.STARTS_BEFORE_APPROVAL,
        _APPROVAL_SOURCE,
        values={"starts": plan.starts.isoformat(), "approved": plan.approval_day.isoformat()},
    )


def _is_approved_at_home(plan: PlacementPlan, _figures: Figures) -> Finding | None:
    """G5."""
    if plan.citizen.municipality_id == plan.approving_municipality_id:
        return None
    return Finding(FindingCode.OTHER_MUNICIPALITY, _MUNICIPALITY_SOURCE)


def _has_a_purpose(plan: PlacementPlan, _figures: Figures) -> Finding | None:
    """G6."""
    if plan.purpose is not None:
        return None
    return Finding(FindingCode.PURPOSE_MISSING, _PURPOSE_SOURCE)


def _employer_is_aligned(plan: PlacementPlan, _figures: Figures) -> Finding | None:
    """G6."""
    return _aligned(FindingCode.EMPLOYER_NOT_ALIGNED, plan.employer_aligned_on, plan.starts)


def _citizen_is_aligned(plan: PlacementPlan, _figures: Figures) -> Finding | None:
    """G6."""
    return _aligned(FindingCode.CITIZEN_NOT_ALIGNED, plan.citizen_aligned_on, plan.starts)


def _aligned(code: FindingCode, aligned_on: date | None, starts: date) -> Finding | None:
    if aligned_on is not None and aligned_on <= starts:
        return None
    return Finding(code, _ALIGNMENT_SOURCE, values={"starts": starts.isoformat()})


def _meets_the_condition(plan: PlacementPlan, _figures: Figures) -> Finding | None:
    """G8: why the person can only with difficulty get a job on normal terms."""
    if plan.condition_reason.strip():
        return None
    return Finding(FindingCode.CONDITION_REASON_MISSING, _CONDITION_SOURCE, hard=False)


def _igu_is_possible(plan: PlacementPlan, figures: Figures) -> Finding | None:
    return igu.is_possible(plan.citizen, plan.starts, figures)


def _igu_starts_in_time(plan: PlacementPlan, figures: Figures) -> Finding | None:
    return igu.starts_in_time(plan.starts, figures)


def _igu_is_not_stopped(_plan: PlacementPlan, figures: Figures) -> Finding | None:
    return igu.is_not_stopped(figures)


_Rule = Callable[[PlacementPlan, Figures], Finding | None]

_FOR_ALL: tuple[_Rule, ...] = (
    _basis_is_known,
    _is_approved_at_home,
    _has_a_purpose,
    _employer_is_aligned,
    _citizen_is_aligned,
    week.own_hours,
    week.whole_week,
    week.leaves_room_for_lessons,
    week.stands_alone,
)
_ON_SUBSIDY: tuple[_Rule, ...] = (
    _is_not_too_long,
    _leaves_the_ratio_whole,
    _has_the_representative,
    _starts_after_approval,
)
_BY_TYPE: dict[PlacementType, tuple[_Rule, ...]] = {
    PlacementType.INTERNSHIP: (*_ON_SUBSIDY, _meets_the_condition),
    PlacementType.WAGE_SUBSIDY: (
        *_ON_SUBSIDY,
        subsidy.has_prior_period,
        subsidy.is_not_last_employer,
        subsidy.adds_to_the_staff,
        subsidy.fills_no_dismissal,
    ),
    PlacementType.IGU: (
        _igu_is_possible,
        _igu_starts_in_time,
        _igu_is_not_stopped,
        igu.has_its_length,
        igu.has_practice_enough,
        igu.has_hours_enough,
        igu.was_not_employed_here,
        igu.has_its_school_weeks,
        igu.has_its_amu_weeks,
    ),
}
