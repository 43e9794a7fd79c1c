"""The rows of a CV: how each is written, and what its words are linked to."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import delete
from sqlmodel import Session, col, select

from models.kinds import ConceptKind, EntryKind, ShownBy
from models.rules.errors import NotNow
from models.tables.people import Citizen, CitizenEntry, CitizenPermit, CitizenSkill
from models.tables.records import CitizenLanguage, ShownIn
from models.tables.vocabulary import Concept
from portal.services.citizens.cv_inputs import (
    EntryLine,
    LanguageLine,
    NewEntry,
    PermitLine,
    SkillLine,
    SkillRow,
)
from portal.services.matches.knowledge import heard
from portal.services.trail import fingerprint

Line = CitizenEntry | CitizenSkill | CitizenPermit | CitizenLanguage
Linked = CitizenEntry | CitizenSkill | CitizenPermit

# What a line of each kind is evidence for, when a skill is written under it.
SHOWN_BY = {
    EntryKind.JOB: ShownBy.JOB,
    EntryKind.EDUCATION: ShownBy.EDUCATION,
    EntryKind.PLACEMENT: ShownBy.PLACEMENT,
    EntryKind.REAL_COMPETENCE: ShownBy.OWN_WORD,
}

# A skill told of twice keeps what proves it best.
WEAKEST_FIRST = (
    ShownBy.OWN_WORD,
    ShownBy.EDUCATION,
    ShownBy.JOB,
    ShownBy.PLACEMENT,
    ShownBy.TEST,
    ShownBy.OBSERVED,
)


def put_entry(session: Session, citizen: Citizen, new: NewEntry, *, on: date) -> CitizenEntry:
    """Write a new line and the skills shown in it, each linked when its meaning is sure."""
    entry = CitizenEntry(citizen_id=citizen.id, kind=new.kind, title=new.title)
    write_entry(session, entry, new, on=on)
    entry.concept_id = term_of(session, citizen.id, new.title, ConceptKind.OCCUPATION)
    session.add(entry)
    session.flush()
    for skill in new.skills:
        row = SkillRow(
            text=skill.text, level=skill.level, shown_by=SHOWN_BY[new.kind], entry_id=entry.id
        )
        put_skill(session, citizen, row)
    return entry


def write_entry(session: Session, entry: CitizenEntry, line: EntryLine, *, on: date) -> None:
    """Write the line over the entry; its link stays as long as its words stay.

    Raises:
        NotNow: a year that has not come yet.
    """
    if max(line.from_year or 0, line.to_year or 0) > on.year:
        raise NotNow("year_in_the_future")
    if line.title != entry.title:
        entry.concept_id = term_of(session, entry.citizen_id, line.title, ConceptKind.OCCUPATION)
    entry.kind, entry.title, entry.abroad = line.kind, line.title, line.abroad
    entry.employer, entry.tasks = line.employer or "", line.tasks or ""
    entry.from_year, entry.to_year = line.from_year, line.to_year
    entry.years = line.years if line.years is not None else length(line, on)
    session.add(entry)


def length(line: EntryLine, on: date) -> float | None:
    """Years between the two; half a year within one, as nobody told the months.

    What still goes on is counted until the day it is written.
    """
    if line.from_year is None:
        return None
    return float(max((line.to_year or on.year) - line.from_year, 0.5))


def put_skill(session: Session, citizen: Citizen, row: SkillRow) -> CitizenSkill:
    """Write a skill, or add to the one with the same words where else it was shown.

    Raises:
        NotNow: the entry is not the citizen's.
    """
    skill = _same_words(session, citizen, row.text)
    if skill is None:
        concept_id = term_of(session, citizen.id, row.text, ConceptKind.SKILL)
        skill = CitizenSkill(
            citizen_id=citizen.id, text=row.text, shown_by=row.shown_by, concept_id=concept_id
        )
    skill.shown_by = max(skill.shown_by, row.shown_by, key=WEAKEST_FIRST.index)
    skill.level = row.level or skill.level
    session.add(skill)
    session.flush()
    if row.entry_id is not None:
        _show_in(session, skill, [*shown_in(session, skill), row.entry_id])
    return skill


def write_skill(session: Session, skill: CitizenSkill, line: SkillLine) -> None:
    """Write the line over the skill, and where it was shown.

    Raises:
        NotNow: an entry is not the citizen's.
    """
    if line.text != skill.text:
        skill.concept_id = term_of(session, skill.citizen_id, line.text, ConceptKind.SKILL)
    skill.text, skill.level, skill.shown_by = line.text, line.level, line.shown_by
    session.add(skill)
    _show_in(session, skill, line.shown_in)


def shown_in(session: Session, skill: CitizenSkill) -> Sequence[int]:
    """The numbers of the entries the skill was shown in."""
    return session.exec(
        select(ShownIn.entry_id).where(ShownIn.skill_id == skill.id).order_by(col(ShownIn.entry_id))
    ).all()


def put_permit(session: Session, citizen: Citizen, line: PermitLine) -> CitizenPermit:
    """Write a new licence or certificate."""
    permit = CitizenPermit(citizen_id=citizen.id, kind=line.kind, text="")
    write_permit(session, permit, line)
    session.flush()
    return permit


def write_permit(session: Session, permit: CitizenPermit, line: PermitLine) -> None:
    """Write the line over the permit."""
    if line.text != permit.text:
        permit.concept_id = term_of(session, permit.citizen_id, line.text, ConceptKind.SKILL)
    permit.kind, permit.text, permit.valid_to = line.kind, line.text, line.valid_to
    session.add(permit)


def put_language(session: Session, citizen: Citizen, line: LanguageLine) -> CitizenLanguage:
    """Write a new language.

    Raises:
        NotNow: it is there already.
    """
    row = CitizenLanguage(citizen_id=citizen.id, **line.model_dump())
    write_language(session, row, line)
    session.flush()
    return row


def write_language(session: Session, row: CitizenLanguage, line: LanguageLine) -> None:
    """Write the line over the language.

    Raises:
        NotNow: another line is about the same language.
    """
    there = session.exec(
        select(CitizenLanguage).where(
            CitizenLanguage.citizen_id == row.citizen_id,
            col(CitizenLanguage.id) != (row.id or 0),
        )
    ).all()
    if line.language.casefold() in {other.language.casefold() for other in there}:
        raise NotNow("language_known")
    row.sqlmodel_update(line.model_dump())
    session.add(row)


def version_of(session: Session, line: Line) -> int:
    """A number that becomes another when any word of the line does, or where it was shown."""
    told = line.model_dump(mode="json")
    if isinstance(line, CitizenSkill):
        told["shown_in"] = list(shown_in(session, line))
    return fingerprint(told)


def take_away(session: Session, line: Line) -> None:
    """Remove a line; a skill stays when the job it was shown in goes."""
    if isinstance(line, CitizenEntry):
        session.execute(delete(ShownIn).where(col(ShownIn.entry_id) == line.id))
    if isinstance(line, CitizenSkill):
        session.execute(delete(ShownIn).where(col(ShownIn.skill_id) == line.id))
    session.delete(line)


def words_of(line: Linked) -> tuple[str, ConceptKind]:
    """The words of a line that are linked, and to which kind of concept."""
    if isinstance(line, CitizenEntry):
        return line.title, ConceptKind.OCCUPATION
    return line.text, ConceptKind.SKILL


def link_by_hand(session: Session, line: Linked, concept_id: int | None) -> None:
    """Link the line to what a person chose; None leaves its words free.

    Raises:
        NotNow: no such concept of that kind.
    """
    if concept_id is not None:
        concept = session.get(Concept, concept_id)
        if concept is None or concept.kind is not words_of(line)[1]:
            raise NotNow("term_unknown")
    line.concept_id = concept_id
    session.add(line)


def term_of(session: Session, citizen_id: int, text: str, kind: ConceptKind) -> int | None:
    """The concept that is surely meant; None when a person should choose.

    What her municipality's people said before goes before what the linker thinks.
    """
    known = heard(session, session.get_one(Citizen, citizen_id).municipality_id)
    found = known.linker.link(text, kind)
    return known.id_of[found.code] if found else None


def _same_words(session: Session, citizen: Citizen, text: str) -> CitizenSkill | None:
    # Compared here, because SQLite knows no small æøå.
    there = session.exec(select(CitizenSkill).where(CitizenSkill.citizen_id == citizen.id))
    return next((skill for skill in there if skill.text.casefold() == text.casefold()), None)


def _show_in(session: Session, skill: CitizenSkill, entry_ids: Iterable[int]) -> None:
    wanted = set(entry_ids)
    hers = session.exec(
        select(CitizenEntry.id).where(
            CitizenEntry.citizen_id == skill.citizen_id, col(CitizenEntry.id).in_(wanted)
        )
    ).all()
    if wanted - set(hers):
        raise NotNow("entry_unknown")
    session.execute(delete(ShownIn).where(col(ShownIn.skill_id) == skill.id))
    for entry_id in sorted(wanted):
        session.add(ShownIn(skill_id=skill.id, entry_id=entry_id, citizen_id=skill.citizen_id))
    session.flush()
