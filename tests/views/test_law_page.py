"""What the law says about a placement, its figures through time, and what is told while typing."""

from datetime import date

import pytest

from models.kinds import PlacementState
from models.tables.placements import Placement, PlacementChecks
from portal.services.law import figure_editions
from portal.services.law.figure_editions import OwnFigure
from portal.services.placements import approvals
from portal.services.placements.approvals import Checks

KEY = "ratio.small_divisor"


@pytest.fixture
def ready(world):
    world.agreement()
    world.citizens(4)
    return world


def approved(world, starts: date) -> int:
    """A placement from that day on, approved today."""
    number = world.placement(PlacementState.CHECKS_PENDING, starts=starts, ends=date(2027, 2, 1))
    with world.session() as session:
        placement = session.get_one(Placement, number)
        checks, karen = session.get_one(PlacementChecks, number), world.people.viewer("karen")
        known = Checks.model_validate(world.checks())
        approvals.keep_checks(
            session, placement, known, seen=checks.version, by=karen, now=world.now
        )
        world.align(session, placement)
        approvals.approve(session, placement, by=karen, now=world.now)
    return number


def test_a_placement_from_31_december_and_one_from_1_january_follow_two_editions(as_, ready):
    with ready.session() as session:
        anders = ready.people.viewer("anders")
        own = OwnFigure(value="4", valid_from=date(2027, 1, 1), source="Byrådet")
        seen = figure_editions.version_of(session, anders.municipality_id, KEY)
        figure_editions.write(session, KEY, own, seen=seen, by=anders, now=ready.now)
    last, first = approved(ready, date(2026, 12, 31)), approved(ready, date(2027, 1, 1))
    sara = as_("sara")
    old, new = (sara.get(f"/forloeb/{number}/loven") for number in (last, first))
    assert "som de gælder 31. december 2026" in old.text
    assert "som de gælder 1. januar 2027" in new.text
    name = "Ansatte for hver plads, de første"
    assert f"{name}: 5 fuldtidspersoner" in old.text
    assert f"{name}: 4 fuldtidspersoner" in new.text
    with ready.session() as session:
        versions = [session.get_one(Placement, one).figures_version for one in (last, first)]
    assert versions[0] in old.text
    assert versions[1] in new.text
    assert versions[0] != versions[1]
    # A caseworker reads the length with its numbers; a consultant only that it is right.
    assert "Det må højst vare 13 uger" in old.text
    karen = as_("karen").get(f"/forloeb/{last}/loven")
    assert "Længde: i orden" in karen.text
    assert "Det må højst vare" not in karen.text
    assert "Praktik i integrationsprogrammet" not in karen.text
    # The page is reached from the placement.
    assert "Hvad loven siger om dette forløb" in as_("karen").get(f"/forloeb/{last}").text


def test_an_administrator_sees_what_a_figure_changes_before_it_is_kept(as_, ready):
    approved(ready, date(2027, 1, 4))
    anders = as_("anders")
    page = anders.get(f"/lovens-tal/{KEY}/ny")
    typed = {"value": "50", "valid_from": "1-1-2027", "source": "Byrådet"}
    shown = page.submit(typed)
    assert "Hvad ændringen gør" in shown.text
    assert "Arbejdsstedet får for mange med tilskud" in shown.text
    with ready.session() as session:
        own = ready.people.municipality.id
        assert figure_editions.version_of(session, own, KEY) == 0
    kept = shown.submit({"confirmed": "1"})
    assert "Tallet er gemt" in kept.text
    assert "50 fuldtidspersoner" in kept.text
    assert "5 fuldtidspersoner" in as_("mette").get(f"/lovens-tal/{KEY}").text


def test_the_law_warns_while_the_agreement_is_typed_and_keeps_nothing(as_, ready):
    number = ready.placement(PlacementState.EMPLOYER_ACCEPTED)
    karen = as_("karen")
    assert "Se, hvad reglerne siger" in karen.get(f"/forloeb/{number}/aftale").text
    typed = {
        "purpose": "vocational_upskilling",
        "starts": "14-12-2026",
        "ends": "31-12-2027",
        "hours_a_week": "30",
        "tasks": "Sortere vasketøj",
        "contact_name": "Lone Bak",
        "contact_phone": "00 00 12 34",
    }
    told = karen.post(f"/forloeb/{number}/aftale/loven", typed, htmx=True)
    assert "Det må højst vare 13 uger" in told.text
    assert ready.state(number) is PlacementState.EMPLOYER_ACCEPTED
    missing = karen.post(f"/forloeb/{number}/aftale/loven", {"starts": "1-1-2027"}, htmx=True)
    assert "Så kan reglerne svare" in missing.text
