"""Every error is an answer in words, and tells no more than it should."""

import logging
import re

import pytest

STATUSES = {
    "wrong_state": 409,
    "faster": 409,
    "stale": 409,
    "twice": 409,
    "not_yours": 404,
    "law": 422,
    "busy": 503,
    "mistake": 500,
    "broken": 500,
    "404": 404,
    "413": 413,
}


@pytest.mark.parametrize(("why", "status"), STATUSES.items(), ids=STATUSES)
def test_every_refusal_is_a_whole_page_with_a_number(visitor, why, status):
    answer = visitor.post(f"/proeve/{why}")
    assert answer.status == status
    assert re.search(r"oplyse, hvis du ringer: [0-9a-f]{8}", answer.words)


@pytest.mark.parametrize(("why", "status"), STATUSES.items(), ids=STATUSES)
def test_htmx_gets_a_notice_for_the_top_of_the_page(visitor, why, status):
    answer = visitor.post(f"/proeve/{why}", htmx=True)
    assert answer.status == status
    assert (answer.headers["HX-Retarget"], answer.headers["HX-Reswap"]) == ("#notices", "innerHTML")
    assert "<html" not in answer.text


def test_the_notice_is_the_same_part_as_on_the_page(visitor):
    part = visitor.post("/proeve/law", htmx=True).tree.text
    assert part.rpartition(":")[0] in visitor.post("/proeve/law").words


def test_a_refused_step_is_told_in_the_words_of_the_buttons(visitor):
    words = visitor.post("/proeve/wrong_state").words
    assert "Status er nu »Kladde«" in words
    assert "Godkend forløbet" in words


def test_a_faster_colleague_is_named(visitor):
    assert "Sara Lind har ændret det samme den 24. november 2026 kl. 10.00" in (
        visitor.post("/proeve/faster").words
    )


def test_the_law_is_told_with_its_source(visitor):
    words = visitor.post("/proeve/law").words
    assert "højst vare 13 uger. Ret den sidste dag til senest 1. februar 2027" in words
    assert "Kilde: Integrationsloven § 23 b" in words


@pytest.mark.parametrize("why", ["busy", "mistake", "broken"])
def test_our_own_mistakes_tell_nothing_about_us(visitor, why, caplog):
    assert "secret" not in visitor.post(f"/proeve/{why}").text
    assert "secret statement" not in caplog.text


def test_what_is_not_there_is_not_found(visitor):
    assert visitor.get("/findes/ikke").title == "Siden findes ikke"


def test_what_is_not_yours_looks_as_if_it_was_not_there(as_):
    theirs, nothing = as_("lone").get("/proeve/laes/7"), as_("lone").get("/findes-ikke")
    assert re.sub("[0-9a-f]{8}", "", theirs.words) == re.sub("[0-9a-f]{8}", "", nothing.words)


def test_a_page_that_only_reads_refuses_to_be_posted_to(visitor):
    answer = visitor.post("/om")
    assert answer.status == 405
    assert "GET" in answer.headers["Allow"]


def test_a_form_without_its_token_is_refused(visitor):
    answer = visitor.client.post("/log-ind", data={"email": "x"})
    assert answer.status_code == 400
    assert "hent siden igen" in answer.get_data(as_text=True)


def test_too_much_at_once_is_refused(visitor):
    assert visitor.post("/proeve", {"name": "x" * 1_100_000}).status == 413


def test_an_error_page_stands_without_a_store(as_, engine):
    karen = as_("karen")
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE app_user RENAME TO gone")
    answer = karen.get("/")
    assert answer.status == 503
    assert answer.title == "Fodfæste har travlt"


def test_logs_hold_the_route_and_the_number_and_no_address(as_, caplog):
    caplog.set_level(logging.INFO)
    answer = as_("karen").get("/proeve/laes/1234567?navn=Amal")
    assert answer.status == 200
    assert "/proeve/laes/<int:citizen_id>" in caplog.text
    assert "1234567" not in caplog.text
    assert "Amal" not in caplog.text
