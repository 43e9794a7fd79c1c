"""What storing a draft would change: compared in memory, nothing is written here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col

from models.kinds import ConceptKind, Language
from models.queries.paging import columns
from models.tables.vocabulary import Concept, ConceptLabel, Industry
from portal.services.csv_files import ImportProblem
from portal.services.vocabulary_draft import DraftConcept, ImportReport, VocabularyDraft

# What an import may set anew on a concept that is there already.
TOLD = ("sort", "label_da", "label_en", "isco08", "industry", "same_as_id")


@dataclass(frozen=True)
class Plan:
    """Rows to write, by the names of the columns; `change` has each row's id as `row_id`."""

    add: Sequence[dict[str, Any]]
    change: Sequence[dict[str, Any]]
    retire: Sequence[int]
    labels: Sequence[tuple[str, Language, str]]
    report: ImportReport


def plan_import(session: Session, draft: VocabularyDraft, *, expected: Iterable[str] = ()) -> Plan:
    """What would change if the draft were stored now.

    Args:
        expected: codes of other sources that will be stored before this draft is; a dry run
            has them only on paper.

    Raises:
        ImportProblem: the draft contradicts itself or another source.
    """
    stored = {row.code: row for row in session.execute(columns(*_CONCEPT))}
    _check(draft, stored)
    wanted = _wanted_rows(session, draft, stored)
    add = [row for row in wanted if row["code"] not in stored]
    change = [
        {"row_id": stored[row["code"]].id, **row}
        for row in wanted
        if row["code"] in stored and _differs(stored[row["code"]], row)
    ]
    gone = _gone(draft, stored)
    labels, skipped = _labels(session, draft, {**dict.fromkeys(expected), **stored})
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
    for occupation, skill in draft.relations:
        pair = kinds.get(occupation), kinds.get(skill)
        if pair != (ConceptKind.OCCUPATION, ConceptKind.SKILL):
            raise _problem(draft, f"{occupation} og {skill} kan ikke knyttes sammen.")


def _problem(draft: VocabularyDraft, sentence: str) -> ImportProblem:
    return ImportProblem(draft.source.name, sentence)


def _wanted_rows(
    session: Session, draft: VocabularyDraft, stored: Mapping[str, Any]
) -> list[dict[str, Any]]:
    industries = {row.code for row in session.execute(columns(col(Industry.code)))}
    others = _others_by_label(draft, stored)
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
            "same_as_id": _same_as(concept, stored.get(concept.code), others),
            "retired_on": None,
        }
        for concept in draft.concepts
    ]


LabelKey = tuple[ConceptKind, Language, str]


def _others_by_label(draft: VocabularyDraft, stored: Mapping[str, Any]) -> dict[LabelKey, int]:
    """The oldest concept of another source for each preferred label."""
    oldest: dict[LabelKey, int] = {}
    rows = [row for row in stored.values() if row.source != draft.source.code]
    for row in sorted(rows, key=lambda row: row.id):
        # A concept that stands for another is not one to stand behind.
        if row.same_as_id is None:
            for key in _keys(row.kind, row.label_da, row.label_en):
                oldest.setdefault(key, row.id)
    return oldest


def _keys(kind: ConceptKind, label_da: str, label_en: str) -> tuple[LabelKey, LabelKey]:
    return (
        (kind, Language.DANISH, folded_label(label_da)),
        (kind, Language.ENGLISH, folded_label(label_en)),
    )


def _same_as(
    concept: DraftConcept, there: Any | None, others: Mapping[LabelKey, int]
) -> int | None:
    """The older concept with the same Danish, else the same English name."""
    for key in _keys(concept.kind, concept.label_da, concept.label_en):
        other = others.get(key)
        if other is not None and (there is None or other < there.id):
            return other
    return None


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
    session: Session, draft: VocabularyDraft, stored: Mapping[str, Any]
) -> tuple[list[tuple[str, Language, str]], dict[str, int]]:
    """The labels that say something new, and how many were left out and why."""
    own = {concept.code for concept in draft.concepts}
    others = [row for code, row in stored.items() if row is not None and code not in own]
    taken = _taken_labels(session, draft, [*others, *draft.concepts])
    labels, unknown, known = [], 0, 0
    for code, language, text in draft.labels:
        key = (code, language, folded_label(text))
        if code not in own and code not in stored:
            unknown += 1
        elif key in taken:
            known += 1
        else:
            taken.add(key)
            labels.append((code, language, text))
    skipped = dict(draft.skipped)
    if unknown:
        skipped["navne på ukendte begreber"] = unknown
    if known:
        skipped["navne, der allerede står der"] = known
    return labels, skipped


def _taken_labels(
    session: Session, draft: VocabularyDraft, concepts: Iterable[Any]
) -> set[tuple[str, Language, str]]:
    """Every preferred name, and every name that another source gave."""
    taken = {
        (concept.code, language, text)
        for concept in concepts
        for _, language, text in _keys(concept.kind, concept.label_da, concept.label_en)
    }
    given = (
        columns(col(Concept.code), col(ConceptLabel.language), col(ConceptLabel.text))
        .join(Concept, col(Concept.id) == col(ConceptLabel.concept_id))
        .where(col(ConceptLabel.source) != draft.source.code)
    )
    for code, language, text in session.execute(given):
        taken.add((code, language, folded_label(text)))
    return taken


def _named(rows: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:
    return [(row["code"], row["label_da"]) for row in rows]
