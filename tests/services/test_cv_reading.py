"""From the text of a CV to proposals, and from proposals to lines of the CV."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from models.kinds import (
    EntryKind,
    LanguageMastery,
    ProposalKind,
    ReadingSource,
    RequirementKind,
    ShownBy,
    TakenAs,
)
from models.queries import cv_readings
from models.queries.citizens import for_ranking
from models.queries.cvs import cv_of
from models.rules.errors import NotNow
from models.tables.people import Citizen, CitizenEntry
from models.tables.records import CvProposal, CvReading, RecordEdition
from models.tables.trail import Event
from portal.services.citizens import cv_reading as service
from portal.services.citizens.cv_taking import wanted_of
from portal.services.file_text.reading import FileText
from tests.cvs.labelled import text_of

CV = """Erhvervserfaring
2010-2015 Kok, Restaurant Kabul Darbar, Kabul
2022 Praktik som køkkenmedhjælper, Plejecenter Skovbo
Kompetencer
bage brød
Sprog
Dari: modersmål
Tysk: lidt
Kørekort
B
"""


@pytest.fixture
def citizen(world, session) -> Citizen:
    [citizen_id] = world.citizens(1)
    return session.get_one(Citizen, citizen_id)


@pytest.fixture
def sara(people):
    return people.viewer("sara")


@pytest.fixture
def reading(session, citizen, sara, clock) -> CvReading:
    return read(session, citizen, sara, clock)


def read(session, citizen, by, clock, text=CV) -> CvReading:
    said = FileText(text, ReadingSource.PASTED)
    found = service.proposed(session, text, by=by)
    return service.keep_reading(session, citizen, said, found, by=by, now=clock())


def proposal(session: Session, reading: CvReading, text: str) -> CvProposal:
    return next(row for row, _ in cv_readings.proposals_of(session, reading) if row.text == text)


def entries(session: Session, citizen: Citizen) -> list[CitizenEntry]:
    return [entry for entry, _ in cv_of(session, citizen).entries]


def test_proposals_count_for_nothing_before_they_are_taken(session, citizen, reading):
    before = cv_of(session, citizen)
    assert "Kok" not in {entry.title for entry, _ in before.entries}
    profile = str(for_ranking(session, citizen.municipality_id, [citizen.id]))
    assert "Kok" not in profile
    assert "bage brød" not in profile
    assert session.exec(select(RecordEdition)).first() is None


def test_each_proposal_keeps_the_words_it_came_from(session, reading):
    kok = proposal(session, reading, "Kok")
    assert (kok.kind, kok.words) == (
        ProposalKind.JOB,
        "2010-2015 Kok, Restaurant Kabul Darbar, Kabul",
    )
    assert (kok.employer, kok.from_year, kok.to_year) == (
        "Restaurant Kabul Darbar, Kabul",
        2010,
        2015,
    )
    assert proposal(session, reading, "kørekort B").permit_kind is RequirementKind.LICENCE


def test_the_text_itself_is_kept_nowhere(session, reading):
    assert reading.characters == len(CV)
    for row in (reading, *session.exec(select(Event)).all()):
        assert "Restaurant" not in str(row.model_dump())


def test_all_at_once_makes_the_lines_and_one_edition(session, citizen, reading, sara, clock):
    count = service.take(session, citizen, reading, None, by=sara, now=clock())
    whole = cv_of(session, citizen)
    assert count == 6
    [kok] = [entry for entry, _ in whole.entries if entry.title == "Kok"]
    assert (kok.kind, kok.abroad, kok.years) == (EntryKind.JOB, True, 5.0)
    [praktik] = [entry for entry, _ in whole.entries if "Praktik" in entry.title]
    assert (praktik.kind, praktik.abroad) == (EntryKind.PLACEMENT, False)
    [skill] = [skill for skill, _ in whole.skills if skill.text == "bage brød"]
    assert skill.shown_by is ShownBy.OWN_WORD
    assert "kørekort B" in {permit.text for permit, _ in whole.permits}
    spoken = {row.language: row.speak for row in whole.languages}
    assert spoken["dari"] is LanguageMastery.MOTHER_TONGUE
    assert spoken["tysk"] is LanguageMastery.SOME
    editions = session.exec(select(RecordEdition).order_by(RecordEdition.id)).all()
    assert [edition.by_id for edition in editions] == [None, sara.user_id]
    assert citizen.cv_updated_at == clock()


def test_taking_twice_makes_one_line(session, citizen, reading, sara, clock):
    service.take(session, citizen, reading, None, by=sara, now=clock())
    once = len(entries(session, citizen))
    assert service.take(session, citizen, reading, None, by=sara, now=clock()) == 0
    assert len(entries(session, citizen)) == once


def test_reading_the_same_cv_again_doubles_nothing(session, citizen, reading, sara, clock):
    service.take(session, citizen, reading, None, by=sara, now=clock())
    once = cv_of(session, citizen)
    again = read(session, citizen, sara, clock)
    assert service.take(session, citizen, again, None, by=sara, now=clock()) == 6
    twice = cv_of(session, citizen)
    for part in ("entries", "skills", "permits", "languages"):
        assert len(getattr(twice, part)) == len(getattr(once, part))


def test_one_is_taken_and_the_others_wait(session, citizen, reading, sara, clock):
    kok = proposal(session, reading, "Kok")
    assert service.take(session, citizen, reading, [kok.id], by=sara, now=clock()) == 1
    assert len(cv_readings.waiting(session, reading)) == 5
    assert kok.taken_as is TakenAs.ACCEPTED
    assert kok.decided_by_id == sara.user_id


def test_dropped_words_are_erased_and_never_come_back(session, citizen, reading, sara, clock):
    kok = proposal(session, reading, "Kok")
    assert service.drop(session, citizen, reading, [kok.id], by=sara, now=clock()) == 1
    assert (kok.words, kok.tasks, kok.taken_as) == ("", "", TakenAs.DROPPED)
    service.take(session, citizen, reading, None, by=sara, now=clock())
    assert "Kok" not in {entry.title for entry in entries(session, citizen)}


def test_put_right_first_it_is_written_so(session, citizen, reading, sara, clock):
    kok = proposal(session, reading, "Kok")
    wanted = wanted_of(kok).changed(title="Souschef", to_year=2014)
    service.take_corrected(session, citizen, reading, kok, wanted, by=sara, now=clock())
    [line] = [entry for entry in entries(session, citizen) if entry.title == "Souschef"]
    assert line.to_year == 2014
    # The old words' meaning was not chosen for the new ones.
    assert line.concept_id is None or line.concept_id != kok.concept_id


def test_a_meaning_that_was_taken_away_stays_away(session, citizen, reading, sara, clock):
    kok = proposal(session, reading, "Kok")
    assert kok.concept_id is not None
    wanted = wanted_of(kok).changed(concept_id=None)
    service.take_corrected(session, citizen, reading, kok, wanted, by=sara, now=clock())
    [line] = [entry for entry in entries(session, citizen) if entry.title == "Kok"]
    assert line.concept_id is None


def test_what_a_colleague_decided_is_not_decided_again(session, citizen, reading, sara, clock):
    kok = proposal(session, reading, "Kok")
    wanted = wanted_of(kok)
    service.drop(session, citizen, reading, [kok.id], by=sara, now=clock())
    with pytest.raises(NotNow):
        service.take_corrected(session, citizen, reading, kok, wanted, by=sara, now=clock())


def test_another_readings_proposals_are_not_touched(session, citizen, reading, sara, clock):
    other = read(session, citizen, sara, clock, text_of("09"))
    foreign = [row.id for row in cv_readings.waiting(session, other)]
    assert service.take(session, citizen, reading, foreign, by=sara, now=clock()) == 0


def test_numbers_of_persons_telephones_and_mail_are_not_kept(session, citizen, sara, clock):
    text = "Arbejde\n2010-2015 Kok 010190-1234 amal@eksempel.dk 12 34 56 78, Restaurant Aleppo\n"
    kept = str([row.model_dump() for row in waiting_of(session, citizen, sara, clock, text)])
    for private in ("010190", "1234", "amal@", "12 34"):
        assert private not in kept


def test_a_year_that_has_not_come_is_left_out(session, citizen, sara, clock):
    [row] = waiting_of(session, citizen, sara, clock, "Arbejde\nKok, Restaurant Aleppo 2019-2039")
    assert (row.from_year, row.to_year) == (2019, None)


def test_long_lines_fit_the_columns(session, citizen, sara, clock):
    job = f"2010-2012 Kok, {'Restaurantens ' * 10}\n{'lave mad ' * 400}"
    text = f"Kompetencer\nstrikke\nErfaring\n{job}"
    service.take(
        session, citizen, read(session, citizen, sara, clock, text), None, by=sara, now=clock()
    )
    [kok] = [entry for entry in entries(session, citizen) if entry.title == "Kok"]
    assert len(kok.employer) <= 120


def waiting_of(session, citizen, by, clock, text):
    return cv_readings.waiting(session, read(session, citizen, by, clock, text))


TWICE = """Kompetencer
bage brød
Kørekort og beviser
Kørekort B
"""
AGAIN = """Skills
bake bread
Driving licence
Category B
"""


def test_what_the_cv_says_already_in_another_language_makes_no_second_line(
    session, citizen, sara, clock
):
    for text in (TWICE, AGAIN):
        reading = read(session, citizen, sara, clock, text)
        assert service.take(session, citizen, reading, None, by=sara, now=clock()) == 2
    cv = cv_of(session, citizen)
    assert [row.text for row, _concept in cv.skills if row.text.startswith(("bage", "bake"))] == [
        "bage brød"
    ]
    assert [row.text for row, _concept in cv.permits] == ["kørekort B"]


def test_what_nobody_decides_is_dropped_after_thirty_days(session, citizen, sara, clock, reading):
    assert service.drop_undecided(session, now=clock() + timedelta(days=30)) == 0
    [row] = cv_readings.waiting_of_mine(session, sara)
    assert row[1].id == citizen.id
    later = clock() + timedelta(days=30, seconds=1)
    assert service.drop_undecided(session, now=later) == row[2]
    assert not cv_readings.waiting_of_mine(session, sara)
    for proposal, _concept in cv_readings.proposals_of(session, reading):
        assert (proposal.taken_as, proposal.words, proposal.tasks) == (TakenAs.DROPPED, "", "")
        assert proposal.decided_by_id is None
    event = session.exec(select(Event).where(Event.action == "cv_dropped")).one()
    assert (event.actor_id, event.municipality_id) == (None, citizen.municipality_id)
    assert service.drop_undecided(session, now=later) == 0
