from dataclasses import replace

import pytest

from matching import Concept, Vocabulary
from matching.vocabulary import handed_on
from models.kinds import ConceptKind
from tests.matching.small import small_vocabulary

COOK = Concept("cook", ConceptKind.OCCUPATION, {"da": "kok", "en": "cook"})
FRY = Concept("fry", ConceptKind.SKILL, {"da": "stege"}, {"da": ("riste",), "en": ("fry",)})


def test_what_a_job_needs_and_uses():
    words = small_vocabulary()
    assert words.essential_of("dishwasher") == {"dishes", "hygiene"}
    assert words.useful_of("dishwasher") == {"on_time"}
    assert words.occupations_of("toilets") == {"cleaner": True}
    assert words.skills_of("nobody") == words.skills_of(None) == {}


def test_the_rarer_the_skill_the_more_it_tells():
    words = small_vocabulary()
    assert words.idf("hygiene") < words.idf("knives") < words.idf("toilets")
    assert words.idf("toilets") == words.idf("licence_b") == words.idf(None)


def test_labels_in_every_language():
    assert [*FRY.labels()] == [
        ("da", "stege", True), ("da", "riste", False), ("en", "fry", False)
    ]  # fmt: skip
    assert COOK.label_in("en") == "cook"
    assert COOK.label_in("uk") == COOK.label_in(None) == "kok"
    assert Concept("x", ConceptKind.SKILL, {"uk": "х"}).label_in("da") == "х"


def test_the_version_changes_only_with_the_words():
    one = Vocabulary([COOK, FRY], [("cook", "fry", True)])
    assert one.version == Vocabulary([FRY, COOK], [("cook", "fry", True)] * 2).version
    assert one.version != Vocabulary([COOK, FRY], [("cook", "fry", False)]).version
    assert one.version != Vocabulary([COOK, FRY]).version
    assert len(one.version) == 16


def test_a_pair_told_twice_is_essential_if_once_said_so():
    words = Vocabulary([COOK, FRY], [("cook", "fry", False), ("cook", "fry", True)])
    assert words.essential_of("cook") == {"fry"}


def test_work_held_in_full_is_handed_on_and_work_held_in_part_is_not():
    held = {
        ("chef", "cook"): True,
        ("cook", "helper"): True,
        ("cook", "washer"): False,
        ("washer", "cleaner"): True,
        ("chef", "washer"): False,
    }
    assert handed_on(held) == {
        "chef": {"cook": True, "helper": True, "washer": False},
        "cook": {"helper": True, "washer": False},
        "washer": {"cleaner": True},
    }


def test_the_work_of_an_occupation_is_its_own_and_what_it_holds():
    words = small_vocabulary()
    cook, driver = words.work_of("cook"), words.work_of("truck_driver")
    assert cook.items() >= words.skills_of("cook").items()
    assert (cook["peeling"], cook["knives"]) == (True, True)  # useful for the helper alone
    assert driver == words.skills_of("truck_driver")  # which part of the store nobody knows
    assert words.work_of("baker") == words.skills_of("baker")
    assert words.jobs_with("peeling") == {"cook": True, "kitchen_helper": True}
    assert words.occupations_of("peeling") == {"kitchen_helper": True}
    assert words.jobs_with("dough") == words.occupations_of("dough")
    assert words.holders_of("kitchen_helper") == {"cook": True}
    assert words.holders_of("cook") == {}


def test_held_work_is_told_of_two_occupations_and_changes_the_version():
    jobs = [COOK, replace(COOK, code="baker")]
    plain, held = Vocabulary(jobs), Vocabulary(jobs, held=[("cook", "baker", True)])
    assert plain.version != held.version
    for pair in (("cook", "fry", True), ("cook", "cook", True), ("cook", "nobody", False)):
        with pytest.raises(ValueError, match="unknown"):
            Vocabulary([*jobs, FRY], held=[pair])


@pytest.mark.parametrize(
    ("concepts", "relations"),
    [
        ([COOK, COOK], []),
        ([COOK, FRY], [("cook", "bake", True)]),
        ([COOK, FRY], [("fry", "cook", True)]),
    ],
)
def test_a_vocabulary_that_does_not_fit_together_is_refused(concepts, relations):
    with pytest.raises(ValueError, match=r"twice|unknown"):
        Vocabulary(concepts, relations)


def test_a_concept_needs_a_label():
    with pytest.raises(ValueError, match="label"):
        Concept("x", ConceptKind.SKILL, {})


def test_looking_up():
    words = Vocabulary([COOK, FRY])
    assert words.get("cook") is COOK
    assert words.get("bake") is words.get(None) is None
    assert "fry" in words
    assert len(words) == 2
    assert words.of_kind(ConceptKind.SKILL) == (FRY,)
