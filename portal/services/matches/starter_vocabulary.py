"""The vocabulary the product is born with: our own industries, occupations and skills."""

from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from matching.sources.csv_files import read_csv
from matching.sources.draft import Progress, silent
from matching.sources.starter import read_starter
from models.tables.vocabulary import Industry
from portal.services.matches.vocabulary import store_vocabulary
from portal.services.matches.vocabulary_plan import ImportReport


def load_starter(
    session: Session,
    folder: Path,
    *,
    now: datetime,
    progress: Progress = silent,
    force: bool = False,
) -> ImportReport:
    """Store the starter vocabulary and its industries; safe to repeat.

    Args:
        folder: seed/vocabulary, with industries.csv and the folders occupations and skills.

    Raises:
        ImportProblem: a file is missing or something in it cannot be read.
    """
    store_industries(session, folder / "industries.csv")
    draft = read_starter(folder)
    return store_vocabulary(session, draft, now=now, progress=progress, force=force)


def store_industries(session: Session, path: Path) -> None:
    """Store the industries of the file in its order; one that left the file stays stored."""
    rows = read_csv(path).rows(("code", "label_da", "label_en"))
    for position, (_, (code, label_da, label_en)) in enumerate(rows):
        session.merge(Industry(code=code, label_da=label_da, label_en=label_en, position=position))
    session.flush()
