"""Every view has a door, and the doors hold."""

import pytest
from flask import Flask

from models.kinds import Role
from models.rules.access import MAY, Act
from portal.access import DOOR, check_doors, needs, open_to_all

OPEN = {
    "agenda.fetched",
    "invitations.opened",
    "start.home",
    "start.login",
    "start.logout",
    "start.language",
    "start.about",
    "start.health",
    "start.code",
    "start.csp_report",
    "static",
}


def test_the_application_does_not_start_with_an_undecided_view():
    app = Flask("trial")
    app.add_url_rule("/x", view_func=lambda: "x", endpoint="bare")
    with pytest.raises(RuntimeError, match="bare"):
        check_doors(app)


def test_a_decided_view_lets_it_start():
    app = Flask("trial")
    app.add_url_rule("/x", view_func=needs(Act.NOMINATE)(lambda: "x"), endpoint="guarded")
    app.add_url_rule("/y", view_func=open_to_all(lambda: "y"), endpoint="open")
    check_doors(app)


def test_only_the_way_in_is_open_to_all(app):
    open_views = {
        name for name, view in app.view_functions.items() if getattr(view, DOOR, None) is None
    }
    assert open_views == OPEN


def test_every_act_has_somebody_who_may_do_it():
    assert set(Act) == frozenset().union(*MAY.values())


def test_who_has_not_signed_in_is_sent_to_the_way_in(app, visitor):
    for rule in app.url_map.iter_rules():
        if rule.endpoint in OPEN or "GET" not in (rule.methods or ()):
            continue
        values = dict.fromkeys(rule.arguments, 1)
        with app.test_request_context():
            address = _address(app, rule, values)
        if address is not None:
            assert visitor.client.get(address).status_code == 303, rule


def test_a_door_keeps_the_others_out(app, as_, world):
    browsers = {role: as_(name) for role, name in NAMES.items()}
    for rule in app.url_map.iter_rules():
        act = getattr(app.view_functions[rule.endpoint], DOOR, None)
        if act is None or rule.arguments or "GET" not in (rule.methods or ()):
            continue
        for role, browser in browsers.items():
            allowed = act in MAY[role]
            found = browser.get(rule.rule).status
            assert (found == 404) != allowed, (rule.rule, role, found)


NAMES = {
    Role.COMPANY_CONSULTANT: "karen",
    Role.CASEWORKER: "sara",
    Role.LEADER: "mette",
    Role.ADMINISTRATOR: "anders",
    Role.EMPLOYER: "lone",
}


def _address(app, rule, values):
    """The address of the rule with some number for each of its parts; None where words go."""
    if any(
        converter.__class__.__name__ == "AnyConverter" for converter in rule._converters.values()
    ):
        return None
    built = rule.build(values)
    return built[1] if built else None
