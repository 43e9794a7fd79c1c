import json

import numpy as np
import pytest

from matching import Linker
from matching.words.features import FEATURES
from matching.words.rerank import FILE, LinkWeights, chances, shipped
from models.kinds import ConceptKind
from tests.matching.starter import starter

JOB = ConceptKind.OCCUPATION


@pytest.fixture(scope="module")
def linker():
    return Linker(starter())


def test_chances_and_not_known_add_up_to_one():
    sums = np.array([2.0, -1.0, 0.0])
    found = chances(sums)
    none = 1 / (1 + np.exp(sums).sum())
    assert found.sum() + none == pytest.approx(1)
    assert list(np.argsort(-found)) == [0, 2, 1]


def test_large_sums_do_not_run_over():
    assert chances(np.array([900.0, 0.0])) == pytest.approx([1.0, 0.0])
    assert chances(np.array([-900.0])) == pytest.approx([0.0])
    assert chances(np.zeros(0)).shape == (0,)


def test_the_reasons_of_a_suggestion_add_up_to_its_chance(linker):
    text = "rengøringsmedarbejder på kontor"
    found = linker.suggest(text, JOB, limit=40)
    weights = shipped(JOB)
    sums = [
        sum(reason.points for reason in linker.explain(text, JOB, each.code)) - weights.not_known
        for each in found
    ]
    assert sums[:10] == sorted(sums, reverse=True)[:10]
    # Those too far to be shown take a little of what is left.
    told = chances(np.array(sums))
    assert [each.score for each in found[:3]] == pytest.approx(told[:3].tolist(), abs=0.02)


def test_what_counts_most_is_told_first(linker):
    reasons = linker.explain("kok", JOB, "cook")
    assert {reason.feature for reason in reasons} == set(FEATURES)
    sizes = [abs(reason.points) for reason in reasons]
    assert sizes == sorted(sizes, reverse=True)


def test_what_is_no_candidate_has_no_reasons(linker):
    assert linker.explain("kok", JOB, "no such code") == ()
    assert linker.explain("  ", JOB, "cook") == ()


def test_weights_of_other_features_are_refused():
    read = json.loads(FILE.read_text(encoding="utf-8"))["skill"]
    other = {**read, "weights": {"colour": 1.0}}
    with pytest.raises(ValueError, match="other features"):
        LinkWeights.from_json(other)


@pytest.mark.parametrize("kind", list(ConceptKind))
def test_likeness_never_speaks_against_a_concept(kind):
    """More letters, runs and words in common make a link likelier."""
    weights = dict(zip(FEATURES, shipped(kind).weights.tolist(), strict=True))
    for name in ("runs_of_all", "letters", "slip", "first_letters", "pieces", "pieces_of_all"):
        assert weights[name] > 0, name
    assert 0.5 < shipped(kind).sure < 1
