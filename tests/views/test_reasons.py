"""A reason on paper: for the person in plain words, for the file with every figure."""

import re

import pytest
from sqlmodel import select

from models.tables.matches import MatchItem, MatchRun
from models.tables.people import CitizenSkill
from models.tables.trail import Event
from portal.words.matching import NOTES
from portal.words.to_the_person import OWN_NOTES

HARDEST_LIX = 40


@pytest.fixture
def listed(world):
    """A list of three people, the first of them nominated."""
    world.agreement()
    world.citizens(3)
    world.run_id = world.match_list(world.opening())
    world.placement_id = world.nominated(world.run_id)
    return world


def place(world, rank):
    return f"/matchlister/{world.run_id}/{world.items(world.run_id)[rank].id}/begrundelse"


def lix(text):
    sentences = [part for part in re.split(r"[.!?:]\s", text) if part.strip()]
    words = re.findall(r"\w+", text)
    return len(words) / len(sentences) + 100 * sum(len(word) > 6 for word in words) / len(words)


def test_karen_makes_a_reason_for_the_person_and_the_trail_tells(as_, listed):
    page = as_("karen").get(place(listed, 0)).submit({"kind": "da"})
    assert "Et menneske læser listen og vælger" in page.words
    assert "Karen Holm valgte at foreslå dig" in page.words
    assert "Har vasket på hotel i tre år" in page.words
    assert "Du var nummer 1 af 3" in page.words
    with listed.session() as session:
        [event] = session.exec(select(Event).where(Event.action == "reason_made"))
    assert event.details["kind"] == "da"
    assert event.object_id == listed.items(listed.run_id)[0].citizen_id


def test_it_is_easy_to_read(as_, listed):
    for rank in range(3):
        words = as_("karen").get(f"{place(listed, rank)}/borger").words
        assert lix(words) <= HARDEST_LIX


def test_in_english_every_sentence_is_english(as_, listed):
    page = as_("karen").get(f"{place(listed, 0)}/borger?sprog=en")
    [html] = page.tree.all("html")
    assert html.get("lang") == "en"
    assert "A person reads the list and chooses" in page.words
    assert "Programmet" not in page.words
    # Karen reads Danish herself, and goes on doing so.
    assert "Lav en begrundelse" in as_("karen").get(place(listed, 0)).words


def test_nobody_else_is_on_it(as_, listed):
    own = listed.items(listed.run_id)[1].citizen_id
    for page in ("borger", "borger?sprog=en", "sag"):
        words = as_("karen").get(f"{place(listed, 1)}/{page}").words
        assert {listed.ids[number] for number in listed.ids if number in words} == {own}


def test_whatever_was_found_is_said_to_the_person_and_not_about_her():
    assert OWN_NOTES.keys() == NOTES.keys()


def test_who_was_not_chosen_is_told_so(as_, listed):
    words = as_("karen").get(f"{place(listed, 2)}/borger").words
    assert "Ingen har foreslået dig til pladsen" in words


def test_who_was_left_out_is_told_why(as_, world):
    world.agreement()
    world.citizens(2, hours_a_week=10.0)
    world.run_id = world.match_list(world.opening())
    with world.session() as session:
        item = session.exec(select(MatchItem)).first()
    address = f"/matchlister/{world.run_id}/{item.id}/begrundelse"
    words = as_("karen").get(f"{address}/borger").words
    assert "Pladsen er på 30 timer om ugen. Du kan 10." in words
    assert "Uden for listen" in as_("karen").get(f"{address}/sag").words


def test_the_file_has_every_figure_and_edition(as_, listed):
    words = as_("karen").get(place(listed, 0)).submit({"kind": "file"}).words
    item = listed.items(listed.run_id)[0]
    with listed.session() as session:
        run = session.get_one(MatchRun, listed.run_id)
    for figure in (run.content_hash, run.vocabulary_version, run.figures_version, run.seed):
        assert figure in words
    assert f"{item.points:.6f}".replace(".", ",") in words
    assert "sortere vasketøj" in words


def test_it_tells_what_was_kept_and_not_what_is_so_today(as_, listed):
    before = as_("karen").get(f"{place(listed, 0)}/sag").words
    with listed.session() as session:
        for skill in session.exec(select(CitizenSkill)):
            skill.text = "noget helt andet"
    assert as_("karen").get(f"{place(listed, 0)}/sag").words == before


@pytest.mark.parametrize("kind", ["", "fr", "da\n"])
def test_a_reason_for_nobody_is_not_made(as_, listed, kind):
    answer = as_("karen").post(place(listed, 0), {"kind": kind})
    assert answer.status == 422
    with listed.session() as session:
        assert not session.exec(select(Event).where(Event.action == "reason_made")).all()


@pytest.mark.parametrize("page", ["", "/borger", "/sag"])
def test_a_line_of_another_list_or_municipality_is_not_found(as_, listed, page):
    wrong = re.sub(r"/\d+/begrundelse", "/9999/begrundelse", place(listed, 0))
    assert as_("karen").get(wrong + page).status == 404
    assert as_("bo").get(place(listed, 0) + page).status == 404


def test_a_wrong_language_gives_danish(as_, listed):
    assert "Hvem bestemte?" in as_("karen").get(f"{place(listed, 0)}/borger?sprog=xx").words
