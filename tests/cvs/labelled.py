"""The labelled CVs: invented people, and what a reader should find in each.

Every file in `texts/` is a CV, a line of `=====`, and one label a line. They were labelled before
the reading was written. Those with an odd number are for choosing, the others for telling.

`untouched/` is a second set, written and labelled later by somebody who had seen neither the
reading nor its answers: it tells what a municipality will meet. At its first meeting with the
starter vocabulary 58.6 % was found and 9.2 % of the proposals were wrong; general faults that it
showed were mended once and proved on the first set. Whoever tunes to it must write a third.
"""

from dataclasses import dataclass
from pathlib import Path

from matching.words.spelling import fold
from models.kinds import ProposalKind
from portal.services.citizens.cv_text.proposals import Found

TEXTS = Path(__file__).parent / "texts"
UNTOUCHED = Path(__file__).parent / "untouched"
_DIVIDER = "\n=====\n"


@dataclass(frozen=True)
class Label:
    """What stands in the CV; years as `2008-2013`, `2021-` while it goes on, empty when untold."""

    kind: ProposalKind
    text: str
    employer: str = ""
    years: str = ""


@dataclass(frozen=True)
class Labelled:
    name: str
    text: str
    labels: tuple[Label, ...]

    @property
    def for_choosing(self) -> bool:
        return int(self.name[:2]) % 2 == 1


@dataclass(frozen=True)
class Compared:
    """The labels with the proposals that fit; what was missed; what nobody asked for."""

    hit: list[tuple[Label, Found]]
    missed: list[Label]
    wrong: list[Found]


def labelled(folder: Path = TEXTS) -> list[Labelled]:
    """All of a set, by name."""
    return [_read(file) for file in sorted(folder.glob("*.txt"))]


def text_of(name: str) -> str:
    """The text of the CV whose file begins so."""
    return next(each.text for each in labelled() if each.name.startswith(name))


def _read(file: Path) -> Labelled:
    text, _, labels = file.read_text(encoding="utf-8").partition(_DIVIDER)
    rows = [[part.strip() for part in row.split("|")] for row in labels.splitlines() if row]
    return Labelled(file.stem, text, tuple(Label(ProposalKind(row[0]), *row[1:]) for row in rows))


def compare(labels: tuple[Label, ...], found: list[Found]) -> Compared:
    """Each label takes the first free proposal of its kind that says the same.

    A skill that the CV tells in two ways counts once.
    """
    free, hit, missed = list(found), [], []
    for label in labels:
        fits = next((each for each in free if _same(label, each)), None)
        if fits is not None:
            free.remove(fits)
            hit.append((label, fits))
        elif not (label.kind is ProposalKind.SKILL and any(_same(label, each) for each in found)):
            missed.append(label)
    return Compared(hit, missed, [each for each in free if not _told_twice(each, labels)])


def _same(label: Label, found: Found) -> bool:
    return label.kind is found.kind and _says(label, found)


def _told_twice(found: Found, labels: tuple[Label, ...]) -> bool:
    """A skill may stand in the CV in two ways, both of them true."""
    skills = (each for each in labels if each.kind is ProposalKind.SKILL)
    return found.kind is ProposalKind.SKILL and any(_says(each, found) for each in skills)


def _says(label: Label, found: Found) -> bool:
    """One holds all words of the other; a language and a licence must be the very same."""
    one, other = _words(label.text), _words(found.text)
    if label.kind is ProposalKind.LANGUAGE or label.text.startswith("kørekort"):
        return one == other
    return bool(one and other) and (one <= other or other <= one)


def _words(text: str) -> set[str]:
    return {word for word in fold(text).split() if word not in {"af", "og", "and", "of", "the"}}


def years_fit(label: Label, found: Found) -> bool:
    """Whether the proposal has the label's years."""
    first, _, last = label.years.partition("-")
    wanted = (int(first) if first else None, int(last) if last else None)
    return wanted == (found.from_year, found.to_year)


def employer_fits(label: Label, found: Found) -> bool:
    """Whether the proposal has the label's employer, as written or with another place beside."""
    return not label.employer or _words(label.employer) <= _words(found.employer)
