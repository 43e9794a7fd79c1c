"""The command `assign` with what people decided before, and what a change would cost."""

import json

import pytest

from tests.matching.exchanged import OPENING, answers, citizens, ran, written

KITCHENS = [OPENING | {"id": "o1"}, OPENING | {"id": "o2", "title": "Opvasker", "requires": []}]
TWO = ({}, {"entries": [], "skills": []})


@pytest.fixture
def files(tmp_path):
    """The words for two kitchens of one seat each and two people, c1 the better cook."""
    places = written(tmp_path / "openings.jsonl", *KITCHENS)
    return ("--openings", places, "--citizens", citizens(tmp_path, *TWO))


def rules(tmp_path, **told):
    return ("--rules", written(tmp_path / "rules.json", told))


def seats(found, plan="best"):
    return {
        each["citizen_id"]: each["opening_id"]
        for each in found
        if each["plan"] == plan and "opening_id" in each
    }


def test_rules_are_kept_by_both_plans(tmp_path, files):
    free = seats(answers("assign", *files))
    elsewhere = "o2" if free["c1"] == "o1" else "o1"
    told = rules(tmp_path, required=[["c1", elsewhere]], forbidden=[["c2", free["c1"]]])
    found = answers("assign", *files, *told)
    assert seats(found) == seats(found, "greedy") == {"c1": elsewhere}
    assert {"plan": "best", "citizen_id": "c2", "reason": "seats"} in found


def test_a_wish_to_be_together_gives_a_bonus_where_it_is_kept(tmp_path):
    place = written(tmp_path / "o.jsonl", *({**each, "seats": 2} for each in KITCHENS))
    files = ("--openings", place, "--citizens", citizens(tmp_path, *TWO))
    wish = {"citizens": ["c1", "c2"], "must": False, "bonus": 50}
    found = answers("assign", *files, *rules(tmp_path, together=[wish]))
    assert len(set(seats(found).values())) == 1
    assert [each["bonus"] for each in found if each["plan"] == "best" and "bonus" in each] == [50]


def test_changes_are_the_difference_of_two_plans(tmp_path, files):
    found = answers("assign", *files, "--changes")
    whole = {
        each["plan"]: each["points"] for each in found if "bonus" in each and "own" not in each
    }
    move = next(e for e in found if e["plan"] == "change" and e["citizen_id"] == "c1")
    forced = answers("assign", *files, *rules(tmp_path, required=[["c1", move["opening_id"]]]))
    after = next(each["points"] for each in forced if each["plan"] == "best" and "bonus" in each)
    assert move["own"] + move["others"] == pytest.approx(after - whole["best"], abs=1e-3)
    assert move["opening_id"] != seats(found)["c1"]
    code, out, _ = ran("assign", *files, "--changes")
    assert code == 0
    assert "moved to" in out


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"required": [["c9", "o1"]]}, 'field required[0][0]: "c9" is in none of the files'),
        ({"forbidden": [["c1", "x"]]}, 'field forbidden[0][1]: "x" is in none of the files'),
        ({"required": [["c1"]]}, "field required[0][1]: is missing"),
        ({"together": [{"citizens": ["c1"], "must": True}]}, "two or more different people"),
        ({"requires": []}, "there is no such field"),
        ({"required": [["c1", "o1"], ["c2", "o1"]]}, "cannot be at o1: closed, full or elsewhere"),
    ],
)
def test_a_rule_that_cannot_be_is_told(tmp_path, files, told, sentence):
    code, out, complaint = ran("assign", *files, *rules(tmp_path, **told))
    assert (code, out) == (2, "")
    assert "rules.json, line 1" in complaint
    assert sentence in complaint


def test_the_rules_have_a_schema():
    _, out, _ = ran("schema", "rules")
    assert set(json.loads(out)["properties"]) == {"forbidden", "required", "together"}
