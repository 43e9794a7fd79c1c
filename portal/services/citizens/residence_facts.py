"""What Fodfæste knows for the status at permanent residence, as plain values that are kept with it.

Days are ISO text, codes are the values of their lists, hours are a week's. Nothing that a citizen
complained over or said no to is among it.
"""

from datetime import date
from typing import Any

from sqlmodel import Session

from models.kinds import PlacementState
from models.queries.danish import tests_passed
from models.queries.programme import ProgrammeRows, programme_of
from models.queries.residence import placements_approved
from models.tables.people import Citizen
from models.tables.placements import Placement

_NEVER_BEGAN = frozenset(
    {PlacementState.APPROVED, PlacementState.WITHDRAWN, PlacementState.DECLINED}
)
_DAYS_A_WEEK = 7


def residence_facts(session: Session, citizen: Citizen, on: date) -> dict[str, Any]:
    """The programme, Danish and placements as they stand that day."""
    rows = programme_of(session, citizen.id)
    contract, written = rows.contract, rows.programme
    return {
        "responsibility_from": _day(citizen.responsibility_from),
        "permanent_residence_on": _day(written.permanent_residence_on if written else None),
        "main_goal": contract.main_goal if contract else "",
        "signed_by_citizen_on": _day(contract.signed_by_citizen_on if contract else None),
        "declaration_signed_on": _day(contract.declaration_signed_on if contract else None),
        "classes": _classes(rows),
        "follow_ups": len(rows.follow_ups),
        "activities": [
            {
                **row.model_dump(mode="json", include={"text", "from_on", "until_on"}),
                "hours_a_week": row.hours_a_week,
            }
            for row in rows.activities
        ],
        "danish": citizen.model_dump(
            mode="json", include={"danish_education", "danish_module_number"}
        ),
        "danish_enrolled_on": _day(written.danish_enrolled_on if written else None),
        "tests": [
            row.model_dump(mode="json", include={"test", "passed_on"})
            for row in tests_passed(session, citizen.id)
        ],
        "placements": [
            _placement(row, title, company, on)
            for row, title, company in placements_approved(session, citizen.id)
            if row.state not in _NEVER_BEGAN
        ],
    }


def _classes(rows: ProgrammeRows) -> list[dict[str, Any]]:
    return [
        row.model_dump(mode="json", include={"readiness", "from_on"}) for row, _name in rows.classes
    ]


def _placement(row: Placement, title: str, company: str, on: date) -> dict[str, Any]:
    """With the whole weeks it has lasted, up to that day."""
    last = min(row.ended_on or row.ends or on, on)
    days = (last - row.starts).days + 1 if row.starts else 0
    return {
        "kind": row.placement_type.value,
        "title": title,
        "company": company,
        "starts": _day(row.starts),
        "last_day": _day(last) if row.ended_on or last < on else None,
        "weeks": max(0, days) // _DAYS_A_WEEK,
        "hours_a_week": row.hours_a_week,
        "outcome": row.outcome.value if row.outcome else None,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
