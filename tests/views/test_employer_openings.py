"""Writing an opening, sending it, and what can be done with it afterwards."""

from datetime import timedelta

import pytest
from sqlmodel import select

from models.kinds import AnswerKind, OpeningState, RequirementKind
from models.queries import promises as promise_queries
from models.tables.openings import (
    Opening,
    OpeningDanishNeed,
    OpeningRequirement,
    OpeningSlot,
)
from models.tables.promises import Promise
from portal.services.openings import openings
from portal.services.openings.opening_inputs import ReviewNote
from portal.services.promises import promises
from tests.views.employer_forms import offer, opening_typed

S = OpeningState
NEW = "/virksomhed/aabninger/ny"


@pytest.fixture
def lone(world, as_):
    world.agreement()
    return as_("lone")


def test_a_draft_is_kept_and_nobody_at_the_municipality_sees_it(world, lone, as_):
    after = lone.get(NEW).submit(opening_typed(world))
    assert "Kladden er gemt" in after.words
    opening = _openings(world)[0]
    assert opening.state is S.DRAFT
    assert opening.tasks == "Sortere vasketøj\nFolde duge"
    assert as_("karen").get(f"/aabninger/{opening.id}").status == 404


def test_what_was_typed_is_kept_as_it_was_meant(world, lone):
    lone.get(NEW).submit(opening_typed(world, **{"licences": "licence_b", "skills-2-text": ""}))
    with world.session() as session:
        opening = session.exec(select(Opening)).one()
        rows = session.exec(select(OpeningRequirement).order_by("position")).all()
        need = session.exec(select(OpeningDanishNeed)).one()
        slot = session.exec(select(OpeningSlot).where(OpeningSlot.weekday == 1)).one()
    assert (opening.hours_a_week, f"{opening.starts}", f"{opening.ends}") == (
        29.5,
        "2027-02-01",
        "2027-04-30",
    )
    assert [(row.kind, row.must, row.concept_id is not None) for row in rows] == [
        (RequirementKind.SKILL, True, True),
        (RequirementKind.SKILL, False, False),
        (RequirementKind.LICENCE, True, True),
    ]
    assert need.task == "Forstå beskeder på holdet"
    assert (slot.weekday, f"{slot.ends:%H.%M}") == (1, "14.30")


@pytest.mark.parametrize("send", ["", "?send=1"])
def test_an_empty_form_says_at_each_field_what_is_missing(world, lone, send):
    answer = lone.post(f"{NEW}{send}", {})
    assert answer.status == 422
    assert answer.title.startswith("Fejl:")
    for name in ("placement_type", "title", "tasks", "hours_a_week", "starts", "ends", "seats"):
        assert f'href="#{name}"' in answer.text
        assert f'id="{name}-error"' in answer.text
    assert _openings(world) == []


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"hours_a_week": "1.234"}, "hours_a_week"),
        ({"hours_a_week": "38"}, "hours_a_week"),
        ({"starts": "31.2.2027"}, "starts"),
        ({"starts": "1.1.2026"}, "starts"),
        ({"ends": "1.1.2027"}, "ends"),
        ({"apply_by": "1.5.2027"}, "apply_by"),
        ({"seats": "0"}, "seats"),
        ({"seats": "mange"}, "seats"),
        ({"placement_type": "slavery"}, "placement_type"),
        ({"workplace_id": "999"}, "workplace_id"),
        ({"workplace_id": "x' OR 1=1"}, "workplace_id"),
        ({"industry": "astronaut"}, "industry"),
        ({"licences": "licence_rocket"}, "licences"),
        ({"title": "x" * 300}, "title"),
        ({"tasks": "a\x00b"}, "tasks"),
        ({"skills-0-text": "y" * 300}, "skills-0-text"),
        ({"danish-1-task": ""}, "danish-1-task"),
        ({"danish-1-level": ""}, "danish-1-level"),
        ({"no_danish_needed": "1"}, "no_danish_needed"),
        ({"danish-1-level": "", "danish-1-task": ""}, "no_danish_needed"),
        ({"slots-1-ends": "7"}, "slots-1-ends"),
        ({"slots-1-ends": ""}, "slots-1-ends"),
        ({"slots-1-starts": "kl. 25"}, "slots-1-starts"),
    ],
)
def test_a_mistake_stands_at_its_field_and_nothing_typed_is_lost(world, lone, changed, field):
    typed = opening_typed(world, **changed)
    answer = lone.post(f"{NEW}?send=1", typed)
    assert answer.status == 422
    assert f'href="#{field}"' in answer.text
    assert f'id="{field}-error"' in answer.text
    if "skills-0-text" not in changed:
        assert 'value="sotere vasketøj"' in answer.text
    assert "Folde duge" in answer.text or "tasks" in changed
    assert _openings(world) == []
    with world.session() as session:
        assert session.exec(select(Promise)).all() == []


