"""Drafts of openings: kept as typed, by several people at once, and gone when they are sent."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from sqlmodel import select

from models.kinds import HirePotential, OpeningState
from models.tables.openings import Opening
from models.tables.partners import OpeningDraft
from portal.services.openings import drafts
from tests.views.employer_forms import opening_typed

NEW, ROOM = "/virksomhed/aabninger/ny", "/virksomhed/aabninger/plads"
HALF = {"title": "Kassemedarbejder", "hours_a_week": "mange", "skills-3-text": "regne"}


@pytest.fixture
def lone(world, as_):
    world.agreement()
    return as_("lone")


def _all(world, table):
    with world.session() as session:
        return session.exec(select(table).order_by(table.id)).all()


def _room(lone, **asked):
    return lone.get(f"{ROOM}?{urlencode(asked)}", htmx=True)


def _ids(draft):
    return {"kladde": str(draft.id), "kladde_version": str(draft.version)}


def test_half_a_form_is_kept_found_again_and_sent_when_it_is_whole(world, lone):
    answer = lone.post(NEW, HALF)
    [draft] = _all(world, OpeningDraft)
    assert answer.location.endswith(f"/kladder/{draft.id}")
    assert _all(world, Opening) == []
    listed = lone.get("/virksomhed/aabninger/")
    assert "Skriv videre: Kassemedarbejder" in listed.words
    page = lone.get(answer.location)
    assert 'value="mange"' in page.text
    assert 'value="regne"' in page.text
    refused = lone.post(f"{NEW}?send=1", {**HALF, **_ids(draft)})
    assert refused.status == 422
    assert f'value="{draft.id}"' in refused.text
    sent = lone.post(f"{NEW}?send=1", {**opening_typed(world), **_ids(draft)})
    assert sent.status == 303
    assert [opening.state for opening in _all(world, Opening)] == [OpeningState.SUBMITTED]
    assert _all(world, OpeningDraft) == []


def test_it_saves_itself_while_one_types_and_says_when(world, lone):
    first = lone.post(NEW, HALF, htmx=True)
    [draft] = _all(world, OpeningDraft)
    assert "Kladden er gemt" in first.words
    assert f'name="kladde" value="{draft.id}"' in first.text
    again = lone.post(NEW, {**HALF, "title": "Bager", **_ids(draft)}, htmx=True)
    [draft] = _all(world, OpeningDraft)
    assert draft.typed["title"] == ["Bager"]
    assert f'name="kladde_version" value="{draft.version}"' in again.text


def test_nothing_typed_is_no_draft_and_strange_fields_are_not_kept(world, lone):
    lone.post(NEW, {"industry": "cleaning_service", "seats": "1"}, htmx=True)
    assert _all(world, OpeningDraft) == []
    odd = {
        "title": "a\x00b",
        "is_admin": "1",
        "skills-99-text": "x",
        "danish-0-level": "z" * 20_000,
    }
    lone.post(NEW, odd, htmx=True)
    [draft] = _all(world, OpeningDraft)
    assert draft.typed == {"title": ["ab"], "danish-0-level": ["z" * 10_000]}


def test_of_two_who_type_in_one_draft_neither_overwrites_the_other(world, lone):
    lone.post(NEW, HALF, htmx=True)
    [old] = _all(world, OpeningDraft)
    lone.post(NEW, {**HALF, "title": "Først", **_ids(old)}, htmx=True)
    late = lone.post(NEW, {**HALF, "title": "Sidst", **_ids(old)}, htmx=True)
    assert late.status == 422
    assert "Lone Bak skrev i den samme kladde" in late.words
    assert [draft.typed["title"] for draft in _all(world, OpeningDraft)] == [["Først"]]
    button = lone.post(NEW, {**HALF, "title": "Sidst", **_ids(old)})
    assert button.status == 422
    assert 'value="Sidst"' in button.text
    sent = lone.post(f"{NEW}?send=1", {**opening_typed(world), **_ids(old)})
    assert sent.status == 422
    assert _all(world, Opening) == []
    # The page holds no draft any more, so what she typed becomes one by itself.
    button.submit({})
    titles = [draft.typed["title"] for draft in _all(world, OpeningDraft)]
    assert titles == [["Først"], ["Sidst"]]


def test_a_draft_that_was_sent_in_another_tab_is_not_sent_twice(world, lone):
    lone.post(NEW, HALF, htmx=True)
    [draft] = _all(world, OpeningDraft)
    whole = {**opening_typed(world), **_ids(draft)}
    assert lone.post(f"{NEW}?send=1", whole).status == 303
    second = lone.post(f"{NEW}?send=1", whole)
    assert second.status == 422
    assert "Kladden er sendt eller kasseret" in second.words
    assert len(_all(world, Opening)) == 1


def test_what_is_typed_on_top_of_an_opening_waits_until_it_is_saved(world, lone):
    lone.get(NEW).submit(opening_typed(world))
    [opening] = _all(world, Opening)
    edit = f"/virksomhed/aabninger/{opening.id}/ret"
    lone.post(edit, {**HALF, "title": "På vej"}, htmx=True)
    page = lone.get(edit)
    assert 'value="På vej"' in page.text
    assert "Kassér kladden" in page.words
    [draft] = _all(world, OpeningDraft)
    page.submit({**opening_typed(world), "title": "På plads"})
    assert [one.title for one in _all(world, Opening)] == ["På plads"]
    assert _all(world, OpeningDraft) == []
    assert lone.get(f"/virksomhed/aabninger/kladder/{draft.id}").status == 404


def test_a_draft_is_thrown_away_unless_somebody_wrote_in_it_meanwhile(world, lone):
    lone.post(NEW, HALF, htmx=True)
    [draft] = _all(world, OpeningDraft)
    page = lone.get(f"/virksomhed/aabninger/kladder/{draft.id}/kasser")
    lone.post(NEW, {**HALF, "title": "Mere", **_ids(draft)}, htmx=True)
    assert page.submit({}).status == 422
    assert len(_all(world, OpeningDraft)) == 1
    lone.get(f"/virksomhed/aabninger/kladder/{draft.id}/kasser").submit({})
    assert _all(world, OpeningDraft) == []


def test_a_draft_left_alone_goes_on_the_day_it_said(world, lone):
    lone.post(NEW, HALF, htmx=True)
    assert "Slettes den 22.02.2027" in lone.get("/virksomhed/").words
    for days, left in ((89, 1), (90, 0)):
        with world.session() as session:
            drafts.throw_old_away(session, now=world.now + timedelta(days=days))
        assert len(_all(world, OpeningDraft)) == left


def test_other_companies_and_colleagues_elsewhere_see_nothing_of_it(world, lone, as_):
    lone.post(NEW, HALF, htmx=True)
    [draft] = _all(world, OpeningDraft)
    address = f"/virksomhed/aabninger/kladder/{draft.id}"
    assert as_("rikke").get(address).status == 404
    assert as_("rikke").post(NEW, {**HALF, **_ids(draft)}, htmx=True).status == 422
    assert as_("karen").get(address).status == 404
    assert _all(world, OpeningDraft)[0].typed["title"] == ["Kassemedarbejder"]


def test_a_copy_holds_everything_but_the_days(world, lone):
    whole = opening_typed(
        world, tasks="Folde duge\nPresse, fra uge 3", hire_potential="yes", pay_note="Elevløn"
    )
    lone.post(f"{NEW}?send=1", whole)
    [first] = _all(world, Opening)
    assert (first.tasks, first.task_weeks) == ("Folde duge\nPresse", [1, 3])
    assert (first.hire_potential, first.pay_note) == (HirePotential.YES, "Elevløn")
    page = lone.get(f"{NEW}?kopi={first.id}")
    assert "Presse, fra uge 3" in page.text
    assert 'value="sotere vasketøj"' in page.text
    assert 'value="01.02.2027"' not in page.text
    page.submit({"starts": "1.3.2027", "ends": "30.4.2027"}, action="/ny")
    copy = _all(world, Opening)[-1]
    assert (copy.copied_from_id, copy.task_weeks) == (first.id, [1, 3])
    assert lone.get(f"{NEW}?kopi=999").status == 404


def test_the_room_is_told_while_one_types_and_for_ones_own_places_only(world, lone):
    typed = opening_typed(world)
    asked = {name: typed[name] for name in ("placement_type", "workplace_id", "starts", "ends")}
    asked |= {"hours_a_week": "18,5", "seats": "4"}
    words = _room(lone, **asked).words
    assert "Denne åbning 2,0 på fuld tid" in words
    assert "intet at tælle" in _room(lone, **(asked | {"placement_type": "igu"})).words
    for odd in ({"workplace_id": "999"}, {"starts": "31.2.2027"}, {"seats": ""}):
        answer = _room(lone, **(asked | odd))
        assert "Vælg slags og arbejdssted" in answer.words
    plain = lone.post(NEW, {**typed, **asked, "flere": "plads"})
    assert plain.status == 200
    assert "Denne åbning 2,0 på fuld tid" in plain.words
