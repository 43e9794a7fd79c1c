"""Mail: every kind is somebody's, every choice is kept to, and waiting grows and ends."""

from datetime import date, timedelta

import pytest

from models.kinds import LetterGroup, LetterKind, LetterWay, Role
from models.rules.letters import (
    CHOICES,
    USUAL,
    group_of,
    is_reminder,
    starts_soon,
    wait_after,
    way_of,
)
from tests.rules.office import OFFICE

ALWAYS = {LetterKind.INVITATION, LetterKind.FIRST_LOG_IN, LetterKind.TRIAL, LetterKind.DIGEST}


@pytest.mark.parametrize("kind", sorted(set(LetterKind) - ALWAYS))
def test_what_somebody_gets_she_may_choose_about(kind):
    groups = {group_of(kind, role) for role in Role} - {LetterGroup.ACCESS}
    assert groups
    assert groups <= {group for chosen in CHOICES.values() for group in chosen}


@pytest.mark.parametrize("kind", sorted(ALWAYS))
@pytest.mark.parametrize("role", [*Role, None])
def test_about_ones_own_access_nobody_chooses(kind, role):
    nothing = dict.fromkeys(LetterGroup, "none")
    assert way_of(group_of(kind, role), nothing) is LetterWay.NOW


@pytest.mark.parametrize("group", USUAL)
def test_the_usual_holds_until_somebody_chooses(group):
    assert way_of(group, {}) is USUAL[group]
    if group is not LetterGroup.ACCESS:
        assert way_of(group, {group.value: "none"}) is LetterWay.NONE


def test_what_a_company_asked_for_itself_is_no_reminder():
    counted = {kind for kind in LetterKind if is_reminder(kind, Role.EMPLOYER)}
    assert counted == {
        LetterKind.PROPOSAL_WAITS,
        LetterKind.OPENING_LAPSES,
        LetterKind.IGU_BONUS,
        LetterKind.DIGEST,
    }
    assert not any(is_reminder(kind, Role.COMPANY_CONSULTANT) for kind in LetterKind)


def test_each_wait_is_twice_the_last_and_none_is_longer_than_two_hours():
    waits = [wait_after(attempts) for attempts in range(1, 60)]
    assert waits[:4] == [timedelta(minutes=minutes) for minutes in (1, 2, 4, 8)]
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(hours=2)


@pytest.mark.parametrize(
    ("starts", "warned"),
    [
        ("2026-11-24", None),  # today
        ("2026-11-25", 2),
        ("2026-11-26", 2),
        ("2026-11-27", 5),
        ("2026-11-29", 5),  # a Sunday, and the fifth working day is the Tuesday after it
        ("2026-12-01", 5),
        ("2026-12-02", None),
    ],
)
def test_a_start_is_warned_of_by_working_days(starts, warned):
    assert starts_soon(date.fromisoformat(starts), date(2026, 11, 24), OFFICE) == warned
