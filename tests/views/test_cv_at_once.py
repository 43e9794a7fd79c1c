"""The pages of a CV on both stores; two at one CV: different lines both stand, the same line
shows both texts."""

import pytest
from sqlmodel import select

from models.tables.people import CitizenEntry, CitizenPermit, CitizenSkill
from models.tables.records import CitizenLanguage

pytestmark = pytest.mark.parametrize("backend", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def cv(world):
    [citizen_id] = world.citizens(1)
    return f"/borgere/{citizen_id}/cv"


def first(world, table):
    with world.session() as session:
        return session.exec(select(table).order_by(table.id)).first()


def test_two_who_write_different_lines_at_once_both_succeed(world, cv, as_):
    sara = as_("sara")
    entry, skill = first(world, CitizenEntry), first(world, CitizenSkill)
    opened = sara.get(f"{cv}/arbejde/{entry.id}")
    other = sara.get(f"{cv}/kompetencer/{skill.id}")
    other.submit({"level": "good"}, action=f"/{skill.id}")
    assert opened.submit({"title": "kok"}, action=f"/{entry.id}").status == 200
    assert first(world, CitizenEntry).title == "kok"
    assert first(world, CitizenSkill).level.value == "good"


def test_of_two_who_write_the_same_line_the_second_sees_both_texts(world, cv, as_):
    sara, entry = as_("sara"), first(world, CitizenEntry)
    early, late = [sara.get(f"{cv}/arbejde/{entry.id}") for _ in range(2)]
    early.submit({"title": "bager"}, action=f"/{entry.id}")
    again = late.submit({"title": "kok"}, action=f"/{entry.id}")
    assert again.status == 422
    assert "Sara Lind har ændret det samme" in again.words
    assert "Sådan står linjen nu bager" in again.words
    assert 'value="kok"' in again.text
    assert first(world, CitizenEntry).title == "bager"
    # Having seen both, she may mean it.
    again.submit(action=f"/{entry.id}")
    assert first(world, CitizenEntry).title == "kok"


def test_who_takes_out_what_a_colleague_has_changed_is_told(world, cv, as_):
    sara, skill = as_("sara"), first(world, CitizenSkill)
    early, late = [sara.get(f"{cv}/kompetencer/{skill.id}") for _ in range(2)]
    early.submit({"level": "good"}, action=f"/{skill.id}")
    assert late.submit({}, action="/fjern").status == 409
    assert first(world, CitizenSkill).level.value == "good"


def test_every_sort_of_line_is_written_read_in_and_changed(world, cv, as_):
    sara = as_("sara")
    sara.get(f"{cv}/arbejde/nyt").submit({"title": "kok", "from_year": "2015", "to_year": "2020"})
    sara.get(f"{cv}/kompetencer/nye").submit({"skills-0-text": "bage kager"})
    sara.get(f"{cv}/beviser/nyt").submit({"text": "kørekort B"})
    spoken = {"language": "farsi", "speak": "well", "read": "none", "write": "none"}
    sara.get(f"{cv}/sprog/nyt").submit(spoken)
    language = first(world, CitizenLanguage)
    sara.get(f"{cv}/sprog/{language.id}").submit({"language": "dari"}, action=f"/{language.id}")
    proposals = sara.get(f"{cv}/laes").submit({"text": "Kompetencer\nbage brød\n"})
    assert "bage brød" in proposals.words
    page = sara.get(cv).words
    for text in ("kok", "bage kager", "kørekort B", "dari"):
        assert text in page
    permit = first(world, CitizenPermit)
    sara.get(f"{cv}/beviser/{permit.id}").submit({}, action="/fjern")
    assert first(world, CitizenPermit) is None
    editions = sara.get(cv.removesuffix("/cv") + "/udgaver/cv").words
    assert "dari" in editions
