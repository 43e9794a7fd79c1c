"""What the matching knows: built from the store once, and anew when the store has changed."""

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlmodel import Session

from matching.sources.draft import DraftConcept, DraftSource, VocabularyDraft
from models.kinds import ConceptKind, Language
from models.queries.vocabulary import concept_by_code
from models.store import writing
from portal.services.companies.places import load_places
from portal.services.matches import knowledge as service
from portal.services.matches.knowledge import knowledge, suggest
from portal.services.matches.starter_vocabulary import load_starter
from portal.services.matches.vocabulary import store_vocabulary

SEED = Path(__file__).resolve().parents[2] / "seed"
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def draft(fingerprint, *skills, code="own"):
    """A baker who needs the skills, given as (code, Danish label)."""
    occupation = DraftConcept(f"{code}/baker", ConceptKind.OCCUPATION, "bager", "baker")
    told = [
        DraftConcept(f"{code}/{each}", ConceptKind.SKILL, label, each) for each, label in skills
    ]
    return VocabularyDraft(
        DraftSource(code, code, "", fingerprint),
        [occupation, *told],
        [(occupation.code, Language.DANISH, "bagersvend")],
        {(occupation.code, skill.code): True for skill in told},
    )


BREAD = draft("1", ("bake", "bage brød"))


@pytest.fixture
def store(engine):
    """A store with a baker, as it was committed."""
    with Session(writing(engine)) as session, session.begin():
        store_vocabulary(session, BREAD, now=NOW)
    with Session(engine) as session:
        yield session


@pytest.fixture
def starter(engine):
    """The store as it is born."""
    with Session(writing(engine)) as session, session.begin():
        load_starter(session, SEED / "vocabulary", now=NOW)
        load_places(session, SEED / "places" / "postcodes.csv", now=NOW)
    with Session(engine) as session:
        yield session


def test_the_vocabulary_is_what_the_store_says(store):
    known = knowledge(store)
    baker = known.vocabulary.concepts["own/baker"]
    assert baker.label == {"da": "bager", "en": "baker"}
    assert baker.other_labels == {"da": ("bagersvend",)}
    assert known.vocabulary.essential_of("own/baker") == {"own/bake"}
    assert known.linker.vocabulary is known.ranker.vocabulary is known.vocabulary


def test_ids_and_codes_go_both_ways(store):
    known = knowledge(store)
    baker = concept_by_code(store, "own/baker").id
    assert (known.code_of[baker], known.id_of["own/baker"]) == ("own/baker", baker)


def test_a_row_that_stands_for_another_is_known_as_that(store, engine):
    with Session(writing(engine)) as session, session.begin():
        store_vocabulary(session, draft("1", ("bage", "bage brød"), code="x"), now=NOW)
        theirs = concept_by_code(session, "x/bage").id
    known = knowledge(store)
    assert known.code_of[theirs] == "own/bake"
    assert known.id_of["x/bage"] == known.id_of["own/bake"]
    assert "x/bage" not in known.vocabulary


def test_asking_again_costs_one_statement(store, engine):
    first = knowledge(store)
    seen = []
    event.listen(engine, "before_cursor_execute", lambda *said: seen.append(said[2]))
    assert knowledge(store) is first
    assert len(seen) == 1


def test_a_changed_vocabulary_is_noticed(store, engine):
    first = knowledge(store)
    store.rollback()
    with Session(writing(engine)) as session, session.begin():
        changed = draft("2", ("ice", "glasere"))
        store_vocabulary(session, changed, now=NOW)
        bake = concept_by_code(session, "own/bake").id
    known = knowledge(store)
    assert known is not first
    assert "own/ice" in known.vocabulary
    assert "own/bake" not in known.vocabulary
    assert known.code_of[bake] == "own/bake"  # records that use it keep their code


def test_what_was_taken_back_is_not_kept(store, engine):
    before = knowledge(store)
    with Session(writing(engine)) as session:
        store_vocabulary(session, draft("2", ("ice", "glasere")), now=NOW)
        assert "own/ice" in knowledge(session).vocabulary
        session.rollback()
    assert knowledge(store).vocabulary.version == before.vocabulary.version


def test_many_who_ask_at_once_wait_for_one(store, engine, monkeypatch):
    service._kept.clear()
    built, build = [], service._build
    monkeypatch.setattr(service, "_build", lambda session: built.append(1) or build(session))
    found = []

    def ask():
        with Session(engine) as session:
            found.append(knowledge(session))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(built) == 1
    assert len(set(map(id, found))) == 1


def test_while_one_builds_the_others_use_what_was_known(store, engine):
    first = knowledge(store)
    store.rollback()
    with Session(writing(engine)) as session, session.begin():
        store_vocabulary(session, draft("2", ("ice", "glasere")), now=NOW)
    with service._lock:  # somebody is building
        assert knowledge(store) is first
    assert "own/ice" in knowledge(store).vocabulary


def test_stores_of_long_ago_are_forgotten(store, monkeypatch):
    monkeypatch.setattr(service, "KEPT", 1)
    service._kept["another store"] = ((), knowledge(store))
    service._kept.move_to_end("another store", last=False)
    store.rollback()
    service._kept.pop(str(store.get_bind().url))
    knowledge(store)
    assert list(service._kept) == [str(store.get_bind().url)]


def test_places_by_postcode(starter):
    known = knowledge(starter)
    latitude, longitude = known.coordinates("5500")
    assert 55.4 < latitude < 55.6
    assert 9.6 < longitude < 9.9
    assert known.place_of["5500"].name == "Middelfart"
    assert known.coordinates("0000") is known.coordinates(None) is None


def test_what_is_typed_finds_a_concept_and_its_row(starter):
    choice = suggest(knowledge(starter), "tømrer", ConceptKind.OCCUPATION, Language.DANISH)[0]
    assert choice.label == "tømrer"
    assert choice.id == concept_by_code(starter, choice.code).id
    english = suggest(knowledge(starter), "tømrer", ConceptKind.OCCUPATION, Language.ENGLISH)[0]
    assert (english.id, english.label) == (choice.id, "carpenter")


def test_no_more_choices_than_asked_for(starter):
    assert len(suggest(knowledge(starter), "rengøring", ConceptKind.SKILL, Language.DANISH, 3)) == 3
