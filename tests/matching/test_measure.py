import pytest

from matching.measure import ndcg_at, precision_at


def test_precision_counts_who_fits():
    assert precision_at([3, 0, 1, 0, 2], 4) == 0.5
    assert precision_at([1], 4) == 0.25


def test_the_best_order_has_one_and_the_worst_less():
    assert ndcg_at([3, 2, 1, 0], 3) == 1.0
    assert ndcg_at([0, 1, 2, 3], 4) == pytest.approx(0.5479, abs=1e-4)
    assert ndcg_at([0, 0], 2) == 1.0


@pytest.mark.parametrize(("grades", "places"), [([1], 0), ([-1], 1)])
def test_nonsense_is_refused(grades, places):
    with pytest.raises(ValueError, match="below"):
        precision_at(grades, places)
    with pytest.raises(ValueError, match="below"):
        ndcg_at(grades, places)
