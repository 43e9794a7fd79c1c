"""People like this one, by what they can and wish, with what they have in common.

Place, languages, levels of Danish and work abroad are left out on purpose: they say where
somebody comes from (rule B.9).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import fsum

from matching.plain import Plain
from matching.profiles import CitizenProfile
from matching.vocabulary import Vocabulary
from matching.words.spelling import fold_in_order

# What the likeness is made of; adds up to 1. Skills first, as in the score.
BY_SKILLS = 0.5
BY_WORK = 0.3
BY_WISHES = 0.2

# Occupations of the same ISCO unit group (4 digits) and minor group (3) against the same one:
# the gains of the score, 3/7 and 1/7.
SAME_GROUP = {4: 3 / 7, 3: 1 / 7}


@dataclass(frozen=True, slots=True)
class Common(Plain):
    """One thing two people have in common.

    Args:
        code: "skill" (also permits), "work" (same occupation), "near_work" or "industry".
        own: the person's words, or the code of the industry.
        other: the other's words for it.
        share: of the likeness; the shares of a pair add up to it.
    """

    code: str
    own: str
    other: str
    share: float


@dataclass(frozen=True, slots=True)
class Alike(Plain):
    """Somebody who is like the person asked about.

    Args:
        likeness: 0 to 1; 1 = has told exactly the same.
        common: the largest share first.
    """

    citizen_id: str
    likeness: float
    common: tuple[Common, ...]


def alike(
    vocabulary: Vocabulary,
    citizen: CitizenProfile,
    others: Iterable[CitizenProfile],
    *,
    limit: int = 10,
) -> tuple[Alike, ...]:
    """Those most like the person, the likest first; nobody who has nothing in common.

    Args:
        others: n profiles, read once; the person may be among them and is left out.
        limit: at most this many, above 0.

    Raises:
        ValueError: limit is below 1.
    """
    if limit < 1:
        raise ValueError(f"limit is below 1: {limit}")
    own = _Told.of(citizen, vocabulary)
    found = (
        _likeness(own, _Told.of(other, vocabulary), other.id, vocabulary)
        for other in others
        if other.id != citizen.id
    )
    like = (each for each in found if each.common)
    return tuple(nsmallest(limit, like, key=lambda each: (-each.likeness, each.citizen_id)))


@dataclass(frozen=True, slots=True)
class _Told:
    """What a person can, has done and wishes; key -> own words."""

    skills: Mapping[str, str]
    work: Mapping[str, str]
    wishes: Sequence[str]
    vocabulary: Vocabulary

    @classmethod
    def of(cls, citizen: CitizenProfile, vocabulary: Vocabulary) -> "_Told":
        told = [(each.text, each.concept) for each in citizen.skills]
        told += [(each.text, each.concept) for each in citizen.permits]
        told += [(each.text, each.concept) for entry in citizen.entries for each in entry.skills]
        work = [(each.title, each.occupation) for each in citizen.entries]
        return cls(_by_key(told), _by_key(work), citizen.industries, vocabulary)


def _by_key(told: Iterable[tuple[str, str | None]]) -> dict[str, str]:
    # Of several words for one thing the first by alphabet, so that order does not matter.
    return {
        code or f"text {fold_in_order(text)}": text for text, code in sorted(told, reverse=True)
    }


def _likeness(own: _Told, other: _Told, other_id: str, vocabulary: Vocabulary) -> Alike:
    common = [*_skills(own, other, vocabulary), *_work(own, other), *_wishes(own, other)]
    common.sort(key=lambda each: (-each.share, each.code, each.own))
    return Alike(other_id, round(fsum(each.share for each in common), 9), tuple(common))


def _skills(own: _Told, other: _Told, vocabulary: Vocabulary) -> Iterable[Common]:
    """Common skills, each by how telling it is, of all that the two have told."""
    both = own.skills.keys() & other.skills.keys()
    if both:
        whole = fsum(vocabulary.idf(key) for key in sorted(own.skills.keys() | other.skills.keys()))
        for key in sorted(both):
            share = BY_SKILLS * vocabulary.idf(key) / whole
            yield Common("skill", own.skills[key], other.skills[key], share)


def _work(own: _Told, other: _Told) -> Iterable[Common]:
    """The two jobs or educations that are nearest to each other."""
    pairs = [
        (_nearness(one, two, own.vocabulary), one, two) for one in own.work for two in other.work
    ]
    near, one, two = max(pairs, default=(0.0, "", ""))
    if near > 0:
        code = "work" if near == 1 else "near_work"
        yield Common(code, own.work[one], other.work[two], BY_WORK * near)


def _nearness(one: str, other: str, vocabulary: Vocabulary) -> float:
    if one == other:
        return 1.0
    concepts = vocabulary.get(one), vocabulary.get(other)
    here, there = ((each.isco if each else None) or "" for each in concepts)
    for digits, share in SAME_GROUP.items():
        if len(here) >= digits and here[:digits] == there[:digits]:
            return share
    return 0.0


def _wishes(own: _Told, other: _Told) -> Iterable[Common]:
    both = set(own.wishes) & set(other.wishes)
    whole = len(set(own.wishes) | set(other.wishes))
    for industry in sorted(both):
        yield Common("industry", industry, industry, BY_WISHES / whole)
