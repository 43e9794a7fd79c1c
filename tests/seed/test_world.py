"""The demo world is as promised, the same every time, and holds nothing the product forbids."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, SQLModel, select
from stdnum.dk import cvr

import models.tables  # noqa: F401  # makes the metadata whole
from models.kinds import (
    AgreementState,
    ObjectType,
    OpeningState,
    PlacementState,
    PlacementType,
    PromiseKind,
    Role,
    Standing,
)
from models.queries import citizen_lists, companies, openings, placements
from models.queries.paging import Wanted
from models.queries.people import office_calendar
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.codes import FindingCode
from models.rules.placement_flow import HOLDS_A_SEAT
from models.rules.promise_clock import due, standing
from models.store import open_store
from models.tables.companies import Company, CompanyContact, PartnershipAgreement, Workplace
from models.tables.matches import MatchItem, MatchRun
from models.tables.openings import Opening
from models.tables.people import Citizen, CitizenLegal, CitizenSkill, Municipality, User
from models.tables.placements import Placement
from models.tables.promises import Promise
from models.tables.trail import Event
from portal.services.passwords import is_right_password
from portal.services.placements.approvals import against
from portal.settings import Environment
from seed.logins import DEMO_PASSWORD, logins
from seed.world import build_world
from tests.demo_world import NOW, demo_worlds, shared_folder

CPR = re.compile(r"(?<!\d)\d{6}-?\d{4}(?!\d)")
# Text that a machine made, and the numbers of workplaces.
NOT_WRITTEN = {"p_number", "content_hash", "figures_version", "vocabulary_version", "fingerprint"}


@dataclass(frozen=True)
class Built:
    engine: Engine
    twin: Engine


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    """Only read, so all may share it."""
    files = demo_worlds(shared_folder(tmp_path_factory))
    both = Built(*(open_store(f"sqlite:///{file}") for file in files))
    yield both
    both.engine.dispose()
    both.twin.dispose()


@pytest.fixture
def session(built: Built) -> Iterator[Session]:
    with Session(built.engine) as session:
        yield session


@pytest.fixture
def here(session: Session) -> int:
    """Middelfart's id."""
    return session.exec(select(Municipality.id).where(Municipality.code == "0410")).one()


@pytest.fixture
def there(session: Session) -> int:
    """The neighbour's id."""
    return session.exec(select(Municipality.id).where(Municipality.code == "0480")).one()


# What chance or the clock puts into a row.
_DRAWN = {"password_hash", "imported_at", "stamp"}


def counted(rows) -> dict:
    return dict(Counter(rows))


def test_as_many_as_promised(session, here, there):
    citizens_in = counted(session.exec(select(Citizen.municipality_id)))
    assert citizens_in == {here: 251, there: 12}
    offered = session.exec(select(Opening).where(Opening.municipality_id == here)).all()
    assert counted(opening.placement_type for opening in offered) == {
        PlacementType.INTERNSHIP: 36,
        PlacementType.WAGE_SUBSIDY: 14,
        PlacementType.IGU: 10,
    }
    own = select(Company.id).where(Company.municipality_id == here)
    assert len(session.exec(own).all()) == 120
    workplaces = session.exec(select(Workplace).where(Workplace.company_id.in_(own))).all()
    assert len(workplaces) == 160


def test_every_state_of_each_flow_is_there(session, here):
    states = counted(session.exec(select(Placement.state).where(Placement.municipality_id == here)))
    # Nobody drafts a placement: choosing a person is its first step.
    assert set(states) == set(PlacementState) - {PlacementState.DRAFT}
    assert (states[PlacementState.ACTIVE], states[PlacementState.APPROVED]) == (41, 4)
    offered = select(Opening.state).where(Opening.municipality_id == here)
    assert set(session.exec(offered)) == set(OpeningState)
    agreed = counted(session.exec(select(PartnershipAgreement.state)))
    assert set(agreed) == set(AgreementState)
    assert agreed[AgreementState.ACTIVE] > sum(agreed.values()) / 2


def test_running_placements_are_of_all_three_kinds(session, here):
    running = select(Placement.placement_type).where(
        Placement.municipality_id == here, Placement.state == PlacementState.ACTIVE
    )
    assert min(counted(session.exec(running)).values()) >= 10


