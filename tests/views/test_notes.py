"""Notes and the timeline as people meet them."""

import pytest

from models.kinds import NoteKind, PlacementState
from models.tables.people import Citizen
from models.tables.placements import Placement
from portal.services.citizens.notes import NewNote, write_note
from tests.views.counted import statements


@pytest.fixture
def citizen_id(world) -> int:
    return world.citizens(1)[0]


def noted(world, citizen_id, text, kind=NoteKind.PHONE):
    said = NewNote(kind=kind, happened_on="23.11.2026", happened_at="9.30", text=text)
    with world.session() as session:
        citizen = session.get_one(Citizen, citizen_id)
        write_note(session, citizen, said, by=world.people.viewer("sara"), now=world.now)


def test_a_note_is_two_fields_away_and_one_is_back_where_one_was(as_, world):
    world.agreement()
    world.citizens(1)
    placement = world.placement(until=PlacementState.CITIZEN_HEARD)
    with world.session() as session:
        citizen_id = session.get_one(Placement, placement).citizen_id
    sara = as_("sara")
    assert f"/borgere/{citizen_id}/noter/nyt" in sara.get(f"/forloeb/{placement}").text
    headers = {"Referer": f"http://localhost/forloeb/{placement}"}
    sara.client.environ_base["HTTP_REFERER"] = headers["Referer"]
    form = sara.get(f"/borgere/{citizen_id}/noter/nyt")
    answer = form.submit({"text": "Ringede: bussen er forsinket."}, action="")
    assert (answer.status, answer.title.partition(":")[0]) == (200, f"Forløb {placement}")
    assert "bussen er forsinket" in sara.get(f"/borgere/{citizen_id}/noter").text


def test_nothing_typed_is_lost_when_the_time_has_not_come(as_, citizen_id):
    form = as_("sara").get(f"/borgere/{citizen_id}/noter/nyt")
    answer = form.submit({"text": "Mødtes på rådhuset.", "happened_on": "1.12.2026"})
    assert answer.status == 422
    assert "Mødtes på rådhuset." in answer.text
    assert "Det kan ikke ligge i fremtiden" in answer.words


def test_a_mistake_is_put_right_by_a_new_note_and_stays(as_, world, citizen_id):
    noted(world, citizen_id, "Mødet er tirsdag.")
    sara = as_("sara")
    form = sara.get(f"/borgere/{citizen_id}/noter/1/ret")
    said = form.submit({"text": "Mødet er onsdag."})
    assert said.title.startswith("Notater om")
    assert "Mødet er tirsdag." in said.words
    assert said.words.count("Mødet er onsdag.") == 2  # as a note, and under the one it corrects


def test_a_consultant_reads_what_was_seen_and_no_more(as_, world, citizen_id):
    noted(world, citizen_id, "Fortalte om sin ydelse.")
    noted(world, citizen_id, "Arbejder roligt og sikkert.", NoteKind.OBSERVATION)
    for name in ("karen", "mette"):
        for page in ("noter", "tidslinje"):
            read = as_(name).get(f"/borgere/{citizen_id}/{page}").words
            assert "Arbejder roligt og sikkert." in read
            assert "ydelse" not in read
        assert "ydelse" not in as_(name).get(f"/borgere/{citizen_id}/noter?soeg=ydelse").words
        assert as_(name).get(f"/borgere/{citizen_id}/noter/nyt").status == 404
        assert as_(name).get(f"/borgere/{citizen_id}/noter/1/ret").status == 404


def test_the_timeline_shows_one_kind_alone(as_, world):
    world.agreement()
    citizen_id = world.citizens(1)[0]
    world.placement(until=PlacementState.CITIZEN_HEARD)
    noted(world, citizen_id, "Ringede om bussen.")
    sara = as_("sara")
    address = f"/borgere/{citizen_id}/tidslinje"
    whole = sara.get(address).words
    assert "Ringede om bussen." in whole
    assert "Talte med borgeren" in whole
    assert "Matchliste" in sara.get(f"{address}?vis=lister", htmx=True).words
    assert "Ringede" not in sara.get(f"{address}?vis=samtaler").words
    assert "Talte med borgeren" in sara.get(f"{address}?vis=samtaler").words


def test_a_longer_case_asks_the_store_no_more_questions(as_, world, citizen_id):
    sara = as_("sara")

    def asked(page: str) -> int:
        with statements(world.engine) as sent:
            sara.get(f"/borgere/{citizen_id}/{page}")
        return len(sent)

    noted(world, citizen_id, "Et notat.")
    few = {page: asked(page) for page in ("noter", "tidslinje")}
    for number in range(20):
        noted(world, citizen_id, f"Notat {number}.")
    assert {page: asked(page) for page in few} == few
