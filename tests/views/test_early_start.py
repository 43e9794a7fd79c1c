"""Somebody is expected: what the asylum centre knew, and the list until she is ready."""

from datetime import date

import pytest
from sqlmodel import select

from models.kinds import EarlyStepKind
from models.tables.early_start import EarlyStep
from models.tables.people import Citizen
from tests.views.test_arrivals import NEW, stored

LATER = {**NEW, "responsibility_from": "15.12.2026"}


@pytest.fixture
def expected(as_, world) -> str:
    as_("sara").get("/borgere/ny").submit(LATER)
    return f"/borgere/{stored(world).id}/start"


def test_the_list_stands_in_her_day_from_before_the_arrival_until_it_is_done(as_, world, expected):
    sara, day = as_("sara"), "/borgere/mine-opgaver"
    assert "6 punkter mangler på listen" in sara.get(day).words
    assert "klar til praktik senest 12. januar 2027" in sara.get(expected).words
    steps = [step.value for step in EarlyStepKind]
    for step in steps[1:]:
        assert sara.post(f"{expected}/punkt", {"step": step, "answer": "done"}).status == 303
    assert "1 punkt mangler på listen" in sara.get(day).words
    sara.post(f"{expected}/punkt", {"step": steps[0], "answer": "not_needed"})
    page = sara.get(expected).words
    assert "Alt på listen er gjort" in page
    assert "Bolig Ikke nødvendigt Sara" in page
    assert "Klar til praktik" not in sara.get(day).words
    # A slip is taken back, and nobody's name stands there any more.
    sara.post(f"{expected}/punkt", {"step": steps[0], "answer": ""})
    assert "1 punkt mangler" in sara.get(expected).words
    with world.session() as session:
        row = session.get_one(EarlyStep, (stored(world).id, steps[0]))
        assert (row.answer, row.by_id, row.at) == (None, None, None)


def test_nobody_counts_on_her_before_she_is_here(as_, world, expected):
    assert stored(world).available_from == date(2026, 12, 15)


def test_what_the_centre_knew_is_kept_and_shown_to_caseworkers_alone(as_, world, expected):
    said = {"source": "Center Påfund", "told_on": "20.11.2026", "skills": "Kok i 6 år"}
    assert as_("sara").post(f"{expected}/afklaring", said).status == 303
    page = as_("sara").get(expected).words
    assert "Center Påfund, 20. november 2026 Kompetencer Kok i 6 år" in page
    for name in ("karen", "lone"):
        assert as_(name).get(expected).status == 404
    citizen = expected.removesuffix("/start")
    assert "Kok i 6 år" not in as_("karen").get(citizen).text


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"skills": "", "languages": ""}, "Skriv om kompetencer, sprog eller begge dele"),
        ({"told_on": "1.2.2027"}, "er ikke kommet endnu"),
        ({"source": ""}, "Skriv, hvem der fortalte det"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(as_, expected, changes, told):
    said = {"source": "Center", "told_on": "20.11.2026", "skills": "Kok", **changes}
    answer = as_("sara").post(f"{expected}/afklaring", said)
    assert answer.status == 422
    assert told in answer.words
    assert said["source"] in answer.text


def test_whoever_came_long_ago_has_no_list_until_somebody_begins_it(as_, world):
    world.citizens(1)
    with world.session() as session:
        number = session.exec(select(Citizen.id)).first()
    sara, where = as_("sara"), f"/borgere/{number}/start"
    assert "Der er ingen liste" in sara.get(where).words
    assert sara.post(f"{where}/punkt", {"step": "home", "answer": "done"}).status == 409
    for _again in range(2):
        sara.post(f"{where}/begynd", {})
        assert "6 punkter mangler" in sara.get(where).words
