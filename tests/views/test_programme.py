"""A citizen's programme as her caseworker writes and reads it."""

from datetime import date

import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import col, delete, select

from models.kinds import PlacementState, ReadinessClass, RecordPart
from models.tables.people import Citizen, CitizenLegal, CitizenLesson
from models.tables.placements import Placement
from models.tables.programme import CitizenProgramme, Classification, Contract, FollowUp
from models.tables.records import RecordEdition
from models.tables.trail import Event


@pytest.fixture
def amal(world):
    """One citizen; the municipality took over on 1 November 2026. It is 24 November."""
    [citizen_id] = world.citizens(1, responsibility_from=date(2026, 11, 1))
    return citizen_id


def address(citizen_id, page=""):
    return f"/borgere/{citizen_id}/program{page}"


CONTRACT = {
    "main_goal": "Fast job i et vaskeri",
    "coordinating_department": "Jobcenter Middelfart",
    "agreed": "1",
    "signed_by_citizen_on": "23.11.2026",
    "signed_by_municipality_on": "23.11.2026",
    "activities-0-text": "Truckkursus",
    "activities-0-kind": "course",
    "activities-0-hours_a_week": "7,5",
    "activities-0-from_on": "1.11.2026",
}


def one(world, table, citizen_id):
    with world.session() as session:
        return session.exec(select(table).where(table.citizen_id == citizen_id)).one()


def test_the_deadlines_stand_with_what_is_missing(world, amal, as_):
    with world.session() as session:
        session.exec(delete(CitizenLesson))  # who has lessons has begun
    page = as_("sara").get(address(amal))
    for told in (
        "Kontrakt 1. december 2026 Skal gøres nu Begge skal skrive under",
        "Første tilbud 1. december 2026 Skal gøres nu",
        "Start på dansk 29. november 2026 Skal gøres nu",
        "Visitation 1. februar 2027 I god tid",
        "Programmets udløb 31. oktober 2031 I god tid",
    ):
        assert told in page.words


def test_a_contract_is_written_and_its_deadline_is_gone(amal, as_, world):
    sara = as_("sara")
    page = sara.get(address(amal, "/kontrakt")).submit(CONTRACT)
    assert "Kontrakten er gemt." in page.words
    assert "Truckkursus Kursus 7,5 1. november 2026 – uden slutdato" in page.words
    assert "Kontrakt 1. december 2026" not in page.words
    assert one(world, Contract, amal).agreed


def test_a_second_activity_is_a_new_version_and_edition_of_the_contract(amal, as_, world):
    sara = as_("sara")
    sara.get(address(amal, "/kontrakt")).submit(CONTRACT)
    stale = sara.get(address(amal, "/kontrakt"))
    more = {
        "activities-1-text": "Mentor",
        "activities-1-kind": "mentor",
        "activities-1-hours_a_week": "2",
        "activities-1-from_on": "1.11.2026",
    }
    assert sara.post(address(amal, "/kontrakt"), {**CONTRACT, **more, "version": "1"}).status == 303
    assert one(world, Contract, amal).version == 2
    assert stale.submit({"main_goal": "Noget andet"}).status == 409
    with world.session() as session:
        kept = session.exec(
            select(RecordEdition)
            .where(RecordEdition.part == RecordPart.PROGRAMME)
            .order_by(col(RecordEdition.id))
        ).all()
    assert [len(edition.content["activities"]) for edition in kept] == [1, 2]
    told = sara.get(f"/borgere/{amal}/udgaver/program").words
    assert "Tilføjet: Mentor" in told
    assert "Tilføjet: Fast job i et vaskeri" in told


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"agreed": ""}, "Skriv, hvad I ikke er enige om"),
        ({"main_goal": ""}, "Skriv hovedmålet"),
        ({"signed_by_citizen_on": "25.11.2026"}, "25. november 2026 er ikke kommet endnu"),
        ({"activities-0-until_on": "1.10.2026"}, "Den sidste dag ligger før den første"),
        ({"activities-0-hours_a_week": "0"}, "større end 0"),
    ],
)
def test_a_contract_that_cannot_be_comes_back(amal, as_, world, changes, told):
    answer = as_("sara").get(address(amal, "/kontrakt")).submit({**CONTRACT, **changes})
    assert (answer.status, told in answer.words) == (422, True)
    with world.session() as session:
        assert session.exec(select(Contract)).first() is None


