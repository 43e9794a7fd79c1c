"""The words of the command line."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from models.kinds import ConceptKind, Language

if TYPE_CHECKING:
    Words = argparse._SubParsersAction[argparse.ArgumentParser]

PROJECT = Path(__file__).resolve().parents[2]
PLACES = PROJECT / "seed" / "places" / "postcodes.csv"
STARTER = PROJECT / "seed" / "vocabulary"
BUILT = PROJECT / "var" / "vocabulary"

TOP = 50  # a list that somebody reads
SUGGESTIONS = 5

_DESCRIPTION = """Links words to concepts, ranks, and assigns, on files of the interchange format:
JSON, or one object a line, plain or .gz; "-" is what is piped in. `schema` prints what an
object looks like. Which vocabulary answered is told on the error stream."""


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """What was asked; `given.word` is the command. A wrong word ends the program with 2."""
    parser = argparse.ArgumentParser(
        prog="python -m matching",
        description=_DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
    for add in (_link, _rank, _openings, _whatif, _assign, _pairs, _measure, _schema, _index):
        add(words)
    return parser.parse_args(arguments)


def _word(words: "Words", name: str, told: str) -> argparse.ArgumentParser:
    """A command with the options that all have which use a vocabulary."""
    parser = words.add_parser(name, help=told, description=told)
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument(
        "--vocabulary",
        type=Path,
        metavar="PATH",
        help="a file that `index` built, or a folder like seed/vocabulary",
    )
    _esco(parser)
    return parser


def _esco(parser: argparse.ArgumentParser, *, required: bool = False) -> None:
    parser.add_argument(
        "--esco",
        nargs="+",
        type=Path,
        required=required,
        metavar="ZIP",
        help="the official CSV download of ESCO, zips or folders, one for each language",
    )


def _ranking_word(words: "Words", name: str, told: str) -> argparse.ArgumentParser:
    """A command that reads people and openings."""
    parser = _word(words, name, told)
    parser.add_argument(
        "--places", type=Path, default=PLACES, metavar="FILE", help="postcodes with their middles"
    )
    parser.add_argument(
        "--seed", default="", help="any text; draws the order of those with equal points"
    )
    return parser


def _top(parser: argparse.ArgumentParser, number: int, of_what: str) -> None:
    parser.add_argument(
        "--top", type=_at_least_one, default=number, metavar="N", help=f"at most N {of_what}"
    )


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def _files(parser: argparse.ArgumentParser, *names: str) -> None:
    for name in names:
        parser.add_argument(f"--{name}", required=True, metavar="FILE", help='or "-"')


def _link(words: "Words") -> None:
    parser = _word(words, "link", "the concepts that words may mean, one text a line")
    parser.add_argument("file", nargs="?", default="-", help='texts, one a line; or "-"')
    parser.add_argument("--kind", choices=[kind.value for kind in ConceptKind], required=True)
    parser.add_argument(
        "--lang",
        choices=[language.value for language in Language],
        default=Language.DANISH.value,
        help="of the labels shown; names in every language are found",
    )
    parser.add_argument(
        "--lines",
        action="store_true",
        help="the texts are whole lines of CVs or sentences of ads: what they name, and where",
    )
    _top(parser, SUGGESTIONS, "suggestions for each text")


def _rank(words: "Words") -> None:
    parser = _ranking_word(words, "rank", "people for an opening, and who is left out and why")
    _files(parser, "opening", "citizens")
    _top(parser, TOP, "people")


def _openings(words: "Words") -> None:
    parser = _ranking_word(words, "openings", "openings for a person, and which are closed and why")
    _files(parser, "citizen", "openings")
    _top(parser, TOP, "openings")


def _whatif(words: "Words") -> None:
    parser = _ranking_word(words, "whatif", "what would open more doors for a person")
    _files(parser, "citizen", "openings")
    parser.add_argument(
        "--points", type=float, default=50.0, help="from here on an opening fits (default 50)"
    )
    parser.add_argument(
        "--missing", type=int, default=0, help="needed things a fitting opening may lack"
    )


def _assign(words: "Words") -> None:
    parser = _ranking_word(words, "assign", "seats for a group: the best plan, and the greedy one")
    _files(parser, "openings", "citizens")
    parser.add_argument(
        "--rules", metavar="FILE", help="who must or must not be where, and who wants together"
    )
    parser.add_argument(
        "--changes",
        action="store_true",
        help="what each person, and all others, would gain or lose at another opening",
    )


def _pairs(words: "Words") -> None:
    parser = _ranking_word(words, "pairs", "the best people for each of many openings, in a folder")
    _files(parser, "openings", "citizens")
    _top(parser, TOP, "people for each opening")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument(
        "--workers", metavar="N|ADDRESS", help="processes, or the address of a Dask scheduler"
    )


def _measure(words: "Words") -> None:
    parser = _ranking_word(words, "measure", "how good the ranking is on pairs somebody judged")
    _files(parser, "openings", "citizens")
    parser.add_argument(
        "--judged",
        required=True,
        metavar="FILE",
        help="objects with opening_id, citizen_id and grade (0 = does not fit, more = better)",
    )


def _schema(words: "Words") -> None:
    parser = words.add_parser("schema", help="the JSON Schema of the files")
    parser.add_argument("of", choices=["citizen", "opening", "rules"])


def _index(words: "Words") -> None:
    parser = words.add_parser("index", help="build a vocabulary once, for a quick start")
    _esco(parser, required=True)
    parser.add_argument(
        "--titles", type=Path, metavar="FILE", help="job titles linked to ESCO, CSV or .csv.gz"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
