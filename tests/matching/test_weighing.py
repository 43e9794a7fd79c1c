"""A ranker with other weights ranks as one that was built with them."""

from matching import DEFAULT_WEIGHTS, Ranker, Weights
from tests.matching.small import AMAL, BILAL, DINA, ESRA, KITCHEN, small_vocabulary

EVERYONE = (AMAL, BILAL, DINA, ESRA)
OTHERS = Weights(skills=0.2, industry=0.5, danish=0.2, practical=0.1, version="other")


def test_it_ranks_as_one_built_with_these_weights():
    vocabulary = small_vocabulary()
    built = Ranker(vocabulary, OTHERS).rank(KITCHEN, EVERYONE, seed="a")
    assert Ranker(vocabulary).weighing(OTHERS).rank(KITCHEN, EVERYONE, seed="a") == built


def test_the_first_keeps_its_own():
    ranker = Ranker(small_vocabulary())
    before = ranker.rank(KITCHEN, EVERYONE, seed="a")
    ranker.weighing(OTHERS)
    assert ranker.rank(KITCHEN, EVERYONE, seed="a") == before
    assert before.weights == DEFAULT_WEIGHTS
