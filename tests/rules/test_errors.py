"""Refusals carry a code and what the sentence needs, as plain text."""

from datetime import UTC, datetime

import pytest

from models.kinds import ObjectType, PlacementState, PlacementStep
from models.rules.errors import (
    AgainstTheLaw,
    FasterColleague,
    Finding,
    NotNow,
    NotYours,
    Refusal,
    WrongState,
)

FOUND = Finding("too_long", "Integrationsloven § 23 b", values={"weeks": "13"})


@pytest.mark.parametrize(
    ("refusal", "code", "values"),
    [
        (
            WrongState(ObjectType.PLACEMENT, PlacementState.CLOSED, PlacementStep.APPROVE),
            "wrong_state",
            {"thing": "placement", "state": "closed", "step": "approve"},
        ),
        (NotYours(), "not_yours", {}),
        (AgainstTheLaw([FOUND]), "against_the_law", {}),
        (NotNow("no_free_seat", seats="2"), "no_free_seat", {"seats": "2"}),
        (
            FasterColleague("Karen", datetime(2026, 11, 24, 9, 30, tzinfo=UTC)),
            "faster_colleague",
            {"by_name": "Karen", "at": "2026-11-24T09:30:00+00:00"},
        ),
    ],
    ids=["wrong state", "not yours", "against the law", "not now", "faster colleague"],
)
def test_every_refusal_has_a_code_and_its_values(refusal, code, values):
    assert isinstance(refusal, Refusal)
    assert (refusal.code, dict(refusal.values)) == (code, values)


def test_against_the_law_keeps_every_finding():
    assert AgainstTheLaw([FOUND, FOUND]).findings == [FOUND, FOUND]


def test_a_finding_is_hard_unless_it_says_otherwise():
    assert FOUND.hard
    assert not Finding("too_long", "Integrationsloven § 23 b", hard=False).hard
