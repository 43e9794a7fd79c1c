"""The parts that many pages share: badges, scores, pager, charts, steps."""

from datetime import timedelta

import pytest
from flask import render_template_string

from models.kinds import PlacementState, PlacementStep, Standing
from models.queries.paging import Page, Wanted
from tests.html import read
from tests.page_rules import PART_RULES


@pytest.fixture
def render(app, clock):
    def rendered(source, address="/om", **values):
        with app.test_request_context(address):
            tree, faults = read(render_template_string(source, now_=clock(), **values))
            faults += [fault for rule in PART_RULES for fault in rule(tree)]
            assert not faults
            return tree

    return rendered


def test_a_badge_says_the_state_in_words(render):
    tree = render(
        "{% from 'parts/badges.html' import badge %}{{ badge(state) }}", state=PlacementState.ACTIVE
    )
    assert tree.text == "I gang"
    assert "badge-success" in next(tree.all("span")).get("class")


@pytest.mark.parametrize(
    ("standing", "hours", "words"),
    [
        (Standing.RUNNING, 22.25, "Tid nok 22 t 15 min igen"),
        (Standing.OVERDUE, -1.5, "Overskredet 1 t 30 min over tiden"),
        (Standing.KEPT, 3, "Holdt"),
    ],
)
def test_a_promise_tells_the_time_left(render, clock, standing, hours, words):
    tree = render(
        "{% from 'parts/badges.html' import promise_badge %}{{ promise_badge(standing, due) }}",
        standing=standing,
        due=clock() + timedelta(hours=hours),
    )
    assert tree.text == words


def test_a_score_is_a_number_and_a_bar(render):
    tree = render("{% from 'parts/badges.html' import score %}{{ score(0.825) }}")
    assert tree.text in {"82", "83"}
    assert [bar.get("width") for bar in tree.all("rect")] == ["100", "82.5"]


def test_the_pager_keeps_the_filter(render):
    page = Page(rows=range(25), total=1260, wanted=Wanted(2, 25))
    tree = render(
        "{% from 'parts/pager.html' import pager %}{{ pager(page, 'borgere') }}",
        address="/om?q=%C3%86r%C3%B8&side=2",
        page=page,
    )
    assert "Viser 26–50 af 1.260 borgere" in tree.text
    assert "Side 2 af 51" in tree.text
    addresses = [link.get("href") for link in tree.all("a")]
    assert addresses[:2] == ["/om?q=%C3%86r%C3%B8&side=1", "/om?q=%C3%86r%C3%B8&side=3"]
    assert "/om?q=%C3%86r%C3%B8&side=1&antal=100" in addresses


def test_a_short_list_has_nothing_to_page(render):
    page = Page(rows=range(3), total=3, wanted=Wanted())
    tree = render(
        "{% from 'parts/pager.html' import pager %}{{ pager(page, 'borgere') }}", page=page
    )
    assert tree.text == "Viser 1–3 af 3 borgere"


def test_a_chart_has_its_numbers_in_a_table(render):
    tree = render(
        "{% from 'parts/chart.html' import bars %}"
        "{{ bars('svar', 'Svar inden for 24 timer', rows, 1, goal=0.9) }}",
        rows=[("Uge 46", 0.95, "95 %"), ("Uge 47", 0.5, "50 %")],
    )
    table = next(tree.all("table"))
    assert "Uge 47 50 %" in table.text
    kinds = [bar.get("class") for bar in tree.all("rect")]
    assert kinds == ["ff-bar-fill", "ff-bar-open"]


def test_steps_are_buttons_that_work_without_script(render):
    tree = render(
        "{% from 'parts/badges.html' import step_buttons %}"
        "{{ step_buttons('trial.refused', steps, '#status', {'why': 'kept'}) }}",
        steps=[PlacementStep.APPROVE, PlacementStep.WITHDRAW],
    )
    assert [button.text for button in tree.all("button")] == ["Godkend forløbet", "Træk tilbage"]
