"""CSV files that somebody hands us, read in memory and never trusted."""

import csv
import gzip
import hashlib
import io
import lzma
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

# The official ESCO download of one language is below 100 MB unpacked; a zip bomb is far above.
LARGEST = 500_000_000

UNREADABLE = (
    OSError,
    EOFError,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    RuntimeError,  # zipfile's word for a member that asks for a password
)

# Bytes of Windows-1252 that somebody once read as Latin-1; in ESCO's Danish labels, for one.
_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}


class ImportProblem(Exception):
    """The files cannot be used; the text is a Danish sentence for the person who asked."""

    def __init__(
        self, file: str, sentence: str, *, line: int | None = None, column: str = ""
    ) -> None:
        self.file = file
        self.line = line
        self.column = column
        self.sentence = sentence
        where = [file]
        if line is not None:
            where.append(f"linje {line}")
        if column:
            where.append(f"kolonne {column}")
        super().__init__(f"{', '.join(where)}: {sentence}")


@dataclass(frozen=True)
class CsvFile:
    """One CSV file with a header line; UTF-8, with or without byte order mark."""

    name: str
    content: bytes

    @property
    def fingerprint(self) -> str:
        """64 hex digits that change with any byte."""
        return hashlib.sha256(self.content).hexdigest()

    def rows(
        self, needed: Sequence[str], optional: Sequence[str] = ()
    ) -> Iterator[tuple[int, list[str]]]:
        """(line the row begins on, the cells of `needed` and `optional` in that order).

        A column of `optional` that the file does not have gives empty cells.

        Raises:
            ImportProblem: a column is missing, a row has another length, or it is no UTF-8.
        """
        self._check_encoding()
        text = io.TextIOWrapper(io.BytesIO(self.content), encoding="utf-8-sig", newline="")
        reader = csv.reader(text, strict=True)
        line = 1
        try:
            header = [cell.strip() for cell in next(reader, [])]
            places = self._places(header, needed, optional)
            line = reader.line_num + 1
            for row in reader:
                if row:
                    if len(row) != len(header):
                        raise self.problem(
                            f"Rækken har {len(row)} felter, men overskriften {len(header)}.", line
                        )
                    yield line, ["" if place is None else row[place] for place in places]
                line = reader.line_num + 1
        except csv.Error:
            raise self.problem("Rækken er ikke gyldig CSV.", line) from None

    def problem(self, sentence: str, line: int | None = None, column: str = "") -> ImportProblem:
        """A complaint about this file."""
        return ImportProblem(self.name, sentence, line=line, column=column)

    def _check_encoding(self) -> None:
        try:
            self.content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = self.content.count(b"\n", 0, error.start) + 1
            raise self.problem(
                "Filen er ikke skrevet med tegnsættet UTF-8. Hent den igen, eller gem den som"
                " UTF-8.",
                line,
            ) from None

    def _places(
        self, header: list[str], needed: Sequence[str], optional: Sequence[str]
    ) -> list[int | None]:
        for column in needed:
            if column not in header:
                raise self.problem("Kolonnen mangler.", 1, column)
        return [header.index(name) if name in header else None for name in (*needed, *optional)]


class CsvFolder:
    """The CSV files of a folder or a zip, by their names without folders, in any case.

    Nothing is unpacked on the disk, so a zip cannot write anywhere.

    Raises:
        ImportProblem: it is neither, is broken, or would fill more than `LARGEST`.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.name
        try:
            sizes = self._folder() if path.is_dir() else self._zip()
        except zipfile.BadZipFile:
            raise ImportProblem(self.name, "Filen er ikke en hel zip-fil.") from None
        except OSError:
            raise ImportProblem(
                self.name, "Filen eller mappen findes ikke eller kan ikke læses."
            ) from None
        self._where: dict[str, str] = {}
        for inside in sorted(sizes):
            name = PurePosixPath(inside).name.lower()
            if name in self._where:
                raise ImportProblem(self.name, f"Filen {name} findes to gange.")
            self._where[name] = inside
        if (total := sum(sizes.values())) > LARGEST:
            raise _too_large(self.name, total)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._where

    def read(self, name: str) -> CsvFile:
        """The file of that name.

        Raises:
            ImportProblem: there is none, or it cannot be read.
        """
        if name not in self:
            raise ImportProblem(self.name, f"Filen {name} mangler.")
        try:
            return CsvFile(f"{self.name}/{name}", self._open(self._where[name.lower()]))
        except UNREADABLE:
            raise ImportProblem(self.name, f"Filen {name} kan ikke læses.") from None

    def _folder(self) -> dict[str, int]:
        return {
            found.name: found.stat().st_size
            for found in self.path.iterdir()
            if found.is_file() and found.suffix.lower() == ".csv"
        }

    def _zip(self) -> dict[str, int]:
        with zipfile.ZipFile(self.path) as archive:
            return {
                member.filename: member.file_size
                for member in archive.infolist()
                if member.filename.lower().endswith(".csv")
            }

    def _open(self, inside: str) -> bytes:
        if self.path.is_dir():
            return (self.path / inside).read_bytes()
        with zipfile.ZipFile(self.path) as archive, archive.open(inside) as member:
            # Never more than the header promised, whatever the packed bytes say.
            return member.read(archive.getinfo(inside).file_size)


def read_csv(path: Path) -> CsvFile:
    """One CSV file, plain or packed with gzip (a name that ends in .gz).

    Raises:
        ImportProblem: it is not there, is broken, or would fill more than `LARGEST`.
    """
    try:
        if path.suffix.lower() == ".gz":
            with gzip.open(path) as packed:
                content = packed.read(LARGEST + 1)
        else:
            with path.open("rb") as plain:
                content = plain.read(LARGEST + 1)
    except UNREADABLE:
        raise ImportProblem(path.name, "Filen findes ikke eller kan ikke læses.") from None
    if len(content) > LARGEST:
        raise _too_large(path.name, len(content))
    return CsvFile(path.name, content)


def fingerprint_of(files: Mapping[str, str], edition: str) -> str:
    """64 hex digits over the fingerprints of all files by name, and the code that reads them."""
    lines = sorted(f"{name} {fingerprint}" for name, fingerprint in files.items())
    return hashlib.sha256("\n".join((edition, *lines)).encode()).hexdigest()


def tidy(text: str) -> str:
    """The text on one line, with single spaces and one way to write each letter."""
    return " ".join(unicodedata.normalize("NFC", text.translate(_WINDOWS)).split())


def _too_large(file: str, size: int) -> ImportProblem:
    return ImportProblem(
        file,
        f"Filen fylder mindst {size // 1_000_000} MB udpakket;"
        f" højst {LARGEST // 1_000_000} MB kan læses.",
    )
