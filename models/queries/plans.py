"""What the law asks about placements, read for many of them in as many statements as for one."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from models.kinds import ExtensionState, RequirementKind
from models.queries.paging import columns
from models.queries.subsidised import Subsidised, subsidised
from models.rules import placement_flow
from models.tables.companies import Company, Workplace
from models.tables.openings import Opening, OpeningRequirement
from models.tables.people import Citizen, CitizenLegal, CitizenLesson, CitizenPermit
from models.tables.placement_life import (
    ExpectationAlignment,
    IguSchoolPeriod,
    PaidHours,
    PlacementExtension,
)
from models.tables.placements import Placement, PlacementChecks, PlacementSlot
from models.tables.records import Consideration


@dataclass(frozen=True)
class PlanRow:
    """One placement with what belongs to it alone; `alignment` is None while nobody began it."""

    placement: Placement
    citizen: Citizen
    legal: CitizenLegal | None
    company: Company
    workplace: Workplace
    checks: PlacementChecks | None
    alignment: ExpectationAlignment | None


@dataclass(frozen=True)
class PlanRows:
    """Everything the law asks about; the lists by the number they hang on."""

    rows: Sequence[PlanRow]
    slots: Mapping[int, Sequence[PlacementSlot]]  # by placement
    paid: Mapping[int, float]  # the most hours a week, by placement
    granted: Mapping[int, int]  # extensions that went beyond the law's length, by placement
    school: Mapping[int, Sequence[IguSchoolPeriod]]  # by placement
    lessons: Mapping[int, Sequence[CitizenLesson]]  # by citizen
    considerations: Mapping[int, Sequence[Consideration]]  # by citizen
    permits: Mapping[int, Sequence[CitizenPermit]]  # by citizen
    demands: Mapping[int, Sequence[OpeningRequirement]]  # by opening: licences that must be there
    by_citizen: Mapping[int, Sequence[Placement]]  # approved at some time, and begun if it is over
    by_company: Mapping[int, Sequence[Placement]]  # the same
    there: Mapping[int, Sequence[Subsidised]]  # by workplace


def plan_rows(session: Session, placement_ids: Collection[int]) -> PlanRows:
    """What the law asks about these placements; those without dates stand there too."""
    rows = _rows(session, placement_ids)
    citizens = {row.citizen.id for row in rows}
    ever = _approved(session, citizens, {row.company.id for row in rows})
    return PlanRows(
        rows=rows,
        slots=_by(session, PlacementSlot.placement_id, placement_ids, PlacementSlot),
        paid=_paid(session, {*placement_ids, *(one.id for one in ever)}),
        granted=_granted(session, placement_ids),
        school=_by(session, IguSchoolPeriod.placement_id, placement_ids, IguSchoolPeriod),
        lessons=_by(session, CitizenLesson.citizen_id, citizens, CitizenLesson),
        considerations=_by(session, Consideration.citizen_id, citizens, Consideration),
        permits=_by(session, CitizenPermit.citizen_id, citizens, CitizenPermit),
        demands=_demands(session, {row.placement.opening_id for row in rows}),
        by_citizen=_gathered(ever, "citizen_id"),
        by_company=_gathered(ever, "company_id"),
        # No last day: a placement may be asked about as if it lasted longer.
        there=subsidised(
            session,
            {row.workplace.id for row in rows},
            min((row.placement.starts or date.min for row in rows), default=date.max),
            date.max,
        ),
    )


def _rows(session: Session, placement_ids: Collection[int]) -> list[PlanRow]:
    found = session.execute(
        columns(
            Placement,
            Citizen,
            CitizenLegal,
            Company,
            Workplace,
            PlacementChecks,
            ExpectationAlignment,
        )
        .select_from(Placement)
        .join(Citizen, col(Citizen.id) == Placement.citizen_id)
        .outerjoin(CitizenLegal, col(CitizenLegal.citizen_id) == Placement.citizen_id)
        .join(Company, col(Company.id) == Placement.company_id)
        .join(Opening, col(Opening.id) == Placement.opening_id)
        .join(Workplace, col(Workplace.id) == Opening.workplace_id)
        .outerjoin(PlacementChecks, col(PlacementChecks.placement_id) == Placement.id)
        .outerjoin(ExpectationAlignment, col(ExpectationAlignment.placement_id) == Placement.id)
        .where(col(Placement.id).in_(placement_ids))
        .order_by(col(Placement.id))
    )
    return [PlanRow(*told) for told in found]


def held(session: Session, placement: Placement) -> None:
    """Let everybody wait who asks the law about the same workplace or the same person.

    Two openings of one workplace share its ratio, and two placements of one person the week and
    the only IGU. What is read afterwards stays true until we are done.
    """
    session.exec(
        select(Workplace.id)
        .join(Opening, col(Opening.workplace_id) == Workplace.id)
        .where(Opening.id == placement.opening_id)
        .with_for_update(of=Workplace)
    ).one()
    session.exec(
        select(Citizen.id).where(Citizen.id == placement.citizen_id).with_for_update()
    ).one()


def _approved(
    session: Session, citizens: Collection[int], companies: Collection[int]
) -> Sequence[Placement]:
    return session.exec(
        select(Placement)
        .where(
            col(Placement.citizen_id).in_(citizens) | col(Placement.company_id).in_(companies),
            col(Placement.approved_at).is_not(None),
            col(Placement.state).not_in(placement_flow.STOPPED),
        )
        .order_by(col(Placement.starts), col(Placement.id))
    ).all()


def _by(session: Session, key: Any, numbers: Collection[int], table: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in session.exec(select(table).where(col(key).in_(numbers)).order_by(table.id)):
        found[getattr(row, key.key)].append(row)
    return found


def _gathered(placements: Sequence[Placement], name: str) -> dict[int, list[Placement]]:
    found: dict[int, list[Placement]] = defaultdict(list)
    for placement in placements:
        found[getattr(placement, name)].append(placement)
    return found


def _paid(session: Session, placement_ids: Collection[int]) -> dict[int, float]:
    rows = session.execute(
        columns(PaidHours.placement_id, func.max(PaidHours.hours_a_week))
        .where(col(PaidHours.placement_id).in_(placement_ids))
        .group_by(col(PaidHours.placement_id))
    )
    return dict(map(tuple, rows))


def _granted(session: Session, placement_ids: Collection[int]) -> dict[int, int]:
    rows = session.execute(
        columns(PlacementExtension.placement_id, func.count(col(PlacementExtension.id)))
        .where(
            col(PlacementExtension.placement_id).in_(placement_ids),
            PlacementExtension.state == ExtensionState.APPROVED,
            col(PlacementExtension.is_further_step),
        )
        .group_by(col(PlacementExtension.placement_id))
    )
    return dict(map(tuple, rows))


def _demands(session: Session, opening_ids: Collection[int]) -> dict[int, list[OpeningRequirement]]:
    found: dict[int, list[OpeningRequirement]] = defaultdict(list)
    rows = session.exec(
        select(OpeningRequirement)
        .where(
            col(OpeningRequirement.opening_id).in_(opening_ids),
            col(OpeningRequirement.must),
            col(OpeningRequirement.kind) != RequirementKind.SKILL,
        )
        .order_by(col(OpeningRequirement.position))
    )
    for row in rows:
        found[row.opening_id].append(row)
    return found
