"""What readings promise an opening, as `matching.fit.expectation` works it out, for few of many."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.arrays import Floats, Ints
from matching.fit.fixed import UNITS, scale, weights
from matching.fit.nearness import Nearness
from matching.fit.occupations import OccupationModel
from matching.scale.columns import once, places_in, starts_of
from matching.scale.compiled import compiled
from matching.scale.readings import ReadingRows

HALVING = weights(np.arange(UNITS))


class Asked(NamedTuple):
    """One opening against the model; k occupations are near.

    Args:
        near: which, in steps.
        gain: (k,), what each brings.
        place: (n_features,), row in `speaks`; the last row is for features that say nothing.
        speaks: (t + 1, k), units that a feature adds to the level of a near occupation.
        lifts: (t + 1, k), units that it adds besides when it is required.
        sizes: (k,), units that each skill told takes away.
        required: the features that are required.
        most: (n_features,), the most units that each adds to the level of a near occupation.
    """

    near: Nearness
    gain: Floats
    place: NDArray[np.int32]
    speaks: Ints
    lifts: Ints
    sizes: Ints
    required: Ints
    most: Ints


def asked_of(model: OccupationModel, near: Nearness, required: Ints) -> Asked:
    """The opening's side of the sum."""
    by_column = model.by_column
    lengths = np.diff(by_column.indptr)[near.columns]
    places = places_in(by_column.indptr[near.columns], lengths)
    told = by_column.indices[places]
    features = once(np.concatenate([told, required]))
    place = np.full(by_column.shape[0], len(features), dtype=np.int32)
    place[features] = np.arange(len(features))
    speaks = np.zeros((len(features) + 1, len(near.columns)), dtype=np.int64)
    column = np.repeat(np.arange(len(near.columns)), lengths)
    speaks[place[told], column] = by_column.data[places]
    sizes = model.size[near.columns]
    lifts = np.zeros_like(speaks)
    rows = place[required]
    lifts[rows] = model.best[required][:, None] - (speaks[rows] - sizes)
    gain = np.repeat(np.cumsum(near.drops[::-1])[::-1], np.diff(near.ends, prepend=0))
    most = np.full(len(place), -sizes.min())
    most[features] = (speaks[:-1] - sizes).max(axis=1)
    most[required] = model.best[required]
    return Asked(near, gain, place, speaks, lifts, sizes, required, most)


def expected(asked: Asked, readings: ReadingRows, rows: Ints) -> Floats:
    """(m,), the gain expected of some readings, 0 to 1; the same as `expected_gains`."""
    levels = _levels(asked, readings, rows)
    highest, whole = readings.highest[rows], readings.whole[rows]
    if fast := compiled():
        steps = asked.near.ends, asked.near.drops
        gains = fast.promise(levels, highest, whole, steps, HALVING)
    else:
        gains = _gains(asked.near, *levels, highest.astype(np.int64), whole)
    gains[readings.starts[rows] == readings.starts[rows + 1]] = 0.0
    return np.asarray(gains)


def _levels(asked: Asked, readings: ReadingRows, rows: Ints) -> tuple[Any, Any]:
    """(m, k), (m, k): the levels of what is near at each reading, plain and lifted."""
    if fast := compiled():
        told = readings.starts, readings.features, readings.counts
        sought = asked.place, asked.speaks, asked.lifts, asked.sizes
        plain, lifted = fast.add_up(told, sought, rows)
        return plain, lifted
    from scipy.sparse import csr_array

    lengths = readings.starts[rows + 1] - readings.starts[rows]
    features = readings.features[places_in(readings.starts[rows], lengths)]
    place = asked.place[features]
    says = place < len(asked.speaks) - 1
    row = np.repeat(np.arange(len(rows)), lengths)[says]
    starts = starts_of(np.bincount(row, minlength=len(rows)))
    ones = np.ones(len(row), dtype=np.int64)
    each = csr_array((ones, place[says], starts), shape=(len(rows), len(asked.speaks)))
    plain = each @ asked.speaks - readings.counts[rows].astype(np.int64)[:, None] * asked.sizes
    return plain, plain + each @ asked.lifts


def _gains(near: Nearness, plain: Ints, lifted: Ints, highest: Ints, whole: Floats) -> Floats:
    """(m,), the sum over the steps; see `matching.fit.expectation`."""
    reference = np.maximum(highest, lifted.max(axis=1))
    of_plain = np.cumsum(weights(highest[:, None] - plain), axis=1)[:, near.ends - 1]
    of_lifted = np.cumsum(weights(reference[:, None] - lifted), axis=1)[:, near.ends - 1]
    factor = scale(reference - highest)
    gains = np.zeros(len(highest))
    for step, drop in enumerate(near.drops.tolist()):
        others = np.maximum(whole - of_plain[:, step], 0.0) * factor
        gains += drop * (of_lifted[:, step] / (of_lifted[:, step] + others))
    return gains
