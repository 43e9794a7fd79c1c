"""The first-day sheet: what is missing, what the citizen reads, and the paper she takes home."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlmodel import select

from models.kinds import PlacementState
from models.tables.trail import Event
from tests.views.test_reasons import lix

EASIEST = 35
TOLD = {
    "meets_at": "7.45",
    "meeting_place": "Gå ind ad den blå dør i gården.",
    "ask_for": "Tove Tavle",
    "way_there": "Tag bus 4. Stå af ved Havnen. Gå tre minutter.",
    "bring": "Madpakke, varmt tøj og gode sko.",
    "breaks": "Kl. 9.30 i ti minutter og kl. 12 i en halv time.",
    "mentor_name": "Mo Mentor",
    "ill_name": "Vagten",
    "ill_phone": "00 00 55 66",
}
OWN_WORDS = {name: text for name, text in TOLD.items() if name != "meets_at"}


@pytest.fixture
def sheet(world):
    world.agreement()
    world.citizens(2)
    return f"/forloeb/{world.placement(until=PlacementState.APPROVED)}/foerste-dag"


def paper(browser, address):
    """The PDF's text, and the PDF."""
    answer = browser.client.get(address)
    assert answer.status_code == 200
    reader = PdfReader(BytesIO(answer.data))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split()), reader


def test_what_is_missing_is_named_and_what_sara_writes_stands_on_page_and_paper(as_, world, sheet):
    sara = as_("sara")
    before = sara.get(sheet).words
    assert "Mangler: hvad borgeren skal have med" in before
    # What was agreed with the company is there already.
    assert "Spørg efter Lone Bak" in before
    assert "Ring til Lone Bak på 00 00 12 34" in before
    shown = sara.get(f"{sheet}/skriv").submit(TOLD)
    assert "Mangler" not in shown.words
    text, reader = paper(sara, f"{sheet}/ark.pdf")
    for word in ("07.45", *OWN_WORDS.values(), "Lones Vaskeri", "Sara"):
        assert word in shown.words
        assert word in text
    assert lix(text) <= EASIEST
    root = reader.trailer["/Root"]
    assert (root["/MarkInfo"]["/Marked"].value, root["/Lang"]) == (True, "da")
    assert len(reader.pages) == 1
    with world.session() as session:
        [event] = session.exec(select(Event).where(Event.action == "first_day_written"))
    assert event.company_id is None


def test_in_english_every_sentence_of_ours_is_english(as_, sheet):
    karen = as_("karen")
    karen.get(f"{sheet}/skriv").submit(TOLD)
    text, reader = paper(karen, f"{sheet}/ark.pdf?sprog=en")
    assert reader.trailer["/Root"]["/Lang"] == "en"
    ours = text
    for own in OWN_WORDS.values():
        ours = ours.replace(own, "")
    assert "Ask for" in ours
    assert not {"du", "din", "kl.", "skal", "når", "og"} & set(ours.casefold().split())
    assert "Ask for Tove Tavle" in karen.get(f"{sheet}?sprog=en").words


def test_of_two_who_write_at_once_the_second_is_told_and_loses_nothing(as_, sheet):
    karen, sara = as_("karen"), as_("sara")
    both = karen.get(f"{sheet}/skriv"), sara.get(f"{sheet}/skriv")
    assert both[0].submit({"bring": "Gode sko."}).status == 200
    assert both[1].submit({"bring": "Madpakke."}).status == 409
    assert "Gode sko." in sara.get(sheet).words


def test_who_has_stopped_gets_no_first_day(as_, world, sheet):
    sara, one = as_("sara"), sheet.removesuffix("/foerste-dag")
    form = sara.get(f"{sheet}/skriv")
    sara.get(f"{one}/tilbage").submit({"reason": "citizen_said_no"})
    refused = form.submit(TOLD)
    assert refused.status == 422
    assert "ingen første dag" in refused.words
    assert "Mangler" not in sara.get(sheet).words
