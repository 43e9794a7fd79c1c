"""What the interchange format means to the ranking, and what is said about a wrong file."""

import gzip
import json
from datetime import date

import pytest

from matching import Linker, Slot
from matching.command.complaints import BadFile
from matching.command.danish_courses import level_hint
from matching.command.interchange import Interchange
from matching.command.links import Links
from matching.command.reading import Records
from matching.command.records import CitizenRecord, DanishEducationRecord, OpeningRecord, schema
from matching.fit.licences import category_of
from models.kinds import DanishLevel, DanishSkill, RequirementKind, ShownBy
from tests.matching.exchanged import CITIZEN, OPENING, citizens, opening, ran, written
from tests.matching.starter import starter

LINKER = Linker(starter())


@pytest.fixture
def exchange():
    return Interchange(Links(LINKER), {"5500": (55.5, 9.73)})


def an_opening(exchange, **changed):
    return exchange.opening(OpeningRecord.model_validate_json(json.dumps(OPENING | changed)))


def a_citizen(exchange, **changed):
    return exchange.citizen(CitizenRecord.model_validate_json(json.dumps(CITIZEN | changed)))


def complaints(path, kind=CitizenRecord):
    with pytest.raises(BadFile) as caught:
        Records(path, kind).whole()
    return str(caught.value).splitlines()


def test_an_opening_becomes_a_profile(exchange):
    found = an_opening(exchange)
    assert found.occupation == "kitchen_helper"
    assert [(each.concept, each.kind, each.must) for each in found.requires] == [
        ("wash_dishes_by_hand", RequirementKind.SKILL, True),
        ("licence_b", RequirementKind.LICENCE, True),
        ("language:en:a2", RequirementKind.SKILL, False),
    ]
    assert {need.skill: need.level for need in found.danish} == {
        DanishSkill.SPEAK: DanishLevel.A2,
        DanishSkill.LISTEN: DanishLevel.A2,
    }
    assert found.danish[0].task == "tage imod besked"
    assert found.weekly == tuple(Slot(day, "08:00", "14:00") for day in range(5))
    assert found.place == (55.5, 9.73)
    assert (found.starts, found.ends) == (date(2027, 1, 11), None)


def test_a_citizen_becomes_a_profile(exchange):
    an_opening(exchange)
    found = a_citizen(exchange)
    (job,) = found.entries
    assert (job.occupation, job.abroad, job.years) == ("cook", True, 6.0)
    (task,) = job.skills
    assert (task.concept, task.shown_by) == ("wash_dishes_by_hand", ShownBy.JOB)
    assert [each.concept for each in found.permits] == ["certificate_hygiene", "licence_b"]
    assert found.lessons == (Slot(1, "08:00", "12:00"),)
    assert found.free == tuple(Slot(day, "07:00", "18:00") for day in range(5))
    assert found.industries == ("kitchen_restaurant", "hotel")


def test_levels_that_are_told_stand_and_the_others_follow_the_courses(exchange):
    found = a_citizen(exchange).danish
    assert found == {
        DanishSkill.SPEAK: DanishLevel.A2,
        DanishSkill.LISTEN: DanishLevel.A2,
        DanishSkill.READ: DanishLevel.A1,
        DanishSkill.WRITE: DanishLevel.A2,
    }
    nothing = a_citizen(exchange, danish={}, danish_education=None)
    assert set(nothing.danish.values()) == {None}


@pytest.mark.parametrize(
    ("told", "level"),
    [
        ({"track": "DU1", "module": 1}, "pre_a1"),
        ({"track": 3, "module": 6}, "c1"),
        ({"track": "DU2"}, None),
        ({"tests": ["PD2", "sprogprøve"]}, "b1"),
        ({"track": "DU1", "module": 2, "tests": ["Studieprøven"]}, "c1"),
        ({}, None),
    ],
)
def test_the_courses_hint_at_a_level(told, level):
    hint = level_hint(DanishEducationRecord.model_validate_json(json.dumps(told)))
    assert hint == (None if level is None else DanishLevel(level))


@pytest.mark.parametrize(
    ("known", "speaks"),
    [
        ({"speak": "b1"}, True),
        ({"speak": "a1", "read": "c1", "write": "c1"}, False),
        ({"read": "a2", "write": "b2"}, True),
        ({"read": "a1", "write": "b2"}, False),
        ({}, False),
    ],
)
def test_a_language_is_met_at_its_level(exchange, known, speaks):
    an_opening(exchange)
    found = a_citizen(exchange, languages=[{"code": "en", **known}])
    assert ("language:en:a2" in {each.concept for each in found.skills}) == speaks


def test_any_level_is_met_by_a_language_that_is_told(exchange):
    an_opening(exchange, languages=[{"code": "ar"}])
    found = a_citizen(exchange, languages=[{"code": "ar"}, {"code": "en", "speak": "c1"}])
    languages = [each.concept for each in found.skills if each.concept.startswith("language")]
    assert languages == ["language:ar:pre_a1"]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("B", "B"),
        ("Kørekort, kategori B/E", "BE"),
        ("driving licence C1", "C1"),
        ("kørekort", None),
        ("truckcertifikat B", None),
        ("licence to B", None),
    ],
)
def test_a_licence_is_known_by_its_category(text, category):
    assert category_of(text) == category


def test_a_licence_the_vocabulary_lacks_is_the_same_on_both_sides(exchange):
    wanted = an_opening(exchange, requires=[{"text": "Kørekort DE", "kind": "licence"}])
    held = a_citizen(exchange, licences=["DE", "licence_b"])
    assert wanted.requires[0].concept == "licence:DE"
    assert [each.concept for each in held.permits][-2:] == ["licence:DE", "licence_b"]