@pytest.mark.parametrize("clock", ["08:00", "09:30", "11:00", "12:30", "14:30"])
def test_the_board_shows_promises_in_every_state_all_day(session, here, clock):
    now = datetime.fromisoformat(f"2026-11-24T{clock}+01:00")
    given = session.exec(select(Promise).where(Promise.municipality_id == here)).all()
    found = counted(standing(it.due_at, it.ended_at, it.end, now) for it in given)
    assert {
        Standing.RUNNING,
        Standing.SOON,
        Standing.OVERDUE,
        Standing.KEPT,
        Standing.LATE,
        Standing.WAIVED,
    } == set(found)
    assert found[Standing.KEPT] > 5 * found[Standing.LATE]


def test_both_kinds_were_kept_broken_and_wait(session, here):
    given = session.exec(select(Promise).where(Promise.municipality_id == here)).all()
    for kind in PromiseKind:
        found = {standing(p.due_at, p.ended_at, p.end, NOW) for p in given if p.kind is kind}
        assert {Standing.KEPT, Standing.LATE} < found
        assert found & {Standing.RUNNING, Standing.SOON}


def test_the_leader_has_ten_weeks_to_look_at(session, here):
    since = NOW - timedelta(weeks=10)
    received = session.exec(
        select(Promise.received_at).where(
            Promise.municipality_id == here, Promise.received_at >= since
        )
    ).all()
    assert len({moment.isocalendar()[:2] for moment in received}) >= 10


def test_every_promise_is_due_by_the_clock(session):
    for promise in session.exec(select(Promise)):
        calendar = office_calendar(session, promise.municipality_id)
        moments = due(promise.policy, promise.received_at, calendar)
        assert (promise.starts_at, promise.due_at) == (moments.start_at, moments.due_at)
        assert promise.work_by == moments.work_by


def test_there_were_never_more_people_than_seats(session):
    seats = {opening.id: opening.seats for opening in session.exec(select(Opening))}
    whose = {placement.id: placement.opening_id for placement in session.exec(select(Placement))}
    taken: dict[int, int] = defaultdict(int)
    for step in _steps(session):
        holds = [state in HOLDS_A_SEAT for state in (step.from_state, step.to_state)]
        taken[whose[step.object_id]] += holds[1] - holds[0]
        assert 0 <= taken[whose[step.object_id]] <= seats[whose[step.object_id]]


def test_every_step_of_every_placement_is_in_the_trail(session):
    reached: dict[int, str] = defaultdict(lambda: PlacementState.DRAFT)
    for step in _steps(session):
        assert step.from_state == reached[step.object_id]
        reached[step.object_id] = step.to_state
    assert reached == {it.id: it.state for it in session.exec(select(Placement))}


def test_nobody_began_before_the_approval(session):
    began = [step for step in _steps(session) if step.to_state == PlacementState.ACTIVE]
    assert len(began) > 40
    for step in began:
        placement = session.get_one(Placement, step.object_id)
        assert placement.approved_at < step.at
        assert placement.approved_at.astimezone(COPENHAGEN).date() <= placement.starts
        assert placement.starts <= step.at.astimezone(COPENHAGEN).date()


def test_the_law_had_nothing_against_those_who_are_approved(session):
    approved = select(Placement).where(Placement.state == PlacementState.APPROVED)
    for placement in session.exec(approved):
        user = session.get_one(User, placement.approved_by_id)
        by = Viewer(user.id, user.role, user.municipality_id)
        found = against(session, placement, by=by, now=placement.approved_at)
        # A mentor who waits to be told is all that may be missing, and stops nothing.
        assert {finding.code for finding in found} <= {FindingCode.MENTOR_NOT_BRIEFED}


def test_the_trail_is_in_order_and_the_office_keeps_its_hours(session, here):
    events = session.exec(select(Event).order_by(Event.id)).all()
    assert [event.at for event in events] == sorted(event.at for event in events)
    assert events[-1].at <= datetime(2026, 11, 24, tzinfo=COPENHAGEN)
    office = office_calendar(session, here)
    staff = {Role.COMPANY_CONSULTANT, Role.CASEWORKER}
    at_night = [e for e in events if e.actor_role in staff and not office.is_open(e.at)]
    assert at_night == []


def test_the_neighbours_see_nothing_of_each_other(session, here, there):
    for municipality_id in (here, there):
        viewer = _consultant(session, municipality_id)
        wanted = Wanted(1, 100)
        sought = placements.PlacementsSought()
        rows = placements.placements_page(session, viewer, wanted, sought).rows
        assert {row[0].municipality_id for row in rows} == {municipality_id}
        rows = openings.openings_page(session, viewer, wanted, openings.OpeningsSought()).rows
        assert {row[1].municipality_id for row in rows} == {municipality_id}
        rows = companies.found_by_name(session, viewer, "", wanted).rows
        assert {row[0].municipality_id for row in rows} == {municipality_id}
        rows = citizen_lists.listed(session, viewer, citizen_lists.CitizensSought(), wanted).rows
        seen = [session.get_one(Citizen, row.id).municipality_id for row in rows]
        assert set(seen) == {municipality_id}


