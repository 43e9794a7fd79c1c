"""A file that somebody sent, as a header and lines of text; the file itself is kept nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from models.rules.errors import NotNow
from portal.services.file_text.reading import LARGEST, in_limited_process

CHILD = Path(__file__).parents[1] / "file_text" / "table_child.py"

_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NO_TABLES = (b"<", b"{\\rtf", b"%PDF-")

Lines = Sequence[tuple[int, Sequence[str]]]


@dataclass(frozen=True)
class Table:
    """What a file says.

    Args:
        headers: the cells of its first line; n of them.
        lines: the number each line has in the file, from 2, and its n cells.
    """

    headers: Sequence[str]
    lines: Lines


def read_table(data: bytes) -> Table:
    """The lines of a CSV file or of an Excel workbook's first sheet.

    Raises:
        NotNow: it is neither, cannot be read, or would take too much.
    """
    if not data.strip():
        raise NotNow("table_no_file")
    if len(data) > LARGEST:
        raise NotNow("table_too_large")
    answer = in_limited_process(CHILD, _kind_of(data), data, codes="table")
    if "refused" in answer:
        raise NotNow(answer["refused"])
    return Table(answer["headers"], [(number, cells) for number, cells in answer["lines"]])


def _kind_of(data: bytes) -> str:
    """By what the file begins with; a name can say anything."""
    if data.startswith(_ZIP):
        return "xlsx"
    if data.startswith(_OLD_OFFICE):
        raise NotNow("table_locked" if _ENCRYPTED in data else "table_old_excel")
    if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(_NO_TABLES):
        raise NotNow("table_wrong_type")
    return "csv"
