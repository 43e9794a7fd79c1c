from dataclasses import replace
from datetime import date

import pytest

from matching import (
    CitizenProfile,
    DanishNeed,
    Entry,
    Permit,
    Requirement,
    SkillClaim,
)
from models.kinds import DanishLevel, DanishSkill, EntryKind, RequirementKind, Transport
from tests.matching.lists import lines, match_of, ranked, share
from tests.matching.small import (
    AMAL,
    BILAL,
    DINA,
    ESRA,
    KITCHEN,
    amal,
    can,
    needs,
    opening,
    weekdays,
    worked_as,
)

SKILL = RequirementKind.SKILL


def test_a_job_implies_its_skills_in_part_and_is_named():
    found = lines(amal(skills=()), "skills")
    assert (found["lave mad"].found, found["lave mad"].note) == ("kok", "from_entry")
    assert found["lave mad"].standing == "near"
    assert found["lave mad"].share == 0.6
    assert found["planlægge menuer"].share == 0.3  # useful in the job, not needed


def test_a_job_abroad_counts_like_one_at_home():
    home, abroad = (amal(entries=(worked_as("cook", 6.0, abroad=far),)) for far in (False, True))
    assert match_of(home).points == match_of(abroad).points


def test_skills_alone_point_to_the_job_but_less_than_having_had_it():
    skilled = amal(
        entries=(), skills=tuple(can(code) for code in ("cooking", "knives", "seasoning"))
    )
    line = lines(skilled, "skills")["kok"]
    assert line.note == "occupation_skills"
    assert line.found == "lave mad, smage til, bruge køkkenknive"
    assert 0.4 < line.share < lines(AMAL, "skills")["kok"].share


def test_a_short_job_counts_less_and_an_untold_length_is_between():
    shares = [
        lines(amal(entries=(worked_as("cook", years),), skills=()), "skills")["kok"].share
        for years in (0.0, 0.3, None, 1.0, 20.0)
    ]
    assert shares == sorted(shares)
    assert shares[0] < shares[2] < shares[3] == shares[4]


def test_a_job_nobody_has_linked_counts_by_its_title():
    told = amal(entries=(Entry("Kok", None, EntryKind.JOB, 2.0),), skills=())
    assert lines(told, "skills")["kok"].share == 1.0


@pytest.mark.parametrize(
    ("claim", "standing", "note"),
    [
        (SkillClaim("lave mad", None), "met", "same_words"),
        (SkillClaim("Madlavning", None), "met", "same_words"),  # another name of the concept
        (SkillClaim("cook food", None), "met", "same_words"),
        (SkillClaim("cook foods daily", None), "missing", "not_found"),
        (SkillClaim("køre bus", None), "missing", "not_found"),
        (SkillClaim("lave mad", "floors"), "missing", "not_found"),  # the link decides
    ],
)
def test_skills_in_free_words(claim, standing, note):
    line = lines(CitizenProfile("1", skills=(claim,)), "skills")["lave mad"]
    assert (line.standing, line.note) == (standing, note)


def test_a_requirement_in_free_words_is_found_by_words():
    greet = Requirement("tage imod gæster", None, SKILL, True)
    place = opening(requires=(greet,))
    assert lines(amal(skills=(SkillClaim("Tage imod gæster!", None),)), "skills", place)[
        "tage imod gæster"
    ].note == "same_words"  # fmt: skip
    near = lines(amal(skills=(SkillClaim("tager imod gæsterne", None),)), "skills", place)
    assert near["tage imod gæster"].note == "like_words"
    assert near["tage imod gæster"].share == 0.5


def test_a_related_skill_counts_half_and_is_named():
    # hygiene and dishes stand together in two of the jobs, and mostly
    place = opening(requires=(needs("dishes"),))
    line = lines(CitizenProfile("1", skills=(can("hygiene"),)), "skills", place)["vaske op"]
    assert (line.found, line.note, line.share) == ("fødevarehygiejne", "related", 0.5)


@pytest.mark.parametrize(
    ("permits", "skills", "share_found", "note"),
    [
        ((Permit("truck", "truck_b", RequirementKind.CERTIFICATE),), (), 1.0, "same"),
        (
            (Permit("truck", "truck_b", RequirementKind.CERTIFICATE, date(2026, 1, 1)),),
            (),
            0.0,
            "not_found",
        ),
        ((), (can("truck_b"),), 0.5, "own_word"),  # told, but not recorded
        ((), (), 0.0, "not_found"),  # a storekeeper's job does not imply the certificate
    ],
)
def test_a_certificate_that_is_nice_to_have(permits, skills, share_found, note):
    place = opening(occupation="storekeeper", requires=(needs("truck_b", must=False),))
    line = lines(replace(DINA, permits=permits, skills=skills), "skills", place)[
        "truckcertifikat B"
    ]
    assert (line.share, line.note) == (share_found, note)


