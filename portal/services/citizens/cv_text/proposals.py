"""From the text of a CV to what a person is asked to take into the record."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from matching import Mention, Reader
from models.kinds import ConceptKind, ProposalKind, RequirementKind
from portal.services.citizens.cv_text.entries import Entry, entries_of
from portal.services.citizens.cv_text.languages import languages_in, spoken_in
from portal.services.citizens.cv_text.periods import period_in
from portal.services.citizens.cv_text.permits import (
    certificates_listed,
    certificates_named,
    is_about_driving,
    licences_in,
)
from portal.services.citizens.cv_text.sections import Line, Section, lines_of

MOST = 150  # more proposals than that nobody looks through
LONGEST_SKILL = 8  # words
LONGEST_TITLE = 3  # words, of a job that the vocabulary does not know
SHORTEST_SKILL = 2  # letters
# A name that is a part of the words counts as the job's name from this chance on.
SURE_JOB = 0.5

_BETWEEN = re.compile(r"[,;|•·\n\t]|\s{3,}|\.\s|\s/\s")
_WORKED = re.compile(
    r"\b(?:(?P<surely>arbejde(?:r|de|t)(?: \w+)? som|worked as|working as|work as|job som"
    r"|i praktik som)|var(?: jeg)?)\s+"
    r"(?:en |et |an? )?(?P<title>.+?)"
    r"(?=\s+(?:i|på|hos|ved|in|at|for|fra|from|og|and)\b|[.,;]|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Found:
    """Something a CV seems to say.

    Args:
        text: what would be written into the record.
        words: of the CV.
        code: the concept that is meant, if that is clear enough to propose.
    """

    kind: ProposalKind
    text: str
    words: str
    code: str | None = None
    permit_kind: RequirementKind | None = None
    from_year: int | None = None
    to_year: int | None = None
    employer: str = ""
    tasks: str = ""


def proposals_in(text: str, reader: Reader) -> list[Found]:
    """What the text seems to say, each once; at most `MOST`, jobs and educations first."""
    lines = lines_of(text)
    found = [
        *_entries(lines, reader),
        *_skills(lines, reader),
        # A heading alone names what follows, and proves nothing.
        *_permits([line for line in lines if line.text], reader),
        *_spoken(lines),
    ]
    once: dict[tuple[object, ...], Found] = {}
    for each in found:
        once.setdefault(_same(each), each)
    return list(once.values())[:MOST]


def _same(found: Found) -> tuple[object, ...]:
    what = found.code if found.kind is ProposalKind.SKILL and found.code else found.text.casefold()
    return found.kind, what, found.employer.casefold(), found.from_year


def _entries(lines: Sequence[Line], reader: Reader) -> Iterator[Found]:
    for kind, section in (
        (ProposalKind.JOB, Section.JOBS),
        (ProposalKind.EDUCATION, Section.EDUCATION),
    ):
        for entry in _all_entries(lines, section, reader):
            yield _entry(kind, entry, reader)
    if not any(line.section is Section.JOBS and line.text for line in lines):
        yield from _told_jobs(lines, reader)


def _all_entries(lines: Sequence[Line], section: Section, reader: Reader) -> Iterator[Entry]:
    def names_job(text: str) -> bool:
        return _job_code(text, reader) is not None

    for found, stretch in groupby(lines, key=lambda line: line.section):
        if found is section:
            yield from entries_of(list(stretch), names_job)


def _entry(kind: ProposalKind, entry: Entry, reader: Reader) -> Found:
    period = entry.period
    return Found(
        kind,
        entry.title,
        " / ".join(entry.words),
        _job_code(entry.title, reader),
        from_year=period.from_year if period else None,
        to_year=period.to_year if period else None,
        employer=entry.employer,
        tasks="\n".join(entry.told),
    )


def _told_jobs(lines: Sequence[Line], reader: Reader) -> Iterator[Found]:
    """»Jeg har arbejdet som sælger fra 2005 til 2011«, where no list of jobs stands."""
    for sentence in _told(lines):
        worked = _WORKED.search(sentence)
        code = _job_code(worked["title"], reader) if worked else None
        if worked is None or (code is None and not _is_title(worked)):
            continue
        period = period_in(sentence)
        yield Found(
            ProposalKind.JOB,
            worked["title"],
            sentence,
            code,
            from_year=period.from_year if period else None,
            to_year=period.to_year if period else None,
        )


def _is_title(worked: re.Match[str]) -> bool:
    """Whether the words alone say that this is a job, known to the vocabulary or not."""
    return bool(worked["surely"]) and len(worked["title"].split()) <= LONGEST_TITLE


def _told(lines: Iterable[Line]) -> list[str]:
    """The sentences in which a person tells of herself, however the lines are broken."""
    text = " ".join(line.text for line in lines if line.section is Section.PROFILE)
    return [each.strip() for each in re.split(r"(?<=[.!?])\s+", text) if each.strip()]


def _job_code(text: str, reader: Reader) -> str | None:
    sure = reader.linker.link(text, ConceptKind.OCCUPATION)
    if sure is not None:
        return sure.code
    named = reader.find_in(text, ConceptKind.OCCUPATION)
    best = max(named, key=lambda each: each.suggestion.score, default=None)
    return best.suggestion.code if best and best.suggestion.score >= SURE_JOB else None


def _skills(lines: Sequence[Line], reader: Reader) -> Iterator[Found]:
    for line in lines:
        if line.section is Section.SKILLS:
            yield from _listed_skills(line, reader)
    for section in (Section.JOBS, Section.EDUCATION):
        for entry in _all_entries(lines, section, reader):
            for told in entry.told:
                yield from _named_skills(told, told, reader)
    for sentence in _told(lines):
        yield from _named_skills(sentence, sentence, reader)


def _listed_skills(line: Line, reader: Reader) -> Iterator[Found]:
    """Each part of the list, whether the vocabulary knows it or not."""
    for piece in _BETWEEN.split(re.sub(r"\([^)]*\)", " ", line.text)):
        text = " ".join(piece.split()).strip(" .:-")
        if len(text) < SHORTEST_SKILL or is_about_driving(text):
            continue
        if len(text.split()) > LONGEST_SKILL:
            yield from _named_skills(text, line.words, reader)
            continue
        yield Found(ProposalKind.SKILL, text, line.words, _skill_code(text, reader))


def _skill_code(text: str, reader: Reader) -> str | None:
    sure = reader.linker.link(text, ConceptKind.SKILL)
    if sure is not None:
        return sure.code
    named = reader.find_in(text, ConceptKind.SKILL)
    return named[0].suggestion.code if len(named) == 1 else None


def _named_skills(text: str, words: str, reader: Reader) -> Iterator[Found]:
    for each in reader.find_in(text, ConceptKind.SKILL):
        if languages_in(each.text) or is_about_driving(each.text):
            continue  # these are told in their own place
        yield Found(ProposalKind.SKILL, _whole(each), words, each.suggestion.code)


def _whole(mention: Mention) -> str:
    return " ".join(mention.text.split())


def _permits(lines: Sequence[Line], reader: Reader) -> Iterator[Found]:
    for line in lines:
        # Beneath their own heading, or beside the word itself.
        said = line.text if line.section is Section.LICENCES else line.words
        if line.section is Section.LICENCES or is_about_driving(said):
            for text in licences_in(said):
                yield _permit(RequirementKind.LICENCE, text, line, reader)
        if line.section is Section.CERTIFICATES and not is_about_driving(said):
            for text in certificates_listed(line.text):
                yield _permit(RequirementKind.CERTIFICATE, text, line, reader)
        elif line.section not in {Section.JOBS, Section.EDUCATION, Section.NOT_READ}:
            for text in certificates_named(line.text):
                yield _permit(RequirementKind.CERTIFICATE, text, line, reader)


def _permit(kind: RequirementKind, text: str, line: Line, reader: Reader) -> Found:
    sure = reader.linker.link(text, ConceptKind.SKILL)
    code = sure.code if sure else None
    return Found(ProposalKind.PERMIT, text, line.words, code, permit_kind=kind)


def _spoken(lines: Sequence[Line]) -> Iterator[Found]:
    listed = [line for line in lines if line.section is Section.LANGUAGES]
    for said, language in (
        *((line.words, each) for line in listed for each in languages_in(line.text)),
        *((sentence, each) for sentence in _told(lines) for each in spoken_in(sentence)),
    ):
        yield Found(ProposalKind.LANGUAGE, language, said)
