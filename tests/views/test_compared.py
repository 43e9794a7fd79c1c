"""Up to four people of a kept list side by side, and people like one citizen."""

import pytest
from sqlmodel import select

from models.tables.people import Citizen, CitizenSkill
from models.tables.trail import Event
from tests.views.counted import statements


@pytest.fixture
def listed(world):
    world.agreement()
    world.citizens(5)
    world.run_id = world.match_list(world.opening())
    return world


def address(world, *places):
    items = world.items(world.run_id)
    chosen = "&".join(f"linje={items[place].id}" for place in places)
    return f"/matchlister/{world.run_id}/sammenlign?{chosen}"


def test_two_stand_side_by_side_requirement_by_requirement(as_, listed):
    page = as_("karen").get(address(listed, 0, 4))
    first, last = (listed.items(listed.run_id)[place] for place in (0, 4))
    [table] = page.tree.all("table")
    rows = [[cell.text for cell in row.all("th", "td")] for row in table.all("tr")]
    assert all(len(row) == 3 for row in rows[1:])
    [skill] = [row for row in rows if row[0].startswith("sortere vasketøj")]
    assert "(skal)" in skill[0]
    assert "Opfyldt" in skill[1]
    total = next(row for row in rows if row[0] == "I alt")
    shown = [float(cell.split()[0].replace(",", ".")) for cell in total[1:]]
    assert shown == pytest.approx([first.points, last.points], abs=0.05)


def test_four_can_be_compared_and_all_are_marked_as_read(as_, listed):
    page = as_("karen").get(address(listed, 0, 1, 2, 3))
    assert page.status == 200
    with listed.session() as session:
        read = session.exec(select(Event).where(Event.action == "read")).all()
    looked = {event.object_id for event in read if event.details.get("page") == "compared"}
    assert looked == {item.citizen_id for item in listed.items(listed.run_id)[:4]}


@pytest.mark.parametrize("places", [(), (0,), (0, 0), (0, 1, 2, 3, 4)])
def test_another_number_is_answered_with_what_to_do(as_, listed, places):
    page = as_("karen").get(address(listed, *places))
    assert "Sæt flueben ved to, tre eller 4 borgere" in page.words


def test_what_was_kept_is_compared_and_not_what_is_so_today(as_, listed):
    before = as_("karen").get(address(listed, 0, 1)).words
    with listed.session() as session:
        for skill in session.exec(select(CitizenSkill)):
            skill.text = "noget helt andet"
    assert as_("karen").get(address(listed, 0, 1)).words == before


def test_lines_of_another_list_are_not_found(as_, listed):
    other = listed.match_list(listed.opening())
    item = listed.items(other)[0]
    wrong = f"{address(listed, 0)}&linje={item.id}"
    assert as_("karen").get(wrong).status == 404
    assert as_("bo").get(address(listed, 0, 1)).status == 404


def test_comparing_four_asks_no_more_than_comparing_two(as_, listed):
    karen = as_("karen")
    few, many = address(listed, 0, 1), address(listed, 0, 1, 2, 3)
    karen.get(few)
    with statements(listed.engine) as two:
        karen.get(few)
    with statements(listed.engine) as four:
        karen.get(many)
    reads = [[said for said in made if said.startswith("SELECT")] for made in (two, four)]
    assert len(reads[0]) == len(reads[1])


def test_people_like_one_are_shown_with_what_they_share(as_, listed):
    one = listed.items(listed.run_id)[0].citizen_id
    page = as_("sara").get(f"/borgere/{one}/ligner")
    assert "Begge har »sortere vasketøj« i cv'et" in page.words
    with listed.session() as session:
        own = session.get_one(Citizen, one)
    assert own.name not in [cell.text for row in page.tree.all("tr") for cell in row.all("th")]


def test_nobody_is_compared_with_whom_the_programme_has_ended_for(as_, listed):
    one = listed.items(listed.run_id)[0].citizen_id
    with listed.session() as session:
        session.get_one(Citizen, one).programme_ended_on = listed.now.date()
    assert "program er slut" in as_("karen").get(f"/borgere/{one}/ligner").words
    assert as_("bo").get(f"/borgere/{one}/ligner").status == 404
