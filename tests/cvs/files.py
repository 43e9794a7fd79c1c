"""The CV files of the tests: those that are read, and those that are refused with a reason."""

import zlib
from collections.abc import Callable, Mapping

from tests.cvs import builders as b
from tests.cvs.labelled import text_of

Made = tuple[str, bytes]
"""The name the file has, and what is in it."""


def _halves(number: str) -> tuple[str, str]:
    """The two columns of a CV that was written in two."""
    text = text_of(number)
    middle = text.index("Reza")
    return text[:middle], text[middle:]


def _right_to_left() -> str:
    return text_of("01").replace(
        "Amina Haddad Eksempel", "أمينة حداد \u200f(Amina Haddad Eksempel)"
    )


# By a name for the test: which labelled CV it is, and how the file is made.
READ: Mapping[str, tuple[str, Callable[[], Made]]] = {
    "text": ("01", lambda: ("cv.txt", text_of("01").encode())),
    "text, Danish Windows": ("03", lambda: ("cv.TXT", text_of("03").encode("cp1252", "replace"))),
    "text, sixteen bits": ("09", lambda: ("cv.txt", text_of("09").encode("utf-16"))),
    "text, with a mark": ("11", lambda: ("cv.txt", text_of("11").encode("utf-8-sig"))),
    "text, Windows lines": ("13", lambda: ("cv.txt", text_of("13").replace("\n", "\r\n").encode())),
    "word": ("01", lambda: ("cv.docx", b.docx_of(text_of("01")))),
    "word, periods below": ("04", lambda: ("cv.docx", b.docx_of(text_of("04")))),
    "word, lists": ("07", lambda: ("cv.docx", b.docx_of(text_of("07"), lists=True))),
    "word, tables": ("05", lambda: ("cv.docx", b.docx_table_of(text_of("05")))),
    "word, two columns": ("08", lambda: ("cv.docx", b.docx_two_columns_of(*_halves("08")))),
    "word, text boxes": ("14", lambda: ("cv.docx", b.docx_boxes_of(text_of("14")))),
    "word, named as PDF": ("12", lambda: ("cv.pdf", b.docx_of(text_of("12")))),
    "word, English": ("10", lambda: ("cv.docx", b.docx_of(text_of("10")))),
    "pdf": ("03", lambda: ("cv.pdf", b.pdf_of(text_of("03")))),
    "pdf, Europass": ("02", lambda: ("cv.pdf", b.pdf_of(text_of("02")))),
    "pdf, Jobnet": ("01", lambda: ("cv.pdf", b.pdf_of(text_of("01")))),
    "pdf, dates first": ("11", lambda: ("cv.pdf", b.pdf_of(text_of("11")))),
    "pdf, tables": ("05", lambda: ("cv.pdf", b.pdf_table_of(text_of("05")))),
    "pdf, two columns": ("08", lambda: ("cv.pdf", b.pdf_two_columns_of(*_halves("08")))),
    "pdf, right to left": ("01", lambda: ("cv.pdf", b.pdf_of(_right_to_left()))),
    "word, right to left": ("01", lambda: ("cv.docx", b.docx_of(_right_to_left()))),
    "pdf, 40 pages": ("07", lambda: ("cv.pdf", b.long_pdf(text_of("07"), 40))),
    "pdf, open to all": ("15", lambda: ("cv.pdf", b.unlocked_pdf(b.pdf_of(text_of("15"))))),
    "pdf, after a mail": ("06", lambda: ("cv.pdf", b"\r\n\r\n" + b.pdf_of(text_of("06")))),
    "pdf, no cv": ("16", lambda: ("brev.pdf", b.pdf_of(text_of("16")))),
}

_ENTITY = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
_LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha ha ha ha ha ha ha ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
_MAIN = "word/document.xml"
_HTML = b"<!DOCTYPE html><html><body>CV: jeg er kok</body></html>"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def _word(**parts: bytes) -> bytes:
    return b.zipped({_MAIN: b.body_of("Kok i ti år hos Restaurant Aleppo"), **parts})


