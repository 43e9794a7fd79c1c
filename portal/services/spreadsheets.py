"""A table as a file for a spreadsheet; what people typed never becomes a formula in it."""

import csv
from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO, StringIO

from xlsxwriter import Workbook

# What a spreadsheet may take for the beginning of a formula, the wide signs of Asia among it.
DANGEROUS = frozenset("=+-@\t\r\n＝＋－＠")
_PLAIN = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
WIDTH = 24  # of a column, in letters

Sheet = tuple[str, Sequence[str], Iterable[Sequence[str]]]
"""The name of a sheet (at most 31 letters), its titles, and its rows."""


def as_csv(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The table as Danish spreadsheets read it: semicolons, UTF-8 with its mark in front.

    A cell that might be taken for a formula begins with an apostrophe.
    """
    text = StringIO()
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(titles)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(
    name: str, titles: Sequence[str], rows: Iterable[Sequence[str]], *, now: datetime
) -> bytes:
    """The table as an Excel workbook with one sheet; every cell is text.

    Args:
        name: of the sheet, at most 31 letters.
    """
    return as_workbook([(name, titles, rows)], now=now)


def as_workbook(sheets: Iterable[Sheet], *, now: datetime) -> bytes:
    """An Excel workbook; every cell is text, so that 0800 keeps its first zero."""
    file = BytesIO()
    with Workbook(file, _PLAIN) as book:
        book.set_properties({"created": now.replace(tzinfo=None)})
        bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        for name, titles, rows in sheets:
            sheet = book.add_worksheet(name)
            sheet.set_column(0, len(titles) - 1, WIDTH, text)
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, titles, bold)
            for number, row in enumerate(rows, start=1):
                for place, cell in enumerate(row):
                    sheet.write_string(number, place, cell)
    return file.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" ")[:1] in DANGEROUS and cell.strip(" ") else cell
