"""All pairs as a job: the ranker's lists, resumed after a kill, the same bytes however spread."""

import json
import os
import signal
import subprocess
import sys
import time
from multiprocessing import get_all_start_methods
from pathlib import Path

import pytest

from matching import Ranker
from matching.scale import pairs
from tests.matching.crowd import crowd, offers
from tests.matching.small import small_vocabulary

RANKER = Ranker(small_vocabulary())
PEOPLE, OFFERS = crowd(60), offers(25)
AREAS = {each.id: each.id[-1] for each in PEOPLE}
ASKS_IN = {
    each.id: ("1", "2", "3") if place % 2 else ("7", "8") for place, each in enumerate(OFFERS)
}
ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch):
    monkeypatch.setattr(pairs, "OPENINGS_IN_A_PIECE", 4)


def content(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_each_opening_has_the_beginning_of_the_rankers_list(tmp_path):
    told = []
    result = pairs.run(
        OFFERS, PEOPLE, RANKER, 5, tmp_path, seed="x", progress=lambda *each: told.append(each)
    )
    assert result.finished
    assert result.openings == len(OFFERS)
    lines = [json.loads(line) for file in result.files for line in file.read_text().splitlines()]
    assert sorted(line["opening_id"] for line in lines) == sorted(each.id for each in OFFERS)
    by_id = {each.id: each for each in OFFERS}
    for line in lines:
        whole = RANKER.rank(by_id[line["opening_id"]], PEOPLE, seed="x").matches[:5]
        assert [each["citizen_id"] for each in line["list"]] == [each.citizen_id for each in whole]
        for one, match in zip(line["list"], whole, strict=True):
            assert (one["rank"], one["tie"], one["score"]) == (match.rank, match.tie, match.points)
            assert sum(part["points"] for part in one["parts"]) == pytest.approx(match.points)
            assert [part["code"] for part in one["parts"]] == [part.code for part in match.parts]
    assert told[0] == (0, 25)
    assert told[-1] == (25, 25)


def test_areas_are_kept_apart(tmp_path):
    result = pairs.run(OFFERS, PEOPLE, RANKER, 9, tmp_path, areas=AREAS, asks_in=ASKS_IN)
    lines = [json.loads(line) for file in result.files for line in file.read_text().splitlines()]
    by_id = {each.id: each for each in OFFERS}
    for line in lines:
        opening = by_id[line["opening_id"]]
        there = [each for each in PEOPLE if AREAS[each.id] in ASKS_IN[opening.id]]
        whole = RANKER.rank(opening, there, seed="").matches[:9]
        assert [each["citizen_id"] for each in line["list"]] == [each.citizen_id for each in whole]


def test_a_cancelled_job_goes_on_and_order_and_pieces_change_no_byte(tmp_path):
    pairs.run(OFFERS, PEOPLE, RANKER, 5, tmp_path / "whole")
    asked = iter([False, False, True])
    begun = pairs.run(OFFERS, PEOPLE, RANKER, 5, tmp_path / "b", cancelled=lambda: next(asked))
    assert not begun.finished
    assert 0 < begun.openings < len(OFFERS)
    told = []
    result = pairs.run(
        OFFERS[::-1],
        PEOPLE[::-1],
        RANKER,
        5,
        tmp_path / "b",
        progress=lambda done, _: told.append(done),
    )
    assert result.finished
    assert told[0] == begun.openings
    assert content(tmp_path / "b") == content(tmp_path / "whole")


def test_the_size_of_the_pieces_changes_no_line(tmp_path, monkeypatch):
    def lines(folder):
        result = pairs.run(OFFERS, PEOPLE, RANKER, 5, folder)
        return b"".join(file.read_bytes() for file in result.files)

    small = lines(tmp_path / "small")
    monkeypatch.setattr(pairs, "OPENINGS_IN_A_PIECE", 1000)
    assert lines(tmp_path / "large") == small


def test_a_folder_of_another_job_is_refused(tmp_path):
    pairs.run(OFFERS, PEOPLE, RANKER, 5, tmp_path)
    for openings, people, top in [
        (OFFERS[1:], PEOPLE, 5),
        (OFFERS, PEOPLE[1:], 5),
        (OFFERS, PEOPLE, 6),
    ]:
        with pytest.raises(ValueError, match="another job"):
            pairs.run(openings, people, RANKER, top, tmp_path)
    (tmp_path / "manifest.json").unlink()
    with pytest.raises(ValueError, match="without a manifest"):
        pairs.run(OFFERS, PEOPLE, RANKER, 5, tmp_path)


def test_what_makes_no_sense_is_refused(tmp_path):
    with pytest.raises(ValueError, match="at least one place"):
        pairs.run(OFFERS, PEOPLE, RANKER, 0, tmp_path)
    with pytest.raises(ValueError, match="citizen twice"):
        pairs.run(OFFERS, [PEOPLE[0], PEOPLE[0]], RANKER, 1, tmp_path)


SLOW = """
import sys, time
from pathlib import Path
from tests.matching.test_scale_pairs import OFFERS, PEOPLE, RANKER, pairs
pairs.OPENINGS_IN_A_PIECE = 4
def slow(done, total):
    print(done, flush=True)
    time.sleep(0.3)
pairs.run(OFFERS, PEOPLE, RANKER, 5, Path(sys.argv[1]), progress=slow)
"""


def test_a_killed_job_goes_on(tmp_path):
    pairs.run(OFFERS, PEOPLE, RANKER, 5, tmp_path / "whole")
    killed = tmp_path / "killed"
    command = [sys.executable, "-c", SLOW, str(killed)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        while process.stdout.readline().strip() in {"0", "4"}:
            time.sleep(0.01)
        os.kill(process.pid, signal.SIGKILL)
    done = len(list(killed.glob("lists-*.jsonl")))
    assert 0 < done < 7
    assert pairs.run(OFFERS, PEOPLE, RANKER, 5, killed).finished
    assert content(killed) == content(tmp_path / "whole")


def test_two_processes_write_the_same_bytes(tmp_path):
    pairs.run(OFFERS, PEOPLE, RANKER, 5, tmp_path / "one")
    result = pairs.run(OFFERS, PEOPLE, RANKER, 5, tmp_path / "two", scheduler="2")
    assert result.finished
    assert content(tmp_path / "two") == content(tmp_path / "one")


FORKED = """
import sys
from pathlib import Path
from matching.scale import spread
from tests.matching.test_scale_pairs import OFFERS, PEOPLE, RANKER, pairs
pairs.OPENINGS_IN_A_PIECE = 4
assert spread._may_fork()
pairs.run(OFFERS, PEOPLE, RANKER, 5, Path(sys.argv[1]), scheduler="2")
"""


@pytest.mark.skipif("fork" not in get_all_start_methods(), reason="this machine cannot fork")
def test_two_copies_of_a_process_write_the_same_bytes(tmp_path):
    pairs.run(OFFERS, PEOPLE, RANKER, 5, tmp_path / "one")
    subprocess.run([sys.executable, "-c", FORKED, str(tmp_path / "two")], cwd=ROOT, check=True)
    assert content(tmp_path / "two") == content(tmp_path / "one")


@pytest.mark.filterwarnings("ignore")  # of the cluster itself, which is not ours
def test_two_dask_workers_write_the_same_bytes(tmp_path):
    distributed = pytest.importorskip("distributed", reason="the extra `spread` is not installed")
    pairs.run(OFFERS, PEOPLE, RANKER, 5, tmp_path / "one", areas=AREAS, asks_in=ASKS_IN)
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        result = pairs.run(
            OFFERS,
            PEOPLE,
            RANKER,
            5,
            tmp_path / "two",
            areas=AREAS,
            asks_in=ASKS_IN,
            scheduler=cluster.scheduler_address,
        )
    assert result.finished
    assert content(tmp_path / "two") == content(tmp_path / "one")