# By a name for the test: the code of the sentence, and how the file is made.
REFUSED: Mapping[str, tuple[str, Callable[[], Made]]] = {
    "nothing in it": ("file_empty", lambda: ("cv.pdf", b"")),
    "only spaces": ("file_empty", lambda: ("cv.txt", b" \r\n \t")),
    "too large": ("file_too_large", lambda: ("cv.txt", b"kok " * 2_700_000)),
    "picture": ("file_wrong_type", lambda: ("cv.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 99)),
    "page of the web as PDF": ("file_wrong_type", lambda: ("cv.pdf", _HTML)),
    "page of the web as Word": ("file_wrong_type", lambda: ("cv.docx", _HTML)),
    "page of the web as text": ("file_wrong_type", lambda: ("cv.txt", _HTML)),
    "rich text": ("file_wrong_type", lambda: ("cv.txt", rb"{\rtf1 kok}")),
    "program as text": ("file_wrong_type", lambda: ("cv.txt", b"MZ\x00\x01\x00" * 40)),
    "zip without document": ("file_wrong_type", lambda: ("cv.docx", b.zipped({"a.txt": b"kok"}))),
    "old Word": ("file_old_word", lambda: ("cv.doc", _OLD)),
    "locked Word": (
        "file_locked",
        lambda: ("cv.docx", _OLD + "EncryptedPackage".encode("utf-16-le")),
    ),
    "macros": ("file_macro", lambda: ("cv.docm", _word(**{"word/vbaProject.bin": b"Sub"}))),
    "macros renamed": ("file_macro", lambda: ("cv.docx", _word(**{"word/VBAPROJECT.BIN": b"S"}))),
    "bomb": (
        "file_unpacks_too_large",
        lambda: ("cv.docx", _word(**{"word/media/a.bin": bytes(60 * 1024 * 1024)})),
    ),
    "claims 100 MB": (
        "file_unpacks_too_large",
        lambda: ("cv.docx", b.claiming(_word(), 100 * 1024 * 1024)),
    ),
    "claims too little": ("file_broken", lambda: ("cv.docx", b.claiming(_word(), 100))),
    "many parts": (
        "file_unpacks_too_large",
        lambda: ("cv.docx", _word(**{f"word/{number}": b"" for number in range(2100)})),
    ),
    "Word cut off": ("file_broken", lambda: ("cv.docx", b.docx_of(text_of("01"))[:4000])),
    "Word not XML": ("file_broken", lambda: ("cv.docx", b.zipped({_MAIN: b"<w:p>kok"}))),
    "reads other files": (
        "file_broken",
        lambda: ("cv.docx", b.zipped({_MAIN: b.body_of("&a; kok i ti år hos os", _ENTITY)})),
    ),
    "laughs a billion times": (
        "file_broken",
        lambda: ("cv.docx", b.zipped({_MAIN: b.body_of("&c; kok i ti år hos os", _LAUGHS)})),
    ),
    "empty Word": ("file_no_text", lambda: ("cv.docx", b.docx_of(""))),
    "scanned": ("file_no_text", lambda: ("cv.pdf", b.scanned_pdf())),
    "locked PDF": ("file_locked", lambda: ("cv.pdf", b.locked_pdf(b.pdf_of("Kok i ti år")))),
    "PDF cut off": ("file_broken", lambda: ("cv.pdf", b.pdf_of(text_of("01"))[:900])),
    "PDF only in name": ("file_broken", lambda: ("cv.pdf", b"%PDF-1.7\n" + b"kok " * 99)),
    "pages in a ring": ("file_broken", lambda: ("cv.pdf", b.circular_pdf())),
    "61 pages": ("file_too_many_pages", lambda: ("cv.pdf", b.long_pdf(text_of("09"), 61))),
    "endless text": ("file_too_long", lambda: ("cv.txt", b"kok hos Restaurant Aleppo\n" * 20_000)),
    "PDF bomb": (
        "file_no_text",
        lambda: ("cv.pdf", b.bomb_pdf(zlib.compress(bytes(200 * 1024 * 1024), 9))),
    ),
}
