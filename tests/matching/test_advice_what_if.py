"""What would open more doors: every number is the difference of two real lists."""

from dataclasses import replace
from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import Bar, GateHit, Permit, Ranker, Requirement, WhatIf, questions, what_if
from matching.advice.changes import versions
from models.kinds import DanishLevel, DanishSkill, RequirementKind
from tests.matching.advised import citizens, offers, tried
from tests.matching.small import AMAL, ESRA, KITCHEN, amal, can, needs, small_vocabulary

RANKER = Ranker(small_vocabulary())
BAKERY = replace(
    KITCHEN,
    id="8",
    occupation="baker",
    requires=(needs("dough"), needs("oven"), needs("truck_b"), needs("licence_b", must=False)),
)
NIGHT = replace(BAKERY, id="9", requires=(needs("dough"), needs("early")))
STORE = replace(
    KITCHEN, id="10", requires=(needs("truck_b"),), industry="transport_storage", danish=()
)
HERE = [KITCHEN, BAKERY, NIGHT, STORE]


def effects(citizen, openings=HERE, **more):
    """(code, text or new value) -> effect."""
    answer = what_if(RANKER, citizen, openings, **more)
    return {
        (each.change.code, each.change.facts.get("text", each.change.facts.get("to", ""))): each
        for each in answer.effects
    }


def points(citizen, openings=HERE, **more):
    listed = RANKER.rank_openings(citizen, openings, seed="", **more)
    return {match.opening_id: match for match in listed.matches}


@tried
@given(citizens, offers, st.floats(0, 100), st.integers(0, 2))
def test_numbers_are_the_difference_of_two_real_lists(citizen, openings, least, missing):
    bar = Bar(least, missing)
    answer = what_if(RANKER, citizen, openings, bar=bar)
    now = points(citizen, openings)
    after = {
        str(change): points(changed, openings)
        for change, changed in versions(citizen, openings, now)
    }
    assert {str(effect.change) for effect in answer.effects} == set(after)
    for effect in answer.effects:
        then = after[str(effect.change)]
        fits = {each for each, match in then.items() if bar.passes(match)}
        fitted = {each for each, match in now.items() if bar.passes(match)}
        assert effect.added == tuple(sorted(fits - fitted))
        assert effect.opened == tuple(sorted(then.keys() - now.keys()))
        both = fsum(then[each].points - now[each].points for each in now.keys() & then.keys())
        assert effect.points == pytest.approx(both, abs=1e-6)


@tried
@given(citizens, offers)
def test_more_danish_hours_and_way_take_nothing_away(citizen, openings):
    for effect in what_if(RANKER, citizen, openings).effects:
        if effect.change.code in {"danish", "hours", "distance"}:
            assert effect.points >= 0
            assert all(each.before is None or each.after > each.before for each in effect.gains)


def test_a_certificate_that_is_needed_opens_its_openings():
    found = effects(AMAL, bar=Bar(0, 9))
    assert found["certificate", "truckcertifikat B"].opened == ("10", "8")
    assert found["certificate", "truckcertifikat B"].change.facts["asked"] == "2"


def test_a_licence_that_would_only_be_nice_gives_points():
    licence = effects(amal(permits=(Permit("truck", "truck_b", RequirementKind.CERTIFICATE),)))
    gains = licence["licence", "kørekort B"].gains
    assert [each.opening_id for each in gains] == ["8"]
    assert gains[0].after > gains[0].before


def test_a_licence_nobody_asks_for_is_tried_and_opens_nothing():
    effect = effects(AMAL, [KITCHEN])["licence", "kørekort B"]
    assert (effect.added, effect.points, effect.change.facts["asked"]) == ((), 0.0, "0")
    holder = amal(permits=(Permit("kørekort B", None, RequirementKind.LICENCE),))
    assert ("licence", "kørekort B") not in effects(holder, [KITCHEN])


def test_an_expired_certificate_is_worth_renewing():
    gone = Permit("truckcertifikat B", "truck_b", RequirementKind.CERTIFICATE, KITCHEN.starts)
    past = replace(gone, valid_to=KITCHEN.starts.replace(day=1))
    assert ("certificate", "truckcertifikat B") in effects(amal(permits=(past,)))
    assert ("certificate", "truckcertifikat B") not in effects(amal(permits=(gone,)))


def test_one_module_raises_every_known_level_and_stops_at_the_top():
    levels = {DanishSkill.SPEAK: DanishLevel.A1, DanishSkill.READ: DanishLevel.C2}
    answer = what_if(RANKER, amal(danish={**levels, DanishSkill.WRITE: None}), HERE)
    facts = {each.change.code: each.change.facts for each in answer.effects}
    assert facts["danish"] == {"speak": "a2", "read": "c2"}


def test_what_nobody_has_told_cannot_be_raised():
    codes = {code for code, _ in effects(ESRA)}
    assert codes == {"licence", "certificate"}


def test_a_skill_is_tried_when_two_openings_lack_it():
    codes = {text for code, text in effects(amal(skills=(can("dishes"),))) if code == "skill"}
    assert codes == set()
    twice = [replace(NIGHT, id=number) for number in "ab"]
    skills = {text for code, text in effects(AMAL, twice) if code == "skill"}
    assert skills == {"ælte dej", "møde tidligt"}


def test_what_the_law_closes_no_change_opens():
    law = {"8": (GateHit("too_young"),)}
    effect = effects(AMAL, bar=Bar(0, 9), closed=law)["certificate", "truckcertifikat B"]
    assert effect.opened == ("10",)


def test_the_best_change_stands_first_and_the_answer_is_plain():
    answer = what_if(RANKER, AMAL, HERE, bar=Bar(0, 9))
    assert [len(each.added) for each in answer.effects] == sorted(
        (len(each.added) for each in answer.effects), reverse=True
    )
    assert WhatIf.from_json(answer.to_json()) == answer
    assert what_if(RANKER, AMAL, HERE[::-1], bar=Bar(0, 9)) == answer


def test_the_list_at_hand_gives_the_same_answer():
    ranked = RANKER.rank_openings(AMAL, HERE, seed="monday")
    assert what_if(RANKER, AMAL, HERE, ranked=ranked) == what_if(RANKER, AMAL, HERE)
    assert questions(RANKER, AMAL, HERE, ranked=ranked) == questions(RANKER, AMAL, HERE)
    with pytest.raises(ValueError, match="the list is of amal"):
        what_if(RANKER, ESRA, HERE, ranked=ranked)


def test_wordings_of_one_thing_are_one_change():
    other = Requirement("Kørekort, B", "licence_b", RequirementKind.LICENCE, must=True)
    both = [BAKERY, replace(KITCHEN, requires=(other,))]
    codes = [key for key in effects(AMAL, both) if key[0] == "licence"]
    assert codes == [("licence", "Kørekort, B")]
