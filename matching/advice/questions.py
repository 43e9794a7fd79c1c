"""Skills that openings here ask for and the person may have: ask, before anybody assumes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from matching.advice.changes import key_of, with_skill
from matching.advice.trials import Closed, Gain, as_he_is, gains, points_of, trials
from matching.plain import Plain
from matching.profiles import CitizenProfile, OpeningProfile, Requirement
from matching.ranker import Ranker
from matching.scoring import Evidence, Match, RankedOpenings
from models.kinds import RequirementKind

MOST = 12  # questions; more than a talk has room for


@dataclass(frozen=True, slots=True)
class Question(Plain):
    """One skill to ask about.

    Args:
        text: the openings' words.
        concept: its code, None when it stands as free text.
        because: the person's own words that make it likely, and `note`, the code that says how:
            "from_entry" (such a job needs it), "related" or "like_words" (near what is told).
        openings: where a yes would give more points, by id.
        gains: every opening where a yes would change the points, by id; elsewhere a skill that
            is not asked for may take a little, because it speaks for other work.
        points: what a yes would give in all.
    """

    text: str
    concept: str | None
    because: str
    note: str
    openings: tuple[str, ...]
    gains: tuple[Gain, ...]
    points: float


def questions(
    ranker: Ranker,
    citizen: CitizenProfile,
    openings: Sequence[OpeningProfile],
    *,
    closed: Closed | None = None,
    limit: int = MOST,
    ranked: RankedOpenings | None = None,
) -> tuple[Question, ...]:
    """What to ask the person, the skill that helps at most openings first.

    Only what a line of the reasons calls nearly met is asked about: it follows from a job in
    the CV or stands near a skill of it. A yes is tried in a real run, as in `what_if`.

    Args:
        openings: n openings, each id once; those that a gate closes are left out.
        limit: at most this many questions.
        ranked: the person's list of these openings with the same `closed`, when it is at hand;
            it is made anew when None.

    Raises:
        ValueError: limit is below 1.
    """
    if limit < 1:
        raise ValueError(f"limit is below 1: {limit}")
    now = as_he_is(ranker, citizen, openings, closed, ranked)
    likely = _likely(openings, now)
    after = trials(ranker, [with_skill(citizen, wanted) for wanted, _ in likely], openings, closed)
    asked = [
        _question(wanted, line, gains(now, then))
        for (wanted, line), then in zip(likely, after, strict=True)
    ]
    helpful = [each for each in asked if each.openings]
    return tuple(sorted(helpful, key=_order)[:limit])


def _likely(
    openings: Sequence[OpeningProfile], now: Mapping[str, Match]
) -> list[tuple[Requirement, Evidence]]:
    """Every nearly met skill once, with the line that makes it likeliest."""
    found: dict[str, list[tuple[Requirement, Evidence]]] = defaultdict(list)
    for opening in openings:
        if match := now.get(opening.id):
            for wanted, line in _nearly_met(opening, match):
                found[key_of(wanted)].append((wanted, line))
    return [
        min(found[key], key=lambda each: (-each[1].share, each[0].text, each[1].found or ""))
        for key in sorted(found)
    ]


def _nearly_met(opening: OpeningProfile, match: Match) -> Iterable[tuple[Requirement, Evidence]]:
    asked = {
        (wanted.text, wanted.concept): wanted
        for wanted in opening.requires
        if wanted.kind is RequirementKind.SKILL
    }
    for line in match.parts[0].evidence:
        wanted = asked.get((line.requirement, line.concept))
        if wanted is not None and line.standing == "near" and line.found:
            yield wanted, line


def _question(wanted: Requirement, line: Evidence, found: tuple[Gain, ...]) -> Question:
    return Question(
        text=wanted.text,
        concept=wanted.concept,
        because=line.found or "",
        note=line.note,
        openings=tuple(each.opening_id for each in found if each.after > (each.before or 0)),
        gains=found,
        points=points_of(found),
    )


def _order(question: Question) -> tuple[int, float, str, str]:
    return -len(question.openings), -question.points, question.text, question.concept or ""
