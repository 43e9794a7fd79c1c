"""How much of an opening a reading of a CV promises: the gain expected from its posterior.

The occupations near the opening stand in steps (see `nearness`): its own, with the close ones,
with those akin. What is expected is the sum over the steps of

    drop(step) * P(the reading comes from an occupation of the step or a nearer one)
    P = lifted(near) / (lifted(near) + whole - plain(near))

`plain` are the weights of `occupations`; in `lifted` every skill that the reading tells and the
opening requires counts, for the occupations of the step, as much as for the occupation it speaks
for most. So a required skill raises the near side of each P at least as much as the other, and
another required skill never lowers what is expected.
"""

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np

from matching.arrays import Floats, Ints
from matching.fit.fixed import scale, weights
from matching.fit.nearness import Nearness
from matching.fit.occupations import OccupationModel, Readings


def expected_gains(
    model: OccupationModel, readings: Readings, near: Nearness, required: Collection[str]
) -> Floats:
    """(n_readings,), 0 to 1; 0 for a reading that tells nothing of any occupation.

    Args:
        required: codes of the skills the opening asks for.
    """
    plain = _levels(model, readings, near.columns)
    lifted = plain + _lift(model, readings, near.columns, required)
    reference = np.maximum(readings.highest, lifted.max(axis=1))
    of_plain = _added_up(weights(readings.highest[:, None] - plain), near.ends)
    of_lifted = _added_up(weights(reference[:, None] - lifted), near.ends)
    factor = scale(reference - readings.highest)
    gains = np.zeros(len(readings.counts))
    for step, drop in enumerate(near.drops.tolist()):
        others = np.maximum(readings.whole - of_plain[:, step], 0.0) * factor
        gains += drop * (of_lifted[:, step] / (of_lifted[:, step] + others))
    return np.where(np.diff(readings.features.indptr) > 0, gains, 0.0)


def _levels(model: OccupationModel, readings: Readings, columns: Ints) -> Ints:
    """(n_readings, k), the level of each near occupation."""
    told: Ints = np.asarray((readings.features @ model.by_column[:, columns]).todense())
    return told - readings.counts[:, None] * model.size[columns]


def _lift(
    model: OccupationModel, readings: Readings, columns: Ints, required: Collection[str]
) -> Any:
    """(n_readings, k), what the required skills that are told add to each near occupation."""
    rows = [model.feature_of[code] for code in sorted(required) if code in model.feature_of]
    if not rows:
        return 0
    own = np.asarray(model.speaks[rows][:, columns].todense()) - model.size[columns]
    return readings.features[:, rows] @ (model.best[rows][:, None] - own)


def _added_up(weighed: Ints, ends: Sequence[int] | Ints) -> Ints:
    """(n_readings, n_steps), the weights of the first columns up to the end of each step."""
    return np.cumsum(weighed, axis=1)[:, np.asarray(ends) - 1]
