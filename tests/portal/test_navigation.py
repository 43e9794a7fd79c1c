"""The menu leads where the person may go, and nowhere else."""

import pytest

from models.kinds import Role
from models.rules.access import may
from portal.access import DOOR
from portal.navigation import FRONT, MENU, here

NAMES = ["karen", "sara", "mette", "anders", "lone"]


def _menu(page):
    return [link for nav in page.tree.all("nav") for link in nav.all("a") if _is_menu(nav)]


def _is_menu(nav):
    return nav.get("aria-label") == "Hovedmenu"


def test_every_place_in_the_menu_is_there_behind_the_same_door(app):
    doors = {endpoint: getattr(app.view_functions[endpoint], DOOR) for endpoint, _n, _a in MENU}
    assert doors == {endpoint: act for endpoint, _name, act in MENU}


def test_every_role_begins_at_a_page_of_its_own_menu(app):
    assert set(FRONT) == set(Role)
    assert set(FRONT.values()) <= {endpoint for endpoint, _name, _act in MENU}


@pytest.mark.parametrize("name", NAMES)
def test_every_place_in_the_menu_opens(as_, world, people, name):
    world.agreement()
    browser = as_(name)
    links = _menu(browser.get("/om"))
    allowed = [act for _endpoint, _name, act in MENU if may(people.viewer(name), act)]
    assert len(links) == len(allowed)
    for link in links:
        page = browser.get(link.get("href"))
        assert page.status == 200
        assert [one.text for one in _menu(page) if one.get("aria-current")] == [link.text]


@pytest.mark.parametrize("name", NAMES)
def test_the_way_in_leads_to_the_front_page_of_the_role(as_, name):
    assert as_(name).get("/").status == 303


def test_a_visitor_has_no_menu(visitor):
    assert _menu(visitor.get("/om")) == []


def test_an_address_keeps_its_filter(app):
    with app.test_request_context("/om?q=a&q=b&side=3&_external=1"):
        assert here(side=4) == "/om?q=a&q=b&side=4"


def test_after_a_post_one_is_sent_to_the_front_page(app):
    with app.test_request_context("/om", method="POST"):
        assert here() == "/"
