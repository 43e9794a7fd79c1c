from dataclasses import replace
from datetime import date
from math import fsum

import pytest

from matching import (
    DEFAULT_WEIGHTS,
    Entry,
    GateHit,
    Ranker,
    SkillClaim,
    Vocabulary,
    Weights,
)
from models.kinds import EntryKind
from tests.matching.lists import RANKER, lines, match_of, ranked
from tests.matching.small import (
    AMAL,
    BILAL,
    DINA,
    ESRA,
    KITCHEN,
    amal,
    opening,
    small_vocabulary,
)


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


def test_a_pair_has_the_same_points_from_both_sides():
    other = replace(opening(), id="bakery", title="Bager", occupation="baker")
    mine = RANKER.rank_openings(amal(), [other, opening()], seed="today")
    assert {match.opening_id for match in mine.matches} == {opening().id, "bakery"}
    theirs = RANKER.rank(opening(), [amal()], seed="today").matches[0]
    same = next(match for match in mine.matches if match.opening_id == opening().id)
    assert replace(same, rank=0) == replace(theirs, rank=0)


def test_an_opening_that_is_closed_is_told_with_its_gate():
    late = replace(amal(), available_from=date(2030, 1, 1))
    mine = RANKER.rank_openings(late, [opening()], seed="today")
    assert not mine.matches
    assert [hit.gate for hit in mine.closed[0].gates] == ["start"]
