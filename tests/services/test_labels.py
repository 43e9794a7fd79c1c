"""What people say that words mean: what is kept of it, and who hears it."""

import pytest
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session, select

from models.kinds import ConceptKind, Language
from models.queries.labels import label_for
from models.queries.vocabulary import concept_by_code
from models.rules.errors import NotNow
from models.store import writing
from models.tables.labels import ConfirmedLabel
from portal.services.matches import labels
from portal.services.matches.knowledge import heard, suggest

JOB = ConceptKind.OCCUPATION
WORDS = "pandeakrobat"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Pandeakrobat", True),
        ("svejsning efter ISO 3834", False),
        ("kørekort C1", True),
        ("12 34 56 78", False),
        ("skriv til amal@eksempel.dk", False),
        ("se www.eksempel.dk", False),
        ("Amals opgaver", True),
        ("køkken hos amal haddad", False),
        ("Haddad-vask", False),
        ("x" * 121, False),
        ("!?", False),
    ],
)
def test_only_a_term_is_kept(text, kept):
    assert labels.is_only_a_term(text, ("Amal Haddad", "Borger 7")) is kept


def concept(session, code):
    return concept_by_code(session, code).id


def say(world, name, code, text=WORDS):
    with world.session() as session:
        chosen = concept(session, code) if code else None
        by = world.people.viewer(name)
        return labels.confirm(session, JOB, text, chosen, by=by, now=world.now)


def link(session, municipality_id, text=WORDS):
    found = heard(session, municipality_id).linker.link(text, JOB)
    return found.code if found else None


def take_back(world, number, name):
    with world.session() as session:
        said = session.get_one(ConfirmedLabel, number)
        labels.take_back(session, said, by=world.people.viewer(name), now=world.now)


def test_two_people_of_a_municipality_settle_it_there_and_nowhere_else(world, session):
    here, there = (world.people.viewer(name).municipality_id for name in ("sara", "bo"))
    assert link(session, here) is None
    session.rollback()
    assert say(world, "sara", "cook")
    assert say(world, "sara", "cook", "PANDEAKROBAT.")  # the same again is said once
    [first, *_] = suggest(heard(session, here), WORDS, JOB, Language.DANISH)
    assert (first.code, first.said, first.settled) == ("cook", True, False)
    assert link(session, here) is None
    session.rollback()
    say(world, "karen", "cook")
    assert link(session, here) == "cook"
    assert link(session, there) is None
    assert len(session.exec(select(ConfirmedLabel)).all()) == 2


def test_what_is_taken_back_is_not_heard_any_more_and_stays_on_record(world, session):
    anders = world.people.viewer("anders")
    say(world, "sara", "cook")
    say(world, "karen", "cook")
    assert link(session, anders.municipality_id) == "cook"
    session.rollback()
    [meaning] = labels.meanings(session, anders.municipality_id)
    assert (meaning.names, meaning.settled) == (["Sara Lind", "Karen Holm"], True)
    number = meaning.newest.id
    session.rollback()
    take_back(world, number, "anders")
    assert link(session, anders.municipality_id) is None
    assert labels.meanings(session, anders.municipality_id) == []
    assert {row.taken_back_by_id for row in session.exec(select(ConfirmedLabel))} == {
        anders.user_id
    }
    session.rollback()
    with pytest.raises(NotNow):
        take_back(world, number, "anders")


def test_another_municipality_takes_nothing_back(world, session):
    say(world, "sara", "cook")
    [row] = session.exec(select(ConfirmedLabel)).all()
    assert label_for(session, world.people.viewer("tom"), row.id) is None
    assert label_for(session, world.people.viewer("mette"), row.id) == row


def test_two_who_say_it_is_none_leave_the_words_free(world, session):
    here = world.people.viewer("sara").municipality_id
    assert link(session, here, "kok") == "cook"
    session.rollback()
    for name in ("sara", "karen"):
        say(world, name, None, "kok")
    assert link(session, here, "Kok") is None


def test_what_is_rolled_back_was_never_heard(world, engine):
    here = world.people.viewer("sara").municipality_id
    say(world, "sara", "cook")
    with Session(writing(engine)) as session:
        by = world.people.viewer("karen")
        labels.confirm(session, JOB, WORDS, concept(session, "cook"), by=by, now=world.now)
        assert link(session, here) == "cook"
        session.rollback()
        assert link(session, here) is None


def test_the_database_lets_nobody_rewrite_what_was_said(world, session):
    say(world, "sara", "cook")
    [row] = session.exec(select(ConfirmedLabel)).all()
    row.text = "noget andet"
    session.add(row)
    with pytest.raises(DatabaseError, match="append-only"):
        session.flush()
