"""Acts of the random walk on a placement that lasts, ends, and becomes something else."""

from datetime import timedelta

from sqlmodel import Session, col, select

from models.kinds import ExtensionStep, PlacementState, PlacementType
from models.queries import placement_life
from models.rules import extension_flow, placement_flow
from models.tables.placement_life import PlacementExtension
from models.tables.placements import Placement, PlacementChecks
from portal.services.placements import closing, conversions, extensions, placement_changes
from portal.services.placements.agreement_corrected import correct
from portal.services.placements.placement_life_inputs import (
    Conversion,
    ExtensionAssessment,
    ExtensionRefusal,
    ExtensionWish,
    PaidWork,
    Reopening,
)

RUNNING = col(Placement.state).in_(placement_flow.RUNNING)


def lengthen(walk, session: Session, by) -> None:
    """The next step of a wish that something lasts longer, or a new one."""
    placement = walk.one(session, Placement, RUNNING)
    if placement is None or placement.ends is None:
        return
    wish = placement_life.open_extension(session, placement.id)
    if wish is None:
        days = timedelta(days=walk.lot.randint(0, 120))
        asked = ExtensionWish(new_end=placement.ends + days, missing="At stå alene ved rullen.")
        extensions.ask(session, placement, asked, by=by, now=walk.world.now)
    else:
        decide(walk, session, placement, wish, by)


def decide(walk, session: Session, placement: Placement, wish: PlacementExtension, by) -> None:
    now, seen = walk.world.now, wish.version
    if walk.lot.random() < 0.7:
        by = walk.world.people.viewer("karen")
    open_here = extension_flow.open_steps(wish.state, by.role)
    fits = open_here and walk.lot.random() < 0.9
    step = walk.lot.choice(open_here[:2] if fits else list(ExtensionStep))
    if step is ExtensionStep.ASSESS:
        said = ExtensionAssessment(
            new_end=wish.new_end, plan="Rullen fra uge 3.", paid_hours_possible=True
        )
        extensions.assess(session, placement, wish, said, seen=seen, by=by, now=now)
    elif step is ExtensionStep.APPROVE:
        extensions.approve(session, placement, wish, seen=seen, by=by, now=now)
    elif step is ExtensionStep.REFUSE:
        why = ExtensionRefusal(decision_note="Målet er nået allerede.")
        extensions.refuse(session, placement, wish, why, seen=seen, by=by, now=now)
    else:
        extensions.take_back(session, placement, wish, by=by, now=now)


def pay(walk, session: Session, by) -> None:
    if placement := walk.one(session, Placement, RUNNING):
        paid = PaidWork(
            from_on=walk.world.now.date(),
            hours_a_week=walk.lot.choice([3, 5, 15]),
            function="Presse skjorter",
            over_37_reason="Om lørdagen.",
        )
        seen, now = placement.version, walk.world.now
        placement_changes.write_paid_hours(session, placement, paid, seen=seen, by=by, now=now)


def put_right(walk, session: Session, by) -> None:
    """Other days in an agreement, mostly one that can still be put right."""
    pending = col(Placement.state) == PlacementState.CHECKS_PENDING
    placement = walk.one(session, Placement, pending)
    if placement is not None and placement.starts is not None:
        starts = walk.world.now.date() + timedelta(days=walk.lot.randint(0, 9))
        ends = starts + timedelta(weeks=walk.lot.randint(1, 15))
        agreed = walk.world.agreed(session, placement, starts=starts, ends=ends)
        seen = placement.version
        correct(session, placement, agreed, seen=seen, by=by, now=walk.world.now)


def convert(walk, session: Session, by) -> None:
    """Something else comes of it, mostly an IGU; its checks are filled in at the approval."""
    held = col(Placement.state).in_(conversions.CONVERTIBLE)
    if former := walk.one(session, Placement, held):
        kind = walk.lot.choice([PlacementType.IGU, PlacementType.IGU, PlacementType.INTERNSHIP])
        starts = conversions.first_free_day(former, walk.world.now.date())
        wanted = Conversion(
            placement_type=kind,
            starts=starts,
            ends=None if kind is PlacementType.IGU else starts + timedelta(weeks=4),
            hours_a_week=37 if kind is PlacementType.IGU else 30,
            reason="Virksomheden vil have en, der bliver.",
            talked_on=walk.world.now.date(),
            own_wish="Vil gerne blive.",
        )
        conversions.convert(session, former, wanted, by=by, now=walk.world.now)


def reopen(walk, session: Session, by) -> None:
    if placement := walk.one(session, Placement, col(Placement.state) == PlacementState.CLOSED):
        why = Reopening(reason="Resultatet var et andet.")
        closing.reopen(session, placement, why, by=by, now=walk.world.now)


LASTING_ACTS = {lengthen: 10, pay: 2, put_right: 3, convert: 5, reopen: 2}


def check_lasting(walk, session: Session) -> None:
    """A person has one IGU at most, an end is what was approved, and pay stays within it."""
    igu = col(Placement.placement_type) == PlacementType.IGU
    begun = col(Placement.state).in_(
        placement_flow.RUNNING | placement_flow.ENDED | {PlacementState.CLOSED}
    )
    people = session.exec(select(Placement.citizen_id).where(igu, begun)).all()
    assert len(people) == len(set(people)), walk.done
    for placement in session.exec(select(Placement).where(begun)):
        assert placement.approved_at is not None, walk.done
        assert session.get(PlacementChecks, placement.id) is not None, walk.done
        last = placement.ended_on or placement.ends
        for row in placement_life.paid_of(session, placement.id):
            assert placement.starts <= row.from_on <= last, walk.done
    for wish in session.exec(select(PlacementExtension)):
        placement = session.get_one(Placement, wish.placement_id)
        assert not (
            wish.state in extension_flow.OPEN and placement.state not in placement_flow.RUNNING
        ), walk.done
