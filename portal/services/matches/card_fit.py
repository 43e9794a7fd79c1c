"""How a person's card meets an opening: told from what stands on the card and nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session

from matching import CitizenProfile, Entry, OpeningProfile, Permit, SkillClaim
from matching.profiles import STEP_OF
from models.kinds import ConceptKind, DanishLevel, DanishSkill, EntryKind, RequirementKind
from models.queries.openings import OpeningDetails
from models.tables.openings import OpeningDanishNeed, OpeningRequirement
from portal.services.matches.knowledge import Knowledge, heard
from portal.services.matches.profiles import opening_profile


@dataclass(frozen=True)
class RequirementFit:
    """One thing the opening asks for.

    Args:
        standing: "met", "near" (in part), "missing" or "unknown" (the card tells nothing).
        found: the words of the card, None when nothing was found.
    """

    wanted: OpeningRequirement
    standing: str
    found: str | None


@dataclass(frozen=True)
class DanishFit:
    """One level of Danish the opening asks for, and the person's own; None is not known."""

    need: OpeningDanishNeed
    level: DanishLevel | None
    met: bool


@dataclass(frozen=True)
class CardFit:
    """Everything the opening asks for, in its own order."""

    requirements: Sequence[RequirementFit]
    danish: Sequence[DanishFit]


def card_fit(session: Session, card: Mapping[str, Any], details: OpeningDetails) -> CardFit:
    """How the kept card meets the opening; the musts stop nobody here, they are only told."""
    known = heard(session, details.opening.municipality_id)
    wanted = _without_gates(opening_profile(details, known))
    ranked = known.ranker.rank(wanted, [_profile(card, known)], seed="card")
    lines = {line.requirement: line for line in ranked.matches[0].parts[0].evidence}
    by_concept = {line.concept: line for line in lines.values() if line.concept}
    requirements = []
    for row, _ in details.requirements:
        line = lines.get(row.text) or by_concept.get(known.code_of.get(row.concept_id or 0, ""))
        standing, found = (line.standing, line.found) if line else ("unknown", None)
        requirements.append(RequirementFit(row, standing, found))
    return CardFit(requirements, [_danish(need, card) for need in details.danish])


def _without_gates(wanted: OpeningProfile) -> OpeningProfile:
    """The same opening, but nothing in it leaves anyone out."""
    return replace(
        wanted,
        requires=tuple(replace(each, must=False) for each in wanted.requires),
        danish=tuple(replace(each, gate=False) for each in wanted.danish),
    )


def _profile(card: Mapping[str, Any], known: Knowledge) -> CitizenProfile:
    """The person as the card tells of her."""

    def code(text: str, kind: ConceptKind) -> str | None:
        found = known.linker.link(text, kind)
        return found.code if found else None

    return CitizenProfile(
        id="card",
        entries=tuple(
            Entry(
                entry["title"],
                code(entry["title"], ConceptKind.OCCUPATION),
                EntryKind(entry["kind"]),
                entry["years"],
                entry["abroad"],
            )
            for entry in card["experience"]
        ),
        skills=tuple(SkillClaim(text, code(text, ConceptKind.SKILL)) for text in card["skills"]),
        permits=tuple(
            Permit(text, code(text, ConceptKind.SKILL), RequirementKind.CERTIFICATE)
            for text in card["permits"]
        ),
    )


def _danish(need: OpeningDanishNeed, card: Mapping[str, Any]) -> DanishFit:
    told = card["danish"].get(DanishSkill(need.skill).value)
    level = DanishLevel(told) if told else None
    return DanishFit(need, level, level is not None and STEP_OF[level] >= STEP_OF[need.level])
