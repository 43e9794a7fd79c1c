"""CV files made by code: PDFs by typst, Word documents by python-docx or part by part."""

import io
import zipfile
from collections.abc import Sequence

import typst
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from pypdf import PdfReader, PdfWriter

_CLASSIC = '#set page(margin: 2cm)\n#set text(lang: "da")\n#set par(leading: 0.5em)\n'


def pdf_of(text: str, *, columns: int = 1) -> bytes:
    """A PDF of the lines as they stand; `|` stays in its line, as an export has it."""
    lines = "".join(_typst_line(line) for line in text.splitlines())
    setting = f"#set page(columns: {columns})\n" if columns > 1 else ""
    return typst.compile(f"{_CLASSIC}{setting}{lines}".encode())


def pdf_table_of(text: str) -> bytes:
    """The same, with the lines that hold `|` as tables."""
    out, rows = [_CLASSIC], []
    for line in [*text.splitlines(), ""]:
        if "|" in line:
            rows.append([cell.strip() for cell in line.split("|")])
            continue
        if rows:
            cells = ", ".join(f"[#{_quoted(cell)}]" for row in rows for cell in row)
            out.append(f"#table(columns: {len(rows[0])}, {cells})\n")
            rows = []
        out.append(_typst_line(line))
    return typst.compile("".join(out).encode())


def pdf_two_columns_of(left: str, right: str) -> bytes:
    """A narrow column beside a wide one, as templates of word processors have it."""
    cells = ["".join(_typst_line(line) for line in side.splitlines()) for side in (left, right)]
    grid = f"#grid(columns: (1fr, 2fr), gutter: 1cm, [{cells[0]}], [{cells[1]}])"
    return typst.compile(f"{_CLASSIC}{grid}".encode())


def scanned_pdf() -> bytes:
    """A page with lines that are drawn, as a scanner gives it: no letter is text."""
    lines = "".join("#line(length: 80%)\n" for _ in range(20))
    return typst.compile(f"{_CLASSIC}{lines}".encode())


def locked_pdf(data: bytes) -> bytes:
    """The PDF with a password in front."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt("kun-mig", algorithm="RC4-128")
    return _written(writer)


def unlocked_pdf(data: bytes) -> bytes:
    """Encrypted, but with an empty password: everybody may read it."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt("", "owner", algorithm="RC4-128")
    return _written(writer)


def long_pdf(text: str, pages: int) -> bytes:
    """So many pages, each with the text."""
    writer, one = PdfWriter(), PdfReader(io.BytesIO(pdf_of(text)))
    for _ in range(pages):
        writer.add_page(one.pages[0])
    return _written(writer)


def circular_pdf() -> bytes:
    """Its pages say that they are their own children."""
    return _bare_pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"])


def bomb_pdf(packed: bytes) -> bytes:
    """One page whose content unpacks to far more than it is."""
    stream = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)
    page = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 99 99]>>"
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return _bare_pdf([b"<</Type/Catalog/Pages 2 0 R>>", pages, page, stream])


def _bare_pdf(objects: Sequence[bytes]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(out))
    return out + head + table + tail


def _written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _typst_line(line: str) -> str:
    return f"#{_quoted(line)} \\\n" if line.strip() else "#v(0.6em)\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def docx_of(text: str, *, lists: bool = False) -> bytes:
    """A Word document, a paragraph a line; with `lists`, lines with a dot as Word's own lists."""
    document = Document()
    for line in text.splitlines():
        bullet = lists and line.strip().startswith("•")
        style = "List Bullet" if bullet else None
        document.add_paragraph(line.strip("• ") if bullet else line, style=style)
    return _saved(document)


def docx_table_of(text: str) -> bytes:
    """Lines that hold `|` as tables, the others as paragraphs."""
    document, rows = Document(), []
    for line in [*text.splitlines(), ""]:
        if "|" in line:
            rows.append([cell.strip() for cell in line.split("|")])
            continue
        if rows:
            table = document.add_table(len(rows), len(rows[0]))
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, value in zip(row.cells, cells, strict=True):
                    cell.text = value
            rows = []
        document.add_paragraph(line)
    return _saved(document)


def docx_two_columns_of(left: str, right: str) -> bytes:
    """A table of one row whose two cells are the columns of the page."""
    document = Document()
    table = document.add_table(1, 2)
    for cell, side in zip(table.rows[0].cells, (left, right), strict=True):
        for line in side.splitlines():
            cell.add_paragraph(line)
    return _saved(document)


def docx_boxes_of(text: str) -> bytes:
    """Each part between empty lines in a text box of its own, with its fallback beside."""
    document = Document()
    for part in text.split("\n\n"):
        inner = "".join(
            f"<w:p><w:r><w:t>{_xml(line)}</w:t></w:r></w:p>" for line in part.split("\n")
        )
        box = f"<w:txbxContent>{inner}</w:txbxContent>"
        run = document.add_paragraph().add_run()
        run._r.append(
            parse_xml(
                f'<mc:AlternateContent {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/'
                f'markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"><mc:Choice '
                f'Requires="wps">{box}</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}'
                f"</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
            )
        )
    return _saved(document)


def _saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip with these parts, as every Word document is one."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def body_of(inside: str, before: str = "") -> bytes:
    """The main part of a Word document, with one paragraph."""
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return (
        f'<?xml version="1.0"?>{before}<w:document xmlns:w="{name}"><w:body><w:p><w:r><w:t>'
        f"{inside}</w:t></w:r></w:p></w:body></w:document>"
    ).encode()


def claiming(data: bytes, size: int) -> bytes:
    """A zip whose list of parts claims that the first unpacks to so many bytes."""
    entry = data.index(b"PK\x01\x02") + 24
    return data[:entry] + size.to_bytes(4, "little") + data[entry + 4 :]
