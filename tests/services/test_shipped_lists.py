"""What the product is born with: industries, words, postcodes and legal figures."""

import csv
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, select

from matching.sources.csv_files import ImportProblem
from matching.sources.starter import read_starter
from models.kinds import ConceptKind
from models.queries.vocabulary import (
    concept_by_code,
    industries,
    places,
    source_counts,
    sources,
    vocabulary,
)
from models.store import writing
from models.tables.law import FigureRow
from models.tables.people import Municipality
from models.tables.vocabulary import Concept, ConceptRelation
from portal.services.companies.places import load_places
from portal.services.law.figures import figures_on, load_figures
from portal.services.matches.starter_vocabulary import load_starter

SEED = Path(__file__).resolve().parents[2] / "seed"
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)

POSTCODES = "postcode,name,latitude,longitude\n5500,Middelfart,55.5059,9.7305\n"
FIGURES = (
    "key,value,unit,valid_from,valid_to,source,note\n"
    "visit.days,3,days,2026-01-01,,Vores egen aftale,\n"
    "start.on,2026-07-01,date,2026-01-01,2026-12-31,Lov nr. 1,Frist\n"
)


@pytest.fixture
def store(engine):
    with Session(writing(engine)) as session:
        yield session


def rows_of(folder):
    for path in sorted((SEED / "vocabulary" / folder).glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            yield from ((path.stem, row) for row in csv.DictReader(lines))


def written(tmp_path, text):
    file = tmp_path / "list.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_whole_starter_vocabulary_is_stored(store):
    report = load_starter(store, SEED / "vocabulary", now=NOW)
    occupations, skills = list(rows_of("occupations")), list(rows_of("skills"))
    assert len(report.added) == len(occupations) + len(skills)
    pairs = [
        skill
        for _, row in occupations
        for column in ("essential", "useful")
        for skill in row[column].split("|")
        if skill
    ]
    held = read_starter(SEED / "vocabulary").held
    assert len(store.exec(select(ConceptRelation)).all()) == len(pairs) + len(held)
    known = vocabulary(store)
    code_of = known.code_of
    assert {(code_of[one], code_of[other]): whole for one, other, whole in known.held} == held
    assert len(known.relations) == len(pairs)
    assert report.same_as == 0


def test_a_starter_occupation_has_all_its_columns(store):
    load_starter(store, SEED / "vocabulary", now=NOW)
    industry, row = next(rows_of("occupations"))
    concept = concept_by_code(store, row["code"])
    assert (concept.label_da, concept.isco08) == (row["label_da"], row["isco08"])
    assert (concept.industry, concept.kind) == (industry, ConceptKind.OCCUPATION)


def test_common_skills_belong_to_no_industry(store):
    load_starter(store, SEED / "vocabulary", now=NOW)
    common = [row["code"] for name, row in rows_of("skills") if name == "common"]
    rows = store.exec(select(Concept).where(Concept.industry == None))  # noqa: E711  # SQL's own
    assert {row.code for row in rows} == set(common)


def test_starting_again_changes_nothing(store):
    load_starter(store, SEED / "vocabulary", now=NOW)
    before = source_counts(store)
    assert load_starter(store, SEED / "vocabulary", now=NOW + timedelta(days=1)).unchanged
    assert source_counts(store) == before


def test_industries_stand_in_the_order_of_the_file(store):
    load_starter(store, SEED / "vocabulary", now=NOW)
    with (SEED / "vocabulary" / "industries.csv").open(encoding="utf-8") as lines:
        expected = [row["code"] for row in csv.DictReader(lines)]
    assert [industry.code for industry in industries(store)] == expected


def test_a_starter_row_without_a_name_is_refused(tmp_path):
    (tmp_path / "skills").mkdir()
    header = "code,label_da,label_en,synonyms_da,synonyms_en,kind\n"
    (tmp_path / "skills" / "care.csv").write_text(header + "lift,,lift,,,skill\n")
    (tmp_path / "occupations").mkdir()
    with pytest.raises(ImportProblem, match="occupations: Her er ingen CSV-filer"):
        read_starter(tmp_path)
    (tmp_path / "occupations" / "care.csv").write_text("code\n")
    with pytest.raises(ImportProblem, match=r"care.csv, linje 2, kolonne label_da"):
        read_starter(tmp_path)


@pytest.mark.parametrize(
    ("row", "column"), [("cook|waitress,dishwasher,all", "occupations"), ("cook,,some", "hold"),
                        ("cook,dishwasher,most", "how")],
)  # fmt: skip
def test_held_work_that_makes_no_sense_is_refused(tmp_path, row, column):
    shutil.copytree(SEED / "vocabulary", tmp_path / "vocabulary")
    held = tmp_path / "vocabulary" / "held_work.csv"
    held.write_text(f"occupations,hold,how,because\n{row},x\n", encoding="utf-8")
    with pytest.raises(ImportProblem, match=rf"held_work.csv, linje 2, kolonne {column}"):
        read_starter(held.parent)


def test_all_postcodes_are_stored_with_their_credit(store):
    assert load_places(store, SEED / "places" / "postcodes.csv", now=NOW) == len(places(store))
    assert "Open Database License" in sources(store)[0].attribution
    assert load_places(store, SEED / "places" / "postcodes.csv", now=NOW) == 0


def test_a_postcode_that_moved_is_stored_anew(store, tmp_path):
    load_places(store, written(tmp_path, POSTCODES), now=NOW)
    moved = POSTCODES.replace("9.7305", "9.75") + "5592,Ejby,55.43,9.93\n"
    assert load_places(store, written(tmp_path, moved), now=NOW) == 2
    assert [(place.postcode, place.longitude) for place in places(store)] == [
        ("5500", 9.75),
        ("5592", 9.93),
    ]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("550,Middelfart,55.5,9.7", "postcode"),
        ("5500,,55.5,9.7", "name"),
        ("5500,Middelfart,9.7,55.5", "latitude"),
        ("5500,Middelfart,55.5,øst", "longitude"),
    ],
)
def test_a_postcode_that_cannot_be_is_refused(store, tmp_path, row, column):
    file = written(tmp_path, POSTCODES + row + "\n")
    with pytest.raises(ImportProblem, match=f"list.csv, linje 3, kolonne {column}"):
        load_places(store, file, now=NOW)


