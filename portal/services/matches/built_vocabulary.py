"""What is slow to build of a vocabulary, kept in a folder for the next process that starts."""

import logging
from pathlib import Path

from matching import Linker, Vocabulary
from matching.sources.built import ENDING, NotBuilt, read_built, write_built

# Files that stay: the newest, and the one before it for a server that still runs on it.
KEPT_FILES = 2

log = logging.getLogger("fodfaeste.vocabulary")

_folder: Path | None = None


def keep_built_in(folder: Path | None) -> None:
    """From now on keep in this folder what is built; None = keep nothing, as in a test."""
    global _folder  # set once, when a process begins
    _folder = folder


def built_linker(vocabulary: Vocabulary) -> Linker:
    """The linker of the vocabulary with its indexes, from the folder or else built and kept.

    A file is used only if it holds exactly this vocabulary and was built by exactly this code.
    """
    if _folder is None:
        return _fresh(vocabulary)
    path = _folder / f"{vocabulary.version}{ENDING}"
    try:
        return read_built(path, vocabulary.version)
    except NotBuilt:
        linker = _fresh(vocabulary)
        _keep(path, linker)
        return linker


def _fresh(vocabulary: Vocabulary) -> Linker:
    linker = Linker(vocabulary)
    linker.prepare()
    return linker


def _keep(path: Path, linker: Linker) -> None:
    try:
        write_built(path, linker)
        for old in sorted(path.parent.glob(f"*{ENDING}"), key=_age)[KEPT_FILES:]:
            old.unlink(missing_ok=True)
    except OSError as problem:
        # The answers are the same without the file; the next start is slow once more.
        log.warning("vocabulary=%s not kept: %s", linker.vocabulary.version, problem)


def _age(path: Path) -> float:
    return -path.stat().st_mtime
