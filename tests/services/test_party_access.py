"""Party access: everything about one citizen, nobody else in it, and an answer in time."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some
from sqlmodel import Session, SQLModel, select

from models.kinds import NoteKind, PlacementState, Weekday
from models.queries.party_access import BY_CITIZEN, BY_PLACEMENT, TELLS_NOTHING
from models.rules.calendar import OfficeCalendar
from models.rules.errors import NotNow
from models.rules.figures import Figures
from models.rules.party_access import ANSWER_DAYS, answer_due
from models.tables.people import Citizen
from models.tables.placements import Placement
from models.tables.trail import Event
from portal.services.citizens.notes import NewNote, write_note
from portal.services.citizens.party_access import Delay, NewRequest, answer, ask, seen, tell_delay
from portal.services.citizens.party_names import ANOTHER_CITIZEN, Names
from portal.services.citizens.party_tables import everything
from portal.services.law.figures import figures_on

OFFICE = OfficeCalendar(
    hours={Weekday(day): (time(9), time(15)) for day in range(5)},
    closing_days=frozenset({date(2026, 12, 24), date(2026, 12, 31)}),
)


@pytest.fixture
def figures(world) -> Figures:
    with world.session() as session:
        return figures_on(session, world.now.date(), world.people.municipality.id)


@pytest.fixture
def sara(world):
    return {"by": world.people.viewer("sara"), "now": world.now}


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (date(2026, 11, 24), date(2026, 12, 3)),  # a Tuesday: one weekend between
        (date(2026, 11, 28), date(2026, 12, 8)),  # a Saturday: Monday is the first day
        # Christmas: 24 to 27 and 31 December, 1 to 3 January are no days of the office.
        (date(2026, 12, 22), date(2027, 1, 6)),
        (date(2027, 3, 24), date(2027, 4, 7)),  # Easter: 25, 26 and 29 March are days off
        (date(2028, 2, 25), date(2028, 3, 7)),  # over the leap day, which is a Tuesday
    ],
)
def test_the_answer_is_due_after_seven_days_of_the_office(figures, asked, due):
    assert figures.whole(ANSWER_DAYS) == 7
    assert answer_due(asked, figures, OFFICE) == due


def test_a_later_question_is_never_due_earlier(figures):
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(800)]
    due = [answer_due(day, figures, OFFICE) for day in days]
    assert due == sorted(due)
    assert all(OFFICE.is_working_day(day) for day in due)


def test_a_request_is_late_without_answer_or_word_of_a_delay(world, sara):
    citizen_id = world.citizens(1)[0]
    with world.session() as session:
        citizen = session.get_one(Citizen, citizen_id)
        with pytest.raises(NotNow, match="asked_in_the_future"):
            ask(session, citizen, NewRequest(asked_on="25.11.2026"), **sara)
        row = ask(session, citizen, NewRequest(asked_on="24.11.2026"), **sara)
        due = date(2026, 12, 3)
        assert seen(session, citizen, row, on=due).late is False
        assert seen(session, citizen, row, on=due + timedelta(days=1)).late is True
        with pytest.raises(NotNow, match="delay_day_unlikely"):
            tell_delay(
                session, row, Delay(delay_told_on="23.11.2026", delay_reason="Mange."), **sara
            )
        tell_delay(session, row, Delay(delay_told_on="24.11.2026", delay_reason="Mange."), **sara)
        assert seen(session, citizen, row, on=date(2027, 1, 4)).late is False
        answer(session, row, **sara)
        with pytest.raises(NotNow, match="party_access_over"):
            answer(session, row, **sara)
        told = select(Event.action).where(Event.action.startswith("party_access"))
        assert len(session.exec(told).all()) == 3


def test_every_table_with_a_citizen_in_it_is_told():
    about = {
        name
        for name, table in SQLModel.metadata.tables.items()
        if "citizen_id" in table.columns and name != "match_item"
    }
    told = {table.__tablename__ for table in BY_CITIZEN}
    assert about == told | set(TELLS_NOTHING)
    # Some say whose they are themselves, and so do not need their placement.
    of_placements = {
        name
        for name, table in SQLModel.metadata.tables.items()
        if "placement_id" in table.columns and "citizen_id" not in table.columns
    }
    assert of_placements == {table.__tablename__ for table in BY_PLACEMENT}


@pytest.fixture
def placed(world) -> int:
    """Somebody chosen before others, whose consultant wrote of them by name."""
    world.agreement()
    world.citizens(4)
    number = world.placement(until=PlacementState.ACTIVE)
    with world.session() as session:
        return session.get_one(Placement, number).citizen_id


def test_no_other_citizen_is_in_it(world, placed):
    """Planted wherever people write freely, in several cases and forms."""
    with world.session() as session:
        citizen = session.get_one(Citizen, placed)
        others = session.exec(select(Citizen).where(Citizen.id != placed)).all()
        sara = world.people.viewer("sara")
        for other in others:
            planted = f"{other.name} og {other.name.upper()}s far, {other.case_number}."
            said = NewNote(
                kind=NoteKind.PHONE, happened_on="23.11.2026", happened_at="9.30", text=planted
            )
            write_note(session, citizen, said, by=sara, now=world.now)
            for row in session.exec(select(Placement).where(Placement.citizen_id == placed)):
                row.reason = row.end_note = row.own_wish = planted
        session.flush()
        case = everything(session, citizen)
        told = str(case).casefold()
        for other in others:
            for called in (other.name, other.case_number, other.alias):
                assert called.casefold() not in told
        assert ANOTHER_CITIZEN in told
        assert citizen.name.casefold() in told
        assert len(case["case_note"]) == len(others)


def test_staff_stays_by_name_and_a_company_s_people_by_role(world, placed):
    with world.session() as session:
        case = everything(session, session.get_one(Citizen, placed))
    assert case["citizen"][0]["caseworker"] == {"name": "Sara Lind", "role": "caseworker"}
    actors = [row["actor"] for row in case["event"]]
    assert {"role": "employer"} in actors  # Lone said yes
    assert {"name": "Karen Holm", "role": "company_consultant"} in actors
    told = str(case)
    # Tove is the employees' representative, and the number is Lone's own.
    assert "Tove Tillid" not in told
    assert "00 00 12 34" not in told
    assert "passed_over_reason" not in told
    assert case["placement"][0]["company"] == "Lones Vaskeri"


def test_her_own_line_of_a_list_and_no_other(world, placed):
    with world.session() as session:
        case = everything(session, session.get_one(Citizen, placed))
        (line,) = case["match_item"]
    assert (line["rank"], line["ranked"], line["opening"]) == (1, 4, "Vaskerimedarbejder")


def test_what_a_caseworker_asks_for_is_taken_out_too(world, placed):
    with world.session() as session:
        citizen = session.get_one(Citizen, placed)
        said = {"kind": NoteKind.PHONE, "happened_on": "23.11.2026", "happened_at": "9.30"}
        new = NewNote.model_validate({**said, "text": "Naboen Jens Ole ringede for Amal."})
        write_note(session, citizen, new, by=world.people.viewer("sara"), now=world.now)
        told = everything(session, citizen, "Jens Ole\n\n Amal \n")["case_note"][0]["text"]
    assert told == "Naboen [udeladt] ringede for [udeladt]."


def test_the_number_of_questions_does_not_grow_with_the_case(world, placed, engine):
    from tests.views.counted import statements

    def asked() -> int:
        with Session(engine) as session, statements(engine) as sent:
            everything(session, session.get_one(Citizen, placed))
            return len(sent)

    few = asked()
    with world.session() as session:
        citizen = session.get_one(Citizen, placed)
        for number in range(20):
            said = {"kind": NoteKind.PHONE, "happened_on": "23.11.2026", "happened_at": "9.30"}
            new = NewNote.model_validate({**said, "text": f"Notat {number}"})
            write_note(session, citizen, new, by=world.people.viewer("sara"), now=world.now)
    assert asked() == few


NAME = some.lists(some.text("abcæøåéşğ", min_size=2, max_size=6), min_size=1, max_size=3).map(
    lambda words: " ".join(word.capitalize() for word in words)
)


@given(names=some.lists(NAME, min_size=1, max_size=5), around=some.lists(NAME, max_size=4))
def test_a_name_is_found_wherever_it_stands(names, around):
    text = ". ".join(piece for name in names for piece in (*around, name, f"{name}s hus"))
    left = Names(names).taken_out(text, "*")
    words = f" {' '.join(left.replace('.', ' ').replace('*', ' | ').split())} ".casefold()
    for name in names:
        assert f" {name.casefold()} " not in words
        assert f" {name.casefold()}s " not in words


def test_her_own_name_stays_and_so_does_a_part_of_another():
    names = Names(["Amal Eksempel", "Fatima Ali"], but=["Amal Eksempel"])
    text = "Amal Eksempel kender Fatima og FATIMA  ALIS bror."
    assert names.taken_out(text, "*") == "Amal Eksempel kender Fatima og * bror."
