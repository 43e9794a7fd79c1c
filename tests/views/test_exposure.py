"""The leader sees how lists and proposals are spread; never who, and no small group."""

import re
from collections import Counter
from datetime import timedelta

import pytest

from models.kinds import Regime
from models.tables.people import Citizen, CitizenLegal


@pytest.fixture
def listed(world):
    """Two lists of 25 people, of whom two are proposed."""
    world.agreement()
    world.people_ids = world.citizens(25)
    world.runs = [world.match_list(world.opening()) for _time in range(2)]
    for run_id in world.runs:
        world.nominated(run_id)
    return world


def first_ten(world):
    """Everybody among the first ten of either list, once for each list."""
    return [item.citizen_id for run_id in world.runs for item in world.items(run_id)[:10]]


def percent(number):
    return f"{number / 25:.0%}".replace("%", " %")


def test_mette_sees_how_many_never_come_up(as_, listed):
    words = as_("mette").get("/matchning/fordeling").words
    assert "Der var 25 borgere i programmet" in words
    come_up = len(set(first_ten(listed)))
    assert f"{percent(come_up)} af borgerne står blandt de ti øverste på mindst én" in words
    assert f"{percent(25 - come_up)} står aldrig blandt de ti øverste" in words
    assert f"gør det på {max(Counter(first_ten(listed)).values())} liste" in words
    assert "Den, der er foreslået oftest" in words


def test_nobody_is_named(as_, listed):
    page = as_("mette").get("/matchning/fordeling")
    assert not re.search(r"Amal Eksempel|MID-2026", page.words)
    main = next(page.tree.all("main"))
    assert not [link for link in main.all("a") if "/borgere/" in link.get("href")]


def test_a_group_that_is_too_small_is_never_told_about(as_, listed):
    with listed.session() as session:
        for citizen_id in listed.people_ids[:5]:
            session.get_one(CitizenLegal, citizen_id).regime = Regime.LAB
    words = as_("mette").get("/matchning/fordeling").words
    assert "Grupperne er for små til at vise" in words
    with listed.session() as session:
        for citizen_id in listed.people_ids[:12]:
            session.get_one(CitizenLegal, citizen_id).regime = Regime.LAB
    rows = [row.text for row in as_("mette").get("/matchning/fordeling").tree.all("tr")]
    assert sum(" 12 " in row for row in rows) >= 2


def test_a_period_without_lists_says_what_to_do(as_, listed, clock):
    clock.forward(days=40)
    mette = as_("mette")
    assert "Vælg en længere periode" in mette.get("/matchning/fordeling?dage=30").words
    longer = mette.get("/matchning/fordeling?dage=90").words
    assert f"{percent(len(set(first_ten(listed))))} af borgerne" in longer


def test_who_left_the_programme_before_the_period_does_not_count(as_, listed):
    with listed.session() as session:
        gone = session.get_one(Citizen, listed.people_ids[-1])
        gone.programme_ended_on = listed.now.date() - timedelta(days=200)
    assert "Der var 24 borgere" in as_("mette").get("/matchning/fordeling").words
    assert "Der var 25 borgere" in as_("mette").get("/matchning/fordeling?dage=365").words


def test_an_empty_municipality_says_so(as_, world):
    assert "ingen matchlister i perioden" in as_("mette").get("/matchning/fordeling").words
