"""A caseworker's day in the browser: her front page, her list, and a review by keyboard."""

import pytest
from sqlmodel import select

from models.tables.matches import MatchReview, MatchRun
from portal.services.matches import shortlists
from portal.services.matches.shortlists import ReviewRequest

FOCUS = "document.activeElement.id"


@pytest.fixture
def asked(world):
    """A list of four that waits for Sara."""
    world.agreement()
    world.citizens(4)
    world.run_id = world.match_list(world.opening())
    world.nominated(world.run_id)
    with world.session() as session:
        run = session.get_one(MatchRun, world.run_id)
        karen = world.people.viewer("karen")
        shortlists.ask_review(session, run, ReviewRequest(), by=karen, now=world.now)
    return world


def test_a_list_is_reviewed_without_a_mouse(walk, asked):
    sara = walk("sara")
    sara.go(f"/matchlister/{asked.run_id}/gennemgang")
    page, lines = sara.page, [f"linje-{item.id}" for item in asked.items(asked.run_id)]
    page.get_by_role("link", name="Gennemgå med tastaturet").click()
    assert page.evaluate(FOCUS) == lines[0]
    page.keyboard.press("1")
    page.locator(f"#{lines[0]} .badge", has_text="Egnet").first.wait_for()
    page.wait_for_timeout(150)
    assert page.evaluate(FOCUS) == lines[0]
    page.keyboard.press("j")
    second = page.evaluate(FOCUS)
    assert second in lines[1:]
    page.keyboard.press("3")
    page.locator(f"#{second} .badge", has_text="Tal med mig først").first.wait_for()
    page.wait_for_timeout(150)
    page.keyboard.press("ArrowUp")
    assert page.evaluate(FOCUS) == lines[0]
    sara.look()
    with asked.session() as session:
        marks = {f"linje-{row.item_id}": row.mark for row in session.exec(select(MatchReview))}
    assert {line: mark.value for line, mark in marks.items()} == {
        lines[0]: "suitable",
        second: "talk_first",
    }


def test_who_types_keeps_her_keys(walk, asked):
    sara = walk("sara")
    sara.go(f"/matchlister/{asked.run_id}/gennemgang")
    note = sara.page.locator("input[name=note]").first
    note.click()
    sara.page.keyboard.type("jk 123")
    assert note.input_value() == "jk 123"
    with asked.session() as session:
        assert session.exec(select(MatchReview)).all() == []


def test_the_front_page_and_the_list_keep_the_rules_of_all_pages(walk, asked):
    sara = walk("sara")
    sara.go("/borgere/mine-opgaver")
    sara.sees("Kontrakten mangler begge underskrifter.")
    sara.page.get_by_role("link", name="Udskyd").first.click()
    sara.look()
    sara.fill(until_on="1.12.2026", reason="Tolken er syg.")
    sara.press("Udskyd")
    sara.go("/borgere/mine-opgaver?vis=udskudt")
    sara.sees("Vis igen nu")
    sara.go("/borgere/?dansk=a1&orden=idle")
    sara.press("Gem som visning")
    sara.fill(name="Klar nu")
    sara.press("Gem visningen")
    sara.sees("Klar nu")
    sara.go("/borgere/visninger")
