"""Who agreed to the placement, where, when and to what end (guards G4 to G6 and G8)."""

from datetime import date

from models.kinds import LegalPurpose, PlacementType, Purpose
from models.rules.codes import FindingCode
from models.rules.errors import Finding
from models.rules.figures import Figures
from models.rules.plan import PlacementPlan

APPROVAL_SOURCE = (
    "Virk, Løntilskud (VITAS): formalia før start; "
    "Dansk Flygtningehjælps inspirationshæfte til frivillige: forsikring"
)
_IGU_PAPERS_SOURCE = "SIRI, Bonus til virksomheder; UIM, Virksomhedsbonus (aftale og plan i VITAS)"
MUNICIPALITY_SOURCE = "Dansk Flygtningehjælps inspirationshæfte til frivillige"
PURPOSE_SOURCE = "Lov om en aktiv beskæftigelsesindsats § 57; vejledning nr. 9641 af 17. juni 2022"
ALIGNMENT_SOURCE = "SIRI's integrationskit (2018): forventningsafstemning"
CONDITION_SOURCE = (
    "Lov om en aktiv beskæftigelsesindsats § 57; bekendtgørelse nr. 208 af 20. januar 2026 § 23"
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


def starts_after_approval(plan: PlacementPlan, _figures: Figures | None = None) -> Finding | None:
    """Never before the approval, never back-dated; an IGU is only registered (rule S4-39)."""
    if plan.placement_type not in _NEEDS_APPROVAL:
        return None
    if plan.approval_day is None:
        return Finding(FindingCode.APPROVAL_MISSING, APPROVAL_SOURCE)
    if plan.starts >= plan.approval_day:
        return None
    return Finding(
        FindingCode.STARTS_BEFORE_APPROVAL,
        APPROVAL_SOURCE,
        values={"starts": plan.starts.isoformat(), "approved": plan.approval_day.isoformat()},
    )


def has_its_papers(plan: PlacementPlan) -> Finding | None:
    """Without papers it may not begin: nobody is insured (rules S4-09, B-10, B-16d)."""
    if plan.papers_complete:
        return None
    is_igu = plan.placement_type is PlacementType.IGU
    return Finding(FindingCode.PAPERS_MISSING, _IGU_PAPERS_SOURCE if is_igu else APPROVAL_SOURCE)


def is_approved_at_home(plan: PlacementPlan, _figures: Figures) -> Finding | None:
    """The municipality the person lives in approves, and nobody else (rule S4-08)."""
    if plan.citizen.municipality_id == plan.approving_municipality_id:
        return None
    return Finding(FindingCode.OTHER_MUNICIPALITY, MUNICIPALITY_SOURCE)


def has_a_purpose(plan: PlacementPlan, _figures: Figures) -> Finding | None:
    """Chosen before the start, from the closed list (rule S3-27)."""
    if plan.purpose is not None:
        return None
    return Finding(FindingCode.PURPOSE_MISSING, PURPOSE_SOURCE)


def says_why_another_legal_purpose(plan: PlacementPlan, _figures: Figures) -> Finding | None:
    """Whoever takes another legal purpose than follows from the purpose writes why (B-07)."""
    if plan.legal_purpose is None or plan.purpose is None:
        return None
    is_its_own = plan.legal_purpose is legal_purpose(plan.purpose)
    if is_its_own or plan.legal_purpose_reason.strip():
        return None
    return Finding(FindingCode.LEGAL_PURPOSE_REASON_MISSING, PURPOSE_SOURCE, hard=False)


def employer_is_aligned(plan: PlacementPlan, _figures: Figures) -> Finding | None:
    """The employer said yes to purpose, tasks and times before the start."""
    return _aligned(FindingCode.EMPLOYER_NOT_ALIGNED, plan.employer_aligned_on, plan.starts)


def citizen_is_aligned(plan: PlacementPlan, _figures: Figures) -> Finding | None:
    """So did the citizen."""
    return _aligned(FindingCode.CITIZEN_NOT_ALIGNED, plan.citizen_aligned_on, plan.starts)


def meets_the_condition(plan: PlacementPlan, _figures: Figures) -> Finding | None:
    """Why the person can only with difficulty get a job on normal terms (rule B-07)."""
    if plan.condition_reason.strip():
        return None
    return Finding(FindingCode.CONDITION_REASON_MISSING, CONDITION_SOURCE, hard=False)


def _aligned(code: FindingCode, aligned_on: date | None, starts: date) -> Finding | None:
    if aligned_on is not None and aligned_on <= starts:
        return None
    return Finding(code, ALIGNMENT_SOURCE, values={"starts": starts.isoformat()})
