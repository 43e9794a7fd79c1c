"""The command `link`: one text a line in, the concepts it may mean or names out."""

import argparse
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

from matching.command.complaints import BadFile, Complaint
from matching.command.reading import lines_of
from matching.command.telling import DONE, WRONG, Telling
from matching.command.vocabularies import known_for
from matching.words.linking import Linker
from matching.words.semantic import SWITCH, semantic_from
from matching.words.sentences import Reader
from models.kinds import ConceptKind

Answer = dict[str, Any]


def link(given: argparse.Namespace, telling: Telling) -> int:
    """Suggestions for every text, and the concept it surely means, if there is one.

    With `--lines` a text is a whole line, and what it names is told with the words that do.
    """
    linker = known_for(given, telling).linker
    try:
        answer = _lines_answered(linker, given) if given.lines else _words_answered(linker, given)
    except ModuleNotFoundError:
        telling.say(f"{SWITCH} is 1, but the extra `semantic` is not installed")
        return WRONG
    answers: dict[str, Answer] = {}
    for text in _texts(given.file):
        if text not in answers:
            answers[text] = answer(text)
        if telling.json:
            telling.answer(answers[text])
        else:
            _show(telling, answers[text])
    return DONE


def _words_answered(linker: Linker, given: argparse.Namespace) -> Callable[[str], Answer]:
    kind = ConceptKind(given.kind)

    def answered(text: str) -> Answer:
        found = linker.answer(text, kind, given.lang, given.top)
        sure = found.link.code if found.link else None
        return {"text": text, "link": sure, "suggestions": [asdict(e) for e in found.suggestions]}

    return answered


def _lines_answered(linker: Linker, given: argparse.Namespace) -> Callable[[str], Answer]:
    """
    Raises:
        ModuleNotFoundError: meaning is asked for and the extra `semantic` is not installed.
    """
    kind = ConceptKind(given.kind)
    reader = Reader(linker, semantic_from(os.environ, linker.vocabulary))

    def answered(line: str) -> Answer:
        named = [
            {"words": each.text, "start": each.start, "end": each.end, **asdict(each.suggestion)}
            for each in reader.find_in(line, kind, given.lang)
        ]
        near = reader.ranked(line, kind, given.lang, given.top)
        return {"text": line, "mentions": named, "suggestions": [asdict(each) for each in near]}

    return answered


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


def _show(telling: Telling, answer: Answer) -> None:
    telling.line(f"{answer['text']}:")
    for each in answer.get("mentions", ()):
        telling.line(f"  > {each['words']}: {each['label']}  ({each['code']})")
    sure = {answer.get("link"), *(each["code"] for each in answer.get("mentions", ()))}
    for each in answer["suggestions"]:
        mark = "=" if each["code"] in sure else " "
        telling.line(f"  {mark} {each['score']:.3f}  {each['label']}  ({each['code']})")
    if not answer["suggestions"]:
        telling.line("    not known")
