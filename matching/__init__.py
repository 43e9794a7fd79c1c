"""Who fits: plain values in, a ranked list with its reasons out. No law, no database, no web."""

from matching.gates import GateHit, gates
from matching.linking import Linker, Suggestion
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
    Evidence,
    Excluded,
    Match,
    Part,
    RankedList,
    Weights,
)
from matching.vocabulary import Concept, Vocabulary

__all__ = [
    "DEFAULT_WEIGHTS",
    "ENGINE_VERSION",
    "CitizenProfile",
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
    "Ranker",
    "Requirement",
    "SkillClaim",
    "Slot",
    "Suggestion",
    "Vocabulary",
    "Weights",
    "gates",
]
