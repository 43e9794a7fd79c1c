"""Points without reasons, for those who are only to be put in order."""

from collections.abc import Sequence

from matching.profiles import CitizenProfile, OpeningProfile
from matching.ranker import Ranker


def points_of(
    ranker: Ranker, opening: OpeningProfile, people: Sequence[CitizenProfile]
) -> list[float]:
    """The points that `Ranker.match` gives each of the people, 0 to 100; gates are not asked."""
    if not people:
        return []
    points, _ = ranker.scores(opening, ranker.lay_out(opening, people))
    told: list[float] = points.tolist()
    return told
