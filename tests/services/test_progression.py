"""Scoring, forms in editions, helpers and agreed times, kept in the store."""

from datetime import date, time, timedelta

import pytest
from sqlmodel import select

from models.kinds import (
    ContactWay,
    PlacementState,
    ProgressAct,
    Scorer,
    ScoringPlace,
    Side,
)
from models.queries import agreed_times as time_queries
from models.queries import progression as queries
from models.rules.errors import FasterColleague, NotNow
from models.tables.placement_life import ExpectationAlignment
from models.tables.placements import Placement
from models.tables.progression import BuddyWeek, ProgressionScoring
from portal.services.placements import (
    agreed_times,
    alignment,
    helpers,
    progression,
    progression_forms,
    teacher_follow_ups,
)
from portal.services.placements.agreed_times import TimeAgreed
from portal.services.placements.helpers import BuddyTick, HelperDays
from portal.services.placements.progression import PointRow, QuickEntry, Scored
from portal.services.placements.progression_prompts import prompts_for
from portal.services.placements.teacher_follow_ups import TeacherSaid
from tests.views.counted import statements

S = PlacementState
BIP, FIP = progression_forms.shipped().values()


@pytest.fixture
def running(world):
    """A placement that runs, a form in use, and a way to do things there as somebody."""
    world.agreement()
    world.citizens(2)
    placement_id = world.placement(until=S.ACTIVE)

    def does(act, *told, by="karen", **named):
        with world.session() as session:
            who, now = world.people.viewer(by), world.now
            return act(session, *told, by=who, now=now, **named)

    def at_it(act, *told, **named):
        with world.session() as session:
            placement = session.get_one(Placement, placement_id)
        return does(act, placement, *told, **named)

    world.does, world.at_it, world.placement_id = does, at_it, placement_id
    world.edition = does(progression_forms.write, BIP, by="mette")
    return world


def scored(running, *points: int, **changes) -> Scored:
    said = {
        "edition_id": running.edition.id,
        "scorer": Scorer.CONSULTANT,
        "place": ScoringPlace.WORKPLACE,
        "scored_on": running.now.date(),
        "points": tuple(PointRow(line=n, points=p) for n, p in enumerate(points, 1)),
    }
    return Scored.model_validate({**said, **changes})


def counted(running) -> list[ProgressionScoring]:
    with running.session() as session:
        return [row for row, *_rest in queries.scorings_of(session, [running.placement_id])]


def test_points_keep_the_edition_they_were_given_by(running):
    running.at_it(progression.score, scored(running, 2, 3))
    running.at_it(progression.score, scored(running, 2, 3))  # sent twice
    with running.session() as session:
        form = queries.form_for(session, running.people.municipality.id, running.edition.form_id)
    newer = running.does(progression_forms.change, form, FIP, seen=form.version, by="mette")
    with pytest.raises(FasterColleague):
        running.does(progression_forms.change, form, BIP, seen=1, by="anders")
    # Whoever had the old form open is not made to begin again.
    running.at_it(progression.score, scored(running, 4, scorer=Scorer.CITIZEN), by="sara")
    running.at_it(progression.score, scored(running, 5, edition_id=newer.id))

    [first, second, third] = counted(running)
    assert first.points == {"Tror på et job": 2, "Kan fagets opgaver": 3}
    assert first.edition_id == second.edition_id == running.edition.id
    assert (newer.number, third.points) == (2, {"Kender mål og vej": 5})
    running.at_it(progression.take_back, first, by="sara")
    assert [row.id for row in counted(running)] == [second.id, third.id]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"scored_on": date(2030, 1, 1)}, "scoring_ahead"),
        ({"scored_on": date(2026, 1, 1)}, "scoring_before_start"),
        ({"edition_id": 9999}, "form_unknown"),
        ({"points": (PointRow(line=40, points=1),)}, "form_unknown"),
    ],
)
def test_points_that_cannot_be_are_refused(running, changes, code):
    with pytest.raises(NotNow, match=code):
        running.at_it(progression.score, scored(running, 3, **changes))
    assert counted(running) == []


def test_a_form_of_another_municipality_is_not_known_here(running):
    elsewhere = running.does(progression_forms.write, FIP, by="jens")
    with pytest.raises(NotNow, match="form_unknown"):
        running.at_it(progression.score, scored(running, 3, edition_id=elsewhere.id))


