"""Texts that people have linked, many texts at once, and indexes that are kept."""

import pytest

from matching import Concept, Linker, Vocabulary
from models.kinds import ConceptKind
from tests.matching.starter import starter

JOB, SKILL = ConceptKind.OCCUPATION, ConceptKind.SKILL
WORDS = "pandeakrobat"  # no name of the vocabulary has it


def test_a_confirmed_text_is_a_name_at_once():
    assert Linker(starter()).link(WORDS, JOB) is None
    linker = Linker(starter(), confirmed=[(WORDS, "cook")])
    found = linker.link(WORDS.upper(), JOB)
    assert (found.code, found.label, found.score, found.how) == ("cook", "kok", 1.0, "exact")


def test_a_slip_in_a_confirmed_text_is_found_too():
    linker = Linker(starter(), confirmed=[(WORDS, "cook")])
    assert linker.suggest("pandeakrobbat", JOB)[0].code == "cook"


def test_what_a_person_confirmed_decides_between_concepts_of_one_name():
    fry, roast = (
        Concept(code, SKILL, {"da": code}, {"da": ("brase",)}) for code in ("fry", "roast")
    )
    both = Vocabulary([fry, roast])
    assert Linker(both).link("brase", SKILL) is None
    assert Linker(both, confirmed=[("Brase", "roast")]).link("brase", SKILL).code == "roast"
    twice = Linker(both, confirmed=[("brase", "roast"), ("brase", "fry")])
    assert twice.link("brase", SKILL) is None


def test_what_the_vocabulary_does_not_have_is_left_out():
    linker = Linker(starter(), confirmed=[(WORDS, "no such code"), ("  ", "cook")])
    assert linker.link(WORDS, JOB) is None
    assert linker.link("", JOB) is None


def test_many_texts_are_linked_as_one_by_one():
    linker = Linker(starter())
    texts = ["kok", "Kok", "sushi chef", "xqzt", "kok", "rengøringsasistent"]
    assert linker.link_many(texts, JOB, "en") == [linker.link(text, JOB, "en") for text in texts]
    assert linker.link_many([], JOB) == []


def test_the_label_of_a_link_is_in_the_language_asked_for():
    linker = Linker(starter())
    shown = [linker.link("kok", JOB, language).label for language in ("da", "en", None)]
    assert shown == ["kok", "cook", "kok"]


def test_of_two_equally_near_that_of_the_language_comes_first():
    jobs = [
        Concept("one", JOB, {"da": "noget", "en": "barista ab"}),
        Concept("two", JOB, {"en": "something", "da": "barista ac"}),
    ]
    linker = Linker(Vocabulary(jobs))
    assert [linker.suggest("barista", JOB, spoken)[0].code for spoken in ("da", "en")] == [
        "two",
        "one",
    ]


def test_a_kept_index_is_not_built_again():
    linker = Linker(starter())
    linker.prepare()
    again = Linker(starter(), indexes=linker.indexes)
    assert again.index_of(JOB) is linker.index_of(JOB)
    assert again.suggest("kok på hotel", JOB) == linker.suggest("kok på hotel", JOB)


@pytest.mark.parametrize(
    "text", ["kørekort kategori C", "koerekort kategori c", "KØREKORT, KATEGORI C"]
)
def test_one_letter_tells_which_licence(text):
    linker = Linker(starter())
    assert linker.link(text, SKILL).code == "licence_c"
    assert linker.link(text[:-1] + "X", SKILL) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [("rengøringsass.", "cleaning_assistant"), ("sosu-ass.", "social_health_assistant")],
)
def test_a_shortened_title_is_linked(text, code):
    assert Linker(starter()).link(text, JOB).code == code
