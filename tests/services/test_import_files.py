"""Files of lines: what is read from good ones, and what is said of bad ones."""

import zipfile
from io import BytesIO

import pytest
from xlsxwriter import Workbook

from models.rules.errors import NotNow
from portal.services.imports.files import read_table

HEAD, LINE = ["sagsnummer", "navn", "ønske"], ["MID-1", "Åse Sørensen", 'Bageri; "varme" ting']


def test_a_table_is_read_whatever_wrote_it():
    quoted = '"MID-1";"Åse Sørensen";"Bageri; ""varme"" ting"'
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        table = read_table(f"sagsnummer;navn;ønske\r\n{quoted}\r\n".encode(encoding))
        assert table.headers == HEAD
        assert table.lines == [(2, LINE)]


@pytest.mark.parametrize(
    ("text", "headers", "lines"),
    [
        ("a,b\n1,2", ["a", "b"], [(2, ["1", "2"])]),
        ("a\tb\n1\t2", ["a", "b"], [(2, ["1", "2"])]),
        ("sep=|\na|b\n1|2", ["a", "b"], [(2, ["1", "2"])]),
        # An empty line keeps its number, a short one is filled up, a long one makes a column.
        ("a;b\n\n1\n1;2;3", ["a", "b", ""], [(3, ["1", "", ""]), (4, ["1", "2", "3"])]),
        ('"a, og";b\n1;2', ["a, og", "b"], [(2, ["1", "2"])]),
        ('a;b\n"to\nlinjer";2', ["a", "b"], [(2, ["to\nlinjer", "2"])]),
        # What our own files guard against spreadsheets comes back as it was.
        ("a;b\n'+45 12;'=1+1", ["a", "b"], [(2, ["+45 12", "=1+1"])]),
    ],
)
def test_separators_gaps_and_quotes(text, headers, lines):
    table = read_table(text.encode())
    assert (table.headers, table.lines) == (headers, lines)


def test_a_workbook_gives_what_a_dane_would_type():
    data = BytesIO()
    with Workbook(data) as book:
        sheet = book.add_worksheet()
        sheet.write_row(1, 0, ["postnr", "dag", "timer", "tal", "ja", "formel", "tid"])
        day = book.add_format({"num_format": "dd-mm-yyyy"})
        sheet.write_string(3, 0, "0800")
        sheet.write_number(3, 1, 46054, day)
        sheet.write_number(3, 2, 12.5)
        sheet.write_number(3, 3, 99999993)
        sheet.write_boolean(3, 4, True)
        sheet.write_formula(3, 5, "=1+1", value=2)
        sheet.write_string(3, 6, "=cmd|' /C calc'!A0")
        book.add_worksheet("Forklaring").write(0, 0, "den læses ikke")
    table = read_table(data.getvalue())
    values = ["0800", "2026-02-01", "12,5", "99999993", "ja", "2", "=cmd|' /C calc'!A0"]
    assert table.lines == [(4, values)]


def _workbook(columns: int = 2, rows: int = 1) -> bytes:
    data = BytesIO()
    with Workbook(data, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for row in range(rows + 1):
            sheet.write_row(row, 0, ["x"] * columns)
    return data.getvalue()


def _changed(data: bytes, name: str, content: bytes) -> bytes:
    """The workbook with one part put in or instead of its own."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


def _far_corner() -> bytes:
    rows = b'<row r="1"><c r="A1"><v>1</v></c></row>'
    rows += b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = b'<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (space, rows)
    return _changed(_workbook(), "xl/worksheets/sheet1.xml", sheet)


def _packed(name: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr(name, b"x")
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet>&b;'
HOSTILE = {
    "nothing": (b"", {"table_no_file"}),
    "blanks": (b" \r\n ", {"table_no_file"}),
    "only a header": (b"a;b\n", {"table_empty"}),
    "200 columns": (";".join("x" * 200).encode() + b"\n1", {"table_too_wide"}),
    "200 columns in Excel": (_workbook(200), {"table_too_wide"}),
    "too many lines": (b"a;b\n" + b"1;2\n" * 20_001, {"table_too_long"}),
    "too large": (b"a;b\n" * 3_000_000, {"table_too_large"}),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00", {"table_wrong_type"}),
    "a web page": (b"<html><table><tr><td>1</td></tr></table>", {"table_wrong_type"}),
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, {"table_old_excel"}),
    "locked": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        {"table_locked"},
    ),
    "half a workbook": (_workbook()[:900], {"table_broken"}),
    "macros": (_changed(_workbook(), "xl/vbaProject.bin", b"x"), {"table_macro"}),
    "a bomb": (_changed(_workbook(), SHEET, b" " * (210 << 20)), {"table_unpacks_too_large"}),
    "the far corner": (_far_corner(), {"table_too_wide", "table_too_hard", "table_broken"}),
    "entities": (_changed(_workbook(), SHEET, LAUGHS), {"table_broken", "table_empty"}),
    "a cell without end": (b"a;b\n" + b"x" * 10_001, {"table_cell_too_long"}),
    "a quote without end": (b'a;b\n"' + b"x;y\n" * 9_000, {"table_broken"}),
    "another zip": (_packed("word/document.xml"), {"table_wrong_type"}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_cannot_be_used_is_refused_with_its_reason(name):
    data, codes = HOSTILE[name]
    with pytest.raises(NotNow) as refusal:
        read_table(data)
    assert refusal.value.code in codes
