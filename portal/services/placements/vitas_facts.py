"""What the state's register VITAS asks for, as far as we know it (rules B-08 to B-10, B-15, B-16).

The order is our best knowledge of its form. The CPR number is never kept here; it is typed there.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlmodel import Session

from models.kinds import ContactKind, LegalPurpose, PlacementState, PlacementType, Sector
from models.queries.companies import contacts_of
from models.queries.placements import PlacementDetails
from models.queries.school import school_of
from models.rules.consent import legal_purpose
from models.rules.ratio import Place
from models.tables.placement_life import IguSchoolPeriod
from models.tables.placements import Placement, PlacementChecks
from portal.services.companies.ratio_use import use_of
from portal.services.placements.paper_facts import Hours, Where, where


@dataclass(frozen=True)
class Contact:
    """Whom VITAS writes to at the company."""

    name: str
    phone: str
    email: str


@dataclass(frozen=True)
class Staff:
    """Who works at the place of work, in full-time persons (B-08); None is not known.

    Args:
        allowed: how many may be there on subsidy.
        used: how many are there on the fullest day of the period, this one counted in.
    """

    ordinary_fte: float | None
    counted_on: date | None
    elsewhere_fte: float
    allowed: int | None
    used: float | None


@dataclass(frozen=True)
class Representative:
    """What the representative of the employees says (B-09), and how to reach her."""

    name: str
    phone: str
    email: str
    exception: str
    agrees: bool | None
    stated_on: date | None
    colleagues_heard: bool
    additional: bool | None


@dataclass(frozen=True)
class Subsidy:
    """What a wage subsidy asks for besides (B-10, B-12, B-15); the wage in kroner."""

    prior_period_ok: bool | None
    last_employer_here: bool
    fte_last_month: float | None
    fte_average: float | None
    vacancy_by_dismissal: bool
    wage_a_month: float | None


@dataclass(frozen=True)
class School:
    """One stretch of the school part of an IGU (B-16a); `weeks` of 37 hours."""

    title: str
    provider: str
    from_on: date
    until_on: date
    weeks: float


@dataclass(frozen=True)
class VitasFacts:
    """Everything the sheet shows, in the order of its sections."""

    placement_type: PlacementType
    legal_purpose: LegalPurpose | None
    where: Where
    sector: Sector
    contact: Contact
    citizen: str
    starts: date | None
    ends: date | None
    hours_a_week: float | None
    week: tuple[Hours, ...]
    occupation: str
    tasks: str
    daily_contact: str
    daily_phone: str
    mentor: str
    staff: Staff
    representative: Representative
    subsidy: Subsidy | None
    practice_hours: float | None
    school: tuple[School, ...]
    vitas_reference: str


def vitas_facts(
    session: Session, whole: PlacementDetails, checks: PlacementChecks | None
) -> VitasFacts:
    """The facts of the sheet.

    Args:
        checks: what is in place so far; None when nothing was written down.
    """
    placement, known = whole.placement, checks or PlacementChecks(placement_id=whole.placement.id)
    is_igu = placement.placement_type is PlacementType.IGU
    follows = legal_purpose(placement.purpose) if placement.purpose else None
    return VitasFacts(
        placement_type=placement.placement_type,
        legal_purpose=known.legal_purpose or follows,
        where=where(session, whole),
        sector=whole.company.sector,
        contact=_contact(session, whole),
        citizen=whole.citizen.name,
        starts=placement.starts,
        ends=placement.ends,
        hours_a_week=placement.hours_a_week,
        week=tuple(Hours(s.weekday, s.starts, s.ends, s.kind) for s in whole.slots),
        occupation=whole.opening.title,
        tasks=placement.tasks,
        daily_contact=placement.contact_name,
        daily_phone=placement.contact_phone,
        mentor=placement.mentor_name,
        staff=_staff(session, whole),
        representative=_representative(known),
        subsidy=_subsidy(placement, known),
        practice_hours=known.practice_hours_a_week if is_igu else None,
        school=tuple(map(_school, school_of(session, placement.id))) if is_igu else (),
        vitas_reference=known.vitas_reference,
    )


def _contact(session: Session, whole: PlacementDetails) -> Contact:
    found = contacts_of(session, whole.company.id).get(ContactKind.PRIMARY)
    return Contact(found.name, found.phone, found.email) if found else Contact("", "", "")


def _staff(session: Session, whole: PlacementDetails) -> Staff:
    """The numbers of the ratio; an IGU has none."""
    placement, place = whole.placement, whole.workplace
    allowed: int | None = None
    used: float | None = None
    if placement.starts and placement.ends and placement.placement_type is not PlacementType.IGU:
        hours = Decimal(str(placement.hours_a_week or 0))
        # Before the approval nobody counts it yet.
        waits = placement.state is PlacementState.CHECKS_PENDING
        extra = Place(placement.starts, placement.ends, hours) if waits else None
        use = use_of(session, place.id, placement.starts, placement.ends, extra=extra)
        allowed = use.allowed
        used = float(max(span.used for span in use.spans)) if use.spans else None
    return Staff(place.ordinary_fte, place.counted_on, place.elsewhere_fte, allowed, used)


def _representative(checks: PlacementChecks) -> Representative:
    return Representative(
        name=checks.representative_name,
        phone=checks.representative_phone,
        email=checks.representative_email,
        exception=checks.representative_exception,
        agrees=checks.representative_agrees,
        stated_on=checks.representative_stated_on,
        colleagues_heard=bool(checks.colleagues_heard),
        additional=checks.representative_additional,
    )


def _subsidy(placement: Placement, checks: PlacementChecks) -> Subsidy | None:
    if placement.placement_type is not PlacementType.WAGE_SUBSIDY:
        return None
    return Subsidy(
        prior_period_ok=checks.prior_period_ok,
        last_employer_here=bool(checks.last_employer_here),
        fte_last_month=checks.fte_last_month,
        fte_average=checks.fte_average,
        vacancy_by_dismissal=bool(checks.vacancy_by_dismissal),
        wage_a_month=checks.wage_a_month,
    )


def _school(row: IguSchoolPeriod) -> School:
    return School(row.title, row.provider, row.from_on, row.until_on, row.weeks)
