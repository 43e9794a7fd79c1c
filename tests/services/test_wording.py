"""The list of words that ask for who somebody is."""

import pytest

from matching.sources.csv_files import ImportProblem
from portal.services.openings.wording import Demand, demands, hits, pieces

HEADER = "words,level,why,source\n"


def _found(text):
    return [(hit.text, hit.demand.forbidden) for hit in hits([text], demands())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vi søger en ung medarbejder", [("ung", True)]),
        ("UNGE til sommeren", [("UNGE", True)]),
        ("Mellem 18 og 30 år", [("Mellem 18 og 30 år", True)]),
        ("alder 18-25 år", [("18-25 år", True), ("alder", False)]),
        ("dansk\nstatsborgerskab", [("dansk\nstatsborgerskab", True)]),
        ("Frisk og rask", [("rask", True), ("Frisk", False)]),
        ("Stuepigerne", [("Stuepigerne", True)]),
        ("Taler arabisk", [("arabisk", False)]),
    ],
)
def test_a_demand_is_found_as_it_stands(text, found):
    assert _found(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ungarsk gullasch om mandagen",
        "Formanden viser rundt",
        "Løfte op til 15 kg",
        "Stå for kassen fra kl. 8 til 14",
        "Gå tur med børnene og lave frokost",
        "Vaske op, rydde af og tørre borde af",
        "Køre med truck (kræver certifikat)",
    ],
)
def test_ordinary_work_is_left_alone(text):
    assert _found(text) == []


@pytest.mark.parametrize(
    "text", ["En ung, frisk mand (18-30 år) med dansk statsborgerskab.", "æøå"]
)
def test_the_pieces_are_the_text(text):
    assert "".join(piece for piece, _demand in pieces(text, demands())) == text


def test_the_same_word_twice_is_told_once():
    assert len(hits(["ung", "ung og ung"], demands())) == 1


def test_every_line_of_the_shipped_list_finds_itself():
    known = demands()
    assert len(known) > 100
    for demand in known:
        words = demand.words.replace("*", "").replace("#", "30")
        assert hits([words], [demand]), demand.words
        assert len(demand.why) < 200


def test_the_list_is_read_anew_when_somebody_edits_it(tmp_path):
    path = tmp_path / "words.csv"
    path.write_text(f"{HEADER}ung,forbidden,Fordi.,Loven\n")
    assert demands(path) == (Demand("ung", True, "Fordi.", "Loven"),)
    path.write_text(f"{HEADER}ung,care,Fordi.,Loven\nglad,care,Fordi.,Loven\n")
    assert [demand.words for demand in demands(path)] == ["ung", "glad"]


@pytest.mark.parametrize(
    "line", ["ung,forbudt,Fordi.,Loven", "*,care,Fordi.,Loven", "ung,care,,Loven"]
)
def test_a_line_that_cannot_be_used_says_where(tmp_path, line):
    path = tmp_path / "words.csv"
    path.write_text(f"{HEADER}{line}\n")
    with pytest.raises(ImportProblem, match="linje 2"):
        demands(path)


def test_a_sign_of_the_pattern_is_only_a_sign():
    known = [Demand("a.b(c", True, "x", "y")]
    assert hits(["a.b(c"], known)
    assert not hits(["aXb(c"], known)
