"""A vocabulary as one source tells it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from models.kinds import ConceptKind, Language

LONGEST_LABEL = 300
LONGEST_CODE = 200

# Told how far the work has come: a share from 0 to 1, and what is being done, in Danish.
Progress = Callable[[float, str], None]


def silent(_share: float, _what: str) -> None:
    """The progress nobody looks at."""


def part_of(progress: Progress, begin: float, end: float) -> Progress:
    """A progress from 0 to 1 that moves the whole from `begin` to `end`."""
    return lambda share, what: progress(begin + share * (end - begin), what)


@dataclass(frozen=True, slots=True)
class DraftSource:
    """Who says it. `fingerprint` is equal only when nothing that was read has changed."""

    code: str
    name: str
    attribution: str
    fingerprint: str
    edition: str = ""


@dataclass(frozen=True, slots=True)
class DraftConcept:
    """One occupation or skill; both labels are filled."""

    code: str
    kind: ConceptKind
    label_da: str
    label_en: str
    sort: str = "skill"
    isco08: str | None = None
    industry: str | None = None


@dataclass(frozen=True)
class VocabularyDraft:
    """Everything one source says.

    Args:
        concepts: each code once.
        labels: further names as (code, language, text); the code may be another source's.
        relations: (occupation code, skill code) -> essential, between the draft's own concepts.
        held: (occupation code, code of the one whose work it holds) -> all of it, likewise.
        skipped: what was read but left out: why, in Danish -> how many.
    """

    source: DraftSource
    concepts: Sequence[DraftConcept] = ()
    labels: Sequence[tuple[str, Language, str]] = ()
    relations: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    held: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    skipped: Mapping[str, int] = field(default_factory=dict)