def test_the_same_requirement_asked_twice_counts_once():
    twice = opening(requires=(*KITCHEN.requires, needs("cooking", must=False), needs("cooking")))
    assert match_of(AMAL, twice).points == match_of(AMAL).points


def test_an_opening_without_requirements_is_judged_by_the_occupation_alone():
    bare = opening(requires=())
    assert len(lines(AMAL, "skills", bare)) == 1
    assert 0.95 < share(AMAL, "skills", bare) < 1.0  # a title is good evidence, not a proof


def test_an_opening_without_occupation_is_judged_by_what_it_asks_for():
    place = opening(occupation=None)
    order = [match.citizen_id for match in ranked([ESRA, DINA, BILAL, AMAL], place).matches]
    assert order[0] == "amal"
    assert KITCHEN.title in lines(AMAL, "skills", place)


def test_an_opening_that_asks_for_nothing_gives_everybody_the_whole_part():
    nothing = opening(occupation=None, requires=(), danish=())
    assert share(ESRA, "skills", nothing) == share(DINA, "danish", nothing) == 1.0


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        (("kitchen_restaurant",), 1.0),
        (("hotel", "kitchen_restaurant"), 0.85),
        (("a", "b", "c", "d", "e", "f", "kitchen_restaurant"), 0.55),
        (("hotel",), 0.1),
        ((), 0.5),
    ],
)
def test_the_place_of_the_wish(wishes, expected):
    assert share(amal(industries=wishes), "industry") == expected


@pytest.mark.parametrize(
    ("speak", "read", "expected"),
    [
        (DanishLevel.A2, DanishLevel.A1, 1.0),
        (DanishLevel.C2, DanishLevel.C2, 1.0),  # more is not better
        (DanishLevel.A1, DanishLevel.A1, (2 / 3 + 1) / 2),
        (DanishLevel.PRE_A1, DanishLevel.PRE_A1, (1 / 3 + 1 / 2) / 2),
        (None, DanishLevel.A1, (2 / 3 + 1) / 2),
    ],
)
def test_danish_by_the_steps_to_what_is_needed(speak, read, expected):
    levels = {DanishSkill.SPEAK: speak, DanishSkill.READ: read}
    assert share(amal(danish=levels), "danish") == pytest.approx(expected)


@pytest.mark.parametrize(
    ("changed", "line", "expected", "note"),
    [
        ({"hours_a_week": 30.0}, "hours", 1.0, "hours"),
        ({"hours_a_week": 15.0}, "hours", 0.5, "hours"),
        ({"hours_a_week": None}, "hours", 0.75, "no_hours"),
        ({"lessons": weekdays("08:00", "11:00", 0, 2)}, "hours", 0.8, "lessons"),
        ({"free": weekdays("08:00", "12:00", 0, 1, 2, 3, 4)}, "hours", 2 / 3, "free_time"),
        ({"free": weekdays("06:00", "18:00", 0, 1, 2, 3, 4)}, "hours", 1.0, "hours"),
        ({"place": KITCHEN.place}, "distance", 1.0, "own_limit"),
        ({"place": None}, "distance", 0.5, "no_place"),
        ({"place": (60.0, 9.7)}, "distance", 0.0, "own_limit"),
        ({"place": (55.505, 9.730), "max_km": None}, "distance", 1.0, "usual_limit"),
        ({"available_from": date(2027, 1, 11)}, "start", 1.0, "start"),
        ({"available_from": date(2027, 1, 14)}, "start", 0.8, "start"),
        ({"available_from": None}, "start", 0.5, "no_start"),
    ],
)
def test_practical_things(changed, line, expected, note):
    found = lines(amal(**changed), "practical")[line]
    assert (found.share, found.note) == (pytest.approx(expected), note)


def test_a_bicycle_reaches_less_far_than_a_car():
    away = {"place": (55.6, 9.75), "max_km": None}
    cycling, driving = (
        share(amal(**away, transport=means), "practical")
        for means in (Transport.FOOT_OR_BICYCLE, Transport.CAR)
    )
    assert cycling < driving
    assert match_of(amal(**away)).distance_km == pytest.approx(10.6, abs=0.1)


def test_a_level_that_is_wished_leaves_nobody_out():
    hard = opening(danish=(DanishNeed(DanishSkill.WRITE, DanishLevel.C1, "skrive rapport"),))
    beginner = amal(danish={DanishSkill.WRITE: DanishLevel.PRE_A1})
    line = lines(beginner, "danish", hard)["write"]
    assert (line.standing, line.found, line.concept) == ("near", "pre_a1", "c1")
