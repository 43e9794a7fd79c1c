"""Reading a CV into proposals, and taking those that a person says are right.

Nothing that was read counts before somebody has taken it. The text is not kept, only the words
that each proposal came from, and those of dropped ones are erased.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlmodel import Session

from models.kinds import ObjectType, ReadingSource, TakenAs
from models.queries import cv_readings
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.tables.people import Citizen
from models.tables.records import CvProposal, CvReading
from portal.services.citizens.cv_inputs import LanguageLine, PermitLine
from portal.services.citizens.cv_reading_inputs import ProposedEntry, Wanted
from portal.services.citizens.cv_taking import put_into_cv, wanted_of
from portal.services.citizens.cv_text.proposals import Found, proposals_in
from portal.services.citizens.cvs import changing
from portal.services.file_text.reading import FileText, read_file
from portal.services.matches.knowledge import heard, knowledge
from portal.services.trail import Happened, record

# What the columns hold.
_LONGEST = {"text": 200, "words": 500, "employer": 120, "tasks": 2000}
EARLIEST_YEAR = 1940
# What nobody has decided by then was not needed, and is somebody's words.
KEPT_UNDECIDED = timedelta(days=30)


def text_of(pasted: str | None, name: str, data: bytes) -> FileText:
    """The text that was sent: of the file when there is one, else as it was pasted.

    Raises:
        NotNow: the file cannot be read, or nothing was sent.
    """
    if name:
        return read_file(name, data)
    if pasted is None:
        raise NotNow("no_cv_sent")
    return FileText(pasted, ReadingSource.PASTED)


def proposed(session: Session, text: str, *, by: Viewer) -> list[Found]:
    """What the text seems to say; reads only, and may take a second."""
    return proposals_in(text, heard(session, by.municipality_id).reader)


def keep_reading(
    session: Session,
    citizen: Citizen,
    said: FileText,
    found: Sequence[Found],
    *,
    by: Viewer,
    now: datetime,
) -> CvReading:
    """Keep the proposals until somebody has looked through them."""
    reading = CvReading(
        citizen_id=citizen.id,
        source=said.source,
        characters=len(said.text),
        by_id=by.user_id,
        at=now,
    )
    session.add(reading)
    session.flush()
    id_of = knowledge(session).id_of
    latest = now.astimezone(COPENHAGEN).year
    session.add_all(
        _row(reading, _fitting(each, latest), id_of.get(each.code or "")) for each in found
    )
    details = {"source": said.source.value, "proposals": len(found)}
    happened = Happened(ObjectType.CITIZEN, citizen.id, "cv_read_in", details=details)
    record(session, happened, by=by, now=now)
    session.flush()
    return reading


def _fitting(found: Found, latest: int) -> Found:
    """Cut to what the columns hold, without years that cannot be."""
    first, last = (
        year if year is not None and EARLIEST_YEAR <= year <= latest else None
        for year in (found.from_year, found.to_year)
    )
    cut = {name: getattr(found, name)[:most] for name, most in _LONGEST.items()}
    return replace(found, from_year=first, to_year=last, **cut)


def _row(reading: CvReading, found: Found, concept_id: int | None) -> CvProposal:
    return CvProposal(
        reading_id=reading.id,
        kind=found.kind,
        text=found.text,
        words=found.words,
        concept_id=concept_id,
        permit_kind=found.permit_kind,
        from_year=found.from_year,
        to_year=found.to_year,
        employer=found.employer,
        tasks=found.tasks,
    )


def take(
    session: Session,
    citizen: Citizen,
    reading: CvReading,
    ids: Collection[int] | None,
    *,
    by: Viewer,
    now: datetime,
) -> int:
    """Take proposals into the CV as they stand; how many were still waiting.

    Args:
        ids: all that wait when None. What the CV holds already makes no second line.
    """
    found = cv_readings.waiting(session, reading, ids)
    if found:
        with changing(session, citizen, "cv_taken", by=by, now=now):
            for proposal in found:
                put_into_cv(session, citizen, wanted_of(proposal), relink=False, now=now)
                _decide(proposal, TakenAs.ACCEPTED, by, now)
    return len(found)


def take_corrected(
    session: Session,
    citizen: Citizen,
    reading: CvReading,
    proposal: CvProposal,
    wanted: Wanted,
    *,
    by: Viewer,
    now: datetime,
) -> None:
    """Take one proposal into the CV as a person has put it right.

    Raises:
        NotNow: somebody has decided it meanwhile; a year that has not come yet; an unknown term.
    """
    if not cv_readings.waiting(session, reading, [proposal.id]):
        raise NotNow("changed_meanwhile")
    relink = _has_new_words(proposal, wanted)
    with changing(session, citizen, "cv_taken", by=by, now=now):
        put_into_cv(session, citizen, wanted, relink=relink, now=now)
        _decide(proposal, TakenAs.ACCEPTED, by, now)


def _has_new_words(proposal: CvProposal, wanted: Wanted) -> bool:
    """Whether other words were written and the old meaning merely stood beside them."""
    if isinstance(wanted, (PermitLine, LanguageLine)):
        return False
    text = wanted.title if isinstance(wanted, ProposedEntry) else wanted.text
    return text != proposal.text and wanted.concept_id == proposal.concept_id


def drop(
    session: Session,
    citizen: Citizen,
    reading: CvReading,
    ids: Collection[int],
    *,
    by: Viewer,
    now: datetime,
) -> int:
    """Leave proposals out and erase the words they came from; how many were still waiting."""
    found = cv_readings.waiting(session, reading, ids)
    for proposal in found:
        _forget(proposal)
        _decide(proposal, TakenAs.DROPPED, by, now)
    if found:
        details = {"proposals": len(found)}
        happened = Happened(ObjectType.CITIZEN, citizen.id, "cv_dropped", details=details)
        record(session, happened, by=by, now=now)
    session.flush()
    return len(found)


def drop_undecided(session: Session, *, now: datetime) -> int:
    """Drop what nobody has decided in time, with the words it came from; how many there were."""
    dropped: dict[tuple[int, int], int] = {}
    for proposal, reading, citizen in cv_readings.undecided_before(session, now - KEPT_UNDECIDED):
        _forget(proposal)
        _decide(proposal, TakenAs.DROPPED, None, now)
        key = (reading.citizen_id, citizen.municipality_id)
        dropped[key] = dropped.get(key, 0) + 1
    for (citizen_id, municipality_id), number in dropped.items():
        happened = Happened(
            ObjectType.CITIZEN,
            citizen_id,
            "cv_dropped",
            details={"proposals": number},
            municipality_id=municipality_id,
        )
        record(session, happened, by=None, now=now)
    session.flush()
    return sum(dropped.values())


def _forget(proposal: CvProposal) -> None:
    proposal.words = proposal.tasks = ""


def _decide(proposal: CvProposal, taken_as: TakenAs, by: Viewer | None, now: datetime) -> None:
    proposal.taken_as, proposal.decided_at = taken_as, now
    proposal.decided_by_id = by.user_id if by else None
