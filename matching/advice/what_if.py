"""What would open more doors: real runs of the ranking with one thing changed at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matching.advice.changes import Change, versions
from matching.advice.trials import Closed, Gain, as_he_is, gains, points_of, trials
from matching.plain import Plain
from matching.profiles import CitizenProfile, OpeningProfile
from matching.ranker import Ranker
from matching.scoring import ENGINE_VERSION, Match, RankedOpenings, Weights


@dataclass(frozen=True, slots=True)
class Bar(Plain):
    """From when on an opening is called a fitting one; part of every answer, so it is seen.

    Args:
        points: at least this many of 100.
        missing: at most this many needed things were not found.
    """

    points: float = 50.0
    missing: int = 0

    def passes(self, match: Match | None) -> bool:
        """Whether the opening fits; None = a gate closes it."""
        if match is None:
            return False
        return match.points >= self.points and len(match.missing) <= self.missing


@dataclass(frozen=True, slots=True)
class Effect(Plain):
    """What one change does.

    Args:
        added: openings that fit after the change and did not before, by id.
        opened: openings that a gate closed before and none does after, by id.
        gains: every opening where something changed, by id. What is not asked for somewhere may
            take a little there, because it speaks for other work.
        points: gained in all, where the person stood on the list before too.
    """

    change: Change
    added: tuple[str, ...]
    opened: tuple[str, ...]
    gains: tuple[Gain, ...]
    points: float


@dataclass(frozen=True, slots=True)
class WhatIf(Plain):
    """The effects for one person, the one that adds most openings first.

    Args:
        on_list: openings that no gate closes now, by id.
        fitting: those of them that fit now, by id.
    """

    citizen_id: str
    bar: Bar
    on_list: tuple[str, ...]
    fitting: tuple[str, ...]
    effects: tuple[Effect, ...]
    weights: Weights
    engine_version: str
    vocabulary_version: str


def what_if(
    ranker: Ranker,
    citizen: CitizenProfile,
    openings: Sequence[OpeningProfile],
    *,
    closed: Closed | None = None,
    bar: Bar | None = None,
    ranked: RankedOpenings | None = None,
) -> WhatIf:
    """What each change worth trying would do at these openings.

    Every number is the difference of two real runs of `Ranker.rank_openings`, before and after.

    Args:
        openings: n openings, each id once.
        closed: what the law has closed, by opening id; no change here opens it.
        bar: when an opening fits; `Bar()` when None.
        ranked: the person's list of these openings with the same `closed`, when it is at hand;
            it is made anew when None.
    """
    line = bar or Bar()
    now = as_he_is(ranker, citizen, openings, closed, ranked)
    tried = versions(citizen, openings, now)
    after = trials(ranker, [version for _, version in tried], openings, closed)
    effects = [
        effect_of(change, now, then, line) for (change, _), then in zip(tried, after, strict=True)
    ]
    return WhatIf(
        citizen_id=citizen.id,
        bar=line,
        on_list=tuple(sorted(now)),
        fitting=_fitting(now, line),
        effects=tuple(sorted(effects, key=_order)),
        weights=ranker.weights,
        engine_version=ENGINE_VERSION,
        vocabulary_version=ranker.vocabulary.version,
    )


def effect_of(
    change: Change, now: Mapping[str, Match], then: Mapping[str, Match], bar: Bar
) -> Effect:
    """The difference between two runs, given as opening id -> match."""
    found = gains(now, then)
    before = frozenset(_fitting(now, bar))
    return Effect(
        change=change,
        added=tuple(each for each in _fitting(then, bar) if each not in before),
        opened=tuple(each.opening_id for each in found if each.before is None),
        gains=found,
        points=points_of(found),
    )


def _fitting(found: Mapping[str, Match], bar: Bar) -> tuple[str, ...]:
    return tuple(sorted(each for each in found if bar.passes(found[each])))


def _order(effect: Effect) -> tuple[int, int, float, str, str]:
    facts = str(sorted(effect.change.facts.items()))
    return -len(effect.added), -len(effect.opened), -effect.points, effect.change.code, facts
