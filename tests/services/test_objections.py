"""Complaints, refusals and disclosures: written down, answered once, and never ranked by."""

import ast

import pytest
from sqlmodel import select

from models.kinds import DisclosureBasis, PlacementState, RefusalOf
from models.queries import disclosures as asked
from models.queries.citizens import stamps_state
from models.rules.errors import NotNow
from models.tables.case import Complaint, RecordDisclosure
from models.tables.people import Citizen
from models.tables.placements import Placement
from portal.services.citizens.disclosures import NewDisclosure, take_back_consent, tell
from portal.services.citizens.objections import (
    ComplaintAnswer,
    NewComplaint,
    NewRefusal,
    answer_complaint,
    complain,
    refuse_offer,
)
from tests.house.code import imported, modules, shown, tree

# What may know of them: the tables, what asks for them, and what people do with them. Nothing
# that ranks, screens or makes a card.
MAY_KNOW = {
    "models/queries/disclosures.py",
    "models/tables/__init__.py",
    "portal/services/citizens/objections.py",
    "models/queries/party_access.py",
}


@pytest.fixture
def sara(world):
    return {"by": world.people.viewer("sara"), "now": world.now}


def complained(world, citizen_id, sara, on="20.11.2026") -> int:
    with world.session() as session:
        said = NewComplaint(received_on=on, text="Vil have flere timer.")
        return complain(session, session.get_one(Citizen, citizen_id), said, **sara).id


def refused(world, citizen_id, sara, on="20.11.2026") -> None:
    with world.session() as session:
        said = NewRefusal(of=RefusalOf.JOB, happened_on=on, reason="Der går ingen bus.")
        refuse_offer(session, session.get_one(Citizen, citizen_id), said, **sara)


def test_a_complaint_is_answered_once(world, sara):
    citizen_id = world.citizens(1)[0]
    number = complained(world, citizen_id, sara)
    with world.session() as session:
        row = session.get_one(Complaint, number)
        for day in ("19.11.2026", "25.11.2026"):  # before it came, and tomorrow
            said = ComplaintAnswer(answered_on=day, answer="Fra januar.")
            with pytest.raises(NotNow, match="answer_day_unlikely"):
                answer_complaint(session, row, said, **sara)
        right = ComplaintAnswer(answered_on="24.11.2026", answer="Fra januar.")
        answer_complaint(session, row, right, **sara)
        with pytest.raises(NotNow, match="complaint_answered"):
            answer_complaint(session, row, right, **sara)
    with world.session() as session:
        ((row, name),) = asked.complaints(session, citizen_id)
        assert (row.answer, name) == ("Fra januar.", "Sara Lind")


@pytest.mark.parametrize("write", [complained, refused])
def test_nothing_is_written_down_before_it_happens(world, sara, write):
    citizen_id = world.citizens(1)[0]
    with pytest.raises(NotNow, match="in_the_future"):
        write(world, citizen_id, sara, on="25.11.2026")
    write(world, citizen_id, sara, on="24.11.2026")


def test_a_consent_is_taken_back_once_and_the_law_never(world, sara):
    citizen_id = world.citizens(1)[0]
    with world.session() as session:
        citizen = session.get_one(Citizen, citizen_id)
        told = {
            basis: tell(
                session,
                citizen,
                NewDisclosure(what="Cv", to_whom="Skolen", basis=basis, told_on="20.11.2026"),
                **sara,
            )
            for basis in DisclosureBasis
        }
        take_back_consent(session, told[DisclosureBasis.CONSENT], **sara)
        for row in told.values():
            with pytest.raises(NotNow, match="no_consent_to_take_back"):
                take_back_consent(session, row, **sara)
    with world.session() as session:
        withdrawn = select(RecordDisclosure.basis).where(RecordDisclosure.withdrawn_on.is_not(None))
        assert session.exec(withdrawn).all() == [DisclosureBasis.CONSENT]
        assert len(asked.told_of(session, citizen_id)) == len(DisclosureBasis)


def test_what_companies_were_told_stands_beside(world, sara):
    world.agreement()
    world.citizens(1)
    number = world.placement(until=PlacementState.PRESENTED)
    with world.session() as session:
        citizen_id = session.get_one(Placement, number).citizen_id
        told = asked.told_to_companies(session, citizen_id)
        assert [(row.what, company.name) for row, company, *_ in told] == [
            ("card", "Lones Vaskeri")
        ]
        assert not asked.told_to_companies(session, citizen_id + 1)


def test_neither_complaint_nor_refusal_changes_a_list(world, sara):
    world.agreement()
    citizens = world.citizens(4)
    opening = world.opening()
    town = world.people.municipality.id

    def listed() -> list[dict[str, object]]:
        drop = {"id", "run_id"}
        return [item.model_dump(exclude=drop) for item in world.items(world.match_list(opening))]

    with world.session() as session:
        stamps = stamps_state(session, town)
    before = listed()
    assert sorted(line["citizen_id"] for line in before) == citizens
    for citizen_id in citizens[:2]:
        complained(world, citizen_id, sara)
        refused(world, citizen_id, sara)
    assert listed() == before
    # Nor does the warm pool read the people anew.
    with world.session() as session:
        assert stamps_state(session, town) == stamps


def test_only_those_named_here_can_read_them(world):
    tables = {f"models.tables.case.{name}" for name in ("Complaint", "Refusal")}
    knowing = {shown(file) for file in modules() if imported(file) & tables}
    assert knowing <= MAY_KNOW
    assert "portal/services/citizens/objections.py" in knowing
    asks = "models.queries.disclosures"
    views = {
        shown(file)
        for file in modules()
        if any(name.startswith(asks) for name in imported(file)) or asks in ast.dump(tree(file))
    }
    assert views <= {
        "portal/views/citizens/disclosures.py",
        "portal/views/citizens/objections.py",
        # Only that one waits, and since when, for the caseworker's own day.
        "portal/services/citizens/my_day.py",
        *MAY_KNOW,
    }
