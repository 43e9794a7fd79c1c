"""Changing a CV: each act leaves an edition, a line in the trail and the CV's new date."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from sqlmodel import Session

from models.kinds import ObjectType, RecordPart
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotYours
from models.tables.people import Citizen, CitizenEntry, CitizenPermit, CitizenSkill
from models.tables.records import CitizenLanguage
from portal.services.citizens import cv_lines
from portal.services.citizens.cv_inputs import (
    CvSource,
    EntryLine,
    LanguageLine,
    NewEntry,
    NewSkills,
    PermitLine,
    SkillLine,
    Term,
)
from portal.services.citizens.cv_lines import Line, Linked
from portal.services.matches import labels
from portal.services.matches.editions import keep_edition, keep_first
from portal.services.trail import Happened, fingerprint, record, refuse_if_changed


@contextmanager
def changing(
    session: Session, citizen: Citizen, action: str, *, by: Viewer, now: datetime
) -> Iterator[None]:
    """What is done to the CV inside is one change: one edition, one line in the trail.

    Args:
        action: what the trail calls it, see `portal/words/actions.py`.
    """
    # Two who write different lines at once wait for each other, and both succeed.
    session.refresh(citizen, with_for_update=True)
    keep_first(session, citizen, RecordPart.CV, now=now)
    yield
    citizen.cv_updated_at = now
    session.add(citizen)
    keep_edition(session, citizen, RecordPart.CV, by=by, now=now)
    record(session, Happened(ObjectType.CITIZEN, citizen.id, action), by=by, now=now)


def add_entry(
    session: Session, citizen: Citizen, new: NewEntry, *, by: Viewer, now: datetime
) -> CitizenEntry:
    """A new job, education, placement or real competence, with the skills shown in it.

    Raises:
        NotNow: a year that has not come yet.
    """
    with changing(session, citizen, "cv_added", by=by, now=now):
        return cv_lines.put_entry(session, citizen, new, on=_day(now))


def add_skills(
    session: Session, citizen: Citizen, new: NewSkills, *, by: Viewer, now: datetime
) -> None:
    """New skills; one with the same words is added to.

    Raises:
        NotNow: an entry they were shown in is not the citizen's.
    """
    with changing(session, citizen, "cv_added", by=by, now=now):
        for row in new.skills:
            cv_lines.put_skill(session, citizen, row)


def add_permit(
    session: Session, citizen: Citizen, new: PermitLine, *, by: Viewer, now: datetime
) -> CitizenPermit:
    """A new licence or certificate."""
    with changing(session, citizen, "cv_added", by=by, now=now):
        return cv_lines.put_permit(session, citizen, new)


def add_language(
    session: Session, citizen: Citizen, new: LanguageLine, *, by: Viewer, now: datetime
) -> CitizenLanguage:
    """A new language.

    Raises:
        NotNow: it is there already.
    """
    with changing(session, citizen, "cv_added", by=by, now=now):
        return cv_lines.put_language(session, citizen, new)


def change(
    session: Session,
    citizen: Citizen,
    line: Line,
    wanted: EntryLine | SkillLine | PermitLine | LanguageLine,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> None:
    """Write one line of the CV anew; what others did to other lines meanwhile stays.

    Args:
        seen: the line's own version when the form was opened, see `cv_lines.version_of`.

    Raises:
        FasterColleague: a colleague changed the line since.
        NotYours: a colleague took it out.
        NotNow: as when it is added.
    """
    with changing(session, citizen, "cv_changed", by=by, now=now):
        _refuse_if_changed(session, citizen, line, seen)
        match line, wanted:
            case CitizenEntry(), EntryLine():
                cv_lines.write_entry(session, line, wanted, on=_day(now))
            case CitizenSkill(), SkillLine():
                cv_lines.write_skill(session, line, wanted)
            case CitizenPermit(), PermitLine():
                cv_lines.write_permit(session, line, wanted)
            case CitizenLanguage(), LanguageLine():
                cv_lines.write_language(session, line, wanted)


def remove(
    session: Session, citizen: Citizen, line: Line, *, seen: int, by: Viewer, now: datetime
) -> None:
    """Take one line out of the CV; its earlier editions keep it.

    Raises:
        FasterColleague: a colleague changed the line since the page was opened.
        NotYours: a colleague took it out.
    """
    with changing(session, citizen, "cv_removed", by=by, now=now):
        _refuse_if_changed(session, citizen, line, seen)
        cv_lines.take_away(session, line)


def choose_term(
    session: Session,
    citizen: Citizen,
    line: Linked,
    chosen: Term,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> bool:
    """Say what the words of a line mean, or that they shall stand as free text.

    Returns:
        Whether her word is kept for the next who writes the same, see `labels.confirm`.

    Raises:
        FasterColleague: a colleague changed the line since the page was opened.
        NotYours: a colleague took it out.
        NotNow: the concept is gone from the vocabulary.
    """
    with changing(session, citizen, "cv_linked", by=by, now=now):
        _refuse_if_changed(session, citizen, line, seen)
        cv_lines.link_by_hand(session, line, chosen.concept_id)
    words, kind = cv_lines.words_of(line)
    named = (citizen.name, citizen.alias, citizen.case_number)
    return labels.confirm(session, kind, words, chosen.concept_id, names=named, by=by, now=now)


def source_version(citizen: Citizen) -> int:
    """A number that becomes another when the source does."""
    return fingerprint(citizen.cv_source)


def set_source(
    session: Session, citizen: Citizen, said: CvSource, *, seen: int, by: Viewer, now: datetime
) -> None:
    """Where the CV comes from; saying it again tells that it was looked through today.

    Raises:
        FasterColleague: a colleague wrote another source since the form was opened.
    """
    with changing(session, citizen, "cv_looked_through", by=by, now=now):
        version = source_version(citizen)
        refuse_if_changed(session, ObjectType.CITIZEN, citizen.id, seen=seen, version=version)
        citizen.cv_source = said.cv_source or ""


def _refuse_if_changed(session: Session, citizen: Citizen, line: Line, seen: int) -> None:
    """Ask the store again: whoever came before us has written by now."""
    if session.get(type(line), line.id, populate_existing=True) is None:
        raise NotYours
    version = cv_lines.version_of(session, line)
    refuse_if_changed(session, ObjectType.CITIZEN, citizen.id, seen=seen, version=version)


def _day(now: datetime) -> date:
    return now.astimezone(COPENHAGEN).date()