def test_hostile_words_are_shown_as_words(world, lone):
    bad = '"><script>alert(1)</script>'
    lone.get(NEW).submit(opening_typed(world, title=bad, **{"skills-0-text": bad}))
    page = lone.get(f"/virksomhed/aabninger/{_openings(world)[0].id}")
    assert "<script>alert" not in page.text
    assert bad in page.words


def test_more_rows_come_without_script_and_keep_what_is_typed(world, lone):
    typed = opening_typed(world, flere="skills", **{"skills-4-text": "presse tøj", "title": "x"})
    answer = lone.post(NEW, typed)
    assert answer.status == 200
    assert 'name="skills-5-text"' in answer.text
    assert 'value="presse tøj"' in answer.text
    assert "Ret denne" not in answer.words
    assert _openings(world) == []


def test_the_form_tells_the_figures_of_the_law_and_no_others(world, lone):
    words = lone.get(NEW).words
    assert "Højst 13 uger, for nogle 4 uger." in words
    assert "2 år, hvoraf 23 uger er skole. Mindst 25 timer om ugen hos jer." in words
    assert "20.000 kr. efter 6 måneder og 20.000 kr. efter 24 måneder" in words
    assert "højst få 300.000 euro af den slags over 3 år" in words
    assert "Årets sats er ikke lagt ind endnu" in words


def test_without_an_agreement_nothing_is_sent_and_the_typed_comes_back(world, as_):
    offer(world)
    answer = as_("lone").post(f"{NEW}?send=1", opening_typed(world))
    assert answer.status == 422
    assert "Læs aftalen, og sig ja til den først" in answer.words
    assert 'value="sotere vasketøj"' in answer.text
    assert _openings(world) == []


def test_a_draft_is_changed_and_sent_later(world, lone):
    lone.get(NEW).submit(opening_typed(world))
    opening = _openings(world)[0]
    page = lone.get(f"/virksomhed/aabninger/{opening.id}/ret")
    assert 'value="29,5"' in page.text
    assert 'value="01.02.2027"' in page.text
    after = page.submit({"title": "Vaskeriassistent"})
    assert after.title == "Vaskeriassistent"
    receipt = after.submit(action="/send")
    assert "Senest onsdag den 25. november 2026 kl. 10.00" in receipt.words
    assert _openings(world)[0].state is S.SUBMITTED
    assert lone.post(f"/virksomhed/aabninger/{opening.id}/ret", opening_typed(world)).status == 409


def test_a_colleague_who_was_faster_is_named(world, lone, as_):
    lone.get(NEW).submit(opening_typed(world))
    opening = _openings(world)[0]
    old = lone.get(f"/virksomhed/aabninger/{opening.id}/ret")
    as_("lone").get(f"/virksomhed/aabninger/{opening.id}/ret").submit({"title": "Først"})
    answer = old.submit({"title": "Sidst"})
    assert answer.status == 409
    assert "Lone Bak" in answer.words
    assert _openings(world)[0].title == "Først"


def test_sending_twice_starts_one_clock(world, lone):
    opening_id = world.submitted()
    assert lone.post(f"/virksomhed/aabninger/{opening_id}/send").status == 409
    with world.session() as session:
        assert len(session.exec(select(Promise)).all()) == 1


