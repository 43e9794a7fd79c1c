"""The caseworker's front page: what her citizens need, and what she puts off."""

import re
from datetime import date

import pytest
from sqlmodel import select

from models.tables.case import PutOff
from models.tables.people import Citizen

FRONT = "/borgere/mine-opgaver"


@pytest.fixture
def amal(world):
    """One citizen since the first of March, with neither contract nor class."""
    [citizen_id] = world.citizens(1)
    with world.session() as session:
        session.get_one(Citizen, citizen_id).responsibility_from = date(2026, 3, 1)
    return citizen_id


def test_each_row_says_why_and_leads_to_its_next_act(amal, as_):
    page = as_("sara").get(FRONT)
    assert "Skulle være gjort 1. april 2026" in page.words
    assert "Kontrakten mangler begge underskrifter." in page.words
    assert f"/borgere/{amal}/program/kontrakt" in page.text
    assert page.words.index("1. april 2026") < page.words.index("1. juni 2026")


def test_what_is_put_off_leaves_the_list_and_can_be_taken_up(amal, world, as_):
    sara = as_("sara")
    form = sara.get(f"/borgere/{amal}/udskyd/contract")
    front = form.submit({"until_on": "1.12.2026", "reason": "Tolken er syg."})
    assert "Opgaven kommer igen 1. december 2026" in front.words
    assert "begge underskrifter" not in front.words
    away = sara.get(f"{FRONT}?vis=udskudt")
    assert "Udskudt til 1. december 2026: »Tolken er syg.«" in away.words
    back = away.submit(action="/vis-igen")
    assert "begge underskrifter" in back.words
    assert "Udskudt (0)" in back.words


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Skriv den dag, opgaven skal vises igen."),
        ({"until_on": "1.12.2026"}, "Skriv, hvorfor opgaven venter."),
        ({"until_on": "24.11.2026", "reason": "Tolken er syg."}, "Vælg en dag efter i dag."),
        ({"until_on": "1.12.2027", "reason": "Tolken er syg."}, "inden for de næste 180 dage"),
    ],
)
def test_a_form_with_a_mistake_comes_back(amal, world, as_, given, said):
    answer = as_("sara").post(f"/borgere/{amal}/udskyd/contract", given)
    assert answer.status == 422
    assert said in answer.words
    with world.session() as session:
        assert session.exec(select(PutOff)).all() == []


def test_the_day_is_short_and_each_group_has_its_pages(world, as_):
    world.citizens(30)
    sara = as_("sara")
    front = sara.get(FRONT)
    groups = re.findall(r"vis=([\w-]+)[^>]*>Se alle (\d+)", front.text)
    assert groups
    assert len(re.findall("/udskyd/", front.text)) <= 4 * 5
    for name, every in groups:
        sides = range(1, int(every) // 25 + 2)
        pages = [sara.get(f"{FRONT}?vis={name}&side={side}").text for side in sides]
        rows = [len(re.findall("/udskyd/", page)) for page in pages]
        assert rows == [*[25] * (len(rows) - 1), int(every) % 25]
    now = int(re.search(r"Nu \((\d+)\)", front.words)[1])
    counted = re.findall(r"<summary>[^<(]+\((\d+)\)", front.text)
    assert sum(map(int, counted)) == now


@pytest.mark.parametrize("name", ["karen", "mette", "anders", "lone", "ulla"])
def test_nobody_else_puts_off(amal, as_, name):
    assert as_(name).get(f"/borgere/{amal}/udskyd/contract").status == 404
    given = {"until_on": "1.12.2026", "reason": "Tolken er syg."}
    assert as_(name).post(f"/borgere/{amal}/udskyd/contract", given).status == 404
