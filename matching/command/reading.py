"""Files of records: JSON, or one object a line; with every mistake and its line."""

import gzip
import json
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from matching.command.complaints import MOST_TOLD, BadFile, Complaint, complaint_of
from matching.command.records import Keyed

Kind = TypeVar("Kind", bound=Keyed)

STDIN = "-"


class Records(Generic[Kind]):
    """The records of one file, read as they are asked for.

    Mistakes are gathered while the good records go on, so that one run tells all of them:
    whoever has read to the end calls `check`.

    Args:
        path: a file, plain or .gz, or "-" for what is piped in.
        kind: of each record.
    """

    def __init__(self, path: str, kind: type[Kind]) -> None:
        self.path = path
        self.name = name_of(path)
        self.kind: type[Kind] = kind
        self.complaints: list[Complaint] = []
        self.more = 0  # mistakes beyond those that are told
        self._line_of: dict[str, int] = {}

    def __iter__(self) -> Iterator[Kind]:
        for line, text in _documents(lines_of(self.path)):
            if (record := self._read(line, text)) is not None:
                yield record

    def check(self) -> None:
        """Stop if anything was wrong.

        Raises:
            BadFile: with the first mistakes of the file.
        """
        if self.complaints:
            raise BadFile(self.name, self.complaints, self.more)

    def whole(self) -> list[Kind]:
        """Every record.

        Raises:
            BadFile: something is wrong, or there is none.
        """
        records = list(self)
        self.check()
        if not records:
            raise BadFile(self.name, [Complaint(1, "", "there is no record in this file")])
        return records

    def complain(self, line: int, field: str, sentence: str) -> None:
        """Note a mistake; the first of a file are told."""
        if len(self.complaints) < MOST_TOLD:
            self.complaints.append(Complaint(line, field, sentence))
        else:
            self.more += 1

    def line_of(self, record: Kind) -> int:
        """The line a record that was read begins on."""
        return self._line_of[record.key]

    def _read(self, line: int, text: str) -> Kind | None:
        try:
            record = self.kind.model_validate_json(text)
        except ValidationError as error:
            for problem in error.errors(include_url=False):
                field, sentence, inside = complaint_of(problem, text)
                self.complain(line + inside, field, sentence)
            return None
        first = self._line_of.setdefault(record.key, line)
        if first != line:
            self.complain(line, "", f'"{record.key}" is already in line {first}')
            return None
        return record


def name_of(path: str) -> str:
    """How a file is called in a complaint."""
    return "stdin" if path == STDIN else Path(path).name


def lines_of(path: str) -> Iterator[tuple[int, str]]:
    """(number from 1, line) of a file, plain or .gz, or of what is piped in.

    Raises:
        BadFile: it is not there, is damaged, or is no UTF-8.
    """
    number = 1
    try:
        with _opened(path) as stream:
            for number, line in enumerate(stream, start=1):
                # Only the first line may begin with the mark some editors put there.
                yield number, line.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError:
        raise BadFile(name_of(path), [Complaint(number, "", "this is not UTF-8")]) from None
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or "the file is damaged"
        raise BadFile(name_of(path), [Complaint(number, "", reason)]) from None


@contextmanager
def _opened(path: str) -> Iterator[Iterable[bytes]]:
    if path == STDIN:
        yield sys.stdin.buffer
    elif path.endswith(".gz"):
        with gzip.open(path) as packed:
            yield packed
    else:
        with open(path, "rb") as plain:
            yield plain


def _documents(lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """(line it begins on, text) of each record; read line by line where the file allows it."""
    filled = ((number, line) for number, line in lines if line.strip())
    first = next(filled, None)
    if first is None:
        return
    if _stands_alone(first[1]):
        yield first
        yield from filled
    else:
        yield from _taken_apart(first[0], first[1] + "".join(line for _, line in lines))


def _stands_alone(line: str) -> bool:
    """Whether the first line is a record by itself, or is meant as one."""
    text = line.strip()
    return not text.startswith("[") and (text.endswith("}") or not text.startswith("{"))


def _taken_apart(line: int, text: str) -> Iterator[tuple[int, str]]:
    """The records of one list, or of objects that stretch over several lines.

    What is no JSON is handed on whole: whoever reads it will say so.
    """
    decoder = json.JSONDecoder()
    place = text.index("[") + 1 if text.lstrip().startswith("[") else 0
    while (begin := _next_value(text, place)) is not None:
        try:
            _, place = decoder.raw_decode(text, begin)
        except ValueError:
            place = len(text)
        yield line + text.count("\n", 0, begin), text[begin:place]


def _next_value(text: str, place: int) -> int | None:
    """Where the next record begins, or None at the end of the list or file."""
    while place < len(text) and text[place] in ", \t\r\n":
        place += 1
    return None if place >= len(text) or text[place] == "]" else place
