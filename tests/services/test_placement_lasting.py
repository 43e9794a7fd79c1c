"""A placement while it lasts: made longer, paid in part, another week, another kind, closed."""

from datetime import date, datetime, time, timedelta

import pytest
from sqlmodel import select

from models.kinds import (
    EndOutcome,
    EndReason,
    ExtensionState,
    OpeningState,
    PlacementState,
    PlacementType,
    RecordPart,
    ShownBy,
    Side,
    SlotKind,
    Weekday,
)
from models.queries import editions, placement_life
from models.queries.openings import seats_taken
from models.rules.errors import AgainstTheLaw, FasterColleague, NotNow, NotYours
from models.tables.openings import Opening
from models.tables.people import CitizenSkill
from models.tables.placement_life import GuardAnswer, PaidHours, PlacementExtension
from models.tables.placements import Placement, PlacementSlot
from portal.services.placements import (
    approvals,
    closing,
    conversions,
    extensions,
    placement_changes,
    placements,
)
from portal.services.placements.placement_inputs import EndingEarly, WeekRow
from portal.services.placements.placement_life_inputs import (
    Closing,
    Conversion,
    EmployerSaid,
    ExtensionAssessment,
    ExtensionRefusal,
    ExtensionWish,
    LearntRow,
    PaidStop,
    PaidWork,
    Reopening,
    SideSaid,
    WeekChange,
)

S = PlacementState
MISSING = "At stå alene ved maskinen."
EARLY = {"reason": EndReason.BETTER_OFFER, "note": "Fik arbejde."}


class Running:
    """One placement that runs, and what people do with it."""

    def __init__(self, world) -> None:
        world.agreement()
        world.citizens(2)
        self.world, self.id = world, world.placement(until=S.ACTIVE)
        placement = self.look()
        self.starts, self.ends = placement.starts, placement.ends

    def look(self) -> Placement:
        with self.world.session() as session:
            return session.get_one(Placement, self.id)

    def rows(self, table) -> list:
        with self.world.session() as session:
            asked = select(table).where(table.placement_id == self.id).order_by(table.id)
            return list(session.exec(asked))

    def does(self, act, *told, by="karen", **named):
        with self.world.session() as session:
            placement = session.get_one(Placement, self.id)
            who, now = self.world.people.viewer(by), self.world.now
            return act(session, placement, *told, by=who, now=now, **named)

    def decides(self, act, *told, by="karen", seen=None, **named):
        """Something done with the newest wish."""
        with self.world.session() as session:
            placement = session.get_one(Placement, self.id)
            wish = placement_life.extensions_of(session, self.id)[-1][0]
            if act is not extensions.take_back:
                named["seen"] = wish.version if seen is None else seen
            who, now = self.world.people.viewer(by), self.world.now
            return act(session, placement, wish, *told, by=who, now=now, **named)

    def goes_to(self, day: date) -> None:
        self.world.now = datetime.combine(day, time(9), self.world.now.tzinfo)


@pytest.fixture
def running(world):
    return Running(world)


def _refused(code: str):
    return pytest.raises(NotNow, match=rf"^\('{code}'")


def _assessment(new_end: date) -> ExtensionAssessment:
    return ExtensionAssessment(
        new_end=new_end, plan="Alene to formiddage om ugen.", paid_hours_possible=True
    )


def _week(hours: float, *stretches: tuple[int, int, int, SlotKind]) -> WeekChange:
    slots = tuple(
        WeekRow(weekday=Weekday(day), starts=time(first), ends=time(last), kind=kind)
        for day, first, last, kind in stretches
    )
    return WeekChange(hours_a_week=hours, slots=slots)


