"""Which vocabulary a command uses, and building one for a quick start."""

import argparse
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from matching.command.complaints import BadFile, Complaint
from matching.command.parser import BUILT, STARTER
from matching.command.telling import DONE, Telling
from matching.ranker import Ranker
from matching.sources.assembled import assembled
from matching.sources.built import ENDING, NotBuilt, read_built, write_built
from matching.sources.draft import VocabularyDraft
from matching.sources.esco import read_esco, read_titles
from matching.sources.starter import read_starter
from matching.vocabulary import Vocabulary
from matching.words.linking import Linker


class Known:
    """A vocabulary with its tools; the ranker is built when it is asked for.

    Args:
        source: where it comes from, for people.
    """

    def __init__(self, linker: Linker, source: str) -> None:
        self.linker = linker
        self.vocabulary = linker.vocabulary
        self.source = source

    @cached_property
    def ranker(self) -> Ranker:
        """Ranks by this vocabulary and the default weights."""
        return Ranker(self.vocabulary)

    @cached_property
    def industries(self) -> frozenset[str]:
        """Every industry a concept belongs to; these are the codes there are."""
        return frozenset(
            concept.industry for concept in self.vocabulary.concepts.values() if concept.industry
        )


def known_for(given: argparse.Namespace, telling: Telling) -> Known:
    """The vocabulary that was asked for, else the portal's built one, else the starter; told.

    Raises:
        BadFile: the built file is none, or was built by another version of the program.
        ImportProblem: a file of ESCO or of the starter is missing or cannot be read.
    """
    known = _known(given)
    vocabulary = known.vocabulary
    telling.say(
        f"vocabulary: {known.source}, version {vocabulary.version},"
        f" {len(vocabulary.occupations)} occupations, {len(vocabulary.skills)} skills"
    )
    return known


def _known(given: argparse.Namespace) -> Known:
    if given.esco:
        return _fresh([read_esco(given.esco)], "ESCO from its download")
    if given.vocabulary is not None:
        return _from_path(given.vocabulary)
    for path in sorted(BUILT.glob(f"*{ENDING}"), key=lambda each: each.stat().st_mtime)[::-1]:
        try:
            return Known(read_built(path), f"the portal's, built in {path.name}")
        except NotBuilt:
            # Left by an older version of the program; the portal writes it anew when it starts.
            continue
    return _fresh([read_starter(STARTER)], "the starter vocabulary")


def _from_path(path: Path) -> Known:
    if path.is_file() and path.suffix == ENDING:
        try:
            return Known(read_built(path), f"built in {path.name}")
        except NotBuilt as problem:
            raise BadFile(path.name, [Complaint(1, "", str(problem))]) from None
    if (path / "occupations").is_dir():
        return _fresh([read_starter(path)], f"the files in {path.name}")
    return _fresh([read_esco([path])], f"ESCO in {path.name}")


def _fresh(drafts: Sequence[VocabularyDraft], source: str) -> Known:
    return Known(Linker(assembled(drafts)), source)


def build(given: argparse.Namespace, telling: Telling) -> int:
    """Write the built vocabulary of an ESCO download, with job titles if there are any."""
    drafts = [read_esco(given.esco)]
    if given.titles is not None:
        drafts.append(read_titles(given.titles))
    vocabulary: Vocabulary = assembled(drafts)
    size = write_built(given.out, Linker(vocabulary))
    telling.say(
        f"built {given.out.name}: version {vocabulary.version}, {len(vocabulary)} concepts,"
        f" {size / 1e6:.1f} MB"
    )
    return DONE
