"""Files for spreadsheets: what people typed stays text."""

import csv
import zipfile
from datetime import datetime
from io import BytesIO, StringIO

import pytest

from portal.services.spreadsheets import as_csv, as_xlsx

NOW = datetime.fromisoformat("2026-11-24T10:00+01:00")
FORMULAS = [
    "=1+1",
    '=HYPERLINK("http://evil.dk","Klik")',
    "+45 88 88",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "  =1",
    "＝1+1",
]


def read(content):
    text = content.decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline=""), delimiter=";"))


@pytest.mark.parametrize("cell", FORMULAS)
def test_no_cell_of_a_csv_begins_a_formula(cell):
    assert read(as_csv(["Navn"], [[cell]]))[1] == [f"'{cell}"]


@pytest.mark.parametrize("cell", ["Åse Sørensen", 'Anna "Ann"; Bo', "to\nlinjer", "", "2026-0001"])
def test_ordinary_words_stay_as_they_are(cell):
    content = as_csv(["Navn"], [[cell]])
    assert content.startswith(b"\xef\xbb\xbf")
    assert read(content) == [["Navn"], [cell]]


def test_no_cell_of_a_workbook_is_a_formula_or_a_link():
    content = as_xlsx("Borgere", ["Navn"], [[cell] for cell in FORMULAS], now=NOW)
    with zipfile.ZipFile(BytesIO(content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert not [name for name in book.namelist() if "rels" in name and "sheet" in name]
    assert "<f>" not in sheet
    assert sheet.count('t="inlineStr"') == len(FORMULAS) + 1
    assert "HYPERLINK(&quot;http" in sheet or 'HYPERLINK("http' in sheet
