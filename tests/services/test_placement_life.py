"""A placement from the match list to its first day, and what stands in the way."""

from datetime import timedelta

import pytest
from sqlmodel import select

from models.kinds import DeclineReason, ObjectType, OpeningState, PlacementState, PlacementType
from models.queries import promises as promise_queries
from models.rules.errors import AgainstTheLaw, FasterColleague, NotNow
from models.tables.matches import MatchItem, MatchRun
from models.tables.openings import Opening
from models.tables.placements import Disclosure, Placement
from models.tables.trail import Event
from portal.services.matches import shortlists
from portal.services.placements import approvals, placements
from portal.services.placements.placement_inputs import Declined
from portal.services.promises import problems, visits

S = PlacementState


@pytest.fixture
def ready(world):
    """The laundry has said yes, and there are people."""
    world.agreement()
    world.citizens(4)
    return world


def test_a_placement_comes_from_the_list_to_its_first_day(ready):
    placement_id = ready.placement(until=S.ACTIVE)

    with ready.session() as session:
        steps = session.exec(
            select(Event.action).where(
                Event.object_type == ObjectType.PLACEMENT, Event.object_id == placement_id
            )
        ).all()
        opening = session.get_one(Opening, session.get_one(Placement, placement_id).opening_id)
    for step in ("nominate", "hear_citizen", "present", "accept", "confirm", "approve", "start"):
        assert steps.count(step) == 1
    assert opening.state is OpeningState.PARTLY_FILLED


def test_a_start_before_the_approval_is_refused_with_its_source(ready):
    placement_id = ready.placement(until=S.CHECKS_PENDING)
    ready.now += timedelta(days=20)  # the agreed first day has gone by

    with ready.session() as session:
        placement = session.get_one(Placement, placement_id)
        karen = ready.people.viewer("karen")
        with pytest.raises(AgainstTheLaw) as refused:
            approvals.approve(session, placement, by=karen, now=ready.now)
    found = {finding.code: finding for finding in refused.value.findings}
    assert "starts_before_approval" in found
    assert found["starts_before_approval"].source
    assert ready.state(placement_id) is S.CHECKS_PENDING


def test_what_is_approved_without_papers_does_not_start(ready):
    ready.checks = lambda: {**type(ready).checks(ready), "papers_complete": False}
    placement_id = ready.placement(until=S.APPROVED)
    ready.now += timedelta(days=14)

    with ready.session() as session:
        assert approvals.start_due(session, ready.now) == 0
    assert ready.state(placement_id) is S.APPROVED


def test_the_last_seat_goes_to_one_and_the_other_is_told_by_whom_and_when(ready):
    first = ready.placement(until=S.CHECKS_PENDING, seats=1)
    with ready.session() as session:
        run_id = session.get_one(MatchItem, session.get_one(Placement, first).match_item_id).run_id
    second = ready.nominated(run_id, place=1)
    for act in (ready._hear, ready._present, ready._accept, ready._confirm):
        with ready.session() as session:
            act(session, session.get_one(Placement, second))
    with ready.session() as session:
        ready._approve(session, session.get_one(Placement, first))

    with pytest.raises(NotNow) as refused, ready.session() as session:
        ready._approve(session, session.get_one(Placement, second))
    assert refused.value.code == "last_seat_taken"
    assert refused.value.values["by_name"] == "Karen Holm"
    assert refused.value.values["at"].startswith("2026-11-24T09:00")
    assert ready.state(second) is S.CHECKS_PENDING


def test_two_confirm_on_the_same_form_and_the_second_is_told(ready):
    placement_id = ready.placement(until=S.EMPLOYER_ACCEPTED)
    karen = ready.people.viewer("karen")

    with ready.session() as session:
        placement = session.get_one(Placement, placement_id)
        agreed, seen = ready.agreed(session, placement), placement.version - 1
        with pytest.raises(FasterColleague) as refused:
            placements.confirm(session, placement, agreed, seen=seen, by=karen, now=ready.now)
    assert refused.value.by_name == "Lone Bak"


def test_passing_over_someone_needs_a_second_reason(ready):
    run_id = ready.match_list(ready.opening())
    item_id = ready.items(run_id)[1].id
    why = shortlists.Nomination(reason="Bor lige ved siden af.")

    with ready.session() as session:
        run, item = session.get_one(MatchRun, run_id), session.get_one(MatchItem, item_id)
        with pytest.raises(NotNow, match="passed_over_reason_missing"):
            shortlists.nominate(
                session, run, item, why, by=ready.people.viewer("karen"), now=ready.now
            )


def test_the_name_is_told_only_when_the_citizen_said_yes(ready):
    placement_id = ready.placement(until=S.PRESENTED)
    karen = ready.people.viewer("karen")

    with ready.session() as session:
        placement = session.get_one(Placement, placement_id)
        assert "Amal" not in str(placement.card)
        placements.release_name(session, placement, by=karen, now=ready.now)
        told = session.exec(select(Disclosure.what).order_by(Disclosure.id)).all()
        assert told == ["card", "name"]
        placement.may_show, placement.name_released_at = ["wish"], None
        with pytest.raises(NotNow, match="name_not_agreed"):
            placements.release_name(session, placement, by=karen, now=ready.now)


def test_a_no_from_the_company_ends_it(ready):
    placement_id = ready.placement(until=S.PRESENTED)
    no = Declined(reason=DeclineReason.PLACE_FILLED)

    with ready.session() as session:
        placement = session.get_one(Placement, placement_id)
        lone = ready.people.viewer("lone")
        placements.decline(session, placement, no, by=lone, now=ready.now)
    assert ready.state(placement_id) is S.DECLINED


def test_a_problem_starts_the_clock_and_the_visit_stops_it(ready):
    placement_id = ready.placement(until=S.ACTIVE)
    new = problems.NewProblem(category="language", description="Vi forstår ikke hinanden.")

    with ready.session() as session:
        placement = session.get_one(Placement, placement_id)
        lone = ready.people.viewer("lone")
        promise = problems.report(session, placement, new, by=lone, now=ready.now)
        arrived = ready.now + timedelta(hours=2)
        visit = visits.Visit(
            arrived_on=arrived.date(),
            arrived_at=arrived.time(),
            met="Lone Bak",
            citizen_view="Amal vil gerne have flere billeder af opgaverne.",
            agreed_actions="Vi hænger billeder op.",
            solved=True,
        )
        karen = ready.people.viewer("karen")
        later = arrived + timedelta(hours=1)
        visits.record_visit(session, promise, visit, by=karen, now=later)
        kept = promise_queries.promise_for(session, karen, promise.id)
        assert kept is not None
        assert kept.ended_at == arrived
        with pytest.raises(FasterColleague):
            visits.record_visit(session, promise, visit, by=karen, now=later)


def test_an_igu_asks_for_its_school_plan_before_approval(ready):
    starts = (ready.now + timedelta(days=14)).date()
    ends = starts.replace(year=starts.year + 2) - timedelta(days=1)
    placement_id = ready.placement(
        until=S.CHECKS_PENDING,
        placement_type=PlacementType.IGU,
        starts=starts,
        ends=ends,
        hours_a_week=37.0,
    )

    with ready.session() as session:
        placement = session.get_one(Placement, placement_id)
        karen = ready.people.viewer("karen")
        codes = {f.code for f in approvals.against(session, placement, by=karen, now=ready.now)}
    assert "igu_school_plan_unknown" in codes
    assert "igu_not_possible" not in codes
