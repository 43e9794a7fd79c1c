"""The limited process: bytes of a file in, its text or the reason for a refusal out, as JSON.

Started as a program, never imported by the service, and imports nothing of ours. What it cannot
foresee ends it, and whoever started it says that the file is broken.
"""

import io
import json
import resource
import sys
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from xml.etree import ElementTree

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

MEMORY = 512 * 1024 * 1024  # bytes
CPU_SECONDS = 10
MOST_PAGES = 60
MOST_LETTERS = 300_000
LEAST_LETTERS = 20
UNPACKED = 40 * 1024 * 1024  # bytes, all parts of a document together
MOST_PARTS = 2000
# What is shown of a table's cell when the cells of a row stand side by side.
CELL_LINES = 2

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SPECIAL = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_BODY, _MACRO = "word/document.xml", "vbaproject.bin"
_ENCRYPTED_FLAG = 0x1


class Refused(Exception):
    """The file is not read; the text is the code of the sentence for people."""


def main() -> None:
    """Read standard input as the kind that the first argument names; write the answer."""
    _limit()
    try:
        answer = {"text": _decent(READERS[sys.argv[1]](sys.stdin.buffer.read()))}
    except Refused as refusal:
        answer = {"refused": str(refusal)}
    except (MemoryError, RecursionError):
        answer = {"refused": "file_too_hard"}
    sys.stdout.write(json.dumps(answer))


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _decent(text: str) -> str:
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if sum(sign.isalnum() for sign in text) < LEAST_LETTERS:
        raise Refused("file_no_text")
    if len(text) > MOST_LETTERS:
        raise Refused("file_too_long")
    return text


def pdf_text(data: bytes) -> str:
    """Page after page, in the order the PDF was written: one column after the other."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused("file_locked")
        if len(reader.pages) > MOST_PAGES:
            raise Refused("file_too_many_pages")
        return "\n".join(page.extract_text() for page in reader.pages)
    except (FileNotDecryptedError, DependencyError):
        raise Refused("file_locked") from None
    except PyPdfError:
        raise Refused("file_broken") from None


def docx_text(data: bytes) -> str:
    """Paragraphs, tables and text boxes in their order; no pictures, headers or comments."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            _check_parts(parts)
            body = parts.read(_BODY)
        root = ElementTree.fromstring(body, ElementTree.XMLParser(target=_NoDoctype()))
    except (zipfile.BadZipFile, ElementTree.ParseError, EOFError):
        raise Refused("file_broken") from None
    return "\n".join(_blocks(root))


def _check_parts(parts: zipfile.ZipFile) -> None:
    listed = parts.infolist()
    names = {part.filename.lower() for part in listed}
    if len(listed) > MOST_PARTS or sum(part.file_size for part in listed) > UNPACKED:
        raise Refused("file_unpacks_too_large")
    if any(name.endswith(_MACRO) for name in names):
        raise Refused("file_macro")
    if _BODY not in names:
        raise Refused("file_wrong_type")
    if any(part.flag_bits & _ENCRYPTED_FLAG for part in listed):
        raise Refused("file_locked")


class _NoDoctype(ElementTree.TreeBuilder):
    """Documents have no document type; one would be there to define entities."""

    def doctype(self, name: str, pubid: str, system: str) -> None:
        """Called before any entity is defined."""
        raise Refused("file_broken")


def _blocks(node: ElementTree.Element) -> Iterator[str]:
    for child in node:
        if child.tag == f"{_W}p":
            yield from _paragraph(child)
        elif child.tag == f"{_W}tbl":
            yield from _table(child)
        elif child.tag != _FALLBACK:
            yield from _blocks(child)


def _paragraph(node: ElementTree.Element) -> Iterator[str]:
    boxes: list[ElementTree.Element] = []
    text = "".join(_runs(node, boxes)).strip()
    if _styled(node, "pStyle", "heading", "overskrift", "title", "titel"):
        yield ""
    yield f"• {text}" if text and node.find(f"{_W}pPr/{_W}numPr") is not None else text
    for box in boxes:
        yield ""
        yield from _blocks(box)
        yield ""


def _styled(node: ElementTree.Element, kind: str, *names: str) -> bool:
    style = node.find(f"{_W}pPr/{_W}{kind}")
    return style is not None and style.get(f"{_W}val", "").lower().startswith(names)


def _runs(node: ElementTree.Element, boxes: list[ElementTree.Element]) -> Iterator[str]:
    """The text of a paragraph; boxes that hang on it are put aside."""
    for child in node:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SPECIAL:
            yield _SPECIAL[child.tag]
        elif child.tag == f"{_W}txbxContent":
            boxes.append(child)
        elif child.tag not in {_FALLBACK, f"{_W}pPr"}:
            yield from _runs(child, boxes)


def _table(node: ElementTree.Element) -> Iterator[str]:
    """A row of short cells is one line; long cells are columns and stand one after the other."""
    for row in node.iter(f"{_W}tr"):
        cells = [[line for line in _blocks(cell) if line] for cell in row.findall(f"{_W}tc")]
        cells = [cell for cell in cells if cell]
        if all(len(cell) <= CELL_LINES for cell in cells):
            yield " | ".join(line for cell in cells for line in cell)
            continue
        for cell in cells:
            yield ""
            yield from cell
            yield ""


def plain_text(data: bytes) -> str:
    """As UTF-8 or UTF-16 when it says so, else as Danish Windows writes it."""
    marked = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    encodings = ["utf-16"] if marked else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Refused("file_wrong_type")


READERS: dict[str, Callable[[bytes], str]] = {
    "pdf": pdf_text,
    "docx": docx_text,
    "txt": plain_text,
}

if __name__ == "__main__":
    main()
