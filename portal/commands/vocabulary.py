"""The command `vocabulary`: taking ESCO in from its official download, and showing what is in."""

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TextIO

from sqlalchemy import Engine
from sqlmodel import Session

from matching.sources.csv_files import ImportProblem
from matching.sources.draft import Progress, VocabularyDraft, part_of
from matching.sources.esco import read_esco, read_titles
from models.queries.vocabulary import SourceCounts, source_counts
from models.rules.calendar import COPENHAGEN
from models.store import writing
from portal.services.matches.knowledge import knowledge
from portal.services.matches.vocabulary import is_stored, store_vocabulary
from portal.services.matches.vocabulary_plan import ImportReport, plan_import

SHOWN = 10  # concepts of each sort that a dry run names
READING = 0.3  # the share of the whole that reading the files takes
STORED = 0.7  # where storing ends and building what people search in begins


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its two parts."""
    parser = subparsers.add_parser("vocabulary", help="ordlisten: jobtyper og kompetencer")
    parts = parser.add_subparsers(dest="part", required=True)
    take_in = parts.add_parser("import", help="hent ESCO ind fra den officielle CSV-udgave")
    take_in.add_argument(
        "sources",
        nargs="+",
        type=Path,
        metavar="SOURCE",
        help="zip eller mappe fra esco.ec.europa.eu, en for hvert sprog (da og en)",
    )
    take_in.add_argument(
        "--titles",
        type=Path,
        metavar="FILE",
        help="stillingsbetegnelser knyttet til ESCO (CSV eller .csv.gz)",
    )
    take_in.add_argument("--dry-run", action="store_true", help="vis ændringerne, gem intet")
    take_in.add_argument("--force", action="store_true", help="gem, også når intet er ændret")
    parts.add_parser("show", help="vis kilder, antal og kreditering")


def run(args: argparse.Namespace, engine: Engine, now: datetime) -> int:
    """Do what the parsed command asks; 0 when it was done, 1 when the files cannot be used."""
    if args.part == "show":
        with Session(engine) as session:
            for counts in source_counts(session):
                _show(counts)
        return 0
    line = _ProgressLine(sys.stderr)
    try:
        drafts = _read(args, part_of(line, 0, READING))
        if args.dry_run:
            reports = _try(engine, drafts, force=args.force)
        else:
            reports = _store(engine, drafts, now, part_of(line, READING, STORED), force=args.force)
            _build(engine, part_of(line, STORED, 1))
    except ImportProblem as problem:
        line.end()
        print(f"Intet er ændret. {problem}", file=sys.stderr)
        return 1
    line.end()
    for report in reports:
        _tell(report, dry_run=args.dry_run)
    return 0


def _read(args: argparse.Namespace, progress: Progress) -> list[VocabularyDraft]:
    drafts = [read_esco(args.sources, progress=progress)]
    if args.titles is not None:
        drafts.append(read_titles(args.titles))
    return drafts


def _store(
    engine: Engine,
    drafts: Sequence[VocabularyDraft],
    now: datetime,
    progress: Progress,
    *,
    force: bool,
) -> list[ImportReport]:
    """All drafts in one transaction: all of it is stored, or nothing."""
    reports: list[ImportReport] = []
    whole = sum(_size(draft) for draft in drafts)
    with Session(writing(engine)) as session, session.begin():
        begin = 0.0
        for draft in drafts:
            end = begin + _size(draft) / whole
            part = part_of(progress, begin, end)
            reports.append(store_vocabulary(session, draft, now=now, progress=part, force=force))
            begin = end
    return reports


def _build(engine: Engine, progress: Progress) -> None:
    """Build what people search in now, so that the first of them need not wait."""
    progress(0.0, "Bygger opslag")
    with Session(engine) as session:
        knowledge(session)
    progress(1.0, "Færdig")


def _size(draft: VocabularyDraft) -> int:
    return 1 + len(draft.concepts) + len(draft.labels) + len(draft.relations)


def _try(engine: Engine, drafts: Sequence[VocabularyDraft], *, force: bool) -> list[ImportReport]:
    """What storing would change; only reads, so nobody has to wait for it."""
    reports: list[ImportReport] = []
    with Session(engine) as session:
        for place, draft in enumerate(drafts):
            if is_stored(session, draft) and not force:
                reports.append(ImportReport(draft.source, unchanged=True))
            else:
                plan = plan_import(session, draft, expected=drafts[:place])
                reports.append(plan.report)
    return reports


def _tell(report: ImportReport, *, dry_run: bool) -> None:
    print(f"{report.source.name} {report.source.edition}".rstrip())
    if report.unchanged:
        print("  Uændret siden sidst.")
        return
    if dry_run:
        print("  Prøve: intet er gemt.")
    for word, touched in (
        ("Nye begreber", report.added),
        ("Ændrede begreber", report.changed),
        ("Udgåede begreber", report.retired),
        ("Genoptagne begreber", report.returned),
    ):
        print(f"  {word}: {len(touched)}")
        if dry_run:
            for code, label in touched[:SHOWN]:
                print(f"    {label} ({code})")
    print(f"  Slået sammen med en anden kildes begreb: {report.same_as}")
    print(f"  Andre navne: {report.labels}")
    print(f"  Kompetencer knyttet til job: {report.relations}")
    for reason, count in sorted(report.skipped.items()):
        print(f"  Sprunget over, {reason}: {count}")


def _show(counts: SourceCounts) -> None:
    source = counts.source
    imported = source.imported_at.astimezone(COPENHAGEN)
    print(f"{source.name} {source.edition}".rstrip())
    print(f"  Hentet ind: {imported:%d.%m.%Y kl. %H.%M}")
    print(f"  Jobtyper: {counts.occupations}, kompetencer: {counts.skills}")
    print(f"  Udgåede: {counts.retired}, slået sammen med en anden kilde: {counts.same_as}")
    print(f"  Andre navne: {counts.labels}, kompetencer knyttet til job: {counts.relations}")
    print(f"  Kreditering: {source.attribution}")


class _ProgressLine:
    """One line that is written over on a terminal; in a file, a line when the work changes."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._what = ""

    def __call__(self, share: float, what: str) -> None:
        line = f"{min(share, 1):4.0%} {what}"
        if self._stream.isatty():
            print(f"\r{line:<78}", end="", file=self._stream, flush=True)
        elif what != self._what:
            print(line, file=self._stream, flush=True)
        self._what = what

    def end(self) -> None:
        """Leave the line, so that what comes next begins on its own."""
        if self._what and self._stream.isatty():
            print(file=self._stream)
