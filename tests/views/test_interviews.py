"""Citizen and company meet before a yes; and whether she had anything else to choose."""

import pytest

from models.kinds import PlacementState
from models.tables.placements import Interview

MEETS = {
    "meets_on": "30.11.2026",
    "meets_at": "10.30",
    "place": "Kantinen",
    "from_company": "Lone og to kolleger",
}


@pytest.fixture
def presented(world) -> int:
    world.agreement()
    world.citizens(1)
    return world.placement(until=PlacementState.PRESENTED)


def test_a_meeting_is_arranged_moved_seen_by_both_and_called_off(as_, world, presented):
    karen, page = as_("karen"), f"/forloeb/{presented}"
    first, second = karen.get(f"{page}/moede"), karen.get(f"{page}/moede")
    assert "30. november 2026 kl. 10.30" in first.submit(MEETS).words
    assert second.submit({**MEETS, "place": "Et andet sted"}).status == 409
    shown = as_("lone").get(f"/virksomhed/personer/{presented}").words
    assert "Møde med borgeren Hvornår? 30. november 2026 kl. 10.30 Hvor? Kantinen" in shown
    assert "Amal" not in shown
    karen.post(f"{page}/moede/aflys", {"version": "1"})
    with world.session() as session:
        assert session.get(Interview, presented) is None
    assert "Der er ikke aftalt et møde" in karen.get(page).words


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"meets_on": "23.11.2026"}, "Skriv et tidspunkt, der ikke er gået"),
        ({"from_company": ""}, "Skriv, hvem der er med fra virksomheden"),
    ],
)
def test_what_cannot_be_is_said(as_, presented, changes, told):
    answer = as_("karen").get(f"/forloeb/{presented}/moede").submit({**MEETS, **changes})
    assert answer.status == 422
    assert told in answer.words


def test_nobody_meets_before_the_company_has_seen_the_card(as_, world):
    world.agreement()
    world.citizens(1)
    number = world.placement(until=PlacementState.CITIZEN_HEARD)
    answer = as_("karen").post(f"/forloeb/{number}/moede", {**MEETS, "version": "0"})
    assert answer.status == 422
    assert "Vis først kortet for virksomheden" in answer.words


def test_the_talk_asks_for_another_choice_and_names_the_companion(as_, world):
    world.agreement()
    world.citizens(1)
    number = world.placement(until=PlacementState.NOMINATED)
    said = {"own_wish": "Jeg vil helst i køkken", "companion": "Søster", "had_alternative": "False"}
    page = as_("karen").get(f"/forloeb/{number}/samtale").submit(said)
    assert "Borgeren havde ikke et andet at vælge." in page.words
    assert "bisidder: Søster" in page.words
