"""Who fits: plain values in, a ranked list with its reasons out. No law, no database, no web."""

from matching.advice.alike import Alike, Common, alike
from matching.advice.changes import Change
from matching.advice.compare import (
    Comparison,
    Row,
    Side,
    aligned,
    compare_citizens,
    compare_openings,
)
from matching.advice.questions import Question, questions
from matching.advice.trials import Gain
from matching.advice.what_if import Bar, Effect, WhatIf, what_if
from matching.fit.gates import GateHit, gates
from matching.plans.assign import SeatPlanner
from matching.plans.choices import KeptList, ListLine, usually_seen
from matching.plans.exposure import (
    Exposure,
    GroupExposure,
    GroupReport,
    exposure,
    exposure_by_group,
    gini,
)
from matching.plans.fair_share import FairLine, fair_order
from matching.plans.learning import OfferedWeights, TooFewChoices, WeightComparison, offer_weights
from matching.plans.seats import (
    Assignment,
    ImpossibleRules,
    SeatChange,
    Seated,
    SeatPlan,
    SeatRules,
    Together,
    Unseated,
)
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
from matching.scale.openings import ListedOpening, OpeningStore
from matching.scale.store import Listed, RowStore
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
from matching.words.confirmed import ConfirmedWords, Said
from matching.words.linking import Answer, Linker, Suggestion
from matching.words.names import near_names
from matching.words.semantic import Meanings, semantic_from
from matching.words.sentences import Mention, Reader

__all__ = [
    "DEFAULT_WEIGHTS",
    "ENGINE_VERSION",
    "Alike",
    "Answer",
    "Assignment",
    "Bar",
    "Change",
    "CitizenProfile",
    "ClosedOpening",
    "Common",
    "Comparison",
    "Concept",
    "ConfirmedWords",
    "DanishNeed",
    "Effect",
    "Entry",
    "Evidence",
    "Excluded",
    "Exposure",
    "FairLine",
    "Gain",
    "GateHit",
    "GroupExposure",
    "GroupReport",
    "ImpossibleRules",
    "KeptList",
    "Linker",
    "Listed",
    "ListedOpening",
    "ListLine",
    "Match",
    "Meanings",
    "Mention",
    "OfferedWeights",
    "OpeningProfile",
    "OpeningStore",
    "Part",
    "Permit",
    "Question",
    "RankedList",
    "RankedOpenings",
    "Ranker",
    "Reader",
    "Requirement",
    "Row",
    "RowStore",
    "Said",
    "SeatChange",
    "SeatPlan",
    "SeatPlanner",
    "SeatRules",
    "Seated",
    "Side",
    "SkillClaim",
    "Slot",
    "Suggestion",
    "Together",
    "TooFewChoices",
    "Unseated",
    "Vocabulary",
    "WeightComparison",
    "Weights",
    "WhatIf",
    "aligned",
    "alike",
    "compare_citizens",
    "compare_openings",
    "exposure",
    "exposure_by_group",
    "fair_order",
    "gates",
    "gini",
    "near_names",
    "offer_weights",
    "questions",
    "semantic_from",
    "usually_seen",
    "what_if",
]