def test_a_class_is_never_changed_a_new_one_follows_and_the_law_reads_the_latest(amal, as_, world):
    sara = as_("sara")
    for readiness, day in (("activity_ready", "10.11.2026"), ("job_ready", "20.11.2026")):
        said = {"readiness": readiness, "from_on": day, "reason": "Efter samtalen."}
        page = sara.get(address(amal, "/visitation")).submit(said)
    assert "0 af mindst 4 er holdt fra 10. november 2026 til og med 10. maj 2027" in page.words
    # One written afterwards about an earlier day does not hold today.
    said = {"readiness": "activity_ready", "from_on": "5.11.2026", "reason": "Modtagelsen."}
    sara.get(address(amal, "/visitation")).submit(said)
    assert one(world, CitizenLegal, amal).readiness is ReadinessClass.JOB_READY
    with pytest.raises(DBAPIError, match="append-only"), world.session() as session:
        session.exec(select(Classification)).first().reason = "Noget andet"


def test_a_follow_up_is_counted_towards_the_four(amal, as_, world):
    sara = as_("sara")
    said = {"readiness": "job_ready", "from_on": "10.11.2026", "reason": "Efter samtalen."}
    sara.get(address(amal, "/visitation")).submit(said)
    held = {"held_on": "20.11.2026", "summary": "Praktikken går godt."}
    page = sara.get(address(amal, "/opfoelgning")).submit(held)
    assert "1 af mindst 4" in page.words
    assert "De første opfølgninger. 3 tilbage" in page.words
    held = {"held_on": "25.11.2026", "summary": "I morgen."}
    assert sara.get(address(amal, "/opfoelgning")).submit(held).status == 422
    assert one(world, FollowUp, amal).summary == "Praktikken går godt."


def test_a_job_ends_the_programme_and_it_can_be_resumed(amal, as_, world):
    sara = as_("sara")
    said = {"situation": "paused_by_job", "situation_since": "20.11.2026", "on_benefit": ""}
    page = sara.get(address(amal, "/forhold")).submit(said)
    assert "Opfølgning 20. november 2027 I god tid" in page.words
    with world.session() as session:
        assert session.get_one(Citizen, amal).programme_ended_on == date(2026, 11, 20)
    said = {"situation": "in_programme", "situation_since": "24.11.2026", "on_benefit": "1"}
    assert sara.get(address(amal, "/forhold")).submit(said).status == 200
    with world.session() as session:
        assert session.get_one(Citizen, amal).programme_ended_on is None


def test_after_five_years_it_is_not_resumed(amal, as_, world):
    with world.session() as session:
        citizen = session.get_one(Citizen, amal)
        citizen.responsibility_from = date(2021, 11, 1)
        citizen.programme_ended_on = date(2026, 1, 1)
    form = as_("sara").get(address(amal, "/forhold"))
    answer = form.submit({"situation": "in_programme", "situation_since": "24.11.2026"})
    assert (answer.status, "højst vare 5 år" in answer.words) == (422, True)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"duty_hours": "20"}, "Vælg, hvorfor pligten er sat ned"),
        ({"duty_reason": "assessed_by_caseworker"}, "hvor mange timer om ugen"),
        (
            {"duty_reason": "assessed_by_caseworker", "duty_hours": "37"},
            "Hel arbejdspligt er 37 timer",
        ),
        ({"lab_duty_until": "1.12.2026"}, "fra hvilken dag ydelseskontoret"),
        (
            {"lab_duty_from": "2.12.2026", "lab_duty_until": "1.12.2026"},
            "Den sidste dag ligger før den første",
        ),
        ({"child_born_on": "25.11.2026"}, "er ikke kommet endnu"),
        ({"status_report_on": "20.11.2026"}, "hvornår borgeren fik permanent ophold"),
    ],
)
def test_circumstances_that_cannot_be_come_back(amal, as_, world, changes, told):
    answer = as_("sara").get(address(amal, "/forhold")).submit(changes)
    assert (answer.status, told in answer.words) == (422, True)
    with world.session() as session:
        assert session.exec(select(CitizenProgramme)).first() is None


