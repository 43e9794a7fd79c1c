"""What a reading of one CV promises each of many openings, as `matching.fit.expectation` has it."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from matching.arrays import Floats, Ints
from matching.fit.fixed import scale, weights
from matching.fit.nearness import Nearness
from matching.fit.occupations import OccupationModel
from matching.scale.columns import once, places_in, starts_of
from matching.scale.postings import Postings

STEPS = 3  # of nearness, at most


class OpeningGains:
    """The openings' side: what is near each, and who requires which skill.

    Args:
        near: (n,), None for an opening that gives nothing to compare with.
        required: (n,), the features that each opening requires.
    """

    def __init__(
        self,
        model: OccupationModel,
        near: Sequence[Nearness | None],
        required: Sequence[Sequence[int]],
    ) -> None:
        self.model = model
        # Openings of one occupation share one value.
        kinds = {id(each): each for each in near}
        place = {each: number for number, each in enumerate(kinds)}
        self._kind = np.array([place[id(each)] for each in near], dtype=np.int64)
        found = list(kinds.values())
        self._lengths = np.array([len(each.columns) if each else 0 for each in found], np.int64)
        self._starts = starts_of(self._lengths).astype(np.int64)
        self._columns = np.concatenate(
            [np.zeros(0, dtype=np.int64), *(each.columns for each in found if each)]
        )
        self._ends = np.zeros((len(found), STEPS), dtype=np.int64)
        self._drops = np.zeros((len(found), STEPS))
        for number, each in enumerate(found):
            if each:
                self._ends[number] = each.ends[-1]
                self._ends[number, : len(each.ends)] = each.ends
                self._drops[number, : len(each.drops)] = each.drops
        asking = [row for row, each in enumerate(near) for _ in required[row] if each]
        asked = [one for row, each in enumerate(near) for one in required[row] if each]
        self._asking = Postings.of(
            np.array(asked, dtype=np.int64),
            np.array(asking, dtype=np.int64),
            len(model.skills) + len(model.column_of),
        )

    def of(self, features: Ints) -> Floats:
        """(n,), the gain expected of a reading, 0 to 1.

        Args:
            features: what it tells, each once, rising.
        """
        if not len(features) or not len(self._columns):
            return np.zeros(len(self._kind))
        read = self.model.read([tuple(features.tolist())])
        highest, whole = int(read.highest[0]), float(read.whole[0])
        speaks = np.asarray(self.model.speaks[features].todense())
        levels = speaks.sum(axis=0) - int(read.counts[0]) * self.model.size
        plain = _added_up(weights(highest - levels)[self._columns], self._starts, self._ends)
        others = np.maximum(whole - plain, 0.0)
        gains = _promised(plain, others, self._drops)[self._kind]
        openings = once(self._asking.of_kinds(features))
        if len(openings):
            kinds = self._kind[openings]
            starts = starts_of(self._lengths[kinds]).astype(np.int64)
            lifted = self._lifted(features, openings, starts, speaks, levels)
            reference = np.maximum(highest, np.maximum.reduceat(lifted, starts[:-1]))
            weighed = weights(np.repeat(reference, self._lengths[kinds]) - lifted)
            factor = scale(reference - highest)[:, None]
            raised = _added_up(weighed, starts, self._ends[kinds])
            gains[openings] = _promised(raised, others[kinds] * factor, self._drops[kinds])
        return gains

    def _lifted(
        self, features: Ints, openings: Ints, starts: Ints, speaks: Any, levels: Ints
    ) -> Ints:
        """The levels of what is near some openings, one opening after the other, lifted.

        Args:
            openings: those that require one of the features, rising.
            starts: where the levels of each begin.
        """
        kinds = self._kind[openings]
        columns = self._columns[places_in(self._starts[kinds], self._lengths[kinds])]
        lifted = levels[columns]
        at = np.searchsorted(openings, self._asking.of_kinds(features))
        lengths = self._lengths[kinds[at]]
        places = places_in(starts[at], lengths)
        told = np.repeat(np.arange(len(features)), self._asking.counts(features))
        told = np.repeat(told, lengths)
        own = speaks[told, columns[places]] - self.model.size[columns[places]]
        np.add.at(lifted, places, self.model.best[features[told]] - own)
        return np.asarray(lifted, dtype=np.int64)


def _added_up(weighed: Ints, starts: Ints, ends: Ints) -> Ints:
    """(m, STEPS), the weights of each stretch up to the end of each of its steps."""
    until = np.concatenate([[0], np.cumsum(weighed)])
    return np.asarray(until[starts[:-1, None] + ends] - until[starts[:-1], None])


def _promised(near: Ints, others: Floats, drops: Floats) -> Floats:
    """(m,), the sum over the steps."""
    gains = np.zeros(len(near))
    for step in range(STEPS):
        gains += drops[:, step] * (near[:, step] / (near[:, step] + others[:, step]))
    return gains
