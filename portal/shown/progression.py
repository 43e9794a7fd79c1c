"""How somebody comes on, as a picture over time with its numbers, and the form as fields."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.kinds import Scorer
from models.rules.progression import LEAST, MOST
from models.tables.progression import ProgressionEdition, ProgressionScoring
from portal.translate import LazyString
from portal.words.progression import LETTERS

WIDTH = 360.0
# From the edges to the first and last day, and to the heights of 5 points and of 1.
_LEFT, _RIGHT, _TOP, _BOTTOM = 44.0, 18.0, 18.0, 158.0
# Two who score on the same day stand so far apart.
_ASIDE = 20.0


@dataclass(frozen=True)
class Dot:
    """The middle of what one said one day; `x` and `y` are where it stands."""

    letter: LazyString
    x: float
    y: float


@dataclass(frozen=True)
class Track:
    """What one person's dots are joined by."""

    scorer: Scorer
    letter: LazyString
    dots: Sequence[Dot]

    @property
    def path(self) -> str:
        return " ".join(f"{dot.x},{dot.y}" for dot in self.dots)


@dataclass(frozen=True)
class Standing:
    """Where somebody stands on one line of the form now."""

    text: str
    first: int
    now: int
    sentence: str


@dataclass(frozen=True)
class Said:
    """One scoring of the table beside the picture."""

    scoring: ProgressionScoring
    edition: ProgressionEdition
    written_by: str
    mean: float


@dataclass(frozen=True)
class Picture:
    """Everything that was said by one form, the newest edition's name on top.

    Args:
        main: who scored most often; `standings` are that one's words.
        levels: each of the points, and its height.
        ends: the first and the last day.
        said: the newest first.
    """

    form_id: int
    name: str
    tracks: Sequence[Track]
    levels: Sequence[tuple[int, float]]
    ends: tuple[date, date]
    main: Scorer
    standings: Sequence[Standing]
    said: Sequence[Said]


@dataclass(frozen=True)
class Line:
    """One line of a form as a field: its number, what is looked at, and pairs of points and
    words, 1 first."""

    number: int
    text: str
    choices: Sequence[tuple[int, str]]


def pictures_of(rows: Iterable[Any]) -> list[Picture]:
    """A picture for each form.

    Args:
        rows: (ProgressionScoring, ProgressionEdition, who wrote it) in the order of time.
    """
    by_form: dict[int, list[Said]] = {}
    for scoring, edition, written_by in rows:
        mean = sum(scoring.points.values()) / len(scoring.points)
        said = Said(scoring, edition, written_by, mean)
        by_form.setdefault(edition.form_id, []).append(said)
    return [_picture(form_id, said) for form_id, said in by_form.items()]


def lines_of(edition: ProgressionEdition) -> list[Line]:
    """The form as fields, in its order."""
    return [
        Line(number, text, [(at, f"{at}: {words}") for at, words in enumerate(steps, LEAST)])
        for number, (text, steps) in enumerate(edition.indicators, 1)
    ]


def _picture(form_id: int, said: Sequence[Said]) -> Picture:
    days = [one.scoring.scored_on for one in said]
    ends = (days[0], days[-1])
    scorers = [one.scoring.scorer for one in said]
    main = max(reversed(scorers), key=scorers.count)
    newest = max((one.edition for one in said), key=lambda edition: edition.number)
    return Picture(
        form_id=form_id,
        name=newest.name,
        tracks=_tracks(said, ends),
        levels=[(points, _y(points)) for points in range(LEAST, MOST + 1)],
        ends=ends,
        main=main,
        standings=list(_standings([one for one in said if one.scoring.scorer is main])),
        said=list(reversed(said)),
    )


def _tracks(said: Sequence[Said], ends: tuple[date, date]) -> list[Track]:
    tracks: dict[Scorer, list[Dot]] = {}
    taken: list[tuple[float, float]] = []
    for one in said:
        scorer = one.scoring.scorer
        y = _y(one.mean)
        x = _free(_x(one.scoring.scored_on, ends), y, taken)
        taken.append((x, y))
        tracks.setdefault(scorer, []).append(Dot(LETTERS[scorer], x, y))
    return [
        Track(scorer, LETTERS[scorer], sorted(tracks[scorer], key=lambda dot: dot.x))
        for scorer in Scorer
        if scorer in tracks
    ]


def _free(x: float, y: float, taken: Sequence[tuple[float, float]]) -> float:
    """The place nearest to `x` at that height where no other dot stands; `x` when all are."""
    for aside in (0, -1, 1, -2, 2, -3, 3):
        there = round(x + aside * _ASIDE, 1)
        near = (abs(there - left) < _ASIDE and abs(y - top) < _ASIDE for left, top in taken)
        if _LEFT <= there <= WIDTH - _RIGHT and not any(near):
            return there
    return x


def _standings(said: Sequence[Said]) -> Iterable[Standing]:
    """Each line that one gave points on, with the first and the newest word about it."""
    first: dict[str, int] = {}
    now: dict[str, tuple[int, str]] = {}
    for one in said:
        sentences = dict(one.edition.indicators)
        for text, points in one.scoring.points.items():
            first.setdefault(text, points)
            now[text] = (points, sentences[text][points - LEAST])
    for text, (points, sentence) in now.items():
        yield Standing(text, first[text], points, sentence)


def _x(day: date, ends: tuple[date, date]) -> float:
    whole = (ends[1] - ends[0]).days
    share = (day - ends[0]).days / whole if whole else 0.5
    return round(_LEFT + share * (WIDTH - _LEFT - _RIGHT), 1)


def _y(points: float) -> float:
    share = (points - LEAST) / (MOST - LEAST)
    return round(_BOTTOM - share * (_BOTTOM - _TOP), 1)
