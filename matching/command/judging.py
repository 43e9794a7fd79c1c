"""The command `measure`: our ranking beside simple ones, on pairs that somebody judged."""

import argparse
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from math import fsum

from rapidfuzz import fuzz

from matching.command.points import points_of
from matching.command.profiles import Desk
from matching.command.reading import Records
from matching.command.records import JudgedPair
from matching.command.telling import DONE, Telling
from matching.measure import ndcg_at, precision_at
from matching.profiles import CitizenProfile, OpeningProfile
from matching.ranker import Ranker
from matching.words.spelling import fold_in_order

PLACES = 10

Scorer = Callable[[OpeningProfile, Sequence[CitizenProfile]], Sequence[float]]


def measure(given: argparse.Namespace, telling: Telling) -> int:
    """nDCG@10, MRR and precision@10, each the mean over the openings with judged people.

    Every method ranks the people judged for an opening; gates are not asked. Equal points
    stand by id.
    """
    desk = Desk(given, telling)
    offers = {opening.id: opening for opening in desk.openings(given.openings)}
    people = {citizen.id: citizen for citizen in desk.everybody(given.citizens)}
    grades = _grades(given.judged, offers, people)
    rows = []
    for name, scorer in _methods(desk.ranker).items():
        lists = [
            _ordered(scorer, offers[each], [people[who] for who in sorted(grades[each])], grades)
            for each in sorted(grades)
        ]
        rows.append((name, *_means(lists)))
    heads = ["method", f"ndcg@{PLACES}", "mrr", f"precision@{PLACES}", "openings"]
    if telling.json:
        for row in rows:
            telling.answer(dict(zip(heads, row, strict=True)))
    else:
        telling.table(heads, [(row[0], *(f"{n:.3f}" for n in row[1:4]), row[4]) for row in rows])
    return DONE


def _grades(
    path: str, offers: Mapping[str, object], people: Mapping[str, object]
) -> dict[str, dict[str, float]]:
    """Opening id -> citizen id -> grade.

    Raises:
        BadFile: something is wrong, or a pair names somebody who is in neither file.
    """
    records = Records(path, JudgedPair)
    grades: dict[str, dict[str, float]] = defaultdict(dict)
    for pair in records.whole():
        for name, known in ((pair.opening_id, offers), (pair.citizen_id, people)):
            if name not in known:
                records.complain(records.line_of(pair), "", f'"{name}" is in none of the files')
        grades[pair.opening_id][pair.citizen_id] = pair.grade
    records.check()
    return grades


def _ordered(
    scorer: Scorer,
    opening: OpeningProfile,
    judged: Sequence[CitizenProfile],
    grades: Mapping[str, Mapping[str, float]],
) -> list[float]:
    """The grades of the people judged for an opening, in the order the method gives."""
    points = scorer(opening, judged)
    order = sorted(zip(points, judged, strict=True), key=lambda each: (-each[0], each[1].id))
    return [grades[opening.id][citizen.id] for _, citizen in order]


def _means(lists: Sequence[Sequence[float]]) -> tuple[float, float, float, int]:
    ndcg = [ndcg_at(grades, PLACES) for grades in lists]
    first = [_reciprocal_rank(grades) for grades in lists]
    precision = [precision_at(grades, PLACES) for grades in lists]
    count = len(lists)
    return fsum(ndcg) / count, fsum(first) / count, fsum(precision) / count, count


def _reciprocal_rank(grades: Sequence[float]) -> float:
    """1 over the place of the first with the best grade there is; 0 when nobody fits."""
    best = max(grades)
    return 1 / (grades.index(best) + 1) if best > 0 else 0.0


def _methods(ranker: Ranker) -> dict[str, Scorer]:
    vocabulary = ranker.vocabulary

    def ours(opening: OpeningProfile, people: Sequence[CitizenProfile]) -> Sequence[float]:
        return points_of(ranker, opening, people)

    def overlap(opening: OpeningProfile, people: Sequence[CitizenProfile]) -> Sequence[float]:
        wanted = {_key(each.text, each.concept) for each in opening.requires}
        return [float(len(wanted & _told(citizen))) for citizen in people]

    def coverage(opening: OpeningProfile, people: Sequence[CitizenProfile]) -> Sequence[float]:
        weights = {
            _key(each.text, each.concept): vocabulary.idf(each.concept) for each in opening.requires
        }
        return [fsum(weights[key] for key in weights.keys() & _told(each)) for each in people]

    def words(opening: OpeningProfile, people: Sequence[CitizenProfile]) -> Sequence[float]:
        asked = fold_in_order(" ".join([opening.title, *(each.text for each in opening.requires)]))
        return [fuzz.token_set_ratio(asked, _written(citizen)) for citizen in people]

    return {"fodfaeste": ours, "overlap": overlap, "idf_coverage": coverage, "rapidfuzz": words}


def _key(text: str, concept: str | None) -> str:
    return concept or fold_in_order(text)


def _told(citizen: CitizenProfile) -> frozenset[str]:
    skills = [(each.text, each.concept) for each in citizen.skills]
    skills += [(each.text, each.concept) for entry in citizen.entries for each in entry.skills]
    skills += [(each.text, each.concept) for each in citizen.permits]
    return frozenset(_key(text, concept) for text, concept in skills)


def _written(citizen: CitizenProfile) -> str:
    words = [each.title for each in citizen.entries]
    words += [each.text for each in citizen.skills]
    words += [each.text for each in citizen.permits]
    return fold_in_order(" ".join(words))