def test_a_returned_opening_shows_the_question_and_gets_a_new_clock_when_sent(world, lone, clock):
    opening_id = world.submitted()
    with world.session() as session:
        note = ReviewNote(note="Hvilke maskiner er det?")
        opening = session.get_one(Opening, opening_id)
        openings.give_back(session, opening, note, by=world.people.viewer("karen"), now=world.now)
    page = lone.get(f"/virksomhed/aabninger/{opening_id}")
    assert "Konsulenten spørger: Hvilke maskiner er det?" in page.words
    clock.forward(minutes=30)
    form = lone.get(f"/virksomhed/aabninger/{opening_id}/ret")
    assert "Hvilke maskiner er det?" in form.words
    answer = lone.post(
        f"/virksomhed/aabninger/{opening_id}/ret?send=1",
        opening_typed(world, version=str(_openings(world)[0].version)),
    )
    assert "kl. 10.30" in lone.get(answer.location).words


def test_the_answer_of_the_municipality_is_read_here(world, lone):
    opening_id = world.submitted()
    with world.session() as session:
        promise = promise_queries.open_for_opening(session, opening_id)
        said = promises.Answer(kind=AnswerKind.CANDIDATES_COMING, text="To kommer på mandag.")
        promises.answer(session, promise, said, by=world.people.viewer("karen"), now=world.now)
    words = lone.get(f"/virksomhed/aabninger/{opening_id}").words
    assert "To kommer på mandag." in words
    assert "Holdt" in words


@pytest.mark.parametrize(
    ("step", "after"),
    [("hold", S.ON_HOLD), ("withdraw", S.WITHDRAWN)],
)
def test_a_step_is_explained_and_then_taken(world, lone, step, after):
    opening_id = world.opening()
    page = lone.get(f"/virksomhed/aabninger/{opening_id}/trin/{step}")
    page.submit()
    assert _openings(world)[0].state is after


def test_a_held_opening_comes_back(world, lone):
    opening_id = world.opening()
    lone.post(f"/virksomhed/aabninger/{opening_id}/trin/hold")
    lone.get(f"/virksomhed/aabninger/{opening_id}").submit(action="/release")
    assert _openings(world)[0].state is S.PUBLISHED


def test_a_discarded_draft_leaves_the_list(world, lone):
    lone.get(NEW).submit(opening_typed(world, title="Til papirkurven"))
    opening_id = _openings(world)[0].id
    after = lone.get(f"/virksomhed/aabninger/{opening_id}/trin/discard").submit()
    assert "Til papirkurven" not in after.words
    assert _openings(world)[0].state is S.DISCARDED


@pytest.mark.parametrize("step", ["hold", "close", "discard", "release"])
def test_a_step_that_is_not_open_is_refused_by_page_and_by_button(world, lone, step):
    opening_id = world.submitted()
    address = f"/virksomhed/aabninger/{opening_id}/trin/{step}"
    assert lone.get(address).status == 409
    assert lone.post(address).status == 409
    assert lone.get(f"/virksomhed/aabninger/{opening_id}/trin/publish").status == 404


def test_an_opening_whose_time_ran_out_gets_new_days(world, lone):
    opening_id = world.opening()
    with world.session() as session:
        opening = session.get_one(Opening, opening_id)
        opening.state = S.EXPIRED
        session.add(opening)
    page = lone.get(f"/virksomhed/aabninger/{opening_id}/forny")
    wrong = page.submit({"starts": "1.1.2026", "ends": "1.5.2027"})
    assert wrong.status == 422
    assert "Vælg en startdag, der ikke er forbi." in wrong.words
    late = page.submit({"starts": "1.3.2027", "ends": "1.5.2027", "apply_by": "1.11.2026"})
    assert "Vælg en ansøgningsfrist, der ikke er forbi." in late.words
    after = page.submit({"starts": "1.3.2027", "ends": "1.5.2027", "apply_by": "1.2.2027"})
    assert "nye datoer" in after.words
    opening = _openings(world)[0]
    assert opening.state is S.PUBLISHED
    assert opening.starts - opening.apply_by == timedelta(days=28)


def _openings(world):
    with world.session() as session:
        return list(session.exec(select(Opening)))
