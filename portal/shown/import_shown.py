"""What an import's pages and files show: mistakes in words, and templates to begin with."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from pydantic_core import ErrorDetails

from models.kinds import ImportKind
from models.tables.imports import ImportContent
from portal.services.imports.columns import HEADERS, header_of, is_forbidden
from portal.services.imports.examples import EXAMPLES
from portal.services.imports.lines import LINES, NEEDED, NEEDED_OF_NEW, Problem
from portal.services.spreadsheets import Sheet, as_csv, as_workbook
from portal.translate import LazyString
from portal.translate import gettext as _
from portal.words.complaints import complaint
from portal.words.formats import filled
from portal.words.imports import COLUMNS, PROBLEMS

FIRST = 200  # mistakes that the page shows; the file has them all
_SAMPLES = 3

Row = tuple[int, str, LazyString]


def problem_rows(kind: ImportKind, problems: Iterable[Problem]) -> list[Row]:
    """Line, column and sentence of each mistake; the column is "" for the whole line."""
    return [
        (
            problem.line,
            header_of(kind, problem.field) if problem.field else "",
            _said(kind, problem),
        )
        for problem in problems
    ]


def kept_problems(content: ImportContent | None) -> list[Problem]:
    """The mistakes as they were kept."""
    kept = cast(list[tuple[int, str, str, dict[str, str]]], content.problems if content else [])
    return [Problem(line, field, code, values) for line, field, code, values in kept]


def _said(kind: ImportKind, problem: Problem) -> LazyString:
    if problem.code in PROBLEMS:
        return filled(PROBLEMS[problem.code], problem.values)
    mistake = {"type": problem.code, "ctx": dict(problem.values), "loc": (), "msg": "", "input": ""}
    return complaint(LINES[kind], problem.field, cast(ErrorDetails, mistake))


def problems_file(kind: ImportKind, problems: Iterable[Problem]) -> bytes:
    """All mistakes as CSV."""
    rows = [(str(line), column, str(text)) for line, column, text in problem_rows(kind, problems)]
    return as_csv([_("Linje"), _("Kolonne"), _("Hvad du kan gøre")], rows)


def samples(content: ImportContent, column: int) -> list[str]:
    """The first different values of a column, cut short."""
    values = (str(cast(list[str], cells)[column]) for _number, cells in content.lines)
    found: dict[str, None] = {}
    for value in values:
        if value:
            found.setdefault(value[:40])
        if len(found) == _SAMPLES:
            break
    return list(found)


def columns_start(content: ImportContent) -> Mapping[str, object]:
    """The form for the columns as it begins: what was guessed or chosen before."""
    return {
        "columns": [
            {"number": number, "field": field or None}
            for number, field in enumerate(content.fields)
        ]
    }


def columns_shown(kind: ImportKind, content: ImportContent) -> list[dict[str, Any]]:
    """Each column of the file: its header, some values, and whether it is never taken in."""
    return [
        {
            "header": header,
            "samples": samples(content, number),
            "forbidden": is_forbidden(header),
        }
        for number, header in enumerate(content.headers)
    ]


def choices(kind: ImportKind) -> list[tuple[str, str]]:
    """The fields a column may be."""
    return [(field, header_of(kind, field)) for field in HEADERS[kind]]


def explained(kind: ImportKind) -> list[tuple[str, str, LazyString]]:
    """For each column its name, when it must be told, and what it holds."""
    return [
        (header_of(kind, field), _when(kind, field), COLUMNS[kind][field])
        for field in HEADERS[kind]
    ]


def _when(kind: ImportKind, field: str) -> str:
    if field in NEEDED[kind]:
        return _("altid")
    return _("for nye") if field in NEEDED_OF_NEW[kind] else ""


def template_csv(kind: ImportKind) -> bytes:
    """A file to begin with: the header and an invented line."""
    return as_csv(*_beginning(kind))


def template_xlsx(kind: ImportKind, *, now: datetime) -> bytes:
    """The same as a workbook, with a second sheet that explains each column."""
    titles, rows = _beginning(kind)
    told = [(name, when, str(text)) for name, when, text in explained(kind)]
    heads = [_("Kolonne"), _("Skal stå der"), _("Hvad der skal stå")]
    sheets: list[Sheet] = [(_("Linjer"), titles, rows), (_("Forklaring"), heads, told)]
    return as_workbook(sheets, now=now)


def _beginning(kind: ImportKind) -> tuple[list[str], list[Sequence[str]]]:
    example = EXAMPLES[kind]
    titles = [header_of(kind, field) for field in HEADERS[kind]]
    return titles, [[example.get(field, "") for field in HEADERS[kind]]]
