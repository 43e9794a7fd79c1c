"""Expectations: who may say yes to which text, and when a yes stops counting (guard G6)."""

from datetime import timedelta

import pytest

from models.kinds import PlacementState, Purpose, Side, SignedThrough
from models.rules.errors import FasterColleague, NotNow, NotYours
from models.tables.placements import Placement, PlacementChecks
from portal.services.placements import alignment
from portal.services.placements.alignment_inputs import CitizenExpects, Everyday, Goals, Helpers
from portal.services.placements.signatures import Yes

S = PlacementState
EVERYDAY = Everyday(absence_rule="Ring før kl. 6.", conflict_contact="Lone")


@pytest.fixture
def agreed(world):
    world.agreement()
    world.citizens(4)
    return world, world.placement(until=S.CHECKS_PENDING)


def keep(world, session, placement, step, name="karen", seen=None):
    version = alignment.expectations(session, placement).text.version
    by = world.people.viewer(name)
    now = world.now
    alignment.keep_step(session, placement, step, seen=seen or version, by=by, now=now)


def note(world, session, placement, side=Side.CITIZEN, name="karen", shown=None):
    yes = Yes(side=side, name="Tove", through=SignedThrough.PAPER, signed_on=world.now.date())
    shown = shown or alignment.expectations(session, placement).paper.fingerprint
    by, now = world.people.viewer(name), world.now
    alignment.note_yes(session, placement, yes, shown=shown, by=by, now=now)


def aligned(session, placement):
    checks = session.get_one(PlacementChecks, placement.id)
    return checks.employer_aligned_on, checks.citizen_aligned_on


def test_a_changed_text_makes_each_yes_void_until_it_is_said_again(agreed):
    world, number = agreed
    today = world.now.date()
    with world.session() as session:
        placement = session.get_one(Placement, number)
        world.align(session, placement)
        assert aligned(session, placement) == (today, today)
        shown = alignment.expectations(session, placement).paper.fingerprint

        keep(world, session, placement, EVERYDAY, "sara")
        now = alignment.expectations(session, placement)
        assert [current for _row, current in now.given] == [False, False]
        assert list(now.asked) == [Side.EMPLOYER, Side.CITIZEN]
        assert aligned(session, placement) == (None, None)
        with pytest.raises(NotNow, match="paper_changed"):
            note(world, session, placement, shown=shown)

        note(world, session, placement, name="sara")
        assert aligned(session, placement) == (None, today)
        # The same words as those that both said yes to.
        again = Everyday(absence_rule="Ring før kl. 7.", conflict_contact="Lone Bak, 00 00 12 34")
        keep(world, session, placement, again)
        assert aligned(session, placement) == (today, today)


def test_nobody_says_yes_to_half_a_text_nor_for_another_side(agreed):
    world, number = agreed
    with world.session() as session:
        placement = session.get_one(Placement, number)
        keep(world, session, placement, EVERYDAY)
        assert list(alignment.expectations(session, placement).missing) == ["formaal", "borger"]
        for side in (Side.CITIZEN, Side.EMPLOYER):
            with pytest.raises(NotNow, match="alignment_not_whole"):
                note(world, session, placement, side)
        with pytest.raises(NotYours):
            note(world, session, placement, Side.EMPLOYER, "sara")
        world.align(session, placement)
        with pytest.raises(NotNow, match="said_yes_already"):
            note(world, session, placement)
        with pytest.raises(NotNow, match="side_not_asked"):
            note(world, session, placement, Side.REPRESENTATIVE)


def test_a_mentor_and_a_buddy_are_asked_too(agreed):
    world, number = agreed
    with world.session() as session:
        placement = session.get_one(Placement, number)
        helpers = Helpers(mentor_name="Bo Vask", buddy_name="Ida Tøj", buddy_minutes_a_day=20)
        keep(world, session, placement, helpers)
        asked = alignment.expectations(session, placement).asked
        assert list(asked) == [Side.EMPLOYER, Side.CITIZEN, Side.MENTOR, Side.BUDDY]
        ahead = helpers.changed(mentor_briefed_on=world.now.date() + timedelta(days=1))
        with pytest.raises(NotNow, match="mentor_day_ahead"):
            keep(world, session, placement, ahead)


def test_the_name_the_purpose_and_a_faster_colleague(agreed):
    world, number = agreed
    with world.session() as session:
        placement = session.get_one(Placement, number)
        named = CitizenExpects(citizen_expects="Amals ønske er et job.", spoken_language="dansk")
        with pytest.raises(NotNow, match="alignment_names_citizen"):
            keep(world, session, placement, named)
        with pytest.raises((FasterColleague, NotNow)):
            keep(world, session, placement, EVERYDAY, seen=7)
    approved = world.placement(until=S.APPROVED)
    with world.session() as session:
        placement = session.get_one(Placement, approved)
        other = Goals(
            purpose=Purpose.TOWARDS_ORDINARY_JOB,
            assessment_points="Møder til tiden.",
            paid_hours_when="Straks.",
        )
        with pytest.raises(NotNow, match="purpose_is_approved"):
            keep(world, session, placement, other)


def test_once_it_runs_the_days_of_the_first_yes_stay(agreed):
    world, _number = agreed
    running = world.placement(until=S.ACTIVE)
    world.now += timedelta(days=1)
    with world.session() as session:
        placement = session.get_one(Placement, running)
        before = aligned(session, placement)
        keep(world, session, placement, EVERYDAY)
        assert None not in before
        assert aligned(session, placement) == before
        assert Side.EMPLOYER in alignment.expectations(session, placement).asked
