"""From a proposal to a line of the CV."""

from datetime import datetime
from typing import Any

from sqlmodel import Session, select

from models.kinds import ConceptKind, EntryKind, ProposalKind, RequirementKind, ShownBy
from models.rules.calendar import COPENHAGEN
from models.tables.people import Citizen, CitizenEntry, CitizenPermit, CitizenSkill
from models.tables.records import CitizenLanguage, CvProposal
from portal.services.citizens import cv_lines
from portal.services.citizens.cv_inputs import LanguageLine, NewEntry, PermitLine, SkillRow
from portal.services.citizens.cv_lines import Linked
from portal.services.citizens.cv_reading_inputs import ProposedEntry, ProposedSkill, Wanted
from portal.services.citizens.cv_text.abroad import is_abroad
from portal.services.citizens.cv_text.languages import mastery_of

_PLACEMENT = ("praktik", "intern", "trainee")


def wanted_of(proposal: CvProposal) -> Wanted:
    """The proposal as it stands, as a line that may be written; also what its form begins with."""
    if proposal.kind is ProposalKind.SKILL:
        return ProposedSkill(text=proposal.text, concept_id=proposal.concept_id)
    if proposal.kind is ProposalKind.PERMIT:
        return PermitLine(
            kind=proposal.permit_kind or RequirementKind.CERTIFICATE, text=proposal.text
        )
    if proposal.kind is ProposalKind.LANGUAGE:
        known = mastery_of(proposal.text, proposal.words)
        return LanguageLine(language=proposal.text, speak=known, read=known, write=known)
    return ProposedEntry(
        kind=_entry_kind(proposal),
        title=proposal.text,
        employer=proposal.employer or None,
        abroad=is_abroad(f"{proposal.words} {proposal.employer}"),
        from_year=proposal.from_year,
        to_year=proposal.to_year,
        tasks=proposal.tasks or None,
        concept_id=proposal.concept_id,
    )


def _entry_kind(proposal: CvProposal) -> EntryKind:
    if proposal.kind is ProposalKind.EDUCATION:
        return EntryKind.EDUCATION
    told = f"{proposal.text} {proposal.employer}".casefold()
    return EntryKind.PLACEMENT if any(word in told for word in _PLACEMENT) else EntryKind.JOB


def put_into_cv(
    session: Session, citizen: Citizen, wanted: Wanted, *, relink: bool, now: datetime
) -> None:
    """Write the line, unless the CV holds it already.

    Args:
        relink: the words are new, so that they say themselves what they mean.

    Raises:
        NotNow: a year that has not come yet; a concept that is not in the vocabulary.
    """
    if relink and isinstance(wanted, ProposedSkill):
        meant = cv_lines.term_of(session, citizen.id, wanted.text, ConceptKind.SKILL)
        wanted = wanted.changed(concept_id=meant)
    if _is_there(session, citizen, wanted):
        return
    match wanted:
        case ProposedEntry():
            new = NewEntry(**wanted.model_dump(exclude={"concept_id"}))
            day = now.astimezone(COPENHAGEN).date()
            line: Linked = cv_lines.put_entry(session, citizen, new, on=day)
        case ProposedSkill():
            row = SkillRow(text=wanted.text, shown_by=ShownBy.OWN_WORD)
            line = cv_lines.put_skill(session, citizen, row)
        case PermitLine():
            cv_lines.put_permit(session, citizen, wanted)
            return
        case LanguageLine():
            cv_lines.put_language(session, citizen, wanted)
            return
    if not relink:
        cv_lines.link_by_hand(session, line, wanted.concept_id)


def _is_there(session: Session, citizen: Citizen, wanted: Wanted) -> bool:
    """Compared here, because SQLite knows no small æøå."""
    match wanted:
        case ProposedEntry():
            return _has_entry(session, citizen, wanted)
        case ProposedSkill():
            if _is_meant(session, citizen, wanted.concept_id):
                return True
            there, text = _texts(session, CitizenSkill.text, CitizenSkill, citizen), wanted.text
        case PermitLine():
            there, text = _texts(session, CitizenPermit.text, CitizenPermit, citizen), wanted.text
        case LanguageLine():
            column = CitizenLanguage.language
            there, text = _texts(session, column, CitizenLanguage, citizen), wanted.language
    return text.casefold() in there


def _is_meant(session: Session, citizen: Citizen, concept_id: int | None) -> bool:
    """Whether a skill stands there that means the same, in whatever language it was written."""
    if concept_id is None:
        return False
    found = select(CitizenSkill.id).where(
        CitizenSkill.citizen_id == citizen.id, CitizenSkill.concept_id == concept_id
    )
    return session.exec(found).first() is not None


def _texts(session: Session, column: Any, table: Any, citizen: Citizen) -> set[str]:
    found = session.exec(select(column).where(table.citizen_id == citizen.id))
    return {text.casefold() for text in found}


def _has_entry(session: Session, citizen: Citizen, wanted: ProposedEntry) -> bool:
    there = session.exec(
        select(CitizenEntry).where(
            CitizenEntry.citizen_id == citizen.id, CitizenEntry.kind == wanted.kind
        )
    )
    wants = (wanted.title.casefold(), (wanted.employer or "").casefold(), wanted.from_year)
    return any(
        (row.title.casefold(), row.employer.casefold(), row.from_year) == wants for row in there
    )