def test_the_shipped_figures_hold_today(store):
    count = load_figures(store, SEED / "figures.csv")
    assert count == len(store.exec(select(FigureRow)).all())
    assert load_figures(store, SEED / "figures.csv") == 0
    assert len(figures_on(store, NOW.date(), 1)) > 0


def test_a_changed_figure_is_stored_and_the_old_one_kept(store, tmp_path):
    assert load_figures(store, written(tmp_path, FIGURES)) == 2
    changed = FIGURES.replace("days,3,", "days,4,").replace("start.on", "begin.on")
    assert load_figures(store, written(tmp_path, changed)) == 2
    known = figures_on(store, date(2026, 6, 1), 1)
    assert known.whole("visit.days") == 4
    assert known.day("start.on") == known.day("begin.on") == date(2026, 7, 1)


def test_a_municipality_has_its_own_figure(store, tmp_path, people):
    load_figures(store, written(tmp_path, FIGURES))
    here = people.municipality.id
    (elsewhere,) = (row.id for row in store.exec(select(Municipality)) if row.id != here)
    own = {"unit": "days", "valid_from": date(2026, 9, 1), "source": "Byrådet"}
    store.add(FigureRow(key="visit.days", value="2", municipality_id=here, **own))
    store.flush()
    on = date(2026, 9, 1)
    assert figures_on(store, on, here).whole("visit.days") == 2
    assert figures_on(store, on, elsewhere).whole("visit.days") == 3
    load_figures(store, written(tmp_path, FIGURES.replace(",3,", ",5,")))
    assert figures_on(store, on, here).whole("visit.days") == 2


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("visit.days,4,days,2026-01-01,,Igen,", "linje 4, kolonne key"),
        ("visit.days,mange,days,2027-01-01,,X,", "linje 4"),
        ("visit.days,4,days,2027-01-01,2026-01-01,X,", "linje 4"),
        ("visit.days,4,days,2027-01-01,,X," + "x" * 301, "linje 4, kolonne note"),
    ],
)
def test_a_figure_that_cannot_be_read_is_refused(store, tmp_path, row, complaint):
    with pytest.raises(ImportProblem, match=complaint):
        load_figures(store, written(tmp_path, FIGURES + row + "\n"))
