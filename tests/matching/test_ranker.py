from dataclasses import replace
from datetime import date
from math import fsum

import pytest

from matching import (
    DEFAULT_WEIGHTS,
    CitizenProfile,
    DanishNeed,
    Entry,
    GateHit,
    Permit,
    Ranker,
    Requirement,
    SkillClaim,
    Vocabulary,
    Weights,
)
from models.kinds import DanishLevel, DanishSkill, EntryKind, RequirementKind, Transport
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
    small_vocabulary,
    weekdays,
    worked_as,
)

RANKER = Ranker(small_vocabulary())
SKILL = RequirementKind.SKILL


def ranked(citizens, place=KITCHEN, **more):
    return RANKER.rank(place, citizens, seed="7/2026-11-24", **more)


def match_of(citizen, place=KITCHEN):
    return ranked([citizen], place).matches[0]


def lines(citizen, part, place=KITCHEN):
    """What was looked for -> the line of the reasons."""
    parts = {each.code: each for each in match_of(citizen, place).parts}
    return {line.requirement: line for line in parts[part].evidence}


def share(citizen, part, place=KITCHEN):
    return {each.code: each.share for each in match_of(citizen, place).parts}[part]


def test_the_cook_comes_before_the_helper_and_the_helper_before_the_storekeeper():
    matches = ranked([ESRA, DINA, BILAL, AMAL]).matches
    assert [match.citizen_id for match in matches] == ["amal", "bilal", "dina", "esra"]
    assert [match.rank for match in matches] == [1, 2, 3, 4]
    assert matches[0].points > 90
    assert not any(match.tie for match in matches)


def test_the_reasons_add_up():
    for match in ranked([AMAL, BILAL, DINA, ESRA]).matches:
        assert match.points == pytest.approx(fsum(part.points for part in match.parts), abs=1e-6)
        for part in match.parts:
            counted = fsum(line.points for line in part.evidence)
            assert part.points == pytest.approx(counted, abs=1e-6)
            assert part.points == pytest.approx(100 * part.share * part.weight)


def test_every_reason_names_the_citizens_own_words():
    found = lines(amal(skills=(SkillClaim("koger for mange", "cooking"),)), "skills")
    assert found["lave mad"].found == "koger for mange"
    assert (found["lave mad"].standing, found["lave mad"].note) == ("met", "same")
    assert (found["kok"].found, found["kok"].note) == ("kok", "occupation_entry")


def test_a_job_implies_its_skills_in_part_and_is_named():
    found = lines(amal(skills=()), "skills")
    assert (found["lave mad"].found, found["lave mad"].note) == ("kok", "from_entry")
    assert found["lave mad"].standing == "near"
    assert found["lave mad"].share == 0.6
    assert found["planlægge menuer"].share == 0.3  # useful in the job, not needed


def test_a_job_abroad_counts_like_one_at_home():
    home, abroad = (amal(entries=(worked_as("cook", 6.0, abroad=far),)) for far in (False, True))
    assert match_of(home).points == match_of(abroad).points


def test_what_is_needed_and_not_found_is_told():
    match = match_of(DINA)
    assert match.missing == ("lave mad", "bruge køkkenknive", "fødevarehygiejne")
    assert lines(DINA, "skills")["lave mad"].note == "not_found"


def test_an_empty_cv_is_unknown_and_never_missing():
    match = match_of(ESRA)
    assert match.missing == ()
    assert match.unknown == (
        "cv", "industries", "danish_read", "danish_speak", "hours", "place", "start"
    )  # fmt: skip
    assert not any(part.known for part in match.parts)
    assert {line.standing for line in lines(ESRA, "skills").values()} == {"unknown"}


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
    assert share(AMAL, "skills", bare) == 1.0


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


def test_equals_are_marked_and_their_order_is_drawn():
    twins = [replace(AMAL, id=name) for name in ("a", "b", "c", "d", "e")]
    first = ranked(twins).matches
    assert all(match.tie for match in first)
    assert [match.rank for match in first] == [1, 2, 3, 4, 5]
    orders = {
        tuple(match.citizen_id for match in RANKER.rank(KITCHEN, twins, seed=seed).matches)
        for seed in ("1", "2", "3", "4", "5", "6")
    }
    assert len(orders) > 1


def test_whoever_is_left_out_is_told_with_the_gates():
    law = {"dina": (GateHit("has_right", {"source": "B-01"}),), "faraz": (GateHit("consent"),)}
    late = amal(available_from=date(2028, 1, 1))
    answer = ranked([late, BILAL, DINA], left_out=law)
    assert [match.citizen_id for match in answer.matches] == ["bilal"]
    assert [(out.citizen_id, [hit.gate for hit in out.gates]) for out in answer.excluded] == [
        ("amal", ["start"]),
        ("dina", ["has_right"]),
        ("faraz", ["consent"]),
    ]


def test_the_law_and_the_opening_may_both_stop_someone():
    answer = ranked([amal(hours_a_week=1.0)], left_out={"amal": (GateHit("consent"),)})
    assert [hit.gate for hit in answer.excluded[0].gates] == ["consent", "hours"]


def test_an_empty_list_is_a_list():
    answer = ranked([])
    assert answer.matches == answer.excluded == ()
    assert answer.vocabulary_version == small_vocabulary().version


def test_a_citizen_twice_is_a_mistake():
    with pytest.raises(ValueError, match="twice: amal"):
        ranked([AMAL, AMAL])


def test_an_empty_vocabulary_still_ranks_by_words_and_the_rest():
    plain = Ranker(Vocabulary([]))
    answer = plain.rank(opening(occupation=None), [DINA, AMAL, ESRA], seed="s")
    assert [match.citizen_id for match in answer.matches] == ["amal", "dina", "esra"]


def test_codes_nobody_knows_do_no_harm():
    odd = amal(skills=(SkillClaim("x", "gone"),), entries=(Entry("y", "gone", EntryKind.JOB),))
    assert match_of(odd, opening(occupation="gone")).points > 0


@pytest.mark.parametrize(
    "weights", [(0.5, 0.2, 0.2, 0.2), (1.2, -0.2, 0.0, 0.0), (float("nan"), 0.5, 0.3, 0.2)]
)
def test_weights_that_do_not_add_up_are_refused(weights):
    with pytest.raises(ValueError, match="weight"):
        Weights(*weights, version="x")


def test_other_weights_give_other_points():
    wish_only = Weights(skills=0, industry=1, danish=0, practical=0, version="wish")
    answer = Ranker(small_vocabulary(), weights=wish_only).rank(KITCHEN, [AMAL, DINA], seed="s")
    assert [match.points for match in answer.matches] == [100.0, 10.0]
    assert answer.weights.version == "wish"
    assert DEFAULT_WEIGHTS.of("skills") > DEFAULT_WEIGHTS.of("industry")


def test_a_level_that_is_wished_leaves_nobody_out():
    hard = opening(danish=(DanishNeed(DanishSkill.WRITE, DanishLevel.C1, "skrive rapport"),))
    beginner = amal(danish={DanishSkill.WRITE: DanishLevel.PRE_A1})
    line = lines(beginner, "danish", hard)["write"]
    assert (line.standing, line.found, line.concept) == ("near", "pre_a1", "c1")
