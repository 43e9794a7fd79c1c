"""CPR numbers: sealed, found whole, moved to a new key, and gone when they are switched off.

Every number is a replacement number (its day is over 60): no person has one of these.
"""

import pytest
from pydantic import ValidationError
from sqlalchemy import text
from sqlmodel import select

from models.rules.errors import NotNow
from models.tables.cpr import CitizenCpr
from models.tables.people import Citizen
from portal.services.citizens import cpr
from portal.services.citizens.cpr import CprSwitch, KeptCpr, Keys, TypedCpr

OLD, NEW = "en gammel nøgle, kun til prøver, 32 tegn", "en ny nøgle, også kun til prøver, 32 tegn"
KEYS = Keys.of([(1, OLD)])
BOTH = Keys.of([(2, NEW), (1, OLD)])
NUMBER = KeptCpr(cpr="710190-0001", other_birthday=True)


@pytest.fixture
def kept(world):
    """Amal, whose number is kept, and another citizen."""
    hers, other = world.citizens(2)
    with world.session() as session:
        cpr.switch(session, CprSwitch(kept=True), KEYS, **by(world, "anders"))
        cpr.keep(session, session.get_one(Citizen, hers), NUMBER, KEYS, **by(world, "sara"))
    return hers, other


def by(world, name):
    return {"by": world.people.viewer(name), "now": world.now}


def test_the_store_holds_nothing_to_read_and_the_whole_number_finds_her(world, kept):
    with world.session() as session:
        rows = session.connection().execute(text("SELECT * FROM citizen_cpr")).all()
        assert "0190" not in str(rows)
        sara, ulla = world.people.viewer("sara"), world.people.viewer("ulla")
        assert cpr.found(session, TypedCpr(cpr="7101900001"), KEYS, by=sara).id == kept[0]
        assert cpr.found(session, TypedCpr(cpr="720190-0001"), KEYS, by=sara) is None
        assert cpr.found(session, NUMBER, KEYS, by=ulla) is None
        assert cpr.number_of(session, session.get_one(Citizen, kept[0]), KEYS) == "7101900001"


@pytest.mark.parametrize("typed", ["7101900", "990190-0001", "ukendt", "710190-00012"])
def test_a_part_or_a_wrong_number_is_refused(typed):
    with pytest.raises(ValidationError):
        TypedCpr(cpr=typed)


def test_two_citizens_never_share_a_number(world, kept):
    with world.session() as session, pytest.raises(NotNow, match="cpr_is_anothers"):
        cpr.keep(session, session.get_one(Citizen, kept[1]), NUMBER, BOTH, **by(world, "sara"))


def test_a_new_key_reads_finds_and_refuses_as_before(world, kept):
    with world.session() as session:
        sara, hers = world.people.viewer("sara"), session.get_one(Citizen, kept[0])
        # Before the rows are made anew both keys are asked.
        assert cpr.found(session, NUMBER, BOTH, by=sara).id == kept[0]
        assert [cpr.rotate(session, BOTH), cpr.rotate(session, BOTH)] == [1, 0]
        only_new = Keys.of([(2, NEW)])
        assert cpr.number_of(session, hers, only_new) == "7101900001"
        assert cpr.found(session, NUMBER, only_new, by=sara).id == kept[0]
        with pytest.raises(NotNow, match="cpr_unreadable"):
            cpr.number_of(session, hers, KEYS)


def test_a_row_moved_to_another_citizen_is_not_read(world, kept):
    with world.session() as session:
        session.connection().execute(
            text("UPDATE citizen_cpr SET citizen_id = :other"), {"other": kept[1]}
        )
        with pytest.raises(NotNow, match="cpr_unreadable"):
            cpr.number_of(session, session.get_one(Citizen, kept[1]), KEYS)


def test_it_is_off_until_switched_on_and_switching_off_removes_all(world, kept):
    anders = by(world, "anders")
    with world.session() as session, pytest.raises(NotNow, match="cpr_would_be_removed"):
        cpr.switch(session, CprSwitch(), KEYS, **anders)
    with world.session() as session, pytest.raises(NotNow, match="cpr_without_key"):
        cpr.switch(session, CprSwitch(kept=True), Keys([]), **anders)
    with world.session() as session:
        cpr.switch(session, CprSwitch(forget=True), KEYS, **anders)
        assert session.exec(select(CitizenCpr)).all() == []
