"""What storing a draft would change: compared in memory, nothing is written here."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session, col

from matching.sources.csv_files import ImportProblem
from matching.sources.draft import DraftSource, VocabularyDraft
from models.kinds import ConceptKind, Language
from models.queries.paging import columns
from models.tables.vocabulary import Concept, ConceptLabel, Industry

# What an import may set anew on a concept that is there already.
TOLD = ("sort", "label_da", "label_en", "isco08", "industry", "same_as_id")


@dataclass(frozen=True)
class ImportReport:
    """What an import changed, or would change; concepts as (code, Danish label).

    `same_as` counts the concepts that stand for an older one of another source.
    """

    source: DraftSource
    unchanged: bool = False
    added: Sequence[tuple[str, str]] = ()
    changed: Sequence[tuple[str, str]] = ()
    retired: Sequence[tuple[str, str]] = ()
    returned: Sequence[tuple[str, str]] = ()
    same_as: int = 0
    labels: int = 0
    relations: int = 0
    skipped: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """Rows to write, by the names of the columns; `change` has each row's id as `row_id`."""

    add: Sequence[dict[str, Any]]
    change: Sequence[dict[str, Any]]
    retire: Sequence[int]
    labels: Sequence[tuple[str, Language, str]]
    report: ImportReport


def plan_import(
    session: Session, draft: VocabularyDraft, *, expected: Sequence[VocabularyDraft] = ()
) -> Plan:
    """What would change if the draft were stored now.

    Args:
        expected: what other sources will have said before; a dry run has it only on paper.

    Raises:
        ImportProblem: the draft contradicts itself or another source.
    """
    rows = session.execute(columns(*_CONCEPT).order_by(col(Concept.id)))
    stored = {row.code: row for row in rows}
    _check(draft, stored)
    wanted = _wanted_rows(session, draft, stored)
    add = [row for row in wanted if row["code"] not in stored]
    change = [
        {"row_id": stored[row["code"]].id, **row}
        for row in wanted
        if row["code"] in stored and _differs(stored[row["code"]], row)
    ]
    gone = _gone(draft, stored)
    labels, skipped = _labels(draft, _taken_labels(session, draft, stored, expected))
    back = {row["code"] for row in change if stored[row["code"]].retired_on is not None}
    report = ImportReport(
        source=draft.source,
        added=_named(add),
        changed=_named(row for row in change if row["code"] not in back),
        retired=[(row.code, row.label_da) for row in gone],
        returned=_named(row for row in change if row["code"] in back),
        same_as=sum(row["same_as_id"] is not None for row in wanted),
        labels=len(labels),
        relations=len(draft.relations),
        skipped=skipped,
    )
    return Plan(add, change, [row.id for row in gone], labels, report)


_CONCEPT = (
    col(Concept.id),
    col(Concept.code),
    col(Concept.kind),
    *(col(getattr(Concept, name)) for name in TOLD),
    col(Concept.source),
    col(Concept.retired_on),
)


def folded_label(text: str) -> str:
    """The label as two labels are compared: upper and lower case and spaces are one."""
    return " ".join(text.casefold().split())


def _check(draft: VocabularyDraft, stored: Mapping[str, Any]) -> None:
    kinds: dict[str, ConceptKind] = {}
    for concept in draft.concepts:
        if concept.code in kinds:
            raise _problem(draft, f"Koden {concept.code} findes to gange.")
        kinds[concept.code] = concept.kind
        there = stored.get(concept.code)
        if there is not None and there.source != draft.source.code:
            raise _problem(draft, f"Koden {concept.code} er brugt af kilden {there.source}.")
        if there is not None and there.kind is not concept.kind:
            raise _problem(draft, f"Koden {concept.code} kan ikke skifte mellem job og kompetence.")
    for pairs, kind in ((draft.relations, ConceptKind.SKILL), (draft.held, ConceptKind.OCCUPATION)):
        for occupation, other in pairs:
            if (kinds.get(occupation), kinds.get(other)) != (ConceptKind.OCCUPATION, kind):
                raise _problem(draft, f"{occupation} og {other} kan ikke knyttes sammen.")


def _problem(draft: VocabularyDraft, sentence: str) -> ImportProblem:
    return ImportProblem(draft.source.name, sentence)


