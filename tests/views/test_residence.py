"""The written status at permanent residence, the contract on paper, and a programme resumed."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlmodel import select

from models.kinds import PlacementState, Situation
from models.tables.placements import Placement
from models.tables.programme import CitizenProgramme
from models.tables.residence import ResidenceReport
from tests.views.test_programme import CONTRACT, address, one

SAID = {"programme": "Gik til dansk i tre år.", "employment": "Praktik, så timer med løn."}
EARLIER = {
    "earlier_from": "Opdigtet Kommune",
    "earlier_on": "1.3.2024",
    "earlier_text": "Boede her i et år.",
}
SINCE = {
    "situation": "in_programme",
    "situation_since": "1.1.2022",
    "responsibility_from": "1.1.22",
}


@pytest.fixture
def placed(world) -> int:
    """Whoever has a running placement."""
    world.agreement()
    world.citizens(1, responsibility_from=date(2022, 1, 1))
    number = world.placement(until=PlacementState.ACTIVE)
    with world.session() as session:
        return session.get_one(Placement, number).citizen_id


def read(browser, where: str) -> str:
    answer = browser.client.get(where)
    reader = PdfReader(BytesIO(answer.data))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_the_status_from_the_grant_until_it_is_finished(as_, world, placed):
    sara, status = as_("sara"), f"/borgere/{placed}/status"
    draft = sara.get(f"{status}/skriv").submit({**SAID, **EARLIER})
    assert "Kladde, udgave 1" in draft.words
    # Not finished before the grant; what was typed stays.
    early = sara.get(f"{status}/skriv").submit({"finished": "1", "attendance": "Stabilt"})
    assert early.status == 422
    assert "Skriv først under forhold" in early.words
    assert "Stabilt" in early.text
    granted = {**SINCE, "permanent_residence_on": "20.11.2026"}
    sara.get(address(placed, "/forhold")).submit(granted)
    assert "Status ved permanent ophold. Borgeren har permanent" in (
        sara.get("/borgere/mine-opgaver").words
    )
    stale = sara.get(f"{status}/skriv")
    done = sara.get(f"{status}/skriv").submit({"finished": "1"})
    assert "Færdig, udgave 2" in done.words
    assert "Udgave 1 , Kladde" in done.words
    assert stale.submit({"programme": "Noget andet"}).status == 409
    assert "har permanent ophold" not in sara.get("/borgere/mine-opgaver").words
    assert one(world, CitizenProgramme, placed).status_report_on == date(2026, 11, 24)
    paper = read(sara, f"{status}/2.pdf")
    for told in (*SAID.values(), "Boede her i et år.", "Lones Vaskeri", "20. november 2026"):
        assert told in paper
    assert "Permanent ophold Mangler" in read(sara, f"{status}/1.pdf")  # as it was that day
    with world.session() as session:
        kept = session.exec(select(ResidenceReport).order_by(ResidenceReport.number)).all()
        assert [row.facts["permanent_residence_on"] for row in kept] == [None, "2026-11-20"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"earlier_text": ""}, "Skriv både kommune, dag og tekst"),
        ({"earlier_on": "1.3.2027"}, "Den anden status er skrevet før"),
        ({"programme": ""}, "Skriv, hvordan programmet gik"),
    ],
)
def test_half_an_earlier_status_is_none(as_, placed, changes, told):
    answer = (
        as_("sara").get(f"/borgere/{placed}/status/skriv").submit({**SAID, **EARLIER, **changes})
    )
    assert answer.status == 422
    assert told in answer.words


def test_the_contract_is_a_paper_with_a_line_for_who_has_not_signed(as_, placed):
    sara = as_("sara")
    assert sara.get(address(placed, "/kontrakt/papir")).status == 303
    sara.get(address(placed, "/kontrakt")).submit(
        {**CONTRACT, "my_plan": "MP-77", "signed_by_municipality_on": ""}
    )
    paper = read(sara, address(placed, "/kontrakt/papir/kontrakt.pdf"))
    for told in ("Fast job i et vaskeri", "MP-77", "Truckkursus", "23. november 2026", "Kommunen"):
        assert told in paper
    assert "MP-77" in sara.get(address(placed, "/kontrakt/papir")).words


def test_a_course_with_a_placement_is_the_consultants_to_read(as_, world, placed):
    with world.session() as session:
        number = session.exec(select(Placement.id)).one()
    sara, linked = as_("sara"), {**CONTRACT, "activities-0-placement_id": str(number)}
    wrong = sara.get(address(placed, "/kontrakt")).submit(
        {**linked, "activities-0-kind": "social_or_health"}
    )
    assert "Kun et kursus kan høre til et forløb" in wrong.words
    other = {**linked, "activities-0-placement_id": str(number + 1)}
    assert sara.post(address(placed, "/kontrakt"), {**other, "version": "0"}).status == 422
    sara.get(address(placed, "/kontrakt")).submit(linked)
    assert "Kurser, der hører til Truckkursus" in as_("karen").get(f"/forloeb/{number}").words


def test_a_lost_job_lets_the_programme_go_on_within_five_years(as_, world, placed):
    sara = as_("sara")
    sara.get(address(placed, "/forhold")).submit(
        {**SINCE, "situation": "paused_by_job", "situation_since": "1.10.2026"}
    )
    page = sara.get(address(placed)).submit(action="genoptag")
    assert "Programmet er genoptaget fra i dag." in page.words
    row = one(world, CitizenProgramme, placed)
    assert (row.situation, row.situation_since) == (Situation.IN_PROGRAMME, date(2026, 11, 24))
    assert sara.post(address(placed, "/genoptag"), {"version": str(row.version)}).status == 409
