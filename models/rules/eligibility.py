"""What the law has against a placement, asked at its three places: entry, list and approval."""

from dataclasses import replace
from datetime import date

from models.kinds import PlacementType
from models.rules import consent, duration, igu
from models.rules.codes import FindingCode
from models.rules.consent import legal_purpose
from models.rules.errors import Finding
from models.rules.figures import Figures
from models.rules.guards import answers, answers_at_entry
from models.rules.plan import (
    Additionality,
    CitizenFacts,
    OpeningFacts,
    PlacementPlan,
    SchoolPlan,
)

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
    "warnings",
]

# They are told and leave the choice to people: the law speaks of an average over two years, and a
# mentor and a fresh count are good practice.
_ONLY_TOLD = frozenset(
    {
        FindingCode.IGU_TOO_FEW_HOURS,
        FindingCode.MENTOR_MISSING,
        FindingCode.MENTOR_NOT_BRIEFED,
        FindingCode.STAFF_COUNTED_LONG_AGO,
    }
)


def findings(plan: PlacementPlan, figures: Figures) -> list[Finding]:
    """Everything the law has against approving the plan; an empty list means it may be.

    All rules run, so a person reads every reason at once. Hard findings stop the approval. A
    soft one goes away when the plan carries the reason or fact it asks for. What consultants
    may not know is never in a finding: an IGU is possible or not (rule book B.9).

    Args:
        figures: the edition in force on the day the placement starts, or on the day of the
            approval when that is later (such a start is refused under every edition).
    """
    return [finding for answer in answers(plan, figures) for finding in answer.findings]


def warnings(plan: PlacementPlan, figures: Figures) -> list[Finding]:
    """What the law has against it while the agreement is typed; nothing of it stops anybody.

    Only what can be known by then is asked. A staff that is not counted is a question here, and a
    refusal at the approval.
    """
    found = [finding for answer in answers_at_entry(plan, figures) for finding in answer.findings]
    return [
        replace(finding, hard=finding.hard and finding.code != FindingCode.STAFF_NOT_COUNTED)
        for finding in found
    ]


def stops_approval(finding: Finding) -> bool:
    """Whether an approval must wait for it: all hard ones, and soft ones until they are answered.

    Some only remind: they are told and leave the choice to people.
    """
    return finding.hard or finding.code not in _ONLY_TOLD


def start_findings(plan: PlacementPlan) -> list[Finding]:
    """What the law has against letting the placement begin: approval and papers (rule S4-09).

    Asked when the start date has come. The papers are made after the approval, so `findings`
    does not ask for them.
    """
    found = (consent.starts_after_approval(plan), consent.has_its_papers(plan))
    return [finding for finding in found if finding]


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
        found.append(Finding(FindingCode.OTHER_MUNICIPALITY, consent.MUNICIPALITY_SOURCE))
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
