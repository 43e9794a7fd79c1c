"""Weights, and what comes out of a ranking: points with reasons that add up to them."""

from dataclasses import dataclass
from math import fsum, isfinite
from typing import Literal

from matching.fit.gates import GateHit
from matching.plain import Plain

ENGINE_VERSION = "2"

PartCode = Literal["skills", "industry", "danish", "practical"]

PART_CODES: tuple[PartCode, ...] = ("skills", "industry", "danish", "practical")


@dataclass(frozen=True, slots=True)
class Weights(Plain):
    """How much each part counts; the four add up to 1.

    Raises:
        ValueError: a weight is below 0, or they do not add up to 1.
    """

    skills: float
    industry: float
    danish: float
    practical: float
    version: str

    def __post_init__(self) -> None:
        weights = [self.of(code) for code in PART_CODES]
        if not all(isfinite(weight) and weight >= 0 for weight in weights):
            raise ValueError(f"a weight is below 0 or no number: {weights}")
        if abs(fsum(weights) - 1) > 1e-9:
            raise ValueError(f"weights add up to {fsum(weights)}, not 1")

    def of(self, code: PartCode) -> float:
        """The weight of one part, 0 to 1."""
        by_code = {
            "skills": self.skills,
            "industry": self.industry,
            "danish": self.danish,
            "practical": self.practical,
        }
        return by_code[code]


# Skills first: what a person can is what predicts that the work goes well, and experience from
# abroad counts the same. The wish comes second, because a placement against the wish is the one
# that stops early. Danish is asked for by the task and may not be a filter (rule B-61), so it
# weighs less than either. Practical things can mostly be arranged, and distance may stand in
# for origin (rule B.9), so it weighs least.
DEFAULT_WEIGHTS = Weights(
    skills=0.58, industry=0.18, danish=0.14, practical=0.10, version="2026-11"
)


@dataclass(frozen=True, slots=True)
class Evidence(Plain):
    """One line of the reasons: what was looked for and what was found.

    Args:
        requirement: the opening's words; for Danish the skill ("speak"), for industry the
            industry's code, for practical "hours", "distance" or "start".
        found: the citizen's own words, or a level, number or date as text; None = nothing.
        concept: code of what was looked for; for Danish the level asked, for practical the
            hours, the kilometres or the day asked, as text.
        standing: "met", "near" (in part), "missing" or "unknown" (nobody has told).
        share: 0 to 1, how far it is met; for unknown the neutral value that was counted.
        note: a code that says how it was found; the words live in the web application.
        points: what this line gives, so the lines of a part add up to the part's points.
    """

    requirement: str
    found: str | None
    concept: str | None
    standing: str
    share: float
    note: str
    points: float = 0.0


@dataclass(frozen=True, slots=True)
class Part(Plain):
    """One of the four parts of a score; points = 100 * share * weight.

    Args:
        known: False when nothing was told about the citizen, so the share is the neutral one.
    """

    code: str
    share: float
    weight: float
    points: float
    evidence: tuple[Evidence, ...]
    known: bool

    @classmethod
    def of(
        cls,
        code: PartCode,
        share: float,
        weight: float,
        evidence: tuple[Evidence, ...] = (),
        *,
        known: bool = True,
    ) -> "Part":
        """The part with its points worked out."""
        return cls(code, share, weight, 100 * share * weight, evidence, known)


@dataclass(frozen=True, slots=True)
class Match(Plain):
    """How one citizen fits one opening, and the place this gives on a list.

    Args:
        rank: 1 is first; every number is given once, also among equals; 0 = not on a list.
        tie: True when someone else has the same points to 1e-4; the order among equals is
            drawn from the seed and means nothing.
        points: 0 to 100, the sum of the parts' points to 1e-6.
        missing: the words of the needed things that were not found.
        unknown: codes of what nobody has told: "cv", "industries", "danish_speak", "hours",
            "place", "start".
        distance_km: as the crow flies, None when a place is unknown.
    """

    citizen_id: str
    opening_id: str
    rank: int
    tie: bool
    points: float
    parts: tuple[Part, ...]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    distance_km: float | None


@dataclass(frozen=True, slots=True)
class Excluded(Plain):
    """A citizen who was left out, with every gate that closed."""

    citizen_id: str
    gates: tuple[GateHit, ...]


@dataclass(frozen=True, slots=True)
class ClosedOpening(Plain):
    """An opening that is not for the citizen, with every gate that closed."""

    opening_id: str
    gates: tuple[GateHit, ...]


@dataclass(frozen=True, slots=True)
class RankedOpenings(Plain):
    """One citizen's openings; the same input gives the same value, whatever order it came in.

    Args:
        matches: best first.
        closed: by opening id.
    """

    citizen_id: str
    matches: tuple[Match, ...]
    closed: tuple[ClosedOpening, ...]
    weights: Weights
    engine_version: str
    vocabulary_version: str
    seed: str


@dataclass(frozen=True, slots=True)
class RankedList(Plain):
    """The whole answer; the same input gives the same value, whatever order it came in.

    Args:
        matches: best first.
        excluded: by citizen id.
    """

    matches: tuple[Match, ...]
    excluded: tuple[Excluded, ...]
    weights: Weights
    engine_version: str
    vocabulary_version: str
    seed: str
