"""A yes belongs to exactly what was read, and is never changed."""

from datetime import date, timedelta

import pytest
from pydantic import ValidationError
from sqlalchemy import update
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session

from models.kinds import DocumentKind, PlacementState, Side, SignedThrough
from models.rules.errors import NotNow
from models.tables.placement_life import Signature
from portal.services.placements import signatures
from portal.services.placements.signatures import Paper, Yes

CONTENT = {"starts": "2026-12-01", "hours": 20.0, "tasks": ["Dække bord", "Vaske op"]}


def _paper(placement_id=3, company_id=2, document=DocumentKind.PLACEMENT_AGREEMENT, **changed):
    return Paper(document, 1, company_id, placement_id, {**CONTENT, **changed})


def _refused(code: str):
    return pytest.raises(NotNow, match=rf"^\('{code}'")


@pytest.mark.parametrize(
    "other",
    [
        {"starts": "2026-12-02"},
        {"hours": 20.5},
        {"tasks": ["Vaske op", "Dække bord"]},
        {"more": None},
        {"document": DocumentKind.EXPECTATION_ALIGNMENT},
    ],
    ids=str,
)
def test_another_content_has_another_fingerprint(other):
    assert _paper(**other).fingerprint != _paper().fingerprint


def test_the_order_of_the_fields_is_no_content():
    turned = Paper(DocumentKind.PLACEMENT_AGREEMENT, 1, 2, 3, dict(reversed(CONTENT.items())))
    assert turned.fingerprint == _paper().fingerprint


def test_a_yes_in_the_portal_cannot_be_noted_for_somebody_else():
    with pytest.raises(ValidationError, match="yes_in_portal_is_own"):
        Yes(side="citizen", name="Amal", through="portal", signed_on="1.11.2026")


def test_each_side_says_yes_to_an_edition_once_and_it_stays(world):
    world.agreement()
    world.citizens(1)
    placement_id = world.placement(until=PlacementState.ACTIVE)
    with world.session() as session:
        company_id, on = world.people.viewer("lone").company_id, world.now.date()
        paper = _paper(placement_id, company_id)
        karen = {"by": world.people.viewer("karen"), "now": world.now}
        lone = {"by": world.people.viewer("lone"), "now": world.now}
        said = Yes(side="citizen", name="Amal", through="oral", signed_on=on - timedelta(days=1))
        with _refused("paper_changed"):
            signatures.sign(session, paper, said, shown=_paper(hours=1).fingerprint, **karen)
        with _refused("signed_in_the_future"):
            late = said.changed(signed_on=on + timedelta(days=1))
            signatures.sign(session, paper, late, shown=paper.fingerprint, **karen)
        signatures.sign(session, paper, said, shown=paper.fingerprint, **karen)
        signatures.sign_here(session, paper, Side.EMPLOYER, shown=paper.fingerprint, **lone)
        with _refused("said_yes_already"):
            signatures.sign_here(session, paper, Side.EMPLOYER, shown=paper.fingerprint, **lone)
        given = signatures.of(session, paper)
        assert [(row.side, row.through) for row in given] == [
            (Side.CITIZEN, SignedThrough.ORAL),
            (Side.EMPLOYER, SignedThrough.PORTAL),
        ]
        changed = _paper(placement_id, company_id, hours=25.0)
        assert not any(signatures.is_current(row, changed) for row in given)
        assert signatures.current_sides(given, changed) == {}
        assert signatures.current_sides(given, paper)[Side.CITIZEN] == on - timedelta(days=1)
    rewrite = update(Signature).values(signed_on=date(2020, 1, 1))
    with Session(world.engine) as session, pytest.raises(DatabaseError, match="append-only"):
        session.execute(rewrite)
