"""The limited process for tables: bytes of a file in, its lines or a refusal out, as JSON.

Started as a program, as `child.py` is, and imports nothing of ours. What it cannot foresee ends
it, and whoever started it says that the file is broken.
"""

import csv
import io
import json
import resource
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta

import python_calamine

MEMORY = 768 * 1024 * 1024  # bytes
CPU_SECONDS = 20
MOST_LINES = 20_000
MOST_COLUMNS = 50
UNPACKED = 200 * 1024 * 1024  # bytes, all parts of a workbook together
MOST_PARTS = 2_000
LONGEST_CELL = 10_000

_SHEET, _MACRO = "xl/workbook.xml", "vbaproject.bin"
_ENCRYPTED_FLAG = 0x1
_SEPARATORS = ";\t,"
# Our own files put an apostrophe before what a spreadsheet might take for a formula.
_GUARDED = ("'=", "'+", "'-", "'@", "'＝", "'＋", "'－", "'＠")

Line = tuple[int, list[str]]


class Refused(Exception):
    """The file is not read; the text is the code of the sentence for people."""


def main() -> None:
    """Read standard input as the kind that the first argument names; write the answer."""
    _limit()
    try:
        answer: dict[str, object] = _table(READERS[sys.argv[1]](sys.stdin.buffer.read()))
    except Refused as refusal:
        answer = {"refused": str(refusal)}
    except (MemoryError, RecursionError):
        answer = {"refused": "table_too_hard"}
    sys.stdout.write(json.dumps(answer))


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _table(lines: Iterable[list[str]]) -> dict[str, object]:
    """The first line with words in it is the header; lines keep the number the file shows."""
    found: list[Line] = []
    for number, cells in enumerate(lines, start=1):
        decent = [_decent(cell) for cell in cells]
        while decent and not decent[-1]:
            decent.pop()
        if not decent:
            continue
        if len(decent) > MOST_COLUMNS:
            raise Refused("table_too_wide")
        if len(found) > MOST_LINES:
            raise Refused("table_too_long")
        found.append((number, decent))
    if len(found) < 2:
        raise Refused("table_empty")
    (_number, headers), *rest = found
    width = max(len(cells) for _number, cells in found)
    return {"headers": _filled(headers, width), "lines": [(n, _filled(c, width)) for n, c in rest]}


def _filled(cells: list[str], width: int) -> list[str]:
    return cells + [""] * (width - len(cells))


def _decent(cell: str) -> str:
    text = cell.strip()
    if len(text) > LONGEST_CELL:
        raise Refused("table_cell_too_long")
    return text[1:] if text.startswith(_GUARDED) else text


def csv_lines(data: bytes) -> Iterator[list[str]]:
    """Semicolon, comma or tab, whichever parts the header most; Excel's `sep=` line is heard."""
    text = _text(data)
    first, _end, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        separator, text = first.strip()[4], rest
    else:
        separator = max(_SEPARATORS, key=_outside_quotes(first).count)
    csv.field_size_limit(LONGEST_CELL * 2)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except csv.Error:
        raise Refused("table_broken") from None


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2])


def _text(data: bytes) -> str:
    """As UTF-8 or UTF-16 when it says so, else as Danish Windows writes it."""
    marked = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    for encoding in ["utf-16"] if marked else ["utf-8-sig", "cp1252"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Refused("table_wrong_type")


def xlsx_lines(data: bytes) -> Iterator[list[str]]:
    """The first sheet that has anything in it; formulas as the values they had when saved."""
    _check_parts(data)
    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height and sheet.total_width:
                if sheet.total_width > MOST_COLUMNS * 4:
                    raise Refused("table_too_wide")
                yield from ([_written(cell) for cell in row] for row in _rows(sheet))
                return
    except python_calamine.PasswordError:
        raise Refused("table_locked") from None
    except python_calamine.CalamineError:
        raise Refused("table_broken") from None


def _rows(sheet: python_calamine.CalamineSheet) -> Iterable[Sequence[object]]:
    # Empty rows above the first are kept, so that lines have the numbers people see.
    return sheet.to_python(skip_empty_area=False, nrows=MOST_LINES + 200)


def _check_parts(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            listed = parts.infolist()
    except zipfile.BadZipFile:
        raise Refused("table_broken") from None
    names = {part.filename.lower() for part in listed}
    if len(listed) > MOST_PARTS or sum(part.file_size for part in listed) > UNPACKED:
        raise Refused("table_unpacks_too_large")
    if any(name.endswith(_MACRO) for name in names):
        raise Refused("table_macro")
    if _SHEET not in names:
        raise Refused("table_wrong_type")
    if any(part.flag_bits & _ENCRYPTED_FLAG for part in listed):
        raise Refused("table_locked")


def _written(cell: object) -> str:
    """A cell as a Dane would have typed it."""
    if isinstance(cell, bool):
        return "ja" if cell else "nej"
    if isinstance(cell, float):
        # Sixteen figures are all that a spreadsheet keeps.
        return f"{cell:.0f}" if cell.is_integer() else f"{cell:.10g}".replace(".", ",")
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    return "" if isinstance(cell, timedelta) else str(cell)


READERS: dict[str, Callable[[bytes], Iterator[list[str]]]] = {"csv": csv_lines, "xlsx": xlsx_lines}

if __name__ == "__main__":
    main()
