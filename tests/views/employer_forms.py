"""What Lone types, for the tests of her pages; and counting what the database is asked."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event
from sqlmodel import select

from models.kinds import AgreementState
from models.tables.companies import PartnershipAgreement, Workplace
from tests.worlds import World

YES = {
    "primary-name": "Lone Bak",
    "primary-phone": "00 00 12 34",
    "primary-email": "lone@eksempel.dk",
    "management-name": "Per Bak",
    "management-phone": "00 00 12 35",
    "management-email": "per@eksempel.dk",
    "understood": "1",
}

# Two words are misspelt, and one is in no vocabulary.
OPENING = {
    "placement_type": "internship",
    "title": "Vaskerimedarbejdr",
    "tasks": "Sortere vasketøj\n- Folde duge",
    "industry": "cleaning_service",
    "skills-0-text": "sotere vasketøj",
    "skills-0-must": "1",
    "skills-1-text": "rense tidsmaskiner",
    "danish-1-skill": "listen",
    "danish-1-level": "a2",
    "danish-1-task": "Forstå beskeder på holdet",
    "hours_a_week": "29,5",
    **{
        f"slots-{day}-{name}": value
        for day in range(5)
        for name, value in (("weekday", str(day)), ("starts", "8"), ("ends", "14.30"))
    },
    "starts": "1/2-27",
    "ends": "30. april 2027",
    "seats": "2",
}


def offer(world: World) -> World:
    """The laundry has got the agreement and has not answered."""
    with world.session() as session:
        session.add(
            PartnershipAgreement(
                company_id=world.people.laundry.id,
                state=AgreementState.OFFERED,
                text_version="2026-1",
                offered_at=world.now,
            )
        )
    return world


def state_of_agreement(world: World) -> AgreementState:
    with world.session() as session:
        return session.exec(select(PartnershipAgreement)).one().state


def opening_typed(world: World, **changes: str) -> dict[str, str]:
    """A whole form for an opening at Lone's only workplace."""
    with world.session() as session:
        where = select(Workplace).where(Workplace.company_id == world.people.laundry.id)
        return {**OPENING, "workplace_id": str(session.exec(where).one().id), **changes}


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    """Collects what is asked inside the block."""
    asked: list[str] = []

    def note(_conn, _cursor, statement, *_rest):  # type: ignore[no-untyped-def]  # SQLAlchemy's
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield asked
    event.remove(engine, "before_cursor_execute", note)
