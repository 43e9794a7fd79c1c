"""The order of a match list on its page: sorted, priced, and chosen from for comparing."""

import re

import pytest
from sqlmodel import select

from models.tables.people import Citizen
from portal.services.matches import fair_share
from portal.services.matches.fair_share import FairPrice
from tests.views.counted import statements


@pytest.fixture
def listed(world):
    """Five people; the third lives far away, and nobody knows where the fourth lives."""
    world.agreement()
    world.citizens(5, postcode="5500")
    with world.session() as session:
        people = session.exec(select(Citizen).order_by(Citizen.id)).all()
        people[2].postcode, people[3].postcode = "9000", ""
        people[2].max_km = people[3].max_km = 500.0
    world.run_id = world.match_list(world.opening())
    return world


@pytest.fixture
def priced(listed):
    """Who is first is proposed twice, and each open proposal costs ten points."""
    first = listed.items(listed.run_id)[0].citizen_id
    for _time in range(2):
        run_id = listed.match_list(listed.opening())
        own = [item.citizen_id for item in listed.items(run_id)]
        listed.nominated(run_id, own.index(first))
    with listed.session() as session:
        said = FairPrice(price=10, reason="Flere skal have en chance.")
        mette = listed.people.viewer("mette")
        fair_share.set_price(session, said, by=mette, now=listed.now)
    listed.run_id = listed.match_list(listed.opening())
    return listed


def order(page):
    return [int(node.get("id").removeprefix("borger-")) for node in page.tree.all("tbody")]


def shown(browser, world, query=""):
    return browser.get(f"/matchlister/{world.run_id}{query}")


def test_the_list_is_read_in_its_own_order_first(as_, listed):
    own = [item.citizen_id for item in listed.items(listed.run_id)]
    assert order(shown(as_("karen"), listed)) == own


def test_by_distance_the_unknown_comes_last(as_, listed):
    page = shown(as_("karen"), listed, "?orden=distance")
    items = {item.citizen_id: item for item in listed.items(listed.run_id)}
    far = [items[each].distance_km for each in order(page)]
    assert far[-1] is None
    assert far[:-1] == sorted(far[:-1])
    assert far[0] < far[-2]
    assert "Korteste vej først" in page.words


def test_by_gaps_who_lacks_least_comes_first(as_, listed):
    items = {item.citizen_id: item for item in listed.items(listed.run_id)}
    gaps = [
        (items[each].missing_musts, items[each].unknowns, items[each].rank)
        for each in order(shown(as_("karen"), listed, "?orden=gaps"))
    ]
    assert gaps == sorted(gaps)


def test_an_order_that_is_none_is_told(as_, listed):
    page = shown(as_("karen"), listed, "?orden=navn")
    assert page.status == 422
    assert "Filteret er ikke brugt" in page.words


def test_sorted_pages_hold_everybody_once(as_, listed):
    listed.citizens(30)
    listed.run_id = listed.match_list(listed.opening())
    karen = as_("karen")
    found = [
        each
        for side in (1, 2)
        for each in order(shown(karen, listed, f"?orden=distance&antal=25&side={side}"))
    ]
    assert sorted(found) == sorted(item.citizen_id for item in listed.items(listed.run_id))


def test_sorting_asks_two_statements_more_however_many_people(as_, listed):
    karen, sent = as_("karen"), []
    for query in ("", "?orden=gaps"):
        shown(karen, listed, query)
        with statements(listed.engine) as counted:
            shown(karen, listed, query)
        sent.append(len(counted))
    assert sent[1] == sent[0] + 2


def test_a_price_stands_beside_the_points_and_not_in_them(as_, priced):
    items = priced.items(priced.run_id)
    [who] = [item for item in items if item.open_proposals == 2]
    page = shown(as_("karen"), priced)
    row = next(
        node for node in page.tree.all("tbody") if node.get("id").endswith(f"-{who.citizen_id}")
    )
    assert "Står allerede foreslået 2 steder: −20 i rækkefølgen" in row.text
    points = float(re.search(r"Hvorfor ([\d,]+) point", row.text)[1].replace(",", "."))
    assert points == pytest.approx(who.points, abs=0.06)
    by_points = order(shown(as_("karen"), priced, "?orden=points"))
    worth = {item.citizen_id: -item.points for item in items}
    assert [worth[each] for each in by_points] == sorted(worth.values())
    assert by_points != order(page)


def test_without_a_price_there_is_no_second_order_by_points(as_, listed):
    assert "Flest point først" not in shown(as_("karen"), listed).words


def test_the_reasons_lead_to_paper_and_to_people_alike(as_, listed):
    item = listed.items(listed.run_id)[0]
    page = as_("karen").get(f"/matchlister/{listed.run_id}/{item.id}")
    places = [link.get("href") for link in page.tree.all("a")]
    assert f"/borgere/{item.citizen_id}/ligner" in places
    assert f"/matchlister/{listed.run_id}/{item.id}/begrundelse" in places


def test_ticked_people_are_compared_without_script(as_, listed):
    page = shown(as_("karen"), listed)
    ticks = [node for node in page.tree.all("input") if node.get("form") == "sammenlign"]
    [form] = [node for node in page.tree.all("form") if node.get("id") == "sammenlign"]
    chosen = "&".join(f"linje={tick.get('value')}" for tick in ticks[:3])
    compared = as_("karen").get(f"{form.get('action')}?{chosen}")
    [head] = compared.tree.all("thead")
    assert len(list(head.all("th"))) == 1 + 3


def test_a_placement_leads_to_the_reason_on_paper(as_, listed):
    placement_id = listed.nominated(listed.run_id)
    item = listed.items(listed.run_id)[0]
    page = as_("sara").get(f"/forloeb/{placement_id}")
    places = [link.get("href") for link in page.tree.all("a")]
    assert f"/matchlister/{listed.run_id}/{item.id}/begrundelse" in places
