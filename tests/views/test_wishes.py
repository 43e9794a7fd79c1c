"""What a citizen wishes: written, kept, and told when too little is known."""

from datetime import date

import pytest
from sqlmodel import select

from models.tables.people import Citizen, CitizenIndustry
from models.tables.records import RecordEdition
from models.tables.trail import Event


@pytest.fixture
def amal(world):
    return world.citizens(1)[0]


@pytest.fixture
def page(amal, as_):
    return as_("sara").get(f"/borgere/{amal}/oensker")


def industries(world, citizen_id):
    with world.session() as session:
        return session.exec(
            select(CitizenIndustry.industry)
            .where(CitizenIndustry.citizen_id == citizen_id)
            .order_by(CitizenIndustry.position)
        ).all()


def wishes(*codes, **others):
    rows = {f"industries-{place}-industry": code for place, code in enumerate(codes)}
    return {"industries-0-industry": "", "industries-1-industry": "", **rows, **others}


def test_the_wishes_are_kept_in_their_order(world, amal, page):
    answer = page.submit(
        wishes(
            "kitchen_restaurant",
            "cleaning_service",
            wish="Jeg vil gerne bage brød.",
            workplace_wish="en lille arbejdsplads",
            hours_a_week="27,5",
            max_km="12",
            wishes_talked_on="20.11.2026",
        )
    )
    assert answer.status == 200
    for told in ("Jeg vil gerne bage brød.", "en lille arbejdsplads", "27,5", "højst 12 km"):
        assert told in answer.words
    assert industries(world, amal) == ["kitchen_restaurant", "cleaning_service"]
    with world.session() as session:
        citizen = session.get_one(Citizen, amal)
        assert citizen.wishes_talked_on == date(2026, 11, 20)
        acts = session.exec(select(Event.action).where(Event.object_id == amal)).all()
    assert "wishes_changed" in acts


def test_one_industry_may_be_kept_and_the_pages_say_that_one_is_missing(world, amal, page, as_):
    answer = page.submit(wishes("kitchen_restaurant"))
    assert industries(world, amal) == ["kitchen_restaurant"]
    assert "Ved vi ikke: mindst to ønskede brancher" in answer.words
    assert "Der mangler 1 branche" in as_("sara").get(f"/borgere/{amal}/oensker").words


def test_an_industry_is_wished_for_once(world, amal, page):
    before = industries(world, amal)
    answer = page.submit(wishes("kitchen_restaurant", "kitchen_restaurant", wish="Brød"))
    assert answer.status == 422
    assert "Vælg hver branche én gang" in answer.words
    assert "Brød" in answer.text
    assert industries(world, amal) == before


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"wishes_talked_on": "25.11.2026"}, "Den kan ikke ligge i fremtiden"),
        ({"industries-0-industry": "moon"}, "Vælg brancher, der står på listen"),
        ({"hours_a_week": "mange"}, "tal"),
    ],
)
def test_what_cannot_be_is_told_at_the_form(page, typed, said):
    answer = page.submit(typed)
    assert answer.status == 422
    assert said in answer.words


def test_two_at_once_never_overwrite_each_other(world, amal, as_):
    mine, yours = (as_("sara").get(f"/borgere/{amal}/oensker") for _ in range(2))
    assert mine.submit(wishes("kitchen_restaurant")).status == 200
    answer = yours.submit(wishes("cleaning_service"))
    assert answer.status == 409
    assert industries(world, amal) == ["kitchen_restaurant"]


def test_earlier_wishes_can_be_read(world, amal, page, as_):
    page.submit(wishes("kitchen_restaurant", wish="Jeg vil bage."))
    as_("sara").get(f"/borgere/{amal}/oensker").submit(
        wishes("kitchen_restaurant", wish="Jeg vil sy.")
    )
    words = as_("karen").get(f"/borgere/{amal}/udgaver/oensker").words
    assert "Med egne ord: Jeg vil bage. → blev til Jeg vil sy." in words
    with world.session() as session:
        kept = session.exec(select(RecordEdition).order_by(RecordEdition.id)).all()
    assert [each.by_id is None for each in kept] == [True, False, False]


@pytest.mark.parametrize("name", ["karen", "mette", "anders", "lone", "ulla"])
def test_only_caseworkers_of_the_municipality_write(amal, as_, name):
    assert as_(name).get(f"/borgere/{amal}/oensker").status in {403, 404}
