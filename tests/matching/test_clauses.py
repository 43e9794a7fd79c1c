import pytest

from matching.words.clauses import clauses, parts
from matching.words.headlines import job_titles
from matching.words.inflection import base_forms, is_noun_form, root


def words(text):
    return [[word.folded for word in clause if word.tells] for clause in clauses(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kok: lavede mad", [["kok"], ["lavede", "mad"]]),
        (
            "Lager, aug. 2019 - jan. 2021. Kørte truck",
            [["lager", "aug"], ["jan"], ["koerte", "truck"]],
        ),
        ("Åbnede kl. 6.30 hver dag", [["aabnede", "kl", "hver"]]),
        ("1. linje\n2. linje", [["linje"], ["linje"]]),
        ("...", []),
    ],
)
def test_clauses_end_where_sense_ends(text, found):
    assert words(text) == found


def test_every_word_stands_where_it_says():
    text = "Malkede køer, fodrede kalve · kørekort C/E (2019)"
    for clause in clauses(text):
        for word in clause:
            assert text[word.start : word.end].casefold()[:1] == text[word.start].casefold()
            assert text[word.start : word.end].isalnum()


def test_letters_of_a_class_stay_capitals_and_members_of_a_list_are_counted():
    (clause,) = clauses("kørekort b, BE og Odense")
    assert [word.folded for word in clause] == ["koerekort", "B", "BE", "og", "odense"]
    assert [word.item for word in clause] == [0, 0, 1, 2, 2]
    assert [word.named for word in clause] == [False, False, False, False, True]


def test_parts_are_what_stands_between_commas_and_ands():
    assert parts("Vask af gulve, støvsugning og pudsning - hver dag") == [
        "Vask af gulve",
        "støvsugning",
        "pudsning",
        "hver dag",
    ]


@pytest.mark.parametrize(
    ("headline", "titles"),
    [
        (
            "Køkkenmedhjælper søges til travl kantine i Kolding, 30 timer om ugen",
            ["Køkkenmedhjælper"],
        ),
        ("Lastbilchauffør / truck driver søges", ["Lastbilchauffør", "truck driver"]),
        ("Vil du være vores nye pædagogmedhjælper i Børnehaven Solen?", ["pædagogmedhjælper"]),
        ("Room attendants needed for busy city hotel (m/f/d)", ["Room attendants"]),
        ("Medarbejder i supermarked", ["Medarbejder i supermarked"]),
        ("Erfaren tømrer m/k, Vejle", ["tømrer", "Vejle"]),
        ("", []),
    ],
)
def test_headlines_give_their_titles(headline, titles):
    assert job_titles(headline) == titles


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("lagde", "laegge"),
        ("skiftede", "skifte"),
        ("koerte", "koere"),
        ("toemning", "toem"),
        ("emptied", "empty"),
        ("driving", "drive"),
        ("taught", "teach"),
    ],
)
def test_forms_lead_back_to_the_word(word, form):
    assert form in base_forms(word)


@pytest.mark.parametrize(
    ("word", "name", "same"),
    [
        ("kokke", "kok", False),
        ("rengoeringsassistenter", "rengoeringsassistent", True),
        ("maleri", "maler", False),
        ("maler", "maler", True),
        ("welders", "welder", True),
    ],
)
def test_only_endings_of_nouns_leave_a_name_the_same(word, name, same):
    assert is_noun_form(word, name) is same


def test_a_root_is_only_one_that_the_vocabulary_has():
    assert root("udbening", {"udben"}.__contains__) == "udben"
    assert root("udbening", set().__contains__) == "udbening"
