"""Asks a limited process of its own for the text of a file; the file is kept nowhere."""

import json
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.kinds import ReadingSource
from models.rules.errors import NotNow

LARGEST = 10 * 1024 * 1024  # bytes
SECONDS = 20  # by the clock; the process counts its own work besides
AT_ONCE = 2  # each may take half a gigabyte

CHILD = Path(__file__).with_name("child.py")

_PDF, _ZIP, _OLD_OFFICE = b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# A PDF may begin with some signs of a mail system.
_BEGINNING = 1024
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MARKUP = (b"<", b"{\\rtf")

_slots = threading.BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True)
class FileText:
    """What stands in a file, and what kind of file it was."""

    text: str
    source: ReadingSource


def read_file(name: str, data: bytes) -> FileText:
    """The text of a PDF, a Word document (.docx) or a text file.

    Raises:
        NotNow: it is none of these, cannot be read, or would take too much.
    """
    if not data.strip():
        raise NotNow("file_empty")
    if len(data) > LARGEST:
        raise NotNow("file_too_large")
    source = _kind_of(name, data)
    answer = in_limited_process(CHILD, source.value, data)
    if "refused" in answer:
        raise NotNow(answer["refused"])
    return FileText(answer["text"], source)


def _kind_of(name: str, data: bytes) -> ReadingSource:
    """By what the file begins with; a name can say anything."""
    if _PDF in data[:_BEGINNING]:
        return ReadingSource.PDF
    if data.startswith(_ZIP):
        return ReadingSource.DOCX
    if data.startswith(_OLD_OFFICE):
        raise NotNow("file_locked" if _ENCRYPTED in data else "file_old_word")
    if not name.lower().endswith(".txt") or data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(_MARKUP):
        raise NotNow("file_wrong_type")
    return ReadingSource.TXT


def in_limited_process(child: Path, kind: str, data: bytes, codes: str = "file") -> dict[str, Any]:
    """What the program answers about the file; it has little memory and time, and writes nothing.

    Args:
        child: the program, which imports nothing of ours.
        codes: how the codes of its refusals begin: `file_too_hard`, `table_too_hard`.
    """
    # Isolated, with an empty environment: a file that takes the process over finds no secrets.
    command = [sys.executable, "-I", "-W", "ignore", str(child), kind]
    with _slots:
        try:
            done = subprocess.run(
                command, input=data, capture_output=True, timeout=SECONDS, env={}, check=False
            )
        except subprocess.TimeoutExpired:
            return {"refused": f"{codes}_too_hard"}
    if done.returncode < 0:
        return {"refused": f"{codes}_too_hard"}
    if done.returncode > 0:
        return {"refused": f"{codes}_broken"}
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