def test_a_wish_of_the_company_becomes_a_later_end_that_the_law_was_asked_about(running):
    new_end = running.ends + timedelta(weeks=4)
    running.does(extensions.ask, ExtensionWish(new_end=new_end, missing=MISSING), by="lone")
    with _refused("extension_waits"):
        running.does(extensions.ask, ExtensionWish(new_end=new_end, missing=MISSING))
    running.decides(extensions.assess, _assessment(new_end))
    with pytest.raises(FasterColleague):
        running.decides(extensions.approve, seen=1, by="sara")
    with pytest.raises(NotYours):
        running.decides(extensions.approve, by="lone")
    running.decides(extensions.approve, by="sara")

    [wish] = running.rows(PlacementExtension)
    assert (wish.state, wish.asked_side) == (ExtensionState.APPROVED, Side.EMPLOYER)
    # Thirteen weeks are over before the new end, so this was the assessment the law asks for.
    assert wish.is_further_step
    assert wish.figures_version
    assert running.look().ends == new_end
    extended = [row for row in running.rows(GuardAnswer) if row.asked_for == "extend"]
    assert {"G1", "G2"} <= {row.guard for row in extended}


def test_more_than_the_law_allows_is_refused_with_the_rule(running):
    far = running.starts + timedelta(weeks=27)
    running.does(extensions.ask, ExtensionWish(new_end=far, missing=MISSING))
    running.decides(extensions.assess, _assessment(far))
    with pytest.raises(AgainstTheLaw) as refused:
        running.decides(extensions.approve)
    assert [finding.code for finding in refused.value.findings] == ["too_long"]
    assert running.look().ends == running.ends


def test_nobody_is_completed_while_a_wish_waits_and_nobody_approves_afterwards(running):
    new_end = running.ends + timedelta(days=3)
    running.does(extensions.ask, ExtensionWish(new_end=new_end, missing=MISSING))
    running.decides(extensions.assess, _assessment(new_end))
    running.goes_to(running.ends + timedelta(days=1))
    with running.world.session() as session:
        assert approvals.complete_due(session, running.world.now) == 0
        karen = running.world.people.viewer("karen")
        [waits] = placement_life.open_extensions(session, karen)
        assert waits[1].id == running.id
    with _refused("extension_too_late"):
        running.decides(extensions.approve)
    no = ExtensionRefusal(decision_note="Det er for sent at svare.")
    running.decides(extensions.refuse, no, by="sara")
    with running.world.session() as session:
        assert approvals.complete_due(session, running.world.now) == 1
    assert running.look().ended_on == running.ends


def test_paid_hours_follow_each_other_and_end_with_the_placement(running):
    def paid(day: date, hours: float, **more) -> PaidWork:
        return PaidWork(from_on=day, hours_a_week=hours, function="Presse skjorter", **more)

    def writes(told: PaidWork):
        return running.does(placement_changes.write_paid_hours, told, seen=running.look().version)

    first = running.starts + timedelta(weeks=2)
    writes(paid(first, 3))
    with _refused("paid_hours_before_last"):
        writes(paid(first - timedelta(days=1), 3))
    with _refused("day_outside_placement"):
        writes(paid(running.ends + timedelta(days=1), 3))
    # Thirty hours of work, three of lessons: five with pay are one too many.
    with _refused("week_over_max"):
        writes(paid(first + timedelta(weeks=2), 5))
    writes(paid(first + timedelta(weeks=2), 5, over_37_reason="Undervisning om aftenen."))
    with pytest.raises(FasterColleague):
        running.does(placement_changes.write_paid_hours, paid(first, 3), seen=1)

    old, new = running.rows(PaidHours)
    assert old.until_on == new.from_on - timedelta(days=1)
    assert new.until_on is None
    running.goes_to(new.from_on + timedelta(weeks=1))
    running.does(placements.end_early, EndingEarly(last_day=running.world.now.date(), **EARLY))
    assert running.rows(PaidHours)[-1].until_on == running.look().ended_on
    with _refused("placement_not_changeable"):
        stop = PaidStop(until_on=new.from_on)
        running.does(placement_changes.stop_paid_hours, new, stop, seen=new.version)


