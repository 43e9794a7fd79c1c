"""Stored reasons in words: what adds up, and what an engine of another year wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.kinds import PlacementType, ReadinessClass, Regime, Sector
from models.rules.eligibility import CitizenFacts, OpeningFacts, screening
from models.tables.matches import MatchItem, MatchRun
from portal.shown.explained import ListWords, gates_shown, in_tenths
from portal.words.matching import GATES, NOTES
from tests.rules.facts import TODAY, figures

OPENING = {
    "requires": [{"text": "vaske op", "must": True}, {"text": "vaske op", "must": False}],
    "danish": [{"skill": "speak", "level": "a2", "task": "Tale med gæster"}],
}
OF_THE_ENGINE = (
    "same same_words related like_words own_word from_entry not_found occupation_entry"
    " occupation_skills occupation_none no_cv not_wished no_wishes danish_level hours lessons"
    " no_hours own_limit usual_limit no_place start no_start"
)


def line(requirement, note, *, found=None, concept=None, standing="met"):
    return {
        "requirement": requirement,
        "found": found,
        "concept": concept,
        "standing": standing,
        "share": 1.0,
        "note": note,
        "points": 10.0,
    }


def explained(code, *lines, **columns):
    part = {"code": code, "share": 1.0, "weight": 0.1, "points": 10.0 * max(1, len(lines))}
    stored = [{**part, "evidence": list(lines), "known": True}]
    item = MatchItem(points=part["points"], parts=stored, **columns)
    return ListWords(MatchRun(opening_profile=OPENING), list).explained(item)


def told(code, *lines):
    [shown] = explained(code, *lines).parts
    return [(one.asked, one.found, one.word) for one in shown.lines]


@pytest.mark.parametrize(
    ("code", "given_line", "words"),
    [
        (
            "skills",
            line("vaske op", "same", found="opvask"),
            ("vaske op", "I cv'et: »opvask«", "Opfyldt"),
        ),
        (
            "skills",
            line("kok", "occupation_skills"),
            ("Faget: kok", "Kan noget af det, faget kræver", "Opfyldt"),
        ),
        (
            "danish",
            line("speak", "danish_level", concept="a2", standing="unknown"),
            ("Tale: A2", "Niveauet er ikke skrevet ind", "Ved vi ikke"),
        ),
        (
            "danish",
            line("speak", "danish_level", found="pre_a1", concept="a2", standing="near"),
            ("Tale: A2", "Borgerens niveau: før A1", "Delvist"),
        ),
        (
            "industry",
            line("hotel", "wish_12", found="hotel"),
            ("Branchen: hotel", "Nummer 12 på ønskelisten", "Opfyldt"),
        ),
        (
            "practical",
            line("distance", "own_limit", found="33.9", concept="7.5", standing="missing"),
            (
                "Vejen til arbejdet",
                "33,9 km i lige linje. Borgeren vil højst rejse 7,5 km",
                "Passer ikke",
            ),
        ),
        (
            "practical",
            line("start", "start", found="2026-12-01", concept="2026-12-08"),
            ("Start 8. december 2026", "Kan begynde 1. december 2026", "Opfyldt"),
        ),
        # Of an engine that nobody remembers.
        (
            "stars",
            line("mars", "in_the_stars", found="venus"),
            ("mars", "Fundet: venus", "Opfyldt"),
        ),
        ("stars", line("mars", "nowhere", standing="odd"), ("mars", "Ikke fundet", "odd")),
    ],
)
def test_a_line_says_what_was_asked_and_found(code, given_line, words):
    assert told(code, given_line) == [words]


def test_a_requirement_told_twice_is_a_must():
    [part] = explained("skills", line("vaske op", "same", found="opvask")).parts
    assert part.lines[0].must is True


def test_the_task_stands_with_the_danish_it_needs():
    [part] = explained("danish", line("speak", "danish_level", found="a2", concept="a2")).parts
    assert part.lines[0].task == "Tale med gæster"


def test_a_percent_sign_in_a_cv_is_only_a_sign():
    assert told("skills", line("100 % sikker", "same", found="%(x)s"))[0][1] == "I cv'et: »%(x)s«"


def test_an_opening_that_asks_for_nothing_says_so():
    [part] = explained("danish").parts
    assert part.nothing_asked == "Åbningen kræver ikke dansk."


def test_what_is_missing_and_not_known_is_told_in_a_sentence():
    lines = (
        line("hours", "no_hours", standing="unknown"),
        line("distance", "no_place", standing="unknown"),
    )
    why = explained("practical", *lines, missing=["vaske op"], missing_musts=1, unknowns=2)
    assert why.facts == ["Mangler 1 skal-krav", "2 ting ved vi ikke – spørg", "Afstand ukendt"]
    assert why.gaps[0] == "Mangler: vaske op."
    assert "hvor borgeren bor" in why.gaps[1]


def test_everything_the_engine_writes_has_words():
    assert set(OF_THE_ENGINE.split()) <= set(NOTES)


def test_every_hard_finding_of_the_screening_has_words_as_a_gate():
    nobody = CitizenFacts(municipality_id=2, regime=None, readiness=None)
    opening = OpeningFacts(
        municipality_id=1,
        placement_type=PlacementType.IGU,
        sector=Sector.PRIVATE,
        starts=TODAY.replace(year=2031),
    )
    unready = CitizenFacts(municipality_id=1, regime=Regime.LAB, readiness=None)
    ready = CitizenFacts(municipality_id=1, regime=None, readiness=ReadinessClass.JOB_READY)
    found = {
        finding.code
        for facts in (nobody, unready, ready)
        for finding in screening(facts, opening, figures(), TODAY)
        if finding.hard
    }
    assert found <= set(GATES)


@pytest.mark.parametrize("gate", [*GATES])
def test_a_gate_is_a_whole_sentence_with_a_source(gate):
    detail = {
        "requirement": "truckcertifikat",
        "kind": "certificate",
        "valid_to": "2026-10-01",
        "skill": "read",
        "level": "b1",
        "has": "pre_a1",
        "task": "Læse advarsler",
        "asked": "37",
        "possible": "12.5",
        "starts": "2026-12-08",
        "available_from": "2027-03-01",
        "last_start": "2027-12-31",
    }
    [shown] = gates_shown([{"gate": gate, "detail": detail}])
    assert str(shown.sentence).endswith(".")
    assert not [one for one in ("%(", "2026-", "pre_a1", "12.5") if one in str(shown.sentence)]
    assert str(shown.source)


@given(st.lists(st.floats(0, 60), min_size=1, max_size=9))
def test_points_shown_add_up_to_the_total_shown(points):
    tenths = in_tenths(points, sum(points))
    assert sum(tenths) == round(10 * sum(points))
    assert all(abs(10 * exact - shown) <= 1 for exact, shown in zip(points, tenths, strict=True))
