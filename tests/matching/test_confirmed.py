"""Texts that people have linked, many texts at once, and indexes that are kept."""

import pytest

from matching import Concept, ConfirmedWords, Linker, Reader, Said, Vocabulary
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


def heard(*said):
    """A linker that goes by what people said, each as (person, code)."""
    words = ConfirmedWords(Said(JOB, WORDS, code, person) for person, code in said)
    return Linker(starter()).hearing(words)


@pytest.mark.parametrize(
    ("said", "link", "first"),
    [
        ([(1, "cook")], None, "cook"),  # one person is heard, and decides nothing
        ([(1, "cook"), (2, "cook")], "cook", "cook"),
        ([(1, "cook"), (1, "cook")], None, "cook"),  # the same person twice
        ([(1, "cook"), (2, "welder")], None, "cook"),  # two who do not agree
        ([(1, "cook"), (2, "cook"), (3, "welder")], "cook", "cook"),
        ([(1, "cook"), (2, "cook"), (3, "welder"), (4, "welder")], None, "cook"),
        ([(1, "cook"), (2, "cook"), (2, "welder")], None, "cook"),  # she thought again
        ([(1, "gone"), (2, "gone")], None, None),  # no longer in the vocabulary
        ([(1, None), (2, None)], None, None),
    ],
)
def test_two_people_settle_what_a_text_means(said, link, first):
    answer = heard(*said).answer(WORDS.upper(), JOB)
    assert (answer.link and answer.link.code) == link
    assert [each.code for each in answer.suggestions if each.how == "confirmed"][:1] == [
        *([first] if first else [])
    ]
    assert heard(*said).link(f" {WORDS}.", JOB) == answer.link


def test_two_people_may_say_that_a_name_of_the_vocabulary_is_not_meant():
    assert Linker(starter()).link("kok", JOB).code == "cook"
    words = ConfirmedWords(Said(JOB, "kok", None, person) for person in (1, 2))
    answer = Linker(starter()).hearing(words).answer("Kok", JOB)
    assert answer.link is None
    assert answer.suggestions[0].code == "cook"


def test_what_one_municipality_says_is_not_heard_elsewhere():
    plain = Linker(starter())
    there = plain.hearing(ConfirmedWords(Said(JOB, WORDS, "cook", person) for person in (1, 2)))
    assert plain.link(WORDS, JOB) is None
    assert there.index_of(JOB) is plain.index_of(JOB)
    assert there.link(WORDS, ConceptKind.SKILL) is None


def test_a_reader_hears_too_and_the_suggestions_stay_few():
    words = ConfirmedWords(Said(JOB, "kok", code, person) for person, code in enumerate(["welder"]))
    reader = Reader(Linker(starter())).hearing(words)
    found = reader.linker.suggest("kok", JOB, limit=2)
    assert [(each.code, each.how) for each in found] == [("welder", "confirmed"), ("cook", "exact")]
    assert reader.linker.link("kok", JOB).code == "cook"