def test_an_industry_named_in_the_wishes_is_the_last_wish(exchange):
    assert a_citizen(exchange, wishes="frisør", industries=["office"]).industries[0] == "office"
    assert a_citizen(exchange, wishes="kok", industries=["office"]).industries == (
        "office",
        "kitchen_restaurant",
    )


def test_an_unknown_postcode_leaves_the_place_unknown_and_is_counted(exchange):
    assert a_citizen(exchange, postcode="9999").place is None
    assert exchange.unknown_postcodes == {"9999": 1}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": "Amal"}, "field name: there is no such field"),
        ({"sex": "f"}, "field sex: there is no such field"),
        ({"danish": {"speak": "A2"}}, "field danish.speak: must be one of 'pre_a1', 'a1'"),
        ({"hours_a_week": "30"}, "field hours_a_week: must be a number"),
        ({"hours_a_week": 200}, "field hours_a_week: must be at most 168"),
        ({"postcode": "550"}, "field postcode: must look like ^[0-9]{4}$"),
        ({"available_from": "1/2/27"}, "field available_from: must be a date like 2026-11-24"),
        ({"entries": [{"title": " "}]}, "field entries[0].title: must not be empty"),
        ({"entries": "kok"}, "field entries: must be a list"),
        ({"skills": [{"text": "a"}, {"level": "b"}]}, "field skills[1].text: is missing"),
        ({"lessons": [{"day": "mon", "from": "12:00", "to": "08:00"}]}, "to must be later"),
        ({"lessons": [{"day": 7, "from": "12:00", "to": "13:00"}]}, "field lessons[0].day: must"),
        ({"max_km": 0}, "field max_km: must be above 0"),
    ],
)
def test_a_wrong_value_is_told_with_line_field_and_what_to_do(tmp_path, changed, said):
    (told,) = complaints(citizens(tmp_path, {}, changed))
    assert told.startswith("citizens.jsonl, line 2, ")
    assert said in told


def test_the_schema_and_the_reading_know_the_same_fields():
    for record, example in ((OpeningRecord, OPENING), (CitizenRecord, CITIZEN)):
        told = schema(record)
        assert told["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert told["properties"].keys() == example.keys()
        assert told["additionalProperties"] is False


def test_all_mistakes_are_told_at_once_and_the_good_records_do_not_hide_them(tmp_path):
    path = written(tmp_path / "a.jsonl", CITIZEN, '{"id": ', CITIZEN, {"id": "x", "age": 30}, "[]")
    assert [line.split(":")[0] for line in complaints(path)] == [
        "a.jsonl, line 2",
        "a.jsonl, line 3",
        "a.jsonl, line 4, field age",
        "a.jsonl, line 5",
    ]


def test_the_first_twenty_are_told_and_the_others_counted(tmp_path):
    told = complaints(citizens(tmp_path, *[{"age": n} for n in range(30)]))
    assert len(told) == 21
    assert told[-1] == "citizens.jsonl: 10 more mistakes"


def test_in_a_file_of_one_list_the_line_is_that_of_the_field(tmp_path):
    path = tmp_path / "list.json"
    people = [CITIZEN, CITIZEN | {"id": "c2", "skills": [{"text": "a"}, {"text": "b", "age": 4}]}]
    path.write_text(json.dumps(people, indent=2, ensure_ascii=False))
    (told,) = complaints(str(path))
    line = int(told.split("line ")[1].split(",")[0])
    assert '"age"' in path.read_text().splitlines()[line - 1]


@pytest.mark.parametrize("shape", ["lines", "list", "spread", "packed"])
def test_every_shape_of_file_reads_the_same(tmp_path, shape):
    people = [CITIZEN, CITIZEN | {"id": "c2"}]
    text = {
        "lines": "\n\n".join(json.dumps(each) for each in people),
        "list": json.dumps(people, indent=1),
        "spread": "\n".join(json.dumps(each, indent=1) for each in people),
        "packed": "\ufeff" + "\n".join(json.dumps(each) for each in people),
    }[shape]
    path = tmp_path / ("c.json.gz" if shape == "packed" else "c.json")
    content = text.encode()
    path.write_bytes(gzip.compress(content) if shape == "packed" else content)
    assert [each.id for each in Records(str(path), CitizenRecord)] == ["c1", "c2"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "there is no record"),
        (b'{"id": "\xff"}', "line 1: this is not UTF-8"),
        (b'{"id": "a"}\n{"id": "\xe6"}', "line 2: this is not UTF-8"),
        (b'[{"id": "a"}, {"id": ', "line 1: this is not JSON"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path, content, said):
    path = tmp_path / "c.jsonl"
    path.write_bytes(content)
    assert said in "\n".join(complaints(str(path)))


def test_a_file_that_is_not_there_or_damaged(tmp_path):
    assert "No such file" in complaints(str(tmp_path / "nowhere.json"))[0]
    broken = tmp_path / "c.jsonl.gz"
    broken.write_bytes(gzip.compress(json.dumps(CITIZEN).encode())[:-12])
    assert "damaged" in complaints(str(broken))[0]


def test_wrong_input_ends_with_two_and_no_answer(tmp_path):
    place, people = opening(tmp_path), citizens(tmp_path, {}, {"age": 3})
    code, out, told = ran("rank", "--opening", place, "--citizens", people, "--json")
    assert (code, out) == (2, "")
    assert "citizens.jsonl, line 2, field age" in told


def test_an_industry_that_does_not_exist_is_told_with_those_that_do(tmp_path):
    place, people = opening(tmp_path, industry="shop"), citizens(tmp_path, {})
    code, _, told = ran("rank", "--opening", place, "--citizens", people)
    assert code == 2
    assert 'line 1, field industry: "shop" is none of agriculture, care' in told
