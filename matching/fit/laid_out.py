"""Citizens laid out once for many openings that start on the same day."""

from collections.abc import Sequence

from matching.fit.occupations import OccupationModel
from matching.fit.readings import CvReadings
from matching.fit.requirements import CvLines
from matching.profiles import CitizenProfile, OpeningProfile


class LaidOut:
    """The lines and readings of many CVs, ready for searching.

    Args:
        opening: one of the openings; permits that have run out when it starts are left out.
        citizens: n > 0, in any order.
    """

    def __init__(
        self, model: OccupationModel, opening: OpeningProfile, citizens: Sequence[CitizenProfile]
    ) -> None:
        self.citizens = citizens
        self.starts = opening.starts
        self.cvs = CvLines(opening, citizens)
        self.told = CvReadings(model, citizens, self.cvs.permits, self.cvs.entries.items)
