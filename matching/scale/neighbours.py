"""What is near in the vocabulary, found once and shared by all rows of a process."""

from collections.abc import Mapping

from matching.fit.nearness import Nearness, Neighbours
from matching.fit.occupations import OccupationModel
from matching.fit.requirements import related_skills
from matching.profiles import OpeningProfile


class RememberedNeighbours(Neighbours):
    """Finds what is near once for all openings that ask for the same."""

    def __init__(self, model: OccupationModel) -> None:
        super().__init__(model)
        self._known: dict[str, Nearness | None] = {}
        self._related: dict[str, Mapping[str, float]] = {}

    def near(self, opening: OpeningProfile) -> Nearness | None:
        """As for any neighbours; what the opening requires only counts without a profile."""
        occupation = opening.occupation or ""
        if not self.vocabulary.skills_of(occupation):
            return super().near(opening)
        if occupation not in self._known:
            self._known[occupation] = super().near(opening)
        return self._known[occupation]

    def related(self, skill: str) -> Mapping[str, float]:
        """The skills related to one, each with its share, as for a single requirement."""
        if skill not in self._related:
            self._related[skill] = related_skills(skill, self.vocabulary)
        return self._related[skill]
