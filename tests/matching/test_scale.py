"""Lists from arrays are the lists of the ranker, and rows that change are rows built anew."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from matching import DEFAULT_WEIGHTS, CitizenProfile, Ranker
from matching.fit.nearness import Neighbours
from matching.fit.occupations import OccupationModel
from matching.scale import circumstances, expected, readings
from matching.scale.citizens import CitizenRows
from matching.scale.neighbours import ArrayNeighbours
from matching.scale.store import RowStore
from models.kinds import DanishSkill
from tests.matching.crowd import crowd, offers
from tests.matching.small import JOBS, SKILLS, small_vocabulary

RANKER = Ranker(small_vocabulary())
PEOPLE = crowd(300)
SEED = "2026-11-22"


def listed(matches):
    return [(each.citizen_id, each.rank, each.tie, each.points) for each in matches]


@pytest.mark.parametrize("k", [1, 7, 300])
def test_a_list_is_the_beginning_of_the_rankers_list(k):
    store = RowStore(RANKER, PEOPLE)
    lengths = set()
    for opening in offers(60):
        whole = RANKER.rank(opening, PEOPLE, seed=SEED).matches
        assert listed(store.top(opening, k, seed=SEED)) == listed(whole[:k]), opening
        lengths.add(len(whole))
    assert len(lengths) > 10  # gates close for some, or nothing has been tried


@pytest.fixture(params=["numpy", "compiled"])
def path(request, monkeypatch):
    if request.param == "numpy":
        for module in (circumstances, expected, readings):
            monkeypatch.setattr(module, "compiled", lambda: None)
    else:
        pytest.importorskip("numba", reason="the extra `fast` is not installed")
    return request.param


def test_compiled_or_not_the_lists_are_the_rankers(path):
    store = RowStore(RANKER, PEOPLE)
    for opening in offers(40, seed=4):
        whole = RANKER.rank(opening, PEOPLE, seed=SEED).matches
        assert listed(store.top(opening, 15, seed=SEED)) == listed(whole[:15]), path


def test_threads_asking_at_once_get_what_one_gets():
    store = RowStore(RANKER, PEOPLE)
    asked = offers(40, seed=6)
    alone = [RowStore(RANKER, PEOPLE).top(each, 15, seed=SEED) for each in asked[:8]]
    with ThreadPoolExecutor(2) as pool:
        together = list(pool.map(lambda each: store.top(each, 15, seed=SEED), asked))
    assert together[:8] == alone
    assert together == store.lists(asked, 15, seed=SEED)


def test_parts_have_the_shares_of_the_ranker():
    store = RowStore(RANKER, PEOPLE)
    for opening in offers(20, seed=5):
        whole = RANKER.rank(opening, PEOPLE, seed=SEED).matches
        for line, match in zip(store.top(opening, 300, seed=SEED), whole, strict=True):
            assert line.shares == pytest.approx([part.share for part in match.parts], abs=1e-12)


def test_other_weights_and_a_part_that_weighs_nothing():
    weights = replace(
        DEFAULT_WEIGHTS, skills=0.7, industry=0.0, danish=0.0, practical=0.3, version="other"
    )
    other = RANKER.weighing(weights)
    store = RowStore(other, PEOPLE)
    for opening in offers(20):
        whole = other.rank(opening, PEOPLE, seed=SEED).matches
        assert listed(store.top(opening, 40, seed=SEED)) == listed(whole[:40])


def test_reasons_are_the_rankers():
    store = RowStore(RANKER, PEOPLE)
    opening = offers(3)[2]
    assert (
        store.ranked(opening, 9, seed=SEED) == RANKER.rank(opening, PEOPLE, seed=SEED).matches[:9]
    )


def test_nobody_at_all_and_nobody_past_the_gates():
    opening = offers(1)[0]
    assert RowStore(RANKER).top(opening, 5, seed=SEED) == ()
    late = [replace(each, available_from=opening.starts.replace(year=2040)) for each in PEOPLE]
    assert RowStore(RANKER, late).top(opening, 5, seed=SEED) == ()
    with pytest.raises(ValueError, match="at least one place"):
        RowStore(RANKER).top(opening, 0, seed=SEED)


def test_only_citizens_of_the_areas_asked():
    areas = {each.id: "north" if place % 3 else "south" for place, each in enumerate(PEOPLE)}
    store = RowStore(RANKER, PEOPLE, areas)
    store.upsert(replace(PEOPLE[0], hours_a_week=37.0), "north")
    there = [replace(PEOPLE[0], hours_a_week=37.0)]
    there += [each for each in PEOPLE[1:] if areas[each.id] == "north"]
    for opening in offers(10):
        whole = RANKER.rank(opening, there, seed=SEED).matches
        assert listed(store.top(opening, 20, seed=SEED, areas={"north"})) == listed(whole[:20])


def changed(store):
    """A series of changes; whoever stands afterwards."""
    stand = {each.id: each for each in PEOPLE}
    for place, each in enumerate(crowd(120, seed=9)):
        if place % 3 == 0 and each.id in stand:
            store.remove(each.id)
            del stand[each.id]
        else:
            store.upsert(each)
            stand[each.id] = each
    store.remove("nobody")
    return [*stand.values()]


def test_changed_rows_give_the_lists_of_rows_built_anew():
    store = RowStore(RANKER, PEOPLE)
    stand = changed(store)
    assert len(store) == len(stand)
    for opening in offers(30):
        whole = RANKER.rank(opening, stand, seed=SEED).matches
        assert listed(store.top(opening, 12, seed=SEED)) == listed(whole[:12])


def test_compacted_rows_are_rows_built_anew_byte_for_byte():
    store = RowStore(RANKER, PEOPLE, {each.id: each.id[-1] for each in PEOPLE})
    stand = changed(store)
    areas = {each.id: each.id[-1] for each in PEOPLE}
    areas |= {each.id: "" for each in crowd(120, seed=9)}
    anew = CitizenRows.of(stand, areas)
    assert b"".join(store.rows().bytes()) == b"".join(anew.bytes())
    store.compact()
    assert b"".join(store.rows().bytes()) == b"".join(anew.bytes())
    opening = offers(1)[0]
    whole = RANKER.rank(opening, stand, seed=SEED).matches
    assert listed(store.top(opening, 12, seed=SEED)) == listed(whole[:12])


def test_order_of_input_changes_no_byte():
    one = b"".join(CitizenRows.of(PEOPLE).bytes())
    other = b"".join(CitizenRows.of(PEOPLE[::-1]).bytes())
    assert one == other
    assert one != b"".join(CitizenRows.of(PEOPLE[1:]).bytes())


def test_a_row_gives_its_citizen_back():
    rows = CitizenRows.of(PEOPLE)
    by_id = {each.id: each for each in PEOPLE}
    for row in range(len(rows)):
        back, came = rows.profile(row), by_id[rows.ids[row]]
        told = {skill: level for skill, level in came.danish.items() if level is not None}
        assert back == replace(came, danish=told)


def test_a_row_takes_few_bytes():
    rows = CitizenRows.of([CitizenProfile(f"c{number}") for number in range(1000)])
    assert rows.nbytes / 1000 < 40


def test_what_rows_know_has_no_place_for_what_is_forbidden():
    assert set(CitizenRows.__dataclass_fields__) == {
        *("ids", "areas", "wishes", "danish", "weeks", "places", "travels", "frees"),
        *("claims", "permits", "entries"),
    }
    assert np.array([len(each) for each in CitizenRows.of(PEOPLE).danish.kinds]).max() == len(
        DanishSkill
    )


def test_related_skills_are_those_of_any_neighbours():
    model = OccupationModel(small_vocabulary())
    quick, plain = ArrayNeighbours(model), Neighbours(model)
    found = {code: quick.related(code) for code in [*SKILLS, *JOBS, "nothing"]}
    assert found == {code: plain.related(code) for code in found}
    assert any(found.values())
