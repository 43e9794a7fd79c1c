"""The command `link`: one text a line in, the concepts it may mean out."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from matching.command.complaints import BadFile, Complaint
from matching.command.reading import lines_of
from matching.command.telling import DONE, Telling
from matching.command.vocabularies import known_for
from matching.words.linking import Linker
from models.kinds import ConceptKind


def link(given: argparse.Namespace, telling: Telling) -> int:
    """Suggestions for every text, and the concept it surely means, if there is one."""
    linker = known_for(given, telling).linker
    kind = ConceptKind(given.kind)
    answers: dict[str, dict[str, Any]] = {}
    for text in _texts(given.file):
        if text not in answers:
            answers[text] = _answer(linker, text, kind, given.lang, given.top)
        if telling.json:
            telling.answer(answers[text])
        else:
            _show(telling, answers[text])
    return DONE


def _answer(linker: Linker, text: str, kind: ConceptKind, lang: str, top: int) -> dict[str, Any]:
    sure = linker.link(text, kind)
    suggestions = [asdict(each) for each in linker.suggest(text, kind, lang, top)]
    return {"text": text, "link": sure.code if sure else None, "suggestions": suggestions}


def _texts(path: str) -> Iterator[str]:
    """Every text: a line as it stands, or the text of an object `{"text": ...}`.

    Raises:
        BadFile: a line that begins like an object is none, or has no text.
    """
    for number, line in lines_of(path):
        told = line.strip()
        if told.startswith("{"):
            told = _text_of(told, path, number)
        if told:
            yield told


def _text_of(line: str, path: str, number: int) -> str:
    try:
        told = json.loads(line)["text"]
        if isinstance(told, str):
            return told.strip()
    except (ValueError, KeyError):
        pass
    raise BadFile(path, [Complaint(number, "text", 'must be an object like {"text": "kok"}')])


def _show(telling: Telling, answer: dict[str, Any]) -> None:
    telling.line(f"{answer['text']}:")
    rows = [
        ("=" if each["code"] == answer["link"] else " ", *map(each.get, ("score", "label", "code")))
        for each in answer["suggestions"]
    ]
    for sure, score, label, code in rows:
        telling.line(f"  {sure} {score:.3f}  {label}  ({code})")
    if not rows:
        telling.line("    not known")
