"""The vocabulary as plain rows: what means the same counts once, what is gone is left out."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import event
from sqlmodel import Session

from models.kinds import ConceptKind, Language
from models.queries import vocabulary as queries
from models.store import writing
from models.tables.vocabulary import (
    Concept,
    ConceptLabel,
    ConceptRelation,
    Industry,
    Place,
    VocabularySource,
)

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
GONE = date(2026, 11, 1)


@pytest.fixture
def store(engine):
    """Our own carpenter and saw; theirs stand for ours, their plane is their own."""
    with Session(writing(engine)) as session:
        for code in ("own", "theirs"):
            session.add(
                VocabularySource(
                    code=code, name=code, attribution="", fingerprint=code, imported_at=NOW
                )
            )
        session.add(Industry(code="office", label_da="Kontor", label_en="Office", position=1))
        session.add(Industry(code="care", label_da="Pleje", label_en="Care", position=0))
        session.flush()
        occupation, skill = ConceptKind.OCCUPATION, ConceptKind.SKILL
        add(session, 1, "carpenter", occupation, "tømrer", industry="care")
        add(session, 2, "saw", skill, "save")
        add(session, 3, "x/carpenter", occupation, "bygningstømrer", same_as_id=1, isco08="7115")
        add(session, 4, "x/saw", skill, "save brædder", same_as_id=2)
        add(session, 5, "x/plane", skill, "høvle")
        relate(session, (1, 2, True), (3, 4, False), (3, 5, True))
        label(session, (1, "tømmermand"), (3, "tømrersvend"), (4, "savning"))
        yield session


def add(session, row_id, code, kind, label_da, **more):
    source = "theirs" if code.startswith("x/") else "own"
    english = f"{label_da} (en)"
    session.add(
        Concept(
            id=row_id,
            code=code,
            kind=kind,
            label_da=label_da,
            label_en=english,
            source=source,
            **more,
        )
    )
    session.flush()


def relate(session, *relations):
    for occupation, skill, essential in relations:
        session.add(
            ConceptRelation(
                occupation_id=occupation, skill_id=skill, essential=essential, source="own"
            )
        )
    session.flush()


def label(session, *labels):
    for concept_id, text in labels:
        session.add(
            ConceptLabel(concept_id=concept_id, language=Language.DANISH, text=text, source="own")
        )
    session.flush()


def retire(session, *ids):
    for row_id in ids:
        session.get(Concept, row_id).retired_on = GONE
    session.flush()


def labels_of(rows, concept_id, language=Language.DANISH):
    return {text for row_id, of, text in rows.labels if (row_id, of) == (concept_id, language)}


def test_what_means_the_same_is_one_concept(store):
    rows = queries.vocabulary(store)
    assert [(row.id, row.code, row.label_da) for row in rows.concepts] == [
        (1, "carpenter", "tømrer"),
        (2, "saw", "save"),
        (5, "x/plane", "høvle"),
    ]
    assert (rows.concepts[0].isco08, rows.concepts[0].industry) == ("7115", "care")


def test_names_of_both_sources_belong_to_the_one(store):
    rows = queries.vocabulary(store)
    assert labels_of(rows, 1) == {"tømmermand", "tømrersvend", "bygningstømrer"}
    assert labels_of(rows, 1, Language.ENGLISH) == {"bygningstømrer (en)"}


def test_relations_are_between_the_ones_that_stand(store):
    rows = queries.vocabulary(store)
    assert set(rows.relations) == {(1, 2, True), (1, 2, False), (1, 5, True)}


def test_every_row_is_known_by_the_one_it_stands_for(store):
    rows = queries.vocabulary(store)
    assert rows.code_of == {1: "carpenter", 2: "saw", 3: "carpenter", 4: "saw", 5: "x/plane"}
    assert rows.id_of["x/carpenter"] == rows.id_of["carpenter"] == 1


def test_what_is_gone_is_left_out_but_still_known(store):
    retire(store, 5)
    rows = queries.vocabulary(store)
    assert [row.id for row in rows.concepts] == [1, 2]
    assert all(skill != 5 for _, skill, _ in rows.relations)
    assert rows.code_of[5] == "x/plane"


def test_a_thing_one_source_gave_up_lives_on_in_the_other(store):
    retire(store, 1)
    rows = queries.vocabulary(store)
    assert (rows.concepts[0].id, rows.concepts[0].code) == (1, "carpenter")
    assert (rows.concepts[0].label_da, rows.concepts[0].industry) == ("bygningstømrer", None)


def test_a_row_that_stands_for_one_that_stands_for_another(store):
    add(store, 6, "y/carpenter", ConceptKind.OCCUPATION, "tømrersvend", same_as_id=3)
    assert queries.vocabulary(store).id_of["y/carpenter"] == 1


def test_the_whole_costs_three_statements(store, engine):
    seen = []
    event.listen(engine, "before_cursor_execute", lambda *said: seen.append(said[2]))
    queries.vocabulary(store)
    assert len(seen) == 3


def test_concepts_by_code_and_by_ids(store, monkeypatch):
    monkeypatch.setattr(queries, "ROWS_A_QUESTION", 2)
    assert queries.concept_by_code(store, "x/plane").id == 5
    assert queries.concept_by_code(store, "X/plane") is None
    found = queries.concepts_by_ids(store, [5, 1, 2, 5, 99])
    assert {row_id: row.code for row_id, row in found.items()} == {
        1: "carpenter",
        2: "saw",
        5: "x/plane",
    }


def test_sources_are_counted(store):
    retire(store, 5)
    own, theirs = queries.source_counts(store)
    assert (own.occupations, own.skills, own.labels, own.relations) == (1, 1, 3, 3)
    assert (theirs.occupations, theirs.skills, theirs.retired, theirs.same_as) == (1, 1, 1, 2)


def test_the_state_changes_with_an_import_and_with_a_new_name(store):
    first = queries.vocabulary_state(store)
    assert queries.vocabulary_state(store) == first
    store.get(VocabularySource, "own").fingerprint = "changed"
    second = queries.vocabulary_state(store)
    label(store, (5, "høvling"))
    assert len({first, second, queries.vocabulary_state(store)}) == 3


def test_industries_and_places_stand_in_order(store):
    store.add(Place(postcode="9990", name="Skagen", latitude=57.7, longitude=10.6))
    store.add(Place(postcode="1050", name="København K", latitude=55.7, longitude=12.6))
    assert [industry.code for industry in queries.industries(store)] == ["care", "office"]
    assert [place.postcode for place in queries.places(store)] == ["1050", "9990"]
