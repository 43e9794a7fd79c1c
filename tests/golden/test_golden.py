"""No list of the demo world changes without anybody seeing it; each has its reason."""

import difflib

import pytest

from tests.demo_world import demo_worlds, shared_folder
from tests.golden.lists import LISTS, blocks_of, first_of, lists_of, reasons

KEPT = blocks_of(LISTS.read_text(encoding="utf-8"))
OPENINGS = 60
ANEW = "python -m tests.golden writes the set anew; look at every list that changed."


@pytest.fixture(scope="module")
def now(tmp_path_factory):
    """The lists as they come out today, by heading."""
    return blocks_of(lists_of(demo_worlds(shared_folder(tmp_path_factory))[0]))


def test_every_opening_of_the_demo_world_is_in_the_set(now):
    assert list(now) == list(KEPT)
    assert len(KEPT) == OPENINGS


@pytest.mark.parametrize("heading", KEPT)
def test_the_list_is_the_one_that_was_looked_at(now, heading):
    difference = difflib.unified_diff(
        KEPT[heading].split("\n"), now[heading].split("\n"), "kept", "now", lineterm="", n=0
    )
    assert KEPT[heading] == now[heading], "\n".join([heading, *difference, ANEW])


@pytest.mark.parametrize("heading", KEPT)
def test_the_reason_speaks_of_the_one_who_stands_first(heading):
    first, why = reasons()[heading]
    assert first == first_of(KEPT[heading])
    assert len(why) > 30


def test_there_is_no_reason_without_a_list():
    assert list(reasons()) == list(KEPT)
