"""Case notes: added, found again, corrected by a new one, and read by those who may."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from models.kinds import NoteKind, PlacementState
from models.queries.notes import corrections, note_for, notes_page
from models.queries.paging import Wanted
from models.queries.timeline import KINDS, timeline_page
from models.rules.errors import NotNow
from models.tables.case import CaseNote
from models.tables.people import Citizen
from models.tables.placements import Placement
from models.tables.trail import Event
from portal.services.citizens.notes import Correction, NewNote, correct_note, write_note
from tests.worlds import World

FIRST = Wanted(1, 25)


@pytest.fixture
def citizen_id(world: World) -> int:
    world.citizens(1)
    return next(iter(world.ids.values()))


def noted(world: World, citizen_id: int, text: str, **said: object) -> int:
    given = {"kind": NoteKind.PHONE, "happened_on": "23.11.2026", "happened_at": "9.30"}
    new = NewNote.model_validate({**given, "text": text, **said})
    with world.session() as session:
        citizen = session.get_one(Citizen, citizen_id)
        sara = world.people.viewer("sara")
        return write_note(session, citizen, new, by=sara, now=world.now).id


def test_a_note_is_found_by_its_words_however_they_are_typed(world, citizen_id):
    noted(world, citizen_id, "Talte om kørekort og bøder.")
    noted(world, citizen_id, "Aftalte et møde på Søndergade.")
    sara = world.people.viewer("sara")
    with world.session() as session:
        found = notes_page(session, sara, citizen_id, FIRST, "KOEREKORT")
        assert [note.text for note, _name in found.rows] == ["Talte om kørekort og bøder."]
        assert notes_page(session, sara, citizen_id, FIRST, "møde på sønder").total == 1
        assert notes_page(session, sara, citizen_id, FIRST, "sara").total == 2
        assert notes_page(session, sara, citizen_id, FIRST, "praktik").total == 0


def test_what_happened_last_stands_first_whenever_it_was_written(world, citizen_id):
    noted(world, citizen_id, "I går", happened_on="23.11.2026")
    noted(world, citizen_id, "I forgårs", happened_on="22.11.2026")
    with world.session() as session:
        found = notes_page(session, world.people.viewer("sara"), citizen_id, FIRST)
        assert [note.text for note, _name in found.rows] == ["I går", "I forgårs"]


def test_nothing_happens_in_the_future(world, citizen_id):
    with pytest.raises(NotNow, match="note_in_the_future"):
        noted(world, citizen_id, "I morgen", happened_on="25.11.2026")
    # The clock stands at ten.
    with pytest.raises(NotNow, match="note_in_the_future"):
        noted(world, citizen_id, "Om et minut", happened_on="24.11.2026", happened_at="10.01")
    assert noted(world, citizen_id, "Lige nu", happened_on="24.11.2026", happened_at="10.00")


def test_a_correction_stands_beside_what_it_corrects(world, citizen_id):
    old = noted(world, citizen_id, "Mødet er tirsdag.", kind=NoteKind.OBSERVATION)
    karen, sara = world.people.viewer("karen"), world.people.viewer("sara")
    with world.session() as session:
        wrong = note_for(session, sara, citizen_id, old)
        right = Correction(text="Mødet er onsdag.")
        new = correct_note(session, wrong, right, by=sara, now=world.now + timedelta(hours=1))
        assert (new.corrects_id, new.kind, new.happened_at) == (old, wrong.kind, wrong.happened_at)
        assert session.get_one(CaseNote, old).text == "Mødet er tirsdag."
        # Whoever could read the mistake reads what is right.
        ((newer, name),) = corrections(session, karen, [wrong])[old]
        assert (newer.text, name) == ("Mødet er onsdag.", "Sara Lind")
        done = session.exec(select(Event.action).where(Event.action.startswith("note_"))).all()
        assert sorted(done) == ["note_corrected", "note_written"]


@pytest.mark.parametrize("change", [update(CaseNote).values(text="Nej"), delete(CaseNote)])
def test_the_database_lets_nobody_rewrite_a_note(world, citizen_id, change):
    noted(world, citizen_id, "Sådan var det.")
    with pytest.raises(DBAPIError, match="append-only"), world.session() as session:
        session.connection().execute(change)


@pytest.mark.parametrize("kind", NoteKind)
def test_others_than_caseworkers_read_what_was_seen_and_no_more(world, citizen_id, kind):
    number = noted(world, citizen_id, "Om sagen", kind=kind)
    with world.session() as session:
        for name in ("karen", "mette", "sara"):
            viewer = world.people.viewer(name)
            reads = name == "sara" or kind is NoteKind.OBSERVATION
            assert notes_page(session, viewer, citizen_id, FIRST).total == reads
            assert (note_for(session, viewer, citizen_id, number) is not None) == reads
            assert timeline_page(session, viewer, citizen_id, FIRST).total == reads


def test_a_note_is_its_own_citizens(world, citizen_id):
    number = noted(world, citizen_id, "Om en anden")
    with world.session() as session:
        assert note_for(session, world.people.viewer("sara"), citizen_id + 1, number) is None


def test_the_timeline_tells_everything_in_its_order_and_page_by_page(world):
    world.agreement()
    world.citizens(2)
    placement = world.placement(until=PlacementState.PRESENTED)
    with world.session() as session:
        citizen_id = session.get_one(Placement, placement).citizen_id
    noted(world, citizen_id, "Ringede om bussen.")
    sara = world.people.viewer("sara")
    with world.session() as session:
        whole = timeline_page(session, sara, citizen_id, Wanted(1, 100))
        kinds = {one.kind for one in whole.rows}
        assert {"note", "step", "talk", "list"} <= kinds
        assert [one.at for one in whole.rows] == sorted((o.at for o in whole.rows), reverse=True)
        pieces = [
            one
            for number in range(1, whole.total + 1)
            for one in timeline_page(session, sara, citizen_id, Wanted(number, 1)).rows
        ]
        keys = [(one.kind, one.row[0].id) for one in pieces]
        assert keys == [(one.kind, one.row[0].id) for one in whole.rows]
        assert len(set(keys)) == whole.total
        for kind in KINDS:
            alone = timeline_page(session, sara, citizen_id, Wanted(1, 100), (kind,))
            assert alone.rows == [one for one in whole.rows if one.kind == kind]
