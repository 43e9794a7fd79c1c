"""Two colleagues at one record: other sections do not disturb, the same is never lost."""

import pytest
from sqlmodel import select

from models.kinds import RecordPart, Regime
from models.tables.people import Citizen, CitizenLegal
from models.tables.records import CitizenFreeTime, RecordEdition

pytestmark = pytest.mark.parametrize("backend", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def one(world):
    [citizen_id] = world.citizens(1)
    return f"/borgere/{citizen_id}"


# Where each section is written, what of it, and the end of the form's address.
SECTIONS = {
    "wishes": ("/oensker", {"wish": "bage"}, {"wish": "male"}, ""),
    "place": ("/praktisk", {"district": "By"}, {"district": "Land"}, ""),
    "limits": ("/praktisk/hensyn", {"limits-0-text": "stå"}, {"limits-0-text": "gå"}, ""),
    "people": (
        "/praktisk/personer",
        {"people-0-kind": "mentor", "people-0-name": "Ib"},
        {"people-0-kind": "mentor", "people-0-name": "Bo"},
        "",
    ),
    "course": ("/dansk", {"pd1": "1.2.2026"}, {"pd1": "2.2.2026"}, "/uddannelse"),
    "lessons": (
        "/dansk/undervisning",
        {"lessons-0-starts": "8.30", "lessons-0-ends": "12"},
        {"lessons-0-starts": "9", "lessons-0-ends": "12"},
        "",
    ),
    "who": ("/stamdata", {"name": "Amal Ny"}, {"name": "Amal Anden"}, ""),
    "source": ("/cv", {"cv_source": "Jobnet"}, {"cv_source": "samtale"}, "/kilde"),
}


def test_each_section_guards_itself_alone(one, as_):
    sara = as_("sara")
    opened = {name: [sara.get(one + page[0]) for _ in (1, 2)] for name, page in SECTIONS.items()}
    for name, (_page, first, second, action) in SECTIONS.items():
        early, late = opened[name]
        assert early.submit(first, action=action).status == 200, name
        assert late.submit(second, action=action).status == 409, name


def test_a_form_that_comes_back_keeps_the_version_it_was_opened_on(one, as_, world):
    sara = as_("sara")
    early, late = [sara.get(f"{one}/praktisk") for _ in range(2)]
    back = late.submit({"postcode": "abc", "district": "Land"})
    assert back.status == 422
    early.submit({"district": "By"})
    assert back.submit({"postcode": ""}).status == 409
    late_row = sara.get(f"{one}/praktisk").submit({"flere": "free"})
    early = sara.get(f"{one}/praktisk")
    early.submit({"free-0-starts": "8", "free-0-ends": "12"})
    assert late_row.submit({"district": "Land", "flere": None}).status == 409
    with world.session() as session:
        assert session.exec(select(Citizen.district)).first() == "By"
        assert len(session.exec(select(CitizenFreeTime)).all()) == 1


def test_another_law_for_her_is_an_edition_and_is_not_put_back(one, as_, world):
    sara = as_("sara")
    sara.get(f"{one}/program/forhold").submit({})
    stale = sara.get(f"{one}/program/forhold")
    sara.get(f"{one}/stamdata").submit({"regime": "lab"})
    assert stale.submit({}).status == 409
    with world.session() as session:
        assert session.exec(select(CitizenLegal.regime)).one() is Regime.LAB
        kept = session.exec(
            select(RecordEdition)
            .where(RecordEdition.part == RecordPart.PROGRAMME)
            .order_by(RecordEdition.id)
        ).all()
    assert [each.content["basis"][0]["regime"] for each in kept[-2:]] == ["inl", "lab"]
