"""Who is proposed and who never: how the lists of a period are spread over people and groups.

Groups come from outside as a mapping; the scoring never sees them. Only sums over groups of a
least size come out, cut so that nobody smaller can be worked out as a difference.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from matching.plain import Plain

# How far down a list people are mostly looked at.
TOP = 10

# Below, a group in a town can be recognised; a municipality may ask for more, never for less.
LEAST_ALLOWED = 5
LEAST_USUAL = 10


@dataclass(frozen=True, slots=True)
class Exposure(Plain):
    """How lists are spread over people; shares are 0 to 1.

    Args:
        people: how many could have stood on a list.
        lists: how many lists with at least one line.
        coverage: share of the people on at least one list.
        gini: of the number of lists each stands on; 0 = all on as many, near 1 = a few on all.
        most_lists: the most lists that anybody stands on.
        never_in_top: share of the people never among the first `TOP` of a list.
        first_elsewhere: share of the lists whose first person is also first on another.
    """

    people: int
    lists: int
    coverage: float
    gini: float
    most_lists: int
    never_in_top: float
    first_elsewhere: float


@dataclass(frozen=True, slots=True)
class GroupExposure(Plain):
    """One group of at least the least size, or the small ones together.

    Args:
        group: its name; None = the small groups and those without a group, together.
        coverage: share of the group on at least one list.
        lists_each: lists a person of the group stands on, the mean.
        ratio: the group's part of all list places against its part of what was open to
            people; 1 = as often as the rest, 0.8 to 1.25 is what we call even. None when
            nothing was open to it or nobody was listed.
    """

    group: str | None
    people: int
    coverage: float
    lists_each: float
    ratio: float | None


@dataclass(frozen=True, slots=True)
class GroupReport(Plain):
    """Exposure by group.

    Args:
        groups: by name, the small ones together at the end; empty when there is nothing that
            could be shown without showing a small group.
        withheld: True when a group is not told about by itself.
    """

    groups: tuple[GroupExposure, ...]
    withheld: bool
    least: int


def exposure(lists: Sequence[Sequence[str]], people: Collection[str]) -> Exposure:
    """How the lists are spread over the people.

    Args:
        lists: one of each opening: citizen ids as shown, the first first, each once.
        people: ids of all who could have been listed, each once.

    Raises:
        ValueError: there are no people, or a list names somebody else.
    """
    _check(lists, people)
    filled = [each for each in lists if each]
    stood_on = Counter(person for each in filled for person in each)
    in_top = {person for each in filled for person in each[:TOP]}
    firsts = Counter(each[0] for each in filled)
    counts = [stood_on[person] for person in people]
    shared_first = sum(times for times in firsts.values() if times > 1)
    return Exposure(
        people=len(people),
        lists=len(filled),
        coverage=len(stood_on) / len(people),
        gini=gini(counts),
        most_lists=max(counts),
        never_in_top=1 - len(in_top) / len(people),
        first_elsewhere=shared_first / len(filled) if filled else 0.0,
    )


def gini(counts: Sequence[int]) -> float:
    """How unevenly the counts lie: 0 = all equal, 1 - 1/n = one of n has everything.

    Half the mean difference of two people over the mean; 0.0 when all counts are 0.

    Raises:
        ValueError: there is no count, or one is below 0.
    """
    if not counts or min(counts) < 0:
        raise ValueError("gini needs counts of 0 or more")
    total, n = sum(counts), len(counts)
    if total == 0:
        return 0.0
    weighted = sum(place * count for place, count in enumerate(sorted(counts), start=1))
    return 2 * weighted / (n * total) - (n + 1) / n


def exposure_by_group(
    lists: Sequence[Sequence[str]],
    people: Collection[str],
    groups: Mapping[str, str],
    *,
    least: int = LEAST_USUAL,
    open_to: Mapping[str, int] | None = None,
) -> GroupReport:
    """Exposure of each group that is large enough to be told about.

    Groups below `least` and people without a group are put together. While what is put
    together is itself too small, the next smallest group joins it, because the whole is known
    and a small remainder would be what is left when the others are subtracted. If that leaves
    a single group, nothing is told: it would only be the whole again. Two reports over nearly
    the same people tell about the few between them, so ask for whole municipalities and whole
    periods, never for a selection.

    Args:
        lists: as for `exposure`.
        people: as for `exposure`.
        groups: citizen id to group; used here and nowhere else.
        least: people a group needs, at least `LEAST_ALLOWED`.
        open_to: citizen id to how many openings the person could have been listed for; None
            = every opening was open to all.

    Raises:
        ValueError: as for `exposure`, or `least` is too small.
    """
    _check(lists, people)
    if least < LEAST_ALLOWED:
        raise ValueError(f"a group needs at least {LEAST_ALLOWED} people, not {least}")
    told = _large_enough(people, groups, least)
    stood_on = Counter(person for each in lists for person in each)
    chances = {person: 1 if open_to is None else open_to.get(person, 0) for person in people}
    by_name = sorted(told.items(), key=lambda each: (each[0] is None, each[0] or ""))
    return GroupReport(
        groups=tuple(_one(name, each, stood_on, chances) for name, each in by_name),
        withheld=not {groups[person] for person in people if person in groups} <= told.keys(),
        least=least,
    )


def _one(
    group: str | None,
    members: Sequence[str],
    stood_on: Mapping[str, int],
    chances: Mapping[str, int],
) -> GroupExposure:
    listed, was_open = _part_of(members, stood_on), _part_of(members, chances)
    return GroupExposure(
        group=group,
        people=len(members),
        coverage=sum(person in stood_on for person in members) / len(members),
        lists_each=sum(stood_on.get(person, 0) for person in members) / len(members),
        ratio=listed / was_open if stood_on and was_open else None,
    )


def _part_of(members: Sequence[str], counts: Mapping[str, int]) -> float:
    """The members' part of all that is counted, 0 to 1; 0 when nothing is."""
    total = sum(counts.values())
    return sum(counts.get(person, 0) for person in members) / total if total else 0.0


def _large_enough(
    people: Collection[str], groups: Mapping[str, str], least: int
) -> dict[str | None, list[str]]:
    """The groups that may be told about, with None for those put together."""
    members: dict[str | None, list[str]] = {}
    for person in sorted(people):
        members.setdefault(groups.get(person), []).append(person)
    small = members.pop(None, [])
    # By size and then by name, so the same people are put together each time.
    for group in sorted(members, key=lambda each: (len(members[each]), each or "")):
        if len(members[group]) < least or 0 < len(small) < least:
            small.extend(members.pop(group))
    if small:
        members[None] = small
    return members if len(members) > 1 and len(small) not in range(1, least) else {}


def _check(lists: Sequence[Sequence[str]], people: Collection[str]) -> None:
    if not people:
        raise ValueError("exposure of nobody")
    known = set(people)
    if strangers := {person for each in lists for person in each} - known:
        raise ValueError(f"on a list but not among the people: {min(strangers)}")
