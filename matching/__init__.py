"""Who fits: plain values in, a ranked list with its reasons out. No law, no database, no web."""

from matching.fit.gates import GateHit, gates
from matching.profiles import (
    CitizenProfile,
    DanishNeed,
    Entry,
    OpeningProfile,
    Permit,
    Requirement,
    SkillClaim,
    Slot,
)
from matching.ranker import Ranker
from matching.scoring import (
    DEFAULT_WEIGHTS,
    ENGINE_VERSION,
    ClosedOpening,
    Evidence,
    Excluded,
    Match,
    Part,
    RankedList,
    RankedOpenings,
    Weights,
)
from matching.vocabulary import Concept, Vocabulary
from matching.words.linking import Linker, Suggestion

__all__ = [
    "DEFAULT_WEIGHTS",
    "ENGINE_VERSION",
    "CitizenProfile",
    "ClosedOpening",
    "Concept",
    "DanishNeed",
    "Entry",
    "Evidence",
    "Excluded",
    "GateHit",
    "Linker",
    "Match",
    "OpeningProfile",
    "Part",
    "Permit",
    "RankedList",
    "RankedOpenings",
    "Ranker",
    "Requirement",
    "SkillClaim",
    "Slot",
    "Suggestion",
    "Vocabulary",
    "Weights",
    "gates",
]
