"""Each line of a file by itself: what it says, or what is wrong with it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from pydantic import ValidationError

from models.kinds import ImportKind
from models.rules.access import Viewer
from portal.services.imports.files import Lines
from portal.services.imports.lines import LINES, NEEDED_OF_NEW, Line, Problem
from portal.services.inputs import Input

Tell = Callable[[int], None]
"""Hears how many lines are done, and may raise to stop the work."""

EVERY = 250  # lines between two words about the progress


class Cancelled(Exception):
    """Somebody wants the import to stop; nothing was written."""


class ChangedMeanwhile(Exception):
    """What the plan rests on is not so any more; nothing was written."""


@dataclass(frozen=True)
class Asked:
    """Whose import it is.

    Args:
        by: None when it was asked for on the terminal without a name.
    """

    municipality_id: int
    by: Viewer | None
    now: datetime


@dataclass
class Counts:
    """What an import does to how many."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass
class Found:
    """What the lines say as far as it is right, and what is wrong with the rest."""

    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def silent(_done: int) -> None:
    """Nobody listens."""


def check(kind: ImportKind, fields: Sequence[str], lines: Lines, tell: Tell = silent) -> Found:
    """Read every line by itself.

    Args:
        fields: the field of each column; "" for one that is not taken in.
    """
    found, model = Found(), LINES[kind]
    for done, (number, cells) in enumerate(lines):
        if done % EVERY == 0:
            tell(done)
        typed = {name: cell for name, cell in zip(fields, cells, strict=True) if name and cell}
        if not typed:
            continue
        line, problems = _line(model, number, typed)
        found.problems += problems
        # What is left of a wrong line is looked at too, so that all mistakes show at once.
        rest = {problem.field for problem in problems}
        if problems:
            line, _same = _line(model, number, {n: c for n, c in typed.items() if n not in rest})
        if line is not None:
            found.lines.append(line)
    return found


def _line(
    model: type[Input], number: int, typed: dict[str, str]
) -> tuple[Line | None, list[Problem]]:
    try:
        return Line(number, model.model_validate(typed)), []
    except ValidationError as mistakes:
        return None, list(_problems(number, mistakes))


def _problems(number: int, mistakes: ValidationError) -> Iterable[Problem]:
    for mistake in mistakes.errors(include_url=False, include_input=False):
        told = dict(mistake.get("ctx", {}))
        named = told.pop("field", None)
        field_name = str(named or (mistake["loc"][0] if mistake["loc"] else ""))
        values = {name: str(value) for name, value in told.items() if name != "error"}
        yield Problem(number, field_name, mistake["type"], values)


def without_doubles(
    found: Found, key: Callable[[Line], object], field_name: str
) -> tuple[list[Line], list[Problem]]:
    """The lines with each key once; the later ones are problems that name the first."""
    first: dict[object, int] = {}
    kept, problems = [], []
    for line in found.lines:
        before = first.setdefault(key(line), line.number)
        if before == line.number:
            kept.append(line)
        else:
            values = {"line": str(before)}
            problems.append(Problem(line.number, field_name, "import_twice", values))
    return kept, problems


def missing_of_new(kind: ImportKind, line: Line) -> list[Problem]:
    """What the line does not tell and must, as it is about somebody or something new."""
    needed = [name for name in NEEDED_OF_NEW[kind] if name not in line.told]
    return [Problem(line.number, name, "import_needed_of_new") for name in needed]
