"""A citizen moves: nothing is read before, everything after, and the file is read rightly."""

import hashlib
from datetime import timedelta

import pytest
from sqlmodel import select

from models.kinds import NoteKind, PlacementState, TransferState
from models.queries import transfers as queries
from models.queries.citizens import citizen_for
from models.queries.programme import facts_of
from models.rules.errors import NotNow
from models.tables.case import CaseNote, RecordDisclosure
from models.tables.people import Citizen, CitizenEntry, CitizenSkill, CitizenStamp, Municipality
from models.tables.placements import Placement
from models.tables.records import RecordEdition, ShownIn
from models.tables.transfers import FormerRecord, Transfer
from portal.services.citizens import cpr, transfers, transfers_package
from portal.services.citizens.cpr import CprSwitch, KeptCpr, Keys
from portal.services.citizens.notes import NewNote, write_note
from portal.services.citizens.sealing import seal, secret_of
from portal.services.citizens.transfers import Acceptance, NewTransfer, NoThanks
from portal.services.citizens.transfers_arrival import Arrival, read_in
from portal.services.citizens.transfers_package import NewPackage

S, KEYS = PlacementState, Keys.of([(1, "kun en nøgle til prøver, på 32 tegn")])
PASSWORD = "rolig-vind-over-fjorden"


def by(world, name):
    return {"by": world.people.viewer(name), "now": world.now}


def town(session, code):
    return session.exec(select(Municipality).where(Municipality.code == code)).one()


def move(world, days, **changes):
    on = world.now.date()
    said = {"asked_on": on, "moves_on": on + timedelta(days=days), "reason": "Arbejde i byen."}
    return {**said, "seen": True, **changes}


def proposed(world, citizen_id, days=10, **changes):
    with world.session() as session:
        there = town(session, "0440").id
        new = NewTransfer(to_municipality_id=there, **move(world, days, **changes))
        citizen = session.get_one(Citizen, citizen_id)
        return transfers.propose(session, citizen, new, **by(world, "sara")).id


def accepted(world, transfer_id):
    with world.session() as session:
        transfer = session.get_one(Transfer, transfer_id)
        yes = Acceptance(caseworker_id=world.people.users["ulla"].id)
        transfers.accept(session, transfer, yes, seen=transfer.version, **by(world, "ulla"))


def finds(world, name, citizen_id):
    with world.session() as session:
        return citizen_for(session, world.people.viewer(name), citizen_id) is not None


def test_the_receiver_finds_her_on_the_day_and_the_sender_no_longer(world):
    [citizen_id] = world.citizens(1)
    with world.session() as session:
        citizen = session.get_one(Citizen, citizen_id)
        note = NewNote(
            kind=NoteKind.PHONE, happened_on="2.11.2026", happened_at="9.30", text="Om flytning."
        )
        write_note(session, citizen, note, **by(world, "sara"))
    transfer_id = proposed(world, citizen_id)
    accepted(world, transfer_id)
    assert (finds(world, "sara", citizen_id), finds(world, "ulla", citizen_id)) == (True, False)
    with world.session() as session:
        assert transfers.carry_out_due(session, world.now + timedelta(days=9)) == 0
    with world.session() as session:
        assert transfers.carry_out_due(session, world.now + timedelta(days=10)) == 1
    assert (finds(world, "sara", citizen_id), finds(world, "ulla", citizen_id)) == (False, True)
    with world.session() as session:
        citizen = session.get_one(Citizen, citizen_id)
        assert citizen.caseworker_id == world.people.users["ulla"].id
        assert len(session.exec(select(CaseNote)).all()) == 1
        assert session.get_one(CitizenStamp, citizen_id).municipality_id == citizen.municipality_id
        assert session.exec(select(RecordDisclosure)).one().to_whom == "Kerteminde Kommune"
        assert queries.lived_elsewhere(session, citizen)


