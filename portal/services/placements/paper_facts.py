"""What the papers of a placement say: read once, told on paper and on the page alike.

`FORM` is the edition of the sentences around the facts (`portal/papers_shown`, `portal/words`);
whoever changes what they promise or ask gives it a new name, so that no yes is carried over.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from sqlmodel import Session

from models.kinds import PlacementType, PlacementVariety, Purpose, SlotKind
from models.queries.people import municipality
from models.queries.placement_life import learnt_at, paid_of
from models.queries.placements import PlacementDetails
from models.tables.vocabulary import Place

FORM = "2026-1"


@dataclass(frozen=True)
class Where:
    """A company and the place of work a placement is at."""

    company: str
    cvr_number: str
    workplace: str
    p_number: str
    address: str  # with postcode and town


@dataclass(frozen=True)
class Hours:
    """Some hours of one weekday, 0 is Monday."""

    weekday: int
    starts: time
    ends: time
    kind: SlotKind


@dataclass(frozen=True)
class Paid:
    """Paid hours a week beside an internship; `until_on` is the last day, None is to the end."""

    from_on: date
    until_on: date | None
    hours_a_week: float
    function: str


@dataclass(frozen=True)
class AgreementFacts:
    """What a placement agreement says.

    Args:
        citizen: the name once the company was told it, else empty; `alias` stands there then.
    """

    form: str
    municipality: str
    where: Where
    citizen: str
    alias: str
    placement_type: PlacementType
    variety: PlacementVariety
    purposes: tuple[Purpose, ...]
    starts: date | None
    ends: date | None
    hours_a_week: float | None
    week: tuple[Hours, ...]
    paid: tuple[Paid, ...]
    tasks: tuple[str, ...]
    contact_name: str
    contact_phone: str
    mentor_name: str
    consultant: str


@dataclass(frozen=True)
class CertificateFacts:
    """What an internship certificate says; nothing of why it ended or how it was judged."""

    form: str
    municipality: str
    citizen: str
    where: Where
    starts: date | None
    last_day: date | None
    hours_a_week: float | None
    tasks: tuple[str, ...]
    skills: tuple[str, ...]


def agreement_facts(session: Session, whole: PlacementDetails) -> AgreementFacts:
    """The facts of a placement agreement; three statements."""
    placement = whole.placement
    return AgreementFacts(
        form=FORM,
        municipality=municipality(session, placement.municipality_id).name,
        where=where(session, whole),
        citizen=whole.citizen.name if placement.name_released_at else "",
        alias=whole.citizen.alias,
        placement_type=placement.placement_type,
        variety=placement.variety,
        purposes=tuple(filter(None, (placement.purpose, placement.second_purpose))),
        starts=placement.starts,
        ends=placement.ends,
        hours_a_week=placement.hours_a_week,
        week=tuple(Hours(s.weekday, s.starts, s.ends, s.kind) for s in whole.slots),
        paid=tuple(
            Paid(row.from_on, row.until_on, row.hours_a_week, row.function)
            for row in paid_of(session, placement.id)
        ),
        tasks=_lines(placement.tasks),
        contact_name=placement.contact_name,
        contact_phone=placement.contact_phone,
        mentor_name=placement.mentor_name,
        consultant=whole.consultant.name,
    )


def certificate_facts(session: Session, whole: PlacementDetails) -> CertificateFacts:
    """The facts of a certificate; three statements."""
    placement = whole.placement
    return CertificateFacts(
        form=FORM,
        municipality=municipality(session, placement.municipality_id).name,
        citizen=whole.citizen.name,
        where=where(session, whole),
        starts=placement.starts,
        last_day=placement.ended_on or placement.ends,
        hours_a_week=placement.hours_a_week,
        tasks=_lines(placement.tasks),
        skills=tuple(row.text for row in learnt_at(session, placement.id)),
    )


def where(session: Session, whole: PlacementDetails) -> Where:
    """The company and the place of work, as they are registered."""
    workplace = whole.workplace
    town = session.get_one(Place, workplace.postcode).name
    return Where(
        company=whole.company.name,
        cvr_number=whole.company.cvr_number,
        workplace=workplace.name,
        p_number=workplace.p_number,
        address=f"{workplace.address}, {workplace.postcode} {town}",
    )


def _lines(text: str) -> tuple[str, ...]:
    found: Sequence[str] = [line.strip() for line in text.splitlines()]
    return tuple(line for line in found if line)