def _wanted_rows(
    session: Session, draft: VocabularyDraft, stored: Mapping[str, Any]
) -> list[dict[str, Any]]:
    industries = {row.code for row in session.execute(columns(col(Industry.code)))}
    stands_for = _stands_for(draft, stored)
    return [
        {
            "code": concept.code,
            "kind": concept.kind,
            "sort": concept.sort,
            "label_da": concept.label_da,
            "label_en": concept.label_en,
            "isco08": concept.isco08,
            "industry": concept.industry if concept.industry in industries else None,
            "source": draft.source.code,
            "same_as_id": stands_for.get(concept.code),
            "retired_on": None,
        }
        for concept in draft.concepts
    ]


LabelKey = tuple[ConceptKind, Language, str]


def _others_by_label(draft: VocabularyDraft, stored: Mapping[str, Any]) -> dict[LabelKey, int]:
    """The oldest concept of another source for each preferred label."""
    oldest: dict[LabelKey, int] = {}
    for row in stored.values():
        # A concept that stands for another is not one to stand behind.
        if row.source != draft.source.code and row.same_as_id is None:
            for key in _keys(row.kind, row.label_da, row.label_en):
                oldest.setdefault(key, row.id)
    return oldest


def _keys(kind: ConceptKind, label_da: str, label_en: str) -> tuple[LabelKey, LabelKey]:
    return (
        (kind, Language.DANISH, folded_label(label_da)),
        (kind, Language.ENGLISH, folded_label(label_en)),
    )


def _stands_for(draft: VocabularyDraft, stored: Mapping[str, Any]) -> dict[str, int]:
    """The older concept of the same name for each code that has one, Danish names first.

    A source does not say one thing twice: of two of its concepts only one stands for another.
    """
    others = _others_by_label(draft, stored)
    chosen: dict[str, int] = {}
    for language in range(2):
        taken = set(chosen.values())
        for concept in draft.concepts:
            key = _keys(concept.kind, concept.label_da, concept.label_en)[language]
            other, there = others.get(key), stored.get(concept.code)
            if other is None or other in taken or concept.code in chosen:
                continue
            if there is None or other < there.id:
                chosen[concept.code] = other
                taken.add(other)
    return chosen


def _differs(there: Any, row: Mapping[str, Any]) -> bool:
    return there.retired_on is not None or any(getattr(there, name) != row[name] for name in TOLD)


def _gone(draft: VocabularyDraft, stored: Mapping[str, Any]) -> list[Any]:
    told = {concept.code for concept in draft.concepts}
    return [
        row
        for row in stored.values()
        if row.source == draft.source.code and row.code not in told and row.retired_on is None
    ]


def _labels(
    draft: VocabularyDraft, taken: dict[str, set[tuple[Language, str]]]
) -> tuple[list[tuple[str, Language, str]], dict[str, int]]:
    """The labels that say something new, and how many were left out and why."""
    labels: list[tuple[str, Language, str]] = []
    skipped = Counter(draft.skipped)
    for code, language, text in draft.labels:
        name = language, folded_label(text)
        if code not in taken:
            skipped["navne på ukendte begreber"] += 1
        elif name in taken[code]:
            skipped["navne, der allerede står der"] += 1
        else:
            taken[code].add(name)
            labels.append((code, language, text))
    return labels, skipped


def _taken_labels(
    session: Session,
    draft: VocabularyDraft,
    stored: Mapping[str, Any],
    expected: Sequence[VocabularyDraft],
) -> dict[str, set[tuple[Language, str]]]:
    """The names that each concept has already: the preferred ones, and those of other sources."""
    now_named: dict[str, Any] = dict(stored)
    for told in (*expected, draft):
        now_named |= {concept.code: concept for concept in told.concepts}
    taken = {
        code: {key[1:] for key in _keys(concept.kind, concept.label_da, concept.label_en)}
        for code, concept in now_named.items()
    }
    given = (
        columns(col(Concept.code), col(ConceptLabel.language), col(ConceptLabel.text))
        .join(Concept, col(Concept.id) == col(ConceptLabel.concept_id))
        .where(col(ConceptLabel.source) != draft.source.code)
    )
    for code, language, text in session.execute(given):
        taken[code].add((language, folded_label(text)))
    for told in expected:
        for code, language, text in told.labels:
            if code in taken:
                taken[code].add((language, folded_label(text)))
    return taken


def _named(rows: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:
    return [(row["code"], row["label_da"]) for row in rows]