def test_marks_that_rise_without_pay_are_told_in_as_many_statements_for_two_as_for_one(running):
    second = running.placement(until=S.ACTIVE)
    asked = []
    for number in (running.placement_id, second):
        with running.session() as session:
            placement = session.get_one(Placement, number)
            placement.ends = placement.starts + timedelta(weeks=26)
            session.add(placement)
            by = running.people.viewer("karen")
            for week, points in ((1, 2), (8, 3)):
                now = running.now + timedelta(weeks=week)
                said = scored(running, points, points, scored_on=now.date())
                progression.score(session, placement, said, by=by, now=now)
        later = running.now.date() + timedelta(weeks=15)
        with running.session() as session, statements(running.engine) as sent:
            found = prompts_for(session, running.people.viewer("karen"), later)
        asked.append(len(sent))
    assert {row.prompt.act for row in found} == {ProgressAct.ASK_FOR_PAY}
    assert [row.placement.id for row in found] == [running.placement_id, second]
    assert asked[0] == asked[1] <= 5  # SQLite counts its BEGIN


def test_a_follow_up_with_points_is_one_entry_and_ends_the_agreed_time(running):
    day = running.now.date() + timedelta(days=1)
    meets = TimeAgreed(day=day, clock=time(10), way=ContactWay.VISIT)
    running.at_it(agreed_times.agree, meets, seen=0)
    with pytest.raises(FasterColleague):
        running.at_it(agreed_times.agree, meets, seen=0, by="sara")
    moved = meets.changed(day=day + timedelta(days=1))
    running.at_it(agreed_times.agree, moved, seen=1)
    with running.session() as session:
        [row] = time_queries.coming(session, running.people.viewer("karen"))
        assert row[0].meets_at.isoformat().startswith((day + timedelta(days=1)).isoformat())
        assert time_queries.coming(session, running.people.viewer("bo")) == []
    entry = QuickEntry(
        way=ContactWay.VISIT,
        held_on=running.now.date() + timedelta(days=2),
        summary="Arbejder alene.",
        citizen_said="Jeg er glad for det.",
        edition_id=running.edition.id,
        points=(PointRow(line=1, points=4),),
    )
    with pytest.raises(NotNow, match="follow_up_ahead"):
        running.at_it(progression.hold_and_score, entry)
    running.now += timedelta(days=2)
    running.at_it(progression.hold_and_score, entry)
    [said] = counted(running)
    assert (said.place, said.scorer) == (ScoringPlace.WORKPLACE, Scorer.CONSULTANT)
    with running.session() as session:
        assert time_queries.time_of(session, running.placement_id) is None
    with pytest.raises(NotNow, match="time_passed"):
        running.at_it(agreed_times.agree, meets, seen=0)


def test_days_of_helpers_undo_nobodys_yes_and_a_buddy_ticks_each_week_once(running):
    with running.session() as session:
        text = session.get_one(ExpectationAlignment, running.placement_id)
        placement = session.get_one(Placement, running.placement_id)
        before = alignment.expectations(session, placement).asked
    days = HelperDays(mentor_briefed_on=running.now.date())
    running.at_it(helpers.note_days, days, seen=text.version)
    with pytest.raises(FasterColleague):
        running.at_it(helpers.note_days, days, seen=text.version, by="sara")
    with running.session() as session:
        placement = session.get_one(Placement, running.placement_id)
        assert alignment.expectations(session, placement).asked == before
        assert Side.EMPLOYER not in before

    tick = BuddyTick(week_of=running.now.date(), minutes_a_day=20)
    with pytest.raises(NotNow, match="no_buddy_here"):
        running.at_it(helpers.tick_week, tick, by="lone")
    with running.session() as session:
        session.get_one(ExpectationAlignment, running.placement_id).buddy_name = "Ida"
    running.at_it(helpers.tick_week, tick, by="lone")
    running.at_it(helpers.tick_week, tick.changed(minutes_a_day=15), by="lone")
    with pytest.raises(NotNow, match="buddy_week_unlikely"):
        running.at_it(
            helpers.tick_week, tick.changed(week_of=tick.week_of - timedelta(weeks=9)), by="lone"
        )
    with running.session() as session:
        assert [row.minutes_a_day for row in session.exec(select(BuddyWeek))] == [15]


def test_the_language_teacher_is_asked_where_a_buddy_is_until_she_has_told(running):
    karen = running.people.viewer("karen")
    with running.session() as session:
        session.get_one(ExpectationAlignment, running.placement_id).buddy_name = "Ida"
    running.now += timedelta(weeks=5)
    with running.session() as session:
        [due] = teacher_follow_ups.waiting_for(session, karen, running.now.date())
        assert due.due_on < running.now.date()
        elsewhere = running.people.viewer("bo")
        assert teacher_follow_ups.waiting_for(session, elsewhere, running.now.date()) == []
    told = TeacherSaid(
        way=ContactWay.PHONE, held_on=running.now.date(), teacher="Sofie", said="Taler mere."
    )
    running.at_it(teacher_follow_ups.note, told)
    with running.session() as session:
        assert teacher_follow_ups.waiting_for(session, karen, running.now.date()) == []
