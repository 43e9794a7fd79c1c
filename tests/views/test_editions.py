"""Earlier editions of a record: who wrote what, and nothing is ever lost."""

import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from models.kinds import RecordPart
from models.tables.people import CitizenEntry
from models.tables.records import RecordEdition
from portal.words.editions import SECTIONS, VALUES


@pytest.fixture
def amal(world):
    """A citizen whose job Sara has called something else; her number."""
    return world.citizens(1)[0]


@pytest.fixture
def renamed(world, amal, as_):
    with world.session() as session:
        entry_id = session.exec(select(CitizenEntry.id)).one()
    page = as_("sara").get(f"/borgere/{amal}/cv/arbejde/{entry_id}")
    page.submit({"title": "rulledame", "kind": "placement"}, action=f"/{entry_id}")
    return entry_id


def editions(world):
    with world.session() as session:
        return session.exec(select(RecordEdition).order_by(RecordEdition.id)).all()


def test_the_first_change_keeps_what_stood_before_too(world, amal, renamed, as_):
    first, second = editions(world)
    assert (first.by_id, second.by_id) == (None, world.people.users["sara"].id)
    assert first.content["entries"][0]["title"] == "vaskerimedarbejder"
    assert second.content["entries"][0]["title"] == "rulledame"
    words = as_("karen").get(f"/borgere/{amal}/udgaver/cv").words
    assert "24. november 2026 kl. 10.00 , Sara Lind" in words
    assert "Rettet: rulledame . Hvad: vaskerimedarbejder → blev til rulledame" in words
    assert "som det stod før den første ændring" in words
    assert "Tilføjet: vaskerimedarbejder" in words


def test_what_is_taken_out_can_still_be_read(amal, renamed, as_):
    as_("sara").get(f"/borgere/{amal}/cv/arbejde/{renamed}").submit({}, action="/fjern")
    words = as_("karen").get(f"/borgere/{amal}/udgaver/cv").words
    assert "Fjernet: rulledame" in words
    assert words.index("Fjernet: rulledame") < words.index("Rettet: rulledame")


def test_saving_without_a_change_makes_no_edition(world, amal, renamed, as_):
    as_("sara").get(f"/borgere/{amal}/cv/arbejde/{renamed}").submit({}, action=f"/{renamed}")
    assert len(editions(world)) == 2


def test_a_record_nobody_has_changed_has_no_editions(world, amal, as_):
    words = as_("sara").get(f"/borgere/{amal}/udgaver/cv").words
    assert "Ingen har ændret noget her endnu" in words
    assert "Tidligere udgaver" not in as_("sara").get(f"/borgere/{amal}").words


def test_what_an_empty_cv_begins_with_is_no_edition(world, amal, as_):
    with world.session() as session:
        for table in ("entry", "skill"):
            session.connection().exec_driver_sql(f"DELETE FROM citizen_{table}")
    as_("sara").get(f"/borgere/{amal}/cv/beviser/nyt").submit(
        {"kind": "licence", "text": "kørekort B"}
    )
    [only] = editions(world)
    assert (only.part, [row["text"] for row in only.content["permits"]]) == (
        RecordPart.CV,
        ["kørekort B"],
    )


def test_many_editions_come_in_pages_and_each_is_compared_with_the_one_before(amal, renamed, as_):
    sara = as_("sara")
    for number in range(26):
        sara.get(f"/borgere/{amal}/cv/arbejde/{renamed}").submit(
            {"title": f"job {number}"}, action=f"/{renamed}"
        )
    first = sara.get(f"/borgere/{amal}/udgaver/cv").words
    assert "job 24 → blev til job 25" in first
    assert "job 0 → blev til job 1" in first
    assert "rulledame" not in first
    assert "rulledame → blev til job 0" in sara.get(f"/borgere/{amal}/udgaver/cv?side=2").words


def test_the_page_tells_who_wrote_last(amal, renamed, as_):
    page = as_("karen").get(f"/borgere/{amal}")
    assert "Senest ændret af Sara Lind 24. november 2026" in page.words
    assert f"/borgere/{amal}/udgaver/cv" in page.text
    assert f"/borgere/{amal}/cv" not in page.text.replace(f"/borgere/{amal}/cv'", "")


def test_the_programmes_editions_are_the_caseworkers_alone(amal, as_):
    assert as_("sara").get(f"/borgere/{amal}/udgaver/program").status == 200
    for name in ("karen", "mette", "ulla"):
        assert as_(name).get(f"/borgere/{amal}/udgaver/program").status == 404


@pytest.mark.parametrize(
    "statement", ["UPDATE record_edition SET by_id = 1", "DELETE FROM record_edition"]
)
def test_the_store_refuses_to_rewrite_them(world, renamed, statement):
    with pytest.raises(DBAPIError), world.session() as session:
        session.connection().exec_driver_sql(statement)
    assert len(editions(world)) == 2


def test_everything_a_cv_consists_of_has_its_words(world, amal, as_):
    sara = as_("sara")
    sara.get(f"/borgere/{amal}/cv/sprog/nyt").submit(
        {"language": "farsi", "speak": "well", "read": "none", "write": "none"}
    )
    sara.get(f"/borgere/{amal}/cv/beviser/nyt").submit({"kind": "licence", "text": "kørekort B"})
    sara.get(f"/borgere/{amal}/cv").submit({"cv_source": "Jobnet"})
    content = editions(world)[-1].content
    assert set(content) == {"entries", "skills", "permits", "languages", "cv"}
    assert not set(content) - set(SECTIONS)
    values = {(section, name) for section, rows in content.items() for name in rows[0]}
    unknown = {f"{section}.{name}" for section, name in values if name != "id"} - set(VALUES)
    assert not {name for name in unknown if name.partition(".")[2] not in VALUES}
