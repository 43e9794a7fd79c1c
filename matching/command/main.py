"""Which command does what, and what a program that calls it learns: 0 done, 2 wrong input."""

import argparse
import json
from collections.abc import Callable, Sequence
from typing import TextIO

from matching.command.parser import parsed
from matching.command.telling import DONE, STOPPED, WRONG, Telling

Command = Callable[[argparse.Namespace, Telling], int]


def main(arguments: Sequence[str], out: TextIO, told: TextIO) -> int:
    """Do what the words ask.

    Args:
        out: gets the answer.
        told: gets what is said beside it: the vocabulary, progress, what is wrong.

    Returns:
        0 when it was done, 1 when it was stopped and can go on, 2 when the input is wrong.
    """
    given = parsed(arguments)
    telling = Telling(out, told, json=getattr(given, "json", True))
    # Loaded here, so that a wrong word and `schema` are answered at once.
    from matching.command.complaints import BadFile
    from matching.sources.csv_files import ImportProblem

    try:
        return COMMANDS[given.word](given, telling)
    except (BadFile, ImportProblem) as problem:
        telling.say(str(problem))
        return WRONG
    except KeyboardInterrupt:
        telling.say("stopped")
        return STOPPED
    except BrokenPipeError:
        # Whoever read the answer has had enough, as `| head` does.
        return DONE


def _link(given: argparse.Namespace, telling: Telling) -> int:
    from matching.command.linking import link

    return link(given, telling)


def _rank(given: argparse.Namespace, telling: Telling) -> int:
    from matching.command.lists import rank

    return rank(given, telling)


def _openings(given: argparse.Namespace, telling: Telling) -> int:
    from matching.command.lists import openings

    return openings(given, telling)


def _whatif(given: argparse.Namespace, telling: Telling) -> int:
    from matching.command.advising import whatif

    return whatif(given, telling)


def _assign(given: argparse.Namespace, telling: Telling) -> int:
    from matching.command.planning import assign

    return assign(given, telling)


def _pairs(given: argparse.Namespace, telling: Telling) -> int:
    from matching.command.nation import pairs

    return pairs(given, telling)


def _measure(given: argparse.Namespace, telling: Telling) -> int:
    from matching.command.judging import measure

    return measure(given, telling)


def _schema(given: argparse.Namespace, telling: Telling) -> int:
    from matching.command.records import CitizenRecord, OpeningRecord, Record, schema
    from matching.command.seat_rules import RulesRecord

    kinds: dict[str, type[Record]] = {
        "citizen": CitizenRecord,
        "opening": OpeningRecord,
        "rules": RulesRecord,
    }
    telling.line(json.dumps(schema(kinds[given.of]), ensure_ascii=False, indent=2))
    return DONE


def _index(given: argparse.Namespace, telling: Telling) -> int:
    from matching.command.vocabularies import build

    return build(given, telling)


COMMANDS: dict[str, Command] = {
    "link": _link,
    "rank": _rank,
    "openings": _openings,
    "whatif": _whatif,
    "assign": _assign,
    "pairs": _pairs,
    "measure": _measure,
    "schema": _schema,
    "index": _index,
}
