"""The industry part: how high the opening's industry stands among the citizen's wishes."""

from matching.profiles import CitizenProfile
from matching.scoring import Evidence, Part

# By place among the wishes. Rulebook B.9 asks everyone for at least two, so the second is a
# full wish too and loses little; from the fifth on it is "that would also do".
SHARE_OF_PLACE = (1.0, 0.85, 0.75, 0.65, 0.55)
NOT_WISHED = 0.1
NOBODY_ASKED = 0.5


class WishFit:
    """Judges citizens on the industry part of one opening.

    Args:
        industry: code of the opening's industry.
        weight: of the part, 0 to 1.
    """

    def __init__(self, industry: str, *, weight: float) -> None:
        self.industry = industry
        self.weight = weight
        self._made: dict[tuple[str, ...], Part] = {}

    def part(self, citizen: CitizenProfile) -> Part:
        """The share of the wish's place; without any wishes it is unknown and neutral."""
        wishes = citizen.industries
        if wishes not in self._made:
            self._made[wishes] = self._part(wishes)
        return self._made[wishes]

    def _part(self, wishes: tuple[str, ...]) -> Part:
        share, standing, found, note = NOBODY_ASKED, "unknown", None, "no_wishes"
        if self.industry in wishes:
            place = wishes.index(self.industry)
            share = SHARE_OF_PLACE[min(place, len(SHARE_OF_PLACE) - 1)]
            standing, found, note = "met", self.industry, f"wish_{place + 1}"
        elif wishes:
            share, standing, found, note = NOT_WISHED, "missing", wishes[0], "not_wished"
        line = Evidence(
            self.industry, found, self.industry, standing, share, note, 100 * self.weight * share
        )
        return Part.of("industry", share, self.weight, (line,), known=bool(wishes))
