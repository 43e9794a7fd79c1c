"""Taking in a vocabulary, and taking it in again after it has changed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session, select

from matching.sources.csv_files import ImportProblem
from matching.sources.draft import DraftConcept, DraftSource, VocabularyDraft
from matching.sources.esco import read_esco, read_titles
from models.kinds import ConceptKind, Language
from models.queries.vocabulary import concept_by_code, source_counts
from models.store import writing
from models.tables.vocabulary import Concept, ConceptLabel, ConceptRelation, Industry
from portal.services.matches.vocabulary import store_vocabulary
from tests.services.esco_files import (
    OCCUPATION,
    OCCUPATIONS,
    SKILL,
    SKILLS,
    esco_tables,
    esco_zips,
    titles_file,
    write_zip,
)

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
LATER = NOW + timedelta(days=7, hours=14, minutes=30)  # after midnight in Denmark


@pytest.fixture
def store(engine):
    with Session(writing(engine)) as session:
        session.add(
            Industry(code="industry_construction", label_da="Byg", label_en="Building", position=0)
        )
        session.flush()
        yield session


@pytest.fixture
def esco(tmp_path):
    return read_esco(esco_zips(tmp_path))


def own_draft(*concepts, code="own", fingerprint="1", labels=(), relations=None):
    source = DraftSource(code, code.title(), "Vores egne ord", fingerprint)
    return VocabularyDraft(source, concepts, labels, relations or {})


def skill(code, label_da, label_en):
    return DraftConcept(code, ConceptKind.SKILL, label_da, label_en)


def changed_esco(folder):
    """A week later: the carpenter has a new name, the warehouse is gone, a mason has come."""
    danish = [
        {**OCCUPATIONS["da"][0], "label": "tømrer på byggeplads"},
        {"code": "mason", "isco": "7112", "label": "murer"},
    ]
    tables = esco_tables("da", occupations=danish)
    tables |= esco_tables("en", occupations=OCCUPATIONS["en"][:1])
    return read_esco([write_zip(folder / "esco.zip", tables)])


def labels_of(session, code):
    rows = session.exec(
        select(ConceptLabel).join(Concept).where(Concept.code == code).order_by(ConceptLabel.text)
    )
    return [(row.language, row.text, row.source) for row in rows]


def test_both_languages_become_one_concept(esco):
    told = {concept.code: concept for concept in esco.concepts}
    assert told[OCCUPATION + "carpenter"] == DraftConcept(
        code=OCCUPATION + "carpenter",
        kind=ConceptKind.OCCUPATION,
        label_da="tømrer",
        label_en="carpenter",
        isco08="7115",
        industry="industry_construction",
    )
    assert [told[SKILL + code].sort for code in ("saw", "rules", "listen")] == [
        "skill",
        "knowledge",
        "transversal",
    ]
    assert esco.source.edition == "1.0.0, 1.2.0"


def test_a_name_that_danish_lacks_is_taken_from_english(esco):
    (drone,) = (concept for concept in esco.concepts if concept.code == OCCUPATION + "drone")
    assert drone.label_da == drone.label_en == "drone minder"
    assert (drone.code, Language.ENGLISH, "dron minder") in esco.labels


def test_a_misread_dash_and_double_spaces_are_mended(esco):
    (ceiling,) = (concept for concept in esco.concepts if concept.code == OCCUPATION + "ceiling")
    assert (ceiling.label_da, ceiling.isco08) == ("tømrer — lofter", "7123")


def test_what_is_obsolete_or_points_nowhere_is_counted(esco):
    assert esco.skipped == {"udgåede begreber": 1, "forbindelser til ukendte begreber": 1}
    assert esco.relations[OCCUPATION + "carpenter", SKILL + "saw"] is True


def test_everything_is_stored_with_its_source(store, esco):
    report = store_vocabulary(store, esco, now=NOW)
    assert len(report.added) == len(store.exec(select(Concept)).all()) == 7
    assert report.relations == len(store.exec(select(ConceptRelation)).all()) == 4
    assert labels_of(store, SKILL + "saw") == [(Language.DANISH, "savning", "esco")]
    (counts,) = source_counts(store)
    assert (counts.occupations, counts.skills, counts.labels) == (4, 3, 5)
    assert "European Commission" in counts.source.attribution
    assert counts.source.imported_at == NOW


def test_an_industry_the_store_does_not_know_is_left_open(store, esco):
    store_vocabulary(store, esco, now=NOW)
    assert concept_by_code(store, OCCUPATION + "carpenter").industry == "industry_construction"
    assert concept_by_code(store, OCCUPATION + "warehouse").industry is None


def test_the_same_files_again_change_nothing(store, esco):
    store_vocabulary(store, esco, now=NOW)
    report = store_vocabulary(store, esco, now=LATER)
    assert report.unchanged
    assert source_counts(store)[0].source.imported_at == NOW


def test_forced_the_same_files_give_the_same_rows(store, esco):
    store_vocabulary(store, esco, now=NOW)
    before = source_counts(store)[0]
    report = store_vocabulary(store, esco, now=LATER, force=True)
    after = source_counts(store)[0]
    assert not report.unchanged
    assert not any([report.added, report.changed, report.retired])
    assert (after.labels, after.relations) == (before.labels, before.relations)
    assert after.source.imported_at == LATER


def test_a_week_later_names_change_and_concepts_come_and_go(store, esco, tmp_path):
    store_vocabulary(store, esco, now=NOW)
    carpenter = concept_by_code(store, OCCUPATION + "carpenter").id
    report = store_vocabulary(store, changed_esco(tmp_path), now=LATER)
    assert report.added == [(OCCUPATION + "mason", "murer")]
    assert report.changed == [(OCCUPATION + "carpenter", "tømrer på byggeplads")]
    assert [label for _, label in report.retired] == [
        "tømrer — lofter",
        "lagerhjælp",
        "drone minder",
    ]
    assert concept_by_code(store, OCCUPATION + "carpenter").id == carpenter
    warehouse = concept_by_code(store, OCCUPATION + "warehouse")
    assert (warehouse.label_da, warehouse.retired_on) == ("lagerhjælp", date(2026, 12, 2))


def test_a_concept_that_is_named_again_comes_back(store, esco, tmp_path):
    store_vocabulary(store, esco, now=NOW)
    warehouse = concept_by_code(store, OCCUPATION + "warehouse").id
    store_vocabulary(store, changed_esco(tmp_path), now=LATER)
    report = store_vocabulary(store, esco, now=LATER)
    assert [label for _, label in report.returned] == [
        "tømrer — lofter",
        "lagerhjælp",
        "drone minder",
    ]
    back = concept_by_code(store, OCCUPATION + "warehouse")
    assert (back.id, back.retired_on) == (warehouse, None)


def test_an_old_name_may_become_a_second_name(store):
    store_vocabulary(store, own_draft(skill("saw", "save", "saw")), now=NOW)
    renamed = own_draft(
        skill("saw", "save træ", "saw"),
        fingerprint="2",
        labels=[("saw", Language.DANISH, "save")],
    )
    store_vocabulary(store, renamed, now=LATER)
    assert labels_of(store, "saw") == [(Language.DANISH, "save", "own")]


def test_the_same_name_in_danish_or_english_is_the_same_thing(store, esco):
    own = own_draft(
        skill("own_saw", "Save  Brædder", "sawing"), skill("own_rules", "regler", "Building rules")
    )
    store_vocabulary(store, own, now=NOW)
    report = store_vocabulary(store, esco, now=NOW)
    assert report.same_as == 2
    for theirs, ours in (("saw", "own_saw"), ("rules", "own_rules")):
        same_as = concept_by_code(store, SKILL + theirs).same_as_id
        assert same_as == concept_by_code(store, ours).id


def test_the_older_concept_never_stands_for_the_newer(store, esco):
    own = own_draft(skill("own_saw", "save brædder", "sawing"))
    store_vocabulary(store, own, now=NOW)
    store_vocabulary(store, esco, now=NOW)
    store_vocabulary(store, own, now=LATER, force=True)
    assert concept_by_code(store, "own_saw").same_as_id is None


def test_of_two_concepts_of_one_source_the_danish_name_wins(store):
    store_vocabulary(store, own_draft(skill("jewels", "guldsmed", "jeweller")), now=NOW)
    theirs = own_draft(
        skill("theirs_jewels", "juveler", "jeweller"),
        skill("theirs_gold", "guldsmed", "goldsmith"),
        code="theirs",
    )
    store_vocabulary(store, theirs, now=NOW)
    assert concept_by_code(store, "theirs_jewels").same_as_id is None
    assert concept_by_code(store, "theirs_gold").same_as_id is not None


def test_a_skill_is_never_the_same_as_an_occupation(store):
    store_vocabulary(store, own_draft(skill("guide", "guide", "guide")), now=NOW)
    theirs = DraftConcept("theirs_guide", ConceptKind.OCCUPATION, "guide", "guide")
    assert store_vocabulary(store, own_draft(theirs, code="theirs"), now=NOW).same_as == 0


def test_titles_become_names_where_they_mean_the_same(store, esco, tmp_path):
    store_vocabulary(store, esco, now=NOW)
    report = store_vocabulary(store, read_titles(titles_file(tmp_path)), now=NOW)
    assert report.labels == 2
    assert report.skipped == {
        "titler med broadMatch": 1,
        "navne på ukendte begreber": 1,
        "navne, der allerede står der": 1,
    }
    assert (Language.DANISH, "Tømrersvend", "star") in labels_of(store, OCCUPATION + "carpenter")


def test_titles_survive_a_new_edition(store, esco, tmp_path):
    titles = read_titles(titles_file(tmp_path))
    for draft in (esco, titles, changed_esco(tmp_path)):
        store_vocabulary(store, draft, now=NOW)
    assert (Language.DANISH, "Tømrersvend", "star") in labels_of(store, OCCUPATION + "carpenter")
    assert store_vocabulary(store, titles, now=LATER).unchanged


def test_titles_that_came_too_early_are_read_again(store, esco, tmp_path):
    titles = read_titles(titles_file(tmp_path))
    assert store_vocabulary(store, titles, now=NOW).labels == 0
    store_vocabulary(store, esco, now=NOW)
    assert store_vocabulary(store, titles, now=NOW).labels == 2


@pytest.mark.parametrize(
    ("draft", "complaint"),
    [
        (own_draft(skill("saw", "a", "a"), skill("saw", "b", "b"), fingerprint="2"), "to gange"),
        (own_draft(skill("saw", "a", "a"), code="theirs"), "brugt af kilden own"),
        (
            own_draft(DraftConcept("saw", ConceptKind.OCCUPATION, "a", "a"), fingerprint="2"),
            "skifte",
        ),
        (
            own_draft(skill("saw", "a", "a"), fingerprint="2", relations={("saw", "saw"): True}),
            "knyttes sammen",
        ),
    ],
)
def test_a_draft_that_contradicts_the_store_is_refused(store, draft, complaint):
    store_vocabulary(store, own_draft(skill("saw", "save", "saw")), now=NOW)
    with pytest.raises(ImportProblem, match=complaint):
        store_vocabulary(store, draft, now=LATER)
    assert concept_by_code(store, "saw").label_da == "save"


def test_progress_goes_from_nothing_to_done(store, esco):
    shares = []
    store_vocabulary(store, esco, now=NOW, progress=lambda share, _what: shares.append(share))
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)


def test_every_skill_of_the_small_esco_is_there(esco):
    assert {concept.code for concept in esco.concepts if concept.kind is ConceptKind.SKILL} == {
        SKILL + row["code"] for row in SKILLS["en"]
    }