def test_nobody_stands_on_a_list_of_another_municipality(session):
    strangers = session.exec(
        select(MatchItem.id)
        .join(MatchRun, MatchRun.id == MatchItem.run_id)
        .join(Citizen, Citizen.id == MatchItem.citizen_id)
        .where(Citizen.municipality_id != MatchRun.municipality_id)
    )
    assert strangers.all() == []


def test_everyone_who_signs_in_can(session):
    shown = logins(session)
    assert {login.role for login in shown} == set(Role)
    assert [login.name for login in shown][:2] == ["Karen Konsulent", "Sara Sagsbehandler"]
    karen = session.exec(select(User).where(User.email == shown[0].email)).one()
    assert is_right_password(karen.password_hash, DEMO_PASSWORD)
    for user in session.exec(select(User)):
        assert (user.role is Role.EMPLOYER) == (user.company_id is not None)


def test_lone_can_say_yes_and_poul_has_people(session):
    lone, poul = (
        session.exec(select(User).where(User.email == f"{name}@demo.example")).one()
        for name in ("lone", "poul")
    )
    assert companies.agreement_of(session, lone.company_id).state is AgreementState.OFFERED
    assert companies.agreement_of(session, poul.company_id).state is AgreementState.ACTIVE
    own = select(Placement.state).where(Placement.company_id == poul.company_id)
    assert {PlacementState.ACTIVE, PlacementState.PRESENTED} <= set(session.exec(own))


def test_nothing_looks_like_a_real_person_or_company(session):
    for table in SQLModel.metadata.sorted_tables:
        written = [column for column in table.columns if column.name not in NOT_WRITTEN]
        for row in session.execute(select(*written)):
            texts = [value for value in row if isinstance(value, str)]
            assert [text for text in texts if CPR.search(text)] == []
    for company in session.exec(select(Company)):
        assert cvr.is_valid(company.cvr_number)
        assert company.cvr_number.startswith("99")
    assert {number[:3] for number in session.exec(select(Workplace.p_number))} == {"999"}
    reached = [*session.exec(select(User)), *session.exec(select(CompanyContact))]
    assert {it.email.rpartition(".")[2] for it in reached} == {"example"}
    assert {it.phone[:6] for it in reached} <= {"", "00 00 "}


def test_citizens_make_sense(session):
    today = NOW.date()
    aliases = session.exec(select(Citizen.alias)).all()
    assert len(set(aliases)) > 250
    for citizen, legal in session.execute(
        select(Citizen, CitizenLegal).join(CitizenLegal, CitizenLegal.citizen_id == Citizen.id)
    ):
        assert 19 <= (today - legal.born_on).days / 365.25 < 60
        assert legal.residence_from <= citizen.responsibility_from
        assert citizen.responsibility_from < today or citizen.case_number.startswith("MID-V")
        assert not set(citizen.name.split()) & set(citizen.alias.split())
    skills = session.exec(select(CitizenSkill.concept_id)).all()
    assert 0.9 < sum(concept is not None for concept in skills) / len(skills) < 1


def test_the_same_day_gives_the_same_world(built, session):
    with Session(built.twin) as other:
        for table in SQLModel.metadata.sorted_tables:
            kept = [c for c in table.columns if c.name not in _DRAWN]
            order = list(table.primary_key)
            rows = [s.execute(select(*kept).order_by(*order)).all() for s in (session, other)]
            assert rows[0] == rows[1], table.name


def test_the_world_is_built_once_and_never_in_production(built):
    with pytest.raises(ValueError, match="already"):
        build_world(built.engine, NOW)
    with pytest.raises(ValueError, match="production"):
        build_world(built.engine, NOW, environment=Environment.PRODUCTION)


def _steps(session: Session) -> list[Event]:
    """Every step of a placement, in the order they were taken."""
    return list(
        session.exec(
            select(Event)
            .where(Event.object_type == ObjectType.PLACEMENT, Event.to_state != "")
            .order_by(Event.id)
        )
    )


def _consultant(session: Session, municipality_id: int) -> Viewer:
    user = session.exec(
        select(User).where(
            User.municipality_id == municipality_id, User.role == Role.COMPANY_CONSULTANT
        )
    ).first()
    return Viewer(user.id, user.role, user.municipality_id)
