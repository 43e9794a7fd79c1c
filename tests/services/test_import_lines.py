"""Lines by themselves: which column is which, what a cell means, and what is wrong with it."""

from datetime import date

import pytest

from models.kinds import ImportKind
from portal.services.imports.checking import check
from portal.services.imports.columns import HEADERS, guessed, header_of, is_forbidden
from portal.services.imports.examples import EXAMPLES, without_examples
from portal.services.imports.lines import LINES, NEEDED, NEEDED_OF_NEW
from portal.shown.import_shown import problem_rows
from portal.words.imports import COLUMNS

C = ImportKind.CITIZENS


@pytest.mark.parametrize(
    ("headers", "fields"),
    [
        (["Sagsnummer", "NAVN", "Født"], ["case_number", "name", "born_on"]),
        (["sags_nr.", "Fødselsdato", "postnr"], ["case_number", "born_on", "postcode"]),
        # Slips of the pen; what nobody could mean is left out.
        (["sagsnumer", "opholdsgrundlg", "kaffe"], ["case_number", "residence_category", ""]),
        # No field twice, and what is written right goes before a slip.
        (["navn", "name"], ["name", ""]),
        (["postnumer", "postnummer"], ["", "postcode"]),
        # Never taken in, however it is written (rule book B.9).
        (["Køn", "CPR-nr", "nationalitet", "Religion", ""], ["", "", "", "", ""]),
    ],
)
def test_a_header_is_known_by_its_names_and_slips(headers, fields):
    assert guessed(C, headers) == fields


@pytest.mark.parametrize("header", ["CPR", "cpr-nummer", "Køn", "diagnose", "Antal børn"])
def test_what_the_ranking_must_never_see_is_marked(header):
    assert is_forbidden(header)


@pytest.mark.parametrize("kind", ImportKind)
def test_every_field_has_a_column_a_word_and_an_example_that_is_right(kind):
    names = set(LINES[kind].model_fields)
    assert set(HEADERS[kind]) == set(COLUMNS[kind]) == names
    assert {*NEEDED[kind], *NEEDED_OF_NEW[kind]} <= names
    assert guessed(kind, [header_of(kind, name) for name in HEADERS[kind]]) == list(HEADERS[kind])
    fields = list(EXAMPLES[kind])
    found = check(kind, fields, [(2, list(EXAMPLES[kind].values()))])
    assert not found.problems
    # The example itself is never taken in.
    assert [p.code for p in without_examples(kind, found).problems] == ["import_example"]


@pytest.mark.parametrize(
    ("field", "cell", "means"),
    [
        ("born_on", "1/2-87", date(1987, 2, 1)),
        ("born_on", "01-02-1987 00:00:00", date(1987, 2, 1)),
        ("born_on", "1987-02-01", date(1987, 2, 1)),
        ("available_from", "46054", date(2026, 2, 1)),  # a spreadsheet's number
        ("max_km", "7,5", 7.5),
        ("hours_a_week", "37", 37.0),
        ("postcode", "800", "0800"),
        ("postcode", "DK-5500", "5500"),
        ("postcode", "5500 Middelfart", "5500"),
        ("transport", "Egen bil", "car"),
        ("transport", "BUS OG TOG", "public_transport"),
        ("residence_category", "Familiesammenført til flygtning", "family_reunified_to_refugee"),
        ("regime", "INL", "inl"),
        ("readiness", "Jobparat", "job_ready"),
        ("danish_read", "B1 – klarer sig", "b1"),
        ("danish_read", "Før A1", "pre_a1"),
        ("danish_education", "Danskuddannelse 2", "du2"),
        ("needs_interpreter", "x", True),
        ("needs_interpreter", "Nej", False),
        ("name", "  Åse\u00a0 Holm ", "Åse Holm"),
    ],
)
def test_a_cell_means_what_people_mean(field, cell, means):
    found = check(C, ["case_number", field], [(2, ["MID-1", cell])])
    assert not found.problems
    assert found.lines[0].told[field] == means


@pytest.mark.parametrize(
    ("field", "cell", "said"),
    [
        ("born_on", "31.2.1990", "Den dag findes ikke"),
        ("born_on", "februar", "Skriv dag, måned og år"),
        ("max_km", "langt", "Skriv kun tallet"),
        ("max_km", "1.234", "Skriv 1234 uden punktum"),
        ("hours_a_week", "90", "højst 60"),
        ("postcode", "55000", "fire cifre"),
        ("transport", "kamel", "Skriv et af disse: cykel, bus, bil"),
        ("needs_interpreter", "måske", "Skriv ja eller nej"),
        ("danish_module_number", "7", "højst 6"),
        ("name", "a" * 121, "højst 120 tegn"),
        ("name", "a\x07b", "skjulte tegn"),
        ("caseworker", "Sara Lind", "hele adressen"),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_column(field, cell, said):
    found = check(C, ["case_number", field], [(7, ["MID-1", cell])])
    [(line, column, sentence)] = problem_rows(C, found.problems)
    assert (line, column) == (7, header_of(C, field))
    assert said in str(sentence)


def test_a_line_without_its_number_is_nobody_and_one_without_anything_is_no_line():
    found = check(C, ["case_number", "name"], [(2, ["", "Amal"]), (3, ["", ""])])
    assert [(p.line, p.field, p.code) for p in found.problems] == [(2, "case_number", "missing")]
    assert not found.lines


@pytest.mark.parametrize(
    ("number", "right"),
    [("13585628", True), ("DK 13 58 56 28", True), ("13585629", False), ("1358562", False)],
)
def test_a_cvr_number_is_one_that_can_be(number, right):
    found = check(ImportKind.COMPANIES, ["cvr_number"], [(2, [number])])
    assert bool(found.lines) is right
