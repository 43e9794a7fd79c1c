"""Who is proposed and who never: aggregates for the leader, worked out beside the ranking."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session

from matching.plans.exposure import (
    LEAST_USUAL,
    TOP,
    Exposure,
    GroupReport,
    exposure,
    exposure_by_group,
)
from models.queries import exposure as queries
from models.rules.access import Viewer
from models.tables.people import CitizenLegal

# The first age of each band; younger people are no adults and stand on no list.
AGES = (18, 30, 40, 50)
# How many first places people have: none, one, two, three to five, six to ten, more.
STEPS = (0, 1, 2, 5, 10)


@dataclass(frozen=True)
class Spread:
    """How lists, or proposals, were spread over people and groups.

    Args:
        whole: None while there are no people or nothing to spread.
        groups: by what they are grouped by: "age", "regime", "residence".
        times: how many people came up as often as each step of `STEPS`, and more often.
    """

    whole: Exposure | None
    groups: Mapping[str, GroupReport]
    times: Sequence[int]


@dataclass(frozen=True)
class ExposureReport:
    """Who came up among the first of the lists, and who was proposed, since a day."""

    since: datetime
    people: int
    lists: Spread
    proposals: Spread


def exposure_report(
    session: Session, *, days: int, by: Viewer, now: datetime, on: date
) -> ExposureReport:
    """The last days of the municipality: each opening's newest list, and all proposals."""
    since = now - timedelta(days=days)
    people = queries.in_programme_since(session, by, on - timedelta(days=days))
    legal = queries.legal_of(session, by, people)
    groups = {
        "age": {person: age_band(row, on) for person, row in legal.items()},
        "regime": {person: row.regime.value for person, row in legal.items()},
        "residence": {person: row.residence_category.value for person, row in legal.items()},
    }
    places = queries.first_places(session, by, since, TOP)
    proposed = queries.proposals(session, by, since)
    return ExposureReport(
        since,
        len(people),
        _spread(places, people, groups),
        _spread(proposed, people, groups),
    )


def age_band(legal: CitizenLegal, on: date) -> str:
    """The first age of the band the person is in that day, as text."""
    birthday_to_come = (on.month, on.day) < (legal.born_on.month, legal.born_on.day)
    age = on.year - legal.born_on.year - birthday_to_come
    return str(max((first for first in AGES if first <= age), default=AGES[0]))


def _spread(
    pairs: Iterable[tuple[int, int]],
    people: Collection[int],
    groups: Mapping[str, Mapping[int, str]],
) -> Spread:
    """Pairs of a list and somebody on it, the first first, over the people."""
    known = set(people)
    lists: dict[int, list[str]] = {}
    for number, person in pairs:
        if person in known:
            lists.setdefault(number, []).append(str(person))
    ids = [str(person) for person in people]
    if not ids or not lists:
        return Spread(None, {}, ())
    on_lists = list(lists.values())
    return Spread(
        whole=exposure(on_lists, ids),
        groups={
            name: exposure_by_group(
                on_lists,
                ids,
                {str(person): group for person, group in members.items()},
                least=LEAST_USUAL,
            )
            for name, members in groups.items()
        },
        times=_times(Counter(person for each in on_lists for person in each), ids),
    )


def _times(counts: Mapping[str, int], people: Iterable[str]) -> Sequence[int]:
    found = Counter(
        next((place for place, most in enumerate(STEPS) if counts[person] <= most), len(STEPS))
        for person in people
    )
    return [found[place] for place in range(len(STEPS) + 1)]
