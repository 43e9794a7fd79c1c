"""The example that docs/matching.md works through by hand: small enough for a sheet of paper."""

from collections.abc import Iterator
from datetime import date

from matching import (
    CitizenProfile,
    Concept,
    DanishNeed,
    Entry,
    Match,
    OpeningProfile,
    Ranker,
    Requirement,
    SkillClaim,
    Vocabulary,
)
from models.kinds import (
    ConceptKind,
    DanishLevel,
    DanishSkill,
    EntryKind,
    PlacementType,
    RequirementKind,
)


def _concept(code: str, kind: ConceptKind, label: str, isco: str | None = None) -> Concept:
    return Concept(code, kind, {"da": label}, isco=isco)


_OCCUPATION, _SKILL = ConceptKind.OCCUPATION, ConceptKind.SKILL

VOCABULARY = Vocabulary(
    [
        _concept("hotel", _OCCUPATION, "stuemedarbejder", "9112"),
        _concept("laundry", _OCCUPATION, "vaskerimedarbejder", "9121"),
        _concept("kitchen", _OCCUPATION, "køkkenmedhjælper", "9412"),
        _concept("floors", _SKILL, "vaske gulve"),
        _concept("rooms", _SKILL, "gøre værelser rene"),
        _concept("linen", _SKILL, "sortere vasketøj"),
        _concept("cook", _SKILL, "lave mad"),
        _concept("cut", _SKILL, "snitte grøntsager"),
    ],
    [
        ("hotel", "floors", True),
        ("hotel", "rooms", True),
        ("hotel", "linen", False),
        ("laundry", "linen", True),
        ("laundry", "floors", False),
        ("kitchen", "cut", True),
        ("kitchen", "cook", False),
        ("kitchen", "floors", False),
    ],
)

OPENING = OpeningProfile(
    id="1",
    title="Stuemedarbejder",
    occupation="hotel",
    placement_type=PlacementType.INTERNSHIP,
    industry="hotel",
    tasks=(),
    requires=(
        Requirement("gøre værelser rene", "rooms", RequirementKind.SKILL, must=True),
        Requirement("folde håndklæder", None, RequirementKind.SKILL, must=True),
        Requirement("sortere vasketøj", "linen", RequirementKind.SKILL, must=False),
    ),
    danish=(
        DanishNeed(DanishSkill.SPEAK, DanishLevel.A2, "Tale med gæster"),
        DanishNeed(DanishSkill.LISTEN, DanishLevel.B1, "Forstå ændringer"),
    ),
    hours_a_week=30,
    weekly=(),
    place=(55.4, 10.4),
    starts=date(2027, 1, 4),
    ends=date(2027, 3, 28),
)

CITIZEN = CitizenProfile(
    id="7",
    entries=(Entry("vaskerimedarbejder", "laundry", EntryKind.JOB, years=2, abroad=True),),
    skills=(SkillClaim("vaske gulve", "floors"), SkillClaim("folde håndklæder", None)),
    danish={DanishSkill.SPEAK: DanishLevel.A2, DanishSkill.LISTEN: DanishLevel.A1},
    industries=("cleaning_service", "hotel"),
    hours_a_week=24,
    place=(55.4, 10.5),
    max_km=20,
    available_from=date(2027, 1, 7),
)


def worked_out() -> Match:
    """How the two fit, by the engine."""
    return Ranker(VOCABULARY).match(OPENING, CITIZEN)


def lines_of(match: Match) -> Iterator[str]:
    """The rows of the table in the document."""
    for part in match.parts:
        for line in part.evidence:
            told = f"| {part.code} | {line.requirement} | {line.standing}, `{line.note}` "
            yield f"{told}| {line.share:.4f} | {line.points:.2f} |"
        yield f"| **{part.code}** | | | **{part.share:.4f}** | **{part.points:.2f}** |"
    yield f"| **all** | | | | **{match.points:.2f}** |"
