"""The paper of a whole case: readable, tagged, in Danish, and whole."""

import json
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlmodel import SQLModel, select

from models.kinds import NoteKind, PlacementState
from models.queries.party_access import BY_CITIZEN, BY_PLACEMENT
from models.tables.case import PartyAccess
from models.tables.matches import MatchItem, MatchReview
from models.tables.people import Citizen
from models.tables.placements import Placement
from models.tables.records import CvProposal
from models.tables.trail import Event
from portal.documents import printed
from portal.services.citizens.notes import NewNote, write_note
from portal.services.citizens.party_tables import ABOUT_OTHERS, NOT_TOLD
from portal.words.party_access import LABELS, SECTIONS

# Numbers that lead from row to row, and what the reasons of a list are worked out by: in the
# machine-readable file only.
ONLY_IN_FILE = {
    "id",
    "figures_version",
    "match_item_id",
    "placement_id",
    "preceded_by_id",
    "reading_id",
    "item_id",
    "corrects_id",
    "content",
    "facts",
}
TABLES = [Citizen, *BY_CITIZEN, *BY_PLACEMENT, CvProposal, MatchReview]
ROWS_OF_THEIR_OWN = {"event", "match_item", "record_edition"}


@pytest.fixture
def placed(world) -> int:
    world.agreement()
    world.citizens(3)
    number = world.placement(until=PlacementState.ACTIVE)
    with world.session() as session:
        return session.get_one(Placement, number).citizen_id


def noted(world, citizen_id: int, text: str) -> None:
    said = NewNote(kind=NoteKind.LETTER, happened_on="23.11.2026", happened_at="9.30", text=text)
    with world.session() as session:
        citizen = session.get_one(Citizen, citizen_id)
        write_note(session, citizen, said, by=world.people.viewer("sara"), now=world.now)


def file_of(as_, citizen_id: int, kind: str, also: str = "") -> bytes:
    sara = as_("sara")
    sara.post(f"/borgere/{citizen_id}/aktindsigt/ny", {"asked_on": "23.11.2026"})
    sent = {"file": kind, "also": also, "csrf_token": sara._token}
    answer = sara.client.post(f"/borgere/{citizen_id}/aktindsigt/1", data=sent)
    assert answer.status_code == 200, answer.text
    return answer.data


def read(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_the_paper_is_tagged_titled_numbered_and_in_danish(as_, world, placed):
    as_("sara").get(f"/borgere/{placed}")  # leaves its mark
    pdf = file_of(as_, placed, "pdf")
    reader = PdfReader(BytesIO(pdf))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert str(root["/Lang"]).startswith("da")
    assert reader.metadata.title == "Aktindsigt: alt, hvad vi har om dig"
    pages = len(reader.pages)
    for number, page in enumerate(reader.pages, 1):
        assert f"Side {number} af {pages}" in page.extract_text()
    text = " ".join(read(pdf).split())
    for word in ("Amal Eksempel", "Kompetencer", "Lones Vaskeri", "Sagsbehandler", "Læste"):
        assert word in text
    assert all(str(title) in text for title in SECTIONS.values())


def test_nobody_else_is_on_the_paper_or_in_the_file(as_, world, placed):
    with world.session() as session:
        others = session.exec(select(Citizen).where(Citizen.id != placed)).all()
    for other in others:
        noted(world, placed, f"Kom med {other.name} ({other.case_number}), {other.name}s ven.")
    for kind in ("pdf", "json"):
        file = file_of(as_, placed, kind)
        text = " ".join((read(file) if kind == "pdf" else file.decode()).split())
        assert text.count("[en anden borger]") >= 3 * len(others)
        for other in others:
            assert other.name not in text
            assert other.case_number not in text
            assert other.alias not in text


def test_markup_in_a_note_stays_text(as_, world, placed):
    noted(world, placed, '#let x = 1 *fed* $a$ <script> \\ "citat" _kursiv_')
    assert "#let x = 1 *fed* $a$ <script>" in " ".join(read(file_of(as_, placed, "pdf")).split())


def test_letters_without_a_font_are_told_of_and_stand_in_the_file(as_, world, placed):
    noted(world, placed, "ဗမာ ሰላም")
    paper = " ".join(read(file_of(as_, placed, "pdf")).split())
    assert "Nogle bogstaver kan ikke trykkes her. De står i filen." in paper
    assert "ဗမာ ሰላም" in file_of(as_, placed, "json").decode()


def test_another_mistake_of_a_template_is_not_swallowed():
    with pytest.raises(RuntimeError, match="made_on"):
        printed("case", {})


def test_each_file_leaves_its_line_in_the_trail(as_, world, placed):
    file_of(as_, placed, "pdf")
    file_of(as_, placed, "json")
    with world.session() as session:
        events = session.exec(
            select(Event).where(Event.action == "party_access_file").order_by(Event.id)
        ).all()
        assert [event.details["file"] for event in events] == ["pdf", "json"]
        assert {len(str(event.details["sha256"])) for event in events} == {64}
        assert len(session.exec(select(PartyAccess)).all()) == 2


def test_the_file_says_what_it_is_and_holds_every_table(as_, world, placed):
    whole = json.loads(file_of(as_, placed, "json"))
    assert (whole["format"], whole["edition"]) == ("fodfaeste-party-access", 1)
    told = {table.__tablename__ for table in [*TABLES, Event, MatchItem]}
    assert whole["tables"].keys() == told
    assert whole["tables"]["placement"][0]["state"] == "active"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__tablename__)
def test_every_value_that_is_told_has_its_word(table: type[SQLModel]):
    name = table.__tablename__
    if name in ROWS_OF_THEIR_OWN or name == "shown_in":
        return
    left_out = NOT_TOLD | ABOUT_OTHERS.get(name, frozenset()) | ONLY_IN_FILE
    told = set(table.model_fields) - left_out
    assert {field.removesuffix("_id") for field in told} <= LABELS.keys()


def test_every_table_has_its_section_but_the_one_that_only_links():
    names = {table.__tablename__ for table in [*TABLES, Event, MatchItem]}
    assert set(SECTIONS) == names - {"shown_in"}
