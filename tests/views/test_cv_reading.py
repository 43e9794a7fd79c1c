"""Sending a CV, looking through what it says, and taking what is right, in the browser."""

import pytest
from sqlmodel import select

from models.tables.people import CitizenEntry
from models.tables.records import CvProposal, CvReading
from models.tables.trail import Event
from tests.cvs.builders import docx_of, pdf_of
from tests.cvs.files import REFUSED
from tests.cvs.labelled import text_of
from tests.pages import Answer
from tests.views.town_reading import CV


@pytest.fixture
def amal(world) -> int:
    [citizen_id] = world.citizens(1)
    return citizen_id


@pytest.fixture
def proposals(amal, as_):
    """The page with what was read, as Sara has it before her."""
    return as_("sara").get(f"/borgere/{amal}/cv/laes").submit({"text": CV})


def rows(world, table):
    with world.session() as session:
        found = session.exec(select(table).order_by(table.id)).all()
        session.expunge_all()
        return found


def titles(world):
    return [entry.title for entry in rows(world, CitizenEntry)]


def send(browser, citizen_id, name, data, address="laes"):
    """As a browser does; the test client would leave a large file open."""
    where = f"/borgere/{citizen_id}/cv/{address}"
    token = next(
        node.get("value")
        for node in browser.get(f"/borgere/{citizen_id}/cv/laes").tree.all("input")
        if node.get("name") == "csrf_token"
    )
    head = f'Content-Disposition: form-data; name="file"; filename="{name}"\r\n'
    body = b"".join(
        (
            b'--x\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n',
            f"{token}\r\n--x\r\n{head}\r\n".encode(),
            data,
            b"\r\n--x--\r\n",
        )
    )
    kind = "multipart/form-data; boundary=x"
    response = browser.client.post(where, data=body, content_type=kind)
    return Answer(browser, response, where)


def test_pasted_text_becomes_proposals_with_their_words(proposals):
    assert proposals.status == 200
    for told in ("Kok, Restaurant Kabul Darbar, Kabul (2010–2015)", "bage brød", "kørekort B"):
        assert told in proposals.words
    assert "2010-2015 Kok, Restaurant Kabul Darbar, Kabul" in proposals.words


@pytest.mark.parametrize(
    ("name", "make", "source"),
    [("cv.pdf", pdf_of, "PDF"), ("cv.docx", docx_of, "Word-dokument")],
)
def test_a_file_becomes_proposals_and_is_not_kept(amal, as_, world, name, make, source):
    sara = as_("sara")
    answer = send(sara, amal, name, make(text_of("01")))
    assert answer.status == 303
    page = sara.get(answer.location)
    assert "Syerske" in page.words
    assert f"fra: {source}" in page.words
    [reading] = rows(world, CvReading)
    assert "Resumé" not in str(reading.model_dump())


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nothing in it", "Filen er tom"),
        ("scanned", "Der er ingen tekst i filen"),
        ("macros", "Word-filen har makroer"),
        ("locked PDF", "Filen er låst med en kode"),
        ("page of the web as PDF", "Vi kan læse PDF, Word (.docx) og tekst (.txt)"),
        ("too large", "Filen fylder over 10 MB"),
        ("PDF cut off", "Filen er i stykker"),
        ("claims 100 MB", "Filen fylder for meget, når den bliver pakket ud"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence(amal, as_, world, name, said):
    file_name, data = REFUSED[name][1]()
    answer = send(as_("sara"), amal, file_name, data)
    assert answer.status == 422
    assert said in answer.words
    assert not rows(world, CvReading)


def test_a_request_that_is_larger_than_any_file_is_not_taken_in(amal, as_):
    answer = send(as_("sara"), amal, "cv.txt", b"kok " * (4 * 1024 * 1024))
    assert answer.status == 413
    assert "Gør teksten eller filen mindre" in answer.text


def test_other_forms_take_no_more_than_before(amal, as_):
    answer = send(as_("sara"), amal, "cv.txt", b"kok " * (1024 * 1024), "kilde")
    assert answer.status == 413


def test_nothing_sent_is_told(amal, as_):
    answer = as_("sara").post(f"/borgere/{amal}/cv/laes", {"text": ""})
    assert answer.status == 422
    assert "Vælg en fil, eller indsæt teksten" in answer.words


def test_a_letter_that_is_no_cv_gives_no_proposals(amal, as_):
    page = as_("sara").get(f"/borgere/{amal}/cv/laes").submit({"text": text_of("16")})
    assert "Vi fandt intet, der ligner et cv" in page.words


def test_one_click_takes_one(proposals, world):
    [kok] = [row.id for row in rows(world, CvProposal) if row.text == "Kok"]
    page = proposals.submit({"only": kok})
    assert "1 forslag står nu i cv'et." in page.text.replace("&#39;", "'")
    assert titles(world).count("Kok") == 1
    assert "Kok: Taget med" in page.words


def test_several_are_taken_by_ticking(proposals, world):
    ids = [row.id for row in rows(world, CvProposal)][:2]
    page = proposals.submit({"what": "take", "chosen": ids})
    assert page.words.count("Taget med") == 2


def test_all_at_once_and_again_makes_one_line_each(proposals, world):
    before = len(titles(world))
    proposals.submit({"what": "take_all"})
    proposals.submit({"what": "take_all"})
    assert len(titles(world)) == before + 2


def test_nothing_ticked_is_told(proposals):
    answer = proposals.submit({"what": "take"})
    assert answer.status == 422
    assert "Sæt flueben ved mindst ét forslag" in answer.words


def test_dropped_is_out(proposals, world):
    [bread] = [row.id for row in rows(world, CvProposal) if row.text == "bage brød"]
    page = proposals.submit({"what": "drop", "chosen": [bread]})
    assert "bage brød: Ikke taget med" in page.words


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kok", {"title": "Souschef"}),
        ("bage brød", {"text": "bage rugbrød"}),
        ("kørekort B", {"text": "kørekort C"}),
        ("tysk", {"language": "hollandsk"}),
    ],
)
def test_each_kind_can_be_put_right_first(proposals, amal, as_, world, text, wanted):
    [row] = [row for row in rows(world, CvProposal) if row.text == text]
    sara = as_("sara")
    form = sara.get(f"/borgere/{amal}/cv/laes/{row.reading_id}/{row.id}")
    assert form.submit(wanted).status == 200
    assert next(iter(wanted.values())) in sara.get(f"/borgere/{amal}/cv").words
    # Decided, so there is nothing left to put right.
    assert sara.get(f"/borgere/{amal}/cv/laes/{row.reading_id}/{row.id}").status == 404


def test_a_mistake_in_the_correction_loses_nothing(proposals, amal, as_, world):
    [row] = [row for row in rows(world, CvProposal) if row.text == "Kok"]
    form = as_("sara").get(f"/borgere/{amal}/cv/laes/{row.reading_id}/{row.id}")
    answer = form.submit({"title": "Souschef", "from_year": "2031"})
    assert answer.status == 422
    assert "Souschef" in answer.text


def test_the_trail_tells_of_the_reading_and_the_taking(proposals, world):
    proposals.submit({"what": "take_all"})
    acts = [event.action for event in rows(world, Event)]
    assert "cv_read_in" in acts
    assert "cv_taken" in acts


def test_what_waits_is_offered_again(proposals, amal, as_):
    assert "Der ligger forslag fra" in as_("sara").get(f"/borgere/{amal}/cv/laes").words
