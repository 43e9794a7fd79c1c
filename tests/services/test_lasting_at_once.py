"""Two people at the same moment on one person's life at work, and an agreement put right."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from models.kinds import PlacementState, Purpose
from models.rules.codes import FindingCode
from models.rules.errors import AgainstTheLaw, FasterColleague, NotNow
from models.tables.placements import Placement, PlacementChecks, PlacementSlot
from portal.services.placements import alignment, approvals
from portal.services.placements.agreement_corrected import correct
from portal.services.placements.approvals import Checks
from tests.services.test_two_at_once import Try, at_once, of, one_won
from tests.views.town_law import igu

SCHOOL = {"practice_hours_a_week": 28, "school_weeks": 23, "amu_weeks": 8}


@pytest.fixture
def ready(world):
    world.agreement()
    world.citizens(2)
    return world


def prepare(world, session: Session, placement: Placement) -> None:
    """Everything in place for an approval."""
    world.align(session, placement)
    seen = session.get_one(PlacementChecks, placement.id).version
    known = Checks.model_validate({**world.checks(), **SCHOOL})
    by = world.people.viewer("karen")
    approvals.keep_checks(session, placement, known, seen=seen, by=by, now=world.now)


def approving(world, placement_id: int) -> Try:
    """The click; what stops it of the law is told by its codes."""

    def act(session: Session, placement: Placement) -> None:
        try:
            approvals.approve(session, placement, by=world.people.viewer("karen"), now=world.now)
        except AgainstTheLaw as refused:
            stops = [finding.code for finding in refused.findings if finding.hard]
            raise NotNow(",".join(stops)) from None

    return Try(of(Placement, placement_id), act)


def test_of_two_igu_for_one_person_one_is_approved(ready):
    with ready.session() as session:
        model = session.get_one(Placement, ready.placement(until=PlacementState.CHECKS_PENDING))
        twins = [igu(session, ready, model) for _ in range(2)]
        for twin in twins:
            prepare(ready, session, twin)
        numbers = [twin.id for twin in twins]

    told = one_won(at_once(ready, *(approving(ready, number) for number in numbers)))

    # An IGU that is approved stops the other, and they would lie on top of each other besides.
    assert FindingCode.IGU_BEGUN_BEFORE in told.code.split(",")
    states = sorted(ready.state(number) for number in numbers)
    assert states == [PlacementState.APPROVED, PlacementState.CHECKS_PENDING]


def test_an_agreement_is_put_right_or_approved_but_not_both(ready):
    number = ready.placement(until=PlacementState.CHECKS_PENDING)
    with ready.session() as session:
        prepare(ready, session, session.get_one(Placement, number))
        seen = session.get_one(Placement, number).version
    karen = ready.people.viewer("karen")

    def putting_right(session: Session, placement: Placement) -> None:
        later = placement.starts + timedelta(days=7)
        agreed = ready.agreed(session, placement, starts=later)
        correct(session, placement, agreed, seen=seen, by=karen, now=ready.now)

    tries = Try(of(Placement, number), putting_right), approving(ready, number)
    told = one_won(at_once(ready, *tries))

    # Either the law was asked of other days than stand there, or it was asked too late.
    assert not isinstance(told, NotNow) or told.code == "agreement_is_approved"


def test_what_is_put_right_is_said_yes_to_again(ready):
    number = ready.placement(until=PlacementState.CHECKS_PENDING)
    karen = ready.people.viewer("karen")
    with ready.session() as session:
        placement = session.get_one(Placement, number)
        ready.align(session, placement)
        seen, starts = placement.version, placement.starts + timedelta(days=7)
        later = ready.agreed(session, placement, starts=starts)
        correct(session, placement, later, seen=seen, by=karen, now=ready.now)
        # Other days are no other expectations; another purpose is.
        assert not alignment.expectations(session, placement).asked
        with pytest.raises(FasterColleague):
            correct(session, placement, later, seen=seen, by=karen, now=ready.now)
        seen = placement.version
        other = ready.agreed(session, placement, purpose=Purpose.LANGUAGE_UPSKILLING)
        correct(session, placement, other, seen=seen, by=karen, now=ready.now)
        checks = session.get_one(PlacementChecks, number)
        assert (checks.employer_aligned_on, checks.citizen_aligned_on) == (None, None)
        assert not session.exec(select(PlacementSlot)).all()
        placement.state = PlacementState.APPROVED
        session.flush()
        seen = placement.version
        with pytest.raises(NotNow, match="agreement_is_approved"):
            correct(session, placement, later, seen=seen, by=karen, now=ready.now)
