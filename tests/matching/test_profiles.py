import json
from datetime import date

import pytest

from matching import CitizenProfile, Entry, OpeningProfile, Permit, RankedList, Ranker, Slot
from matching.profiles import minutes_of
from models.kinds import EntryKind, RequirementKind
from tests.matching.small import AMAL, BILAL, DINA, ESRA, KITCHEN, amal, opening, small_vocabulary

# What the rule book's matrix B.9 keeps out of the score, under the names it might come by.
FORBIDDEN = """
    name sex gender age born_on birth_date cpr nationality origin ethnicity country religion photo
    pregnant family children spouse residence_category residence_permit benefit sanctions
    attendance health diagnosis considerations readiness regime notes earlier_outcome rating
"""


@pytest.mark.parametrize("citizen", [AMAL, BILAL, DINA, ESRA], ids=lambda each: each.id)
def test_a_citizen_comes_back_from_json(citizen):
    written = json.dumps(citizen.to_json())
    assert CitizenProfile.from_json(json.loads(written)) == citizen


def test_an_opening_comes_back_from_json():
    written = json.dumps(KITCHEN.to_json())
    assert OpeningProfile.from_json(json.loads(written)) == KITCHEN
    assert list(json.loads(written))[:3] == ["id", "title", "occupation"]


def test_a_whole_ranked_list_comes_back_from_json():
    ranked = Ranker(small_vocabulary()).rank(KITCHEN, [AMAL, BILAL, ESRA], seed="s")
    assert RankedList.from_json(json.loads(json.dumps(ranked.to_json()))) == ranked


@pytest.mark.parametrize("field", FORBIDDEN.split())
def test_what_must_not_count_cannot_come_in(field):
    with pytest.raises(ValueError, match=field):
        CitizenProfile.from_json({**AMAL.to_json(), field: "x"})
    with pytest.raises(TypeError):
        CitizenProfile(id="1", **{field: "x"})
    assert not hasattr(AMAL, field)


def test_a_forbidden_field_is_refused_deep_inside_too():
    written = AMAL.to_json()
    written["entries"][0]["country"] = "SY"
    with pytest.raises(ValueError, match=r"entries\[0\]: unknown field country"):
        CitizenProfile.from_json(written)


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"hours_a_week": "30"}, "hours_a_week: must be a number"),
        ({"hours_a_week": True}, "hours_a_week: must be a number"),
        ({"seats": 1.5}, "seats: must be a whole number"),
        ({"title": None}, "title: must be text"),
        ({"starts": "11/1"}, "starts"),
        ({"place": [55.5]}, "place: must be a list of 2"),
        ({"placement_type": "holiday"}, "placement_type"),
        ({"danish": [{"skill": "speak", "level": "d9", "task": ""}]}, r"danish\[0\].level"),
        ({"weekly": {}}, "weekly: must be a list"),
    ],
)
def test_a_wrong_value_is_named(changed, complaint):
    with pytest.raises(ValueError, match=complaint):
        OpeningProfile.from_json({**KITCHEN.to_json(), **changed})


def test_a_missing_field_is_named_unless_it_may_be_unknown():
    written = KITCHEN.to_json()
    del written["starts"]
    with pytest.raises(ValueError, match="missing field starts"):
        OpeningProfile.from_json(written)
    assert CitizenProfile.from_json({"id": "esra"}) == ESRA
    with pytest.raises(ValueError, match="must be an object"):
        CitizenProfile.from_json(["esra"])


@pytest.mark.parametrize(
    "changed",
    [
        {"hours_a_week": 0.0},
        {"hours_a_week": 200.0},
        {"seats": 0},
        {"ends": date(2027, 1, 10)},
        {"place": (91.0, 0.0)},
        {"id": " "},
    ],
)
def test_an_opening_that_makes_no_sense_is_refused(changed):
    with pytest.raises(ValueError, match=r"."):
        opening(**changed)


@pytest.mark.parametrize(
    "changed", [{"max_km": 0.0}, {"max_km": float("nan")}, {"hours_a_week": -1.0}, {"id": ""}]
)
def test_a_citizen_that_makes_no_sense_is_refused(changed):
    with pytest.raises(ValueError, match=r"."):
        amal(**changed)


def test_lines_without_words_are_refused():
    with pytest.raises(ValueError, match="without text"):
        Entry(" ", None, EntryKind.JOB)
    with pytest.raises(ValueError, match="years"):
        Entry("kok", None, EntryKind.JOB, -1.0)
    with pytest.raises(ValueError, match="certificate or a licence"):
        Permit("truck", None, RequirementKind.SKILL)


@pytest.mark.parametrize(
    ("clock", "minutes"), [("00:00", 0), ("08:15", 495), ("24:00", 1440), ("23:59", 1439)]
)
def test_times_of_day(clock, minutes):
    assert minutes_of(clock) == minutes


@pytest.mark.parametrize("clock", ["8:15", "24:01", "12:60", "12.00", "", "aa:bb", "-1:00"])
def test_no_times_of_day(clock):
    with pytest.raises(ValueError, match="time of day"):
        minutes_of(clock)


def test_a_slot_lies_on_the_week():
    assert Slot(1, "00:30", "02:00").on_the_week == (1470, 1560)
    assert Slot(0, "08:00", "12:00").minutes == 240
    with pytest.raises(ValueError, match="ends before"):
        Slot(0, "12:00", "12:00")
    with pytest.raises(ValueError, match="weekday"):
        Slot(7, "08:00", "12:00")