def test_a_changed_week_is_asked_about_again(running):
    def changes(week: WeekChange, seen=None):
        seen = running.look().version if seen is None else seen
        return running.does(placement_changes.change_week, week, seen=seen)

    work, lessons = SlotKind.WORK, SlotKind.LESSONS
    changes(_week(18, (2, 8, 14, work), (3, 8, 14, work), (4, 8, 14, work), (0, 9, 12, lessons)))
    assert running.look().hours_a_week == 18
    assert [slot.kind for slot in running.rows(PlacementSlot)].count(lessons) == 1
    with _refused("hours_over_week"):
        changes(_week(30, (2, 8, 14, work)))
    with _refused("week_overlaps"):
        changes(_week(4, (2, 8, 12, work), (2, 11, 13, lessons)))
    # The citizen's own lessons are on Tuesdays from four.
    with _refused("week_meets_lessons"):
        changes(_week(6, (1, 14, 20, work)))
    with pytest.raises(FasterColleague):
        changes(_week(6, (2, 8, 14, work)), seen=1)


def test_an_internship_becomes_a_wage_subsidy_with_its_chain_and_a_seat_of_its_own(running):
    wanted = Conversion(
        placement_type=PlacementType.WAGE_SUBSIDY,
        starts=running.ends + timedelta(days=1),
        ends=running.ends + timedelta(weeks=20),
        hours_a_week=30,
        reason="Klarer opgaverne alene.",
        talked_on=running.world.now.date(),
        own_wish="Jeg vil gerne blive her.",
    )
    with running.world.session() as session:
        opening_id = session.get_one(Placement, running.id).opening_id
        taken = seats_taken(session, opening_id)
    made_id = running.does(conversions.convert, wanted).id
    with _refused("converted_already"):
        running.does(conversions.convert, wanted)

    with running.world.session() as session:
        made = session.get_one(Placement, made_id)
        own = session.get_one(Opening, made.opening_id)
        assert made.state is S.EMPLOYER_ACCEPTED
        assert made.preceded_by_id == running.id
        assert (made.contact_name, made.tasks) == ("Lone Bak", "Sortere vasketøj")
        assert (own.state, own.seats, own.copied_from_id) == (OpeningState.CLOSED, 1, opening_id)
        assert seats_taken(session, opening_id) == taken
        life = placement_life.life_of(session, made)
        assert [placement.id for placement, _opening in life.before] == [running.id]
    assert running.look().state is S.ACTIVE


def test_what_was_learnt_goes_to_the_cv_and_only_a_leader_opens_it_again(running):
    running.goes_to(running.starts + timedelta(weeks=3))
    running.does(placements.end_early, EndingEarly(last_day=running.world.now.date(), **EARLY))
    said = Closing(
        outcome=EndOutcome.ORDINARY_JOB_HERE,
        next_step="Begynder mandag.",
        skills=(LearntRow(text="betjene en rulle"),),
        citizen=SideSaid(text="Jeg blev glad for stedet."),
    )
    with _refused("employer_said_nothing"):
        running.does(closing.close, said)
    told = EmployerSaid(text="Hun er dygtig.", would_again=True)
    running.does(closing.employer_says, told, by="lone")
    with _refused("feedback_given"):
        running.does(closing.employer_says, told, by="lone")
    with _refused("aftercare_before_end"):
        running.does(closing.close, said.changed(aftercare_until=date(2026, 1, 1)))
    running.does(closing.close, said)

    with running.world.session() as session:
        [learnt] = placement_life.learnt_at(session, running.id)
        skill = session.exec(
            select(CitizenSkill).where(
                CitizenSkill.citizen_id == learnt.citizen_id, CitizenSkill.text == learnt.text
            )
        ).one()
        assert skill.shown_by is ShownBy.PLACEMENT
        newest = editions.newest(session, learnt.citizen_id, RecordPart.CV)
        assert "betjene en rulle" in str(newest.content)
    why = Reopening(reason="Resultatet var et andet.")
    with pytest.raises(NotYours):
        running.does(closing.reopen, why)
    running.does(closing.reopen, why, by="mette")
    assert running.look().state is S.ENDED_EARLY
    running.does(closing.close, said.changed(outcome=EndOutcome.PART_TIME_JOB))
    assert running.look().outcome is EndOutcome.PART_TIME_JOB
    with running.world.session() as session:
        assert len(placement_life.learnt_at(session, running.id)) == 1