def test_permanent_residence_asks_for_the_status_and_nothing_else(amal, as_):
    sara = as_("sara")
    page = sara.get(address(amal, "/forhold")).submit({"permanent_residence_on": "20.11.2026"})
    assert "Status ved permanent ophold 20. november 2026 For sent" in page.words
    page = sara.get(address(amal, "/forhold")).submit({"status_report_on": "24.11.2026"})
    assert "Ingen frister løber nu." in page.words


def test_the_week_shows_the_gap_to_the_duty(amal, as_):
    sara = as_("sara")
    page = sara.get(address(amal, "/uge"))
    assert "Der mangler 34 timer til arbejdspligten på 37 timer." in page.words  # 3 of Danish
    sara.get(address(amal, "/kontrakt")).submit(CONTRACT)
    assert "Der mangler 26,5 timer" in sara.get(address(amal, "/uge")).words
    assert "Der mangler 34 timer" in sara.get(address(amal, "/uge?dag=2026-10-14")).words
    sara.get(address(amal, "/forhold")).submit(
        {"duty_reason": "assessed_by_caseworker", "duty_hours": "10"}
    )
    assert "Ugen opfylder arbejdspligten på 10 timer." in sara.get(address(amal, "/uge")).words


def test_after_the_programme_the_week_asks_for_the_duty_while_it_is_decided(amal, as_):
    sara = as_("sara")
    over = {"situation": "after_programme", "situation_since": "1.11.2026"}
    sara.get(address(amal, "/forhold")).submit(over)
    assert "ingen arbejdspligt i denne uge" in sara.get(address(amal, "/uge")).words
    decided = {"lab_duty_from": "23.11.2026", "lab_duty_until": "6.12.2026"}
    page = sara.get(address(amal, "/forhold")).submit(decided)
    assert "Afgjort fra 23. november 2026 til 6. december 2026" in page.words
    assert "arbejdspligten på 37 timer" in sara.get(address(amal, "/uge")).words
    for day in ("2026-11-16", "2026-12-07"):
        assert "ingen arbejdspligt" in sara.get(address(amal, f"/uge?dag={day}")).words


def test_an_agreed_placement_counts_in_its_weeks(world, as_):
    world.agreement()
    world.citizens(3)
    placement_id = world.placement(until=PlacementState.ACTIVE)
    with world.session() as session:
        placement = session.get_one(Placement, placement_id)
        citizen_id, starts = placement.citizen_id, placement.starts
    page = as_("sara").get(address(citizen_id, f"/uge?dag={starts.isoformat()}"))
    assert "Forløb: Vaskerimedarbejder, Lones Vaskeri" in page.words
    stands = as_("sara").get(address(citizen_id)).words
    assert "Første tilbud" in stands


@pytest.mark.parametrize("day", ["", "i morgen", "9999-12-31", "0001-01-01", "2024-12-30"])
def test_any_day_in_the_address_gives_a_week(amal, as_, day):
    assert as_("sara").get(address(amal, f"/uge?dag={day}")).status == 200


@pytest.mark.parametrize("person", ["karen", "bo", "lone"])
def test_only_caseworkers_see_the_programme(amal, as_, person):
    for page in ("", "/kontrakt", "/forhold", "/visitation", "/opfoelgning", "/uge"):
        assert as_(person).get(address(amal, page)).status in {403, 404}


def test_reading_and_writing_leave_their_marks(amal, as_, world):
    sara = as_("sara")
    sara.get(address(amal, "/kontrakt")).submit(CONTRACT)
    with world.session() as session:
        acts = session.exec(select(Event.action).where(Event.object_id == amal)).all()
    assert acts.count("contract_written") == 1
    assert "read" in acts


def test_an_introduction_takes_its_usual_length_and_a_course_its_industry(amal, as_):
    said = {**CONTRACT, "activities-0-kind": "introduction"}
    page = as_("sara").get(address(amal, "/kontrakt")).submit(said)
    assert "Truckkursus Introduktion 7,5 1. november 2026 – 28. november 2026" in page.words
    wrong = {**CONTRACT, "activities-0-industry": "ghost"}
    assert "Vælg en branche" in as_("sara").get(address(amal, "/kontrakt")).submit(wrong).words
