"""What is told of each job, and outside of jobs, as features of the occupation model."""

from collections.abc import Iterable, Sequence

import numpy as np

from matching.fit.occupations import OccupationModel, Readings
from matching.fit.pool import Item
from matching.profiles import CitizenProfile, Entry, Permit, SkillClaim


class CvReadings:
    """The readings of many CVs; equal ones are worked out once.

    Args:
        citizens: n.
        permits: of each, those that count.
        entries: m lines of all CVs one after the other, None where there is no entry.

    Attributes:
        read: the different readings.
        loose: (n,), which one the skills and permits outside of jobs are.
        jobs: (m,), which one each entry is.
    """

    def __init__(
        self,
        model: OccupationModel,
        citizens: Sequence[CitizenProfile],
        permits: Sequence[Sequence[Permit]],
        entries: Sequence[Item | None],
    ) -> None:
        places: dict[tuple[int, ...], int] = {}

        def place(items: Iterable[SkillClaim | Permit], title: str | None) -> int:
            told = {model.feature_of.get(item.concept or "", -1) for item in items}
            told.add(model.title_of.get(title or "", -1))
            told.discard(-1)
            return places.setdefault(tuple(sorted(told)), len(places))

        self.loose = np.array(
            [
                place((*citizen.skills, *held), None)
                for citizen, held in zip(citizens, permits, strict=True)
            ]
        )
        self.jobs = np.array(
            [
                place(item.skills, item.occupation) if isinstance(item, Entry) else place((), None)
                for item in entries
            ]
        )
        self.read: Readings = model.read([*places])
