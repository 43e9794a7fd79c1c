"""The full ESCO as an operator takes it in; only where its files lie beside the checkout."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from matching.sources.esco import read_esco, read_titles
from models.kinds import ConceptKind, Language
from models.queries.vocabulary import source_counts
from models.store import writing
from portal.services.matches.knowledge import knowledge, suggest
from portal.services.matches.starter_vocabulary import load_starter
from portal.services.matches.vocabulary import store_vocabulary

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "data"
ZIPS = [SHARED / "esco" / f"esco_{language}.zip" for language in ("da", "en")]
TITLES = SHARED / "star_jobtitles_to_esco.csv.gz"
OCCUPATION = "http://data.europa.eu/esco/occupation"
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
TOMORROW = NOW + timedelta(days=1)

pytestmark = pytest.mark.skipif(
    not all(path.exists() for path in (*ZIPS, TITLES)),
    reason="ESCO's files do not lie in ../shared/data; they are not part of the project",
)


@pytest.fixture(scope="module")
def drafts():
    return read_esco(ZIPS), read_titles(TITLES)


@pytest.fixture
def store(engine, drafts):
    with Session(writing(engine)) as session:
        load_starter(session, ROOT / "seed" / "vocabulary", now=NOW)
        for draft in drafts:
            store_vocabulary(session, draft, now=NOW)
        session.commit()
        yield session


def numbers(session):
    return {
        counts.source.code: (counts.occupations, counts.skills, counts.labels, counts.relations)
        for counts in source_counts(session)
    }


def test_everything_arrives_and_stays_the_same(store, drafts):
    before = numbers(store)
    # 129,004 rows in the file, of which 17 name a pair twice.
    occupations, skills, labels, relations = before["esco"]
    assert (occupations, skills, relations) == (3_044, 14_238, 128_987)
    assert labels > 50_000
    assert before["star"][2] > 1_000
    for draft in drafts:
        assert store_vocabulary(store, draft, now=TOMORROW).unchanged
        report = store_vocabulary(store, draft, now=TOMORROW, force=True)
        touched = [report.added, report.changed, report.retired, report.returned]
        assert not any(touched)
    assert numbers(store) == before


def test_words_find_what_they_mean(store):
    known = knowledge(store)
    carpenter = suggest(knowledge(store), "tømrer", ConceptKind.OCCUPATION, Language.DANISH)[0]
    assert carpenter.label == "tømrer"
    # ESCO's carpenter stands for our own, and a title of STAR for an occupation of ESCO.
    assert known.id_of[f"{OCCUPATION}/2a22ff9e-de3b-408d-b312-5034896cc4f4"] == carpenter.id
    titled = suggest(
        knowledge(store), "Businesscontroller", ConceptKind.OCCUPATION, Language.DANISH
    )[0]
    assert titled.id == known.id_of[f"{OCCUPATION}/eda0d957-3c3c-4139-b89a-a18bc9e18897"]
    assert known.vocabulary.concepts[carpenter.code].industry == "industry_construction"