def test_what_was_not_approved_falls_away_and_what_runs_goes_on(world):
    world.agreement()
    world.citizens(2)
    # Proposed for two openings at once; one of them has begun since.
    waiting = world.nominated(world.match_list(world.opening(title="Strygerimedarbejder")))
    running = world.placement(until=S.ACTIVE)
    with world.session() as session:
        citizen_id = session.get_one(Placement, running).citizen_id
        assert session.get_one(Placement, waiting).citizen_id == citizen_id
    with pytest.raises(NotNow, match="move_not_seen"):
        proposed(world, citizen_id, seen=False)
    transfer_id = proposed(world, citizen_id, days=0)
    accepted(world, transfer_id)
    with world.session() as session:
        rows = session.exec(select(Placement).where(Placement.citizen_id == citizen_id)).all()
        assert {row.state for row in rows} == {S.ACTIVE, S.WITHDRAWN}
        assert {row.municipality_id for row in rows} == {world.people.municipality.id}
        elsewhere = queries.placements_elsewhere(session, session.get_one(Citizen, citizen_id))
        assert len(elsewhere) == 2


def test_the_number_goes_along_only_where_numbers_are_kept(world):
    numbers = {}
    first, second = world.citizens(2)
    with world.session() as session:
        cpr.switch(session, CprSwitch(kept=True), KEYS, **by(world, "anders"))
        for citizen_id, typed in ((first, "710190-0001"), (second, "720190-0001")):
            numbers[citizen_id] = KeptCpr(cpr=typed, other_birthday=True)
            citizen = session.get_one(Citizen, citizen_id)
            cpr.keep(session, citizen, numbers[citizen_id], KEYS, **by(world, "sara"))
    accepted(world, proposed(world, first, days=0))
    with world.session() as session:
        cpr.switch(session, CprSwitch(kept=True), KEYS, **by(world, "tom"))
    accepted(world, proposed(world, second, days=0))
    with world.session() as session:
        ulla = world.people.viewer("ulla")
        assert cpr.found(session, numbers[first], KEYS, by=ulla) is None
        assert cpr.found(session, numbers[second], KEYS, by=ulla).id == second


def test_it_is_answered_once_and_by_whoever_saw_how_it_stands(world):
    [citizen_id] = world.citizens(1)
    transfer_id = proposed(world, citizen_id)
    with pytest.raises(NotNow, match="moves_already"):
        proposed(world, citizen_id)
    with world.session() as session:
        transfer = session.get_one(Transfer, transfer_id)
        with pytest.raises(NotNow, match="changed_meanwhile"):
            transfers.take_back(session, transfer, seen=0, **by(world, "sara"))
        no = NoThanks(answer="Borgeren bor her ikke.")
        transfers.decline(session, transfer, no, seen=transfer.version, **by(world, "jens"))
        yes = Acceptance(caseworker_id=world.people.users["ulla"].id)
        with pytest.raises(NotNow, match="transfer_over"):
            transfers.accept(session, transfer, yes, seen=transfer.version, **by(world, "jens"))
    with world.session() as session:
        wrong = Acceptance(caseworker_id=world.people.users["sara"].id)
        again = session.get_one(Transfer, proposed_in(world, session, citizen_id))
        with pytest.raises(NotNow, match="caseworker_unknown"):
            transfers.accept(session, again, wrong, seen=again.version, **by(world, "ulla"))


def proposed_in(world, session, citizen_id):
    new = NewTransfer(to_municipality_id=town(session, "0440").id, **move(world, 10))
    citizen = session.get_one(Citizen, citizen_id)
    return transfers.propose(session, citizen, new, **by(world, "sara")).id


@pytest.fixture
def sent(world):
    """A citizen whose case was sent as a file, and the file."""
    [citizen_id] = world.citizens(1)
    history = {"Notater": [{"Skrevet af": "Sara Lind", "Tekst": "Om flytning."}]}
    with world.session() as session:
        skill = session.exec(select(CitizenSkill)).first()
        entry = session.exec(select(CitizenEntry)).first()
        session.add(ShownIn(skill_id=skill.id, entry_id=entry.id, citizen_id=citizen_id))
    with world.session() as session:
        new = NewPackage(to_name="Odense Kommune", password=PASSWORD, **move(world, 10))
        citizen = session.get_one(Citizen, citizen_id)
        lock = transfers_package.lock_of(PASSWORD)
        file = transfers_package.send(session, citizen, new, history, lock, **by(world, "sara"))
    return citizen_id, file


