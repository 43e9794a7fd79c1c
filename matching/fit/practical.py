"""The practical part: hours a week, distance and the first free day."""

from datetime import date, timedelta
from math import asin, cos, fsum, radians, sin, sqrt
from types import MappingProxyType

from matching.fit.gates import (
    LATEST_START,
    LEAST_SHARE_OF_HOURS,
    hours_possible,
    what_takes_hours,
)
from matching.profiles import CitizenProfile, OpeningProfile, Slot
from matching.scoring import Evidence, Part
from models.kinds import Transport

# Inside the part. Hours and start can be talked about, the way cannot, but distance may stand
# in for origin (rule B.9), so none outweighs the others.
INSIDE = MappingProxyType({"hours": 0.4, "distance": 0.35, "start": 0.25})
UNKNOWN = 0.5  # halfway between a line's best and its worst

# What people travel without a wish of their own: half an hour by that means, straight line.
KM_BY: MappingProxyType[Transport | None, float] = MappingProxyType(
    {
        Transport.FOOT_OR_BICYCLE: 7.0,
        Transport.PUBLIC_TRANSPORT: 20.0,
        Transport.CAR: 35.0,
        None: 20.0,
    }
)
# What the hours of a week hang on: hours a week, lessons, free time.
Week = tuple[float | None, tuple[Slot, ...], tuple[Slot, ...]]

AT_THE_LIMIT = 0.5  # the share for a way as long as he wishes; at twice that it is 0

EARTH_RADIUS_KM = 6371.0088


class PracticalFit:
    """Judges citizens on the practical part of one opening.

    Args:
        weight: of the part, 0 to 1.
    """

    def __init__(self, opening: OpeningProfile, *, weight: float) -> None:
        self.opening = opening
        self.weight = weight
        # Hours and days repeat among many people, so equal lines are made once.
        self._hours_made: dict[Week, Evidence] = {}
        self._start_made: dict[date | None, Evidence] = {}

    def part(self, citizen: CitizenProfile, km: float | None) -> Part:
        """Hours, distance and start; what is not known counts halfway.

        Args:
            km: from `distance_km`, None = unknown.
        """
        week = (citizen.hours_a_week, citizen.lessons, citizen.free)
        hours = self._hours_made.get(week)
        if hours is None:
            hours = self._hours_made[week] = self._hours(citizen)
        start = self._start_made.get(citizen.available_from)
        if start is None:
            start = self._start_made[citizen.available_from] = self._start(citizen)
        lines = (hours, self._distance(citizen, km), start)
        share = fsum(INSIDE[line.requirement] * line.share for line in lines)
        known = any(line.standing != "unknown" for line in lines)
        return Part.of("practical", share, self.weight, lines, known=known)

    def _hours(self, citizen: CitizenProfile) -> Evidence:
        asked = self.opening.hours_a_week
        told = hours_possible(self.opening, citizen)
        room = asked if told is None else told
        if citizen.hours_a_week is None:
            # Between the fewest that no gate stops and all that the week leaves.
            middle = (LEAST_SHARE_OF_HOURS + room / asked) / 2
            return self._line("hours", f"{asked:g}", None, middle, "no_hours")
        possible = min(room, citizen.hours_a_week)
        share = min(1.0, possible / asked)
        by_week = share < 1 and possible == room
        note = what_takes_hours(self.opening, citizen) if by_week else "hours"
        return self._line("hours", f"{asked:g}", f"{possible:g}", share, note)

    def _distance(self, citizen: CitizenProfile, km: float | None) -> Evidence:
        limit = citizen.max_km or KM_BY[citizen.transport]
        if km is None:
            return self._line("distance", f"{limit:g}", None, UNKNOWN, "no_place")
        note = "own_limit" if citizen.max_km else "usual_limit"
        share = distance_share(km, limit)
        return self._line("distance", f"{limit:g}", f"{km:.1f}", share, note, met=AT_THE_LIMIT)

    def _start(self, citizen: CitizenProfile) -> Evidence:
        starts, free = self.opening.starts, citizen.available_from
        if free is None:
            return self._line("start", starts.isoformat(), None, UNKNOWN, "no_start")
        late = max(timedelta(), free - starts)
        share = max(0.0, 1 - late / (LATEST_START + timedelta(days=1)))
        return self._line("start", starts.isoformat(), free.isoformat(), share, "start")

    def _line(
        self,
        code: str,
        asked: str,
        found: str | None,
        share: float,
        note: str,
        *,
        met: float = 1.0,
    ) -> Evidence:
        standing = "met" if share >= met else "near" if share > 0 else "missing"
        if found is None:
            standing = "unknown"
        most = 100 * self.weight * INSIDE[code]
        return Evidence(code, found, asked, standing, share, note, most * share)


def distance_share(km: float, limit: float) -> float:
    """1 next door, AT_THE_LIMIT at the limit, 0 from twice the limit on; both in km."""
    return max(0.0, 1 - (1 - AT_THE_LIMIT) * km / limit)


def distance_km(opening: OpeningProfile, citizen: CitizenProfile) -> float | None:
    """As the crow flies to the metre, None when one of the places is unknown.

    The metre also hides the last bits of sine and cosine, in which machines differ.
    """
    if opening.place is None or citizen.place is None:
        return None
    return round(km_between(opening.place, citizen.place), 3)


def km_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Length of the great circle between two (latitude, longitude) in degrees."""
    (north, east), (other_north, other_east) = one, other
    up = sin(radians(other_north - north) / 2)
    across = sin(radians(other_east - east) / 2)
    bend = up * up + cos(radians(north)) * cos(radians(other_north)) * across * across
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(bend)))
