"""How fast the ratio of a thousand workplaces over a year is, beside reading their rows."""

import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter

from sqlalchemy import Engine, event, insert
from sqlmodel import Session

from models.kinds import ClockPolicy, OpeningState, PlacementState, PlacementType, Role, Sector
from models.migrations import migrate
from models.queries.subsidised import counted, subsidised
from models.store import open_store, writing
from models.tables.companies import Company, Workplace
from models.tables.openings import Opening
from models.tables.people import Citizen, Municipality, User
from models.tables.placements import Placement
from portal.commands.world import load_basics
from portal.services.companies.ratio_use import uses_of

WORKPLACES, EACH = 1_000, 20
FIRST, LAST = date(2027, 1, 1), date(2027, 12, 31)
TURNS = 5
# Reading, counting and cutting into days may take so many times as long as reading alone.
MOST_TIMES_READING = 6.0
MOST_STATEMENTS = 3


def main() -> int:
    """Build, measure in turns, print, judge; 1 when a limit is broken."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        engine = open_store(f"sqlite:///{Path(folder) / 'ratio.sqlite'}", safe_writes=False)
        numbers = _build(engine)
        asked: list[str] = []
        with Session(engine) as session:
            ours, theirs = [], []
            for _turn in range(TURNS):
                theirs.append(_seconds(lambda: _read(session, numbers)))
                ours.append(_seconds(lambda: uses_of(session, numbers, FIRST, LAST)))
            event.listen(engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
            session.expire_all()
            uses = uses_of(session, numbers, FIRST, LAST)
        days = sum(len(use.days) for use in uses.values())
        engine.dispose()
    ratio = min(ours) / min(theirs)
    print(f"ratio of {WORKPLACES:,} workplaces, {EACH} placements each, {days:,} days:")
    print(f"  {min(ours):.3f} s in {len(asked)} statements; reading alone {min(theirs):.3f} s")
    broken = ratio > MOST_TIMES_READING or len(asked) > MOST_STATEMENTS
    print(f"  {ratio:.1f} times reading (limit {MOST_TIMES_READING:g})")
    return 1 if broken else 0


def _read(session: Session, numbers: list[int]) -> None:
    """What the peer does: fetch the same rows, and no more."""
    session.expunge_all()
    subsidised(session, numbers, FIRST, LAST)
    counted(session, numbers)


def _seconds(act) -> float:
    began = perf_counter()
    act()
    return perf_counter() - began


def _build(engine: Engine) -> list[int]:
    """One municipality, a workplace and an opening of each number, and placements over the year."""
    now = datetime(2026, 11, 24, 9, tzinfo=UTC)
    migrate(engine)
    load_basics(engine, now)
    with Session(writing(engine), expire_on_commit=False) as session, session.begin():
        place, karen, citizen, company = _people(session, now)
        same = {"municipality_id": place.id, "company_id": company.id}
        numbers = list(range(1, WORKPLACES + 1))
        session.execute(insert(Workplace), [_workplace(n, company.id) for n in numbers])
        made = {"created_by_id": karen.id, "created_at": now}
        session.execute(insert(Opening), [_opening(n) | same | made for n in numbers])
        theirs = {"citizen_id": citizen.id, "consultant_id": karen.id, "created_at": now}
        rows = [_placement(n, turn, now) for n in numbers for turn in range(EACH)]
        session.execute(insert(Placement), [row | same | theirs for row in rows])
    return numbers


def _people(session: Session, now: datetime) -> tuple[Municipality, User, Citizen, Company]:
    policy = ClockPolicy.WORKING_DAY_24H
    place = Municipality(code="0999", name="Maal", reply_policy=policy, visit_policy=policy)
    session.add(place)
    session.flush()
    karen = User(
        municipality_id=place.id,
        role=Role.COMPANY_CONSULTANT,
        name="K",
        password_hash="-",
        email="k@maal.example",
        created_at=now,
    )
    session.add(karen)
    session.flush()
    citizen = Citizen(
        municipality_id=place.id,
        caseworker_id=karen.id,
        case_number="M-1",
        name="A",
        search_key="a",
        sort_key="a",
        alias="A",
        responsibility_from=now.date(),
    )
    company = Company(
        municipality_id=place.id,
        name="V",
        search_key="v",
        sort_key="v",
        cvr_number="13585628",
        sector=Sector.PRIVATE,
        industry="cleaning_service",
    )
    session.add_all([citizen, company])
    session.flush()
    return place, karen, citizen, company


def _workplace(number: int, company_id: int) -> dict[str, object]:
    return {
        "id": number,
        "company_id": company_id,
        "name": f"Sted {number}",
        "address": "Vej 1",
        "p_number": f"{number:010}",
        "postcode": "5500",
        "ordinary_fte": 5.0 + number % 100,
        "elsewhere_fte": 0.0,
        "rules": "",
    }


def _opening(number: int) -> dict[str, object]:
    return {
        "id": number,
        "version": 1,
        "workplace_id": number,
        "state": OpeningState.PUBLISHED,
        "placement_type": PlacementType.INTERNSHIP,
        "title": "T",
        "search_key": "t",
        "industry": "cleaning_service",
        "tasks": "T",
        "hours_a_week": 30.0,
        "starts": FIRST,
        "seats": EACH,
    }


def _placement(number: int, turn: int, now: datetime) -> dict[str, object]:
    starts = FIRST + timedelta(days=(17 * turn + number) % 340)
    return {
        "version": 1,
        "opening_id": number,
        "state": PlacementState.CLOSED,
        "reason": "R",
        "placement_type": PlacementType.INTERNSHIP,
        "starts": starts,
        "approved_at": now,
        "ends": starts + timedelta(weeks=13, days=-1),
        "hours_a_week": 30.0,
    }


if __name__ == "__main__":
    raise SystemExit(main())