def arrive(world, file, *, password=PASSWORD, name="ulla", case_number="KT-2026-1", days=0):
    with world.session() as session:
        said = Arrival(password=password, case_number=case_number)
        now = world.now + timedelta(days=days)
        package = transfers_package.opened(file, password, now=now)
        return read_in(session, said, package, by=world.people.viewer(name), now=now).id


def test_the_file_brings_the_record_over_as_it_was(world, sent):
    first, file = sent
    second = arrive(world, file)
    with world.session() as session:
        one, other = session.get_one(Citizen, first), session.get_one(Citizen, second)
        gone = {"id", "municipality_id", "caseworker_id", "case_number", "search_key", "version"}
        assert one.model_dump(exclude=gone) == other.model_dump(exclude=gone)
        assert _cv(session, first) == _cv(session, second) != []
        facts = facts_of(session, Citizen.id.in_([first, second]), world.now.date())
        assert facts[first] == facts[second]
        kept = session.exec(select(FormerRecord)).one()
        assert (kept.from_name, kept.citizen_id) == ("Middelfart Kommune", second)
        assert kept.content["Notater"][0]["Skrevet af"] == "Sara Lind"
        shown = session.exec(select(ShownIn).where(ShownIn.citizen_id == second)).one()
        assert session.get_one(CitizenSkill, shown.skill_id).citizen_id == second
        assert session.exec(select(RecordEdition).where(RecordEdition.citizen_id == second)).first()


def _cv(session, citizen_id):
    rows = []
    for table in (CitizenEntry, CitizenSkill):
        found = session.exec(select(table).where(table.citizen_id == citizen_id).order_by(table.id))
        rows += [row.model_dump(exclude={"id", "citizen_id"}) for row in found]
    return rows


def test_nothing_of_the_file_can_be_read_without_the_password(sent):
    file = sent[1]
    assert file.startswith(b"FODFAESTE-BORGER 1 ")
    assert not any(word in file for word in (b"Amal", b"citizen", b"Middelfart", b"0410"))


def test_a_file_that_is_wrong_says_how(world, sent):
    file = sent[1]
    line, _break, sealed = file.partition(b"\n")
    name, edition, salt, checksum = line.split(b" ")
    bent = bytearray(file)
    bent[-9] ^= 1
    refused = {
        "package_missing": [b""],
        "package_none": [b"%PDF-1.7", b"\x00" * 400, b"FODFAESTE-BORGER 1\n"],
        "package_newer": [b" ".join([name, b"2", salt, checksum]) + b"\n" + sealed],
        "package_broken": [bytes(bent), file[:-1], file.replace(salt, b"zz" * 16)],
        "package_password": [file.replace(salt, b"00" * 16)],
    }
    for code, files in refused.items():
        for one in files:
            with pytest.raises(NotNow, match=code):
                arrive(world, one)
    with pytest.raises(NotNow, match="package_password"):
        arrive(world, file, password=PASSWORD + "e")
    with pytest.raises(NotNow, match="package_too_old"):
        arrive(world, file, days=31)
    with pytest.raises(NotNow, match="package_own"):
        arrive(world, file, name="sara")
    with world.session() as session:
        assert len(session.exec(select(Citizen)).all()) == 1
    arrive(world, file, days=30)
    with pytest.raises(NotNow, match="package_twice"):
        arrive(world, file, case_number="KT-2026-2")


def test_a_sealed_file_that_holds_something_else_is_broken(world):
    salt, body = b"s" * 16, b'{"number": "1", "made_at": "2026-11-24T10:00:00+01:00"}'
    sealed = seal(secret_of(PASSWORD, salt), body, "FODFAESTE-BORGER 1")
    checksum = hashlib.sha256(sealed).hexdigest()
    line = f"FODFAESTE-BORGER 1 {salt.hex()} {checksum}\n".encode()
    with pytest.raises(NotNow, match="package_broken"):
        arrive(world, line + sealed)


def test_when_the_other_one_has_the_case_the_programme_ends_here(world, sent):
    with world.session() as session:
        transfer = session.exec(select(Transfer)).one()
        assert transfer.state is TransferState.SENT
        seen = transfer.version
        transfers_package.confirm(session, transfer, seen=seen, **by(world, "sara"))
        citizen = session.get_one(Citizen, sent[0])
        assert citizen.programme_ended_on == transfer.moves_on - timedelta(days=1)
        assert transfer.state is TransferState.CARRIED_OUT
