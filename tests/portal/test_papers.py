"""Papers: the same on the page and in the PDF, tagged, whole, and only for whom they are meant."""

import re
from io import BytesIO

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlmodel import select

from models.kinds import PlacementState, PlacementType
from models.tables.people import Citizen, CitizenLegal
from models.tables.placement_life import SkillLearnt
from models.tables.placements import Placement, PlacementChecks
from models.tables.trail import Event
from portal.documents import FONTS
from portal.shown.sheet import Field, Section, Sheet, pdf
from tests.worlds import World

S = PlacementState
HOSTILE = "#let x = 1 *fed* $a$ <script> @ref [a] \\ // `kode` _kursiv_ = Titel"
# Amal Eksempel in Arabic, in Tigrinya, with Latin and Cyrillic letters.
NAMES = ("أمل الحسن", "ሰላም ተስፋይ", "Łucja Đorđević", "Олена Шевченко")


def _text(file: bytes) -> str:
    pages = PdfReader(BytesIO(file)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def _fonts(file: bytes) -> set[str]:
    fonts = set()
    for page in PdfReader(BytesIO(file)).pages:
        for font in page["/Resources"]["/Font"].values():
            fonts.add(str(font.get_object()["/BaseFont"]).partition("+")[2].partition("-")[0])
    return fonts


def _sheet(*values: str) -> Sheet:
    fields = [Field(f"Felt {n}", value) for n, value in enumerate(values)]
    return Sheet("Et papir", "Til prøve", ["Et sætning."], [Section("Afsnit", fields)], "Udgave 1")


@pytest.fixture
def printed(app: Flask, world: World):
    def make(sheet: Sheet) -> bytes:
        with app.test_request_context("/"):
            return pdf(sheet, world.now.date())

    return make


class Case:
    """A placement with its papers, as people fetch them."""

    def __init__(self, world: World, as_, state: PlacementState) -> None:
        world.agreement()
        world.citizens(1)
        self.world, self.as_, self.id = world, as_, world.placement(until=state)

    def change(self, table, **values) -> None:
        with self.world.session() as session:
            row = session.get_one(table, self.id)
            row.sqlmodel_update(values)
            session.add(row)

    def page(self, name: str, who: str = "karen"):
        return self.as_(who).get(self._at(name, who))

    def file(self, name: str, who: str = "karen", language: str = "da") -> bytes:
        answer = self.as_(who).client.get(f"{self._at(name, who)}.pdf?sprog={language}")
        assert answer.status_code == 200, answer.text
        assert answer.mimetype == "application/pdf"
        return answer.data

    def _at(self, name: str, who: str) -> str:
        start = "/virksomhed" if who == "lone" else ""
        return f"{start}/forloeb/{self.id}/papirer/{name}"


@pytest.fixture
def agreed(world, as_) -> Case:
    return Case(world, as_, S.CHECKS_PENDING)


def test_names_in_other_scripts_are_letters_and_no_boxes(printed):
    file = printed(_sheet(*NAMES))
    assert {"NotoNaskhArabic", "NotoSansEthiopic"} <= _fonts(file)
    text = _text(file)
    assert "ሰላም" in text
    assert "Łucja Đorđević" in text
    assert "Олена Шевченко" in text
    assert "kan ikke trykkes" not in text


def test_letters_without_a_font_are_told_of(printed):
    assert "Nogle bogstaver kan ikke trykkes her." in _text(printed(_sheet("ဗမာ")))


def test_the_fonts_are_shipped():
    assert [len(list(folder.glob("*.ttf"))) for folder in FONTS] == [1, 1]


def test_markup_stays_text_and_long_texts_break_over_pages(printed):
    file = printed(_sheet(HOSTILE, "\n".join(f"{HOSTILE} {n}" for n in range(120)), "a" * 4000))
    reader = PdfReader(BytesIO(file))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert str(root["/Lang"]).startswith("da")
    assert reader.metadata.title == "Et papir"
    assert len(reader.pages) == 3
    text = _text(file)
    assert "#let x = 1 *fed* $a$ <script> @ref [a]" in text
    assert text.count("_kursiv_") == 121
    assert f"Side {len(reader.pages)} af {len(reader.pages)}" in text


def test_the_agreement_says_the_same_on_the_page_and_on_paper(agreed):
    agreed.change(Placement, tasks="\n".join(f"Opgave {n} {HOSTILE}" for n in range(40)))
    told = agreed.page("aftale").text
    text = _text(agreed.file("aftale"))
    for words in ("Lones Vaskeri", "Opgave 39", "#let x = 1", "beholder sin ydelse", "CVR-nummer"):
        assert words in told
        assert words in text
    assert "Placement" not in text
    english = _text(agreed.file("aftale", language="en"))
    assert "CVR" in english
    assert "beholder sin ydelse" not in english


def test_the_company_reads_an_alias_until_it_knows_the_name(agreed):
    with agreed.world.session() as session:
        placement = session.get_one(Placement, agreed.id)
        name = session.get_one(Citizen, placement.citizen_id).name
    agreed.change(Placement, name_released_at=None)
    said = {"side": "citizen", "name": name, "through": "oral", "signed_on": "23.11.2026"}
    agreed.page("aftale").submit(said, action="/noteret")
    for who in ("lone", "karen"):
        assert name not in agreed.page("aftale", who).text
        assert name not in _text(agreed.file("aftale", who))
    agreed.change(Placement, name_released_at=agreed.world.now)
    assert name in agreed.page("aftale", "lone").text
    assert name in _text(agreed.file("aftale", "lone"))
    assert agreed.page("vitas", "lone").status == 404


def test_a_yes_counts_until_the_paper_changes(agreed):
    agreed.change(Placement, name_released_at=agreed.world.now)
    page = agreed.page("aftale", "lone")
    agreed.change(Placement, mentor_name="Ny Mentor")
    assert "Papiret er ændret, siden du åbnede det" in page.submit({}).text
    assert agreed.page("aftale", "lone").submit({}).status == 200
    assert re.search(r"Lone[^<]* sagde ja", agreed.page("aftale").text)
    noted = agreed.page("aftale").submit(
        {"side": "citizen", "name": "Tolken Yusuf", "through": "oral", "signed_on": "23.11.2026"},
        action="/noteret",
    )
    assert noted.status == 200
    assert "Tolken Yusuf" in _text(agreed.file("aftale"))
    agreed.change(Placement, tasks="Noget helt andet")
    told = agreed.page("aftale").text
    assert told.count("til en tidligere udgave") == 2
    assert "Tolken Yusuf" not in _text(agreed.file("aftale"))


@pytest.mark.parametrize("kind", PlacementType, ids=lambda kind: kind.value)
def test_the_sheet_has_its_fields_in_order_and_marks_what_is_missing(agreed, kind):
    agreed.change(Placement, placement_type=kind)
    agreed.change(PlacementChecks, representative_name="", vitas_reference="", wage_a_month=24300)
    text = _text(agreed.file("vitas"))
    order = ["Slags", "CVR-nummer", "P-nummer", "Kontaktperson", "CPR-nummer", "Første dag"]
    order += {
        PlacementType.INTERNSHIP: [
            "Ansatte uden støtte",
            "Antallet er i orden",
            "Kolleger er hørt",
        ],
        PlacementType.WAGE_SUBSIDY: [
            "Stillingen er ekstra",
            "Snit for 12 måneder",
            "Løn om måneden",
        ],
        PlacementType.IGU: ["Praktik, timer om ugen", "Uger i skole i alt"],
    }[kind]
    places = [text.index(word) for word in [*order, "Sagsnummer i VITAS"]]
    assert places == sorted(places)
    assert "Skrives kun i VITAS" in text
    assert "Mangler" in text
    assert ("24.300 kr." in text) == (kind is PlacementType.WAGE_SUBSIDY)
    assert "efter vores bedste viden" in text


def test_a_certificate_comes_after_the_end_and_says_nothing_that_is_forbidden(world, as_):
    case = Case(world, as_, S.ACTIVE)
    assert case.page("bevis").status == 409
    with world.session() as session:
        placement = session.get_one(Placement, case.id)
        citizen = session.get_one(Citizen, placement.citizen_id)
        legal = session.get_one(CitizenLegal, citizen.id)
        learnt = {"placement_id": case.id, "citizen_id": citizen.id, "by_id": citizen.caseworker_id}
        session.add(SkillLearnt(text="Tørre og lægge tøj", at=world.now, **learnt))
        born, name = legal.born_on, citizen.name
        hidden = [citizen.case_number, str(born), str(born.year)]
    secret = "Blev syg og stoppede"
    case.change(Placement, state=S.CLOSED, end_note=secret, next_step=secret, ended_on=None)
    text = _text(case.file("bevis"))
    for words in (name, "Lones Vaskeri", "Tørre og lægge tøj", "Timer om ugen"):
        assert words in text
    assert not [word for word in (secret, *hidden) if word in text]
    case.change(Placement, name_released_at=None)
    assert case.page("bevis", "lone").status == 409


def test_the_partnership_agreement_is_the_whole_text_with_its_yes(world, as_):
    world.agreement()
    page = as_("lone").get("/virksomhed/aftale/papir")
    text = _text(as_("lone").client.get("/virksomhed/aftale/papir.pdf").data)
    company_id = world.people.viewer("lone").company_id
    theirs = as_("karen").client.get(f"/virksomheder/{company_id}/aftale/papir.pdf?sprog=da")
    assert _text(theirs.data) == text
    with world.session() as session:
        fetched = session.exec(select(Event.actor_role).where(Event.action == "paper_fetched"))
        assert sorted(fetched) == ["company_consultant", "employer"]
    for words in (
        "Aftalen binder jer ikke",
        "I får svar inden for 24 timer",
        "Fortæl ikke andre, hvad I har læst",
        "Sådan tæller vi de 24 timer",
        "Fast konsulent",
        "I portalen",
    ):
        assert words in text
        assert words.lower() in page.words.lower()
