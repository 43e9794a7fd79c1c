"""What company and municipality agree on, the checks, and the approval that asks the law."""

from datetime import date, datetime, timedelta

from models.kinds import ContactKind, PlacementType, Purpose, SchoolSubject
from models.queries.companies import contacts_of
from models.rules.calendar import COPENHAGEN
from models.rules.codes import FindingCode
from models.rules.eligibility import stops_approval
from models.rules.errors import AgainstTheLaw
from models.rules.spans import months_after
from models.tables.openings import Opening
from models.tables.people import Citizen
from models.tables.placements import Placement, PlacementChecks
from portal.services.placements import approvals, placements, school_plan
from portal.services.placements.approvals import Checks
from portal.services.placements.placement_inputs import Confirmation, WeekRow
from portal.services.placements.school_plan import SchoolPeriod
from seed.cases import prepare_first_day
from seed.offers import Offer
from seed.stage import Host, Stage
from seed.week import Period, beside_lessons, hours, lesson_hours
from seed.words import told

_FULL_WEEK = 37.0
# Twenty-three weeks in all (rule B-16a).
_SCHOOL = (
    (SchoolSubject.DANISH, "Dansk på arbejdspladsen", 8),
    (SchoolSubject.AMU, "Hygiejne og fødevarer", 4),
    (SchoolSubject.AMU, "Rengøring i praksis", 5),
    (SchoolSubject.FVU, "FVU-matematik", 6),
)
_PURPOSES = {
    PlacementType.INTERNSHIP: (
        Purpose.LANGUAGE_UPSKILLING,
        Purpose.WORKPLACE_FAMILIARITY,
        Purpose.VOCATIONAL_UPSKILLING,
        Purpose.TOWARDS_WAGE_SUBSIDY,
    ),
    PlacementType.WAGE_SUBSIDY: (Purpose.TOWARDS_ORDINARY_JOB,),
    PlacementType.IGU: (Purpose.VOCATIONAL_UPSKILLING,),
}


def confirm(
    stage: Stage, placement: Placement, offer: Offer, host: Host, period: Period, now: datetime
) -> None:
    """Write down what was agreed: the opening's week beside the lessons."""
    rng = stage.rng(f"agreed/{placement.id}")
    opening = stage.session.get_one(Opening, placement.opening_id)
    citizen = stage.session.get_one(Citizen, placement.citizen_id)
    slots = beside_lessons(stage.session, citizen, offer.slots)
    # An IGU's hours hold its school too.
    is_igu = offer.kind is PlacementType.IGU
    purpose = rng.choice(_PURPOSES[offer.kind])
    contact = contacts_of(stage.session, host.company.id)[ContactKind.PRIMARY]
    agreed = Confirmation(
        purpose=purpose,
        second_purpose=Purpose.TOWARDS_ORDINARY_JOB if is_igu else None,
        starts=period.starts,
        ends=period.ends,
        hours_a_week=_FULL_WEEK if is_igu else hours(slots),
        slots=tuple(WeekRow(**slot.model_dump()) for slot in slots),
        tasks=opening.tasks,
        contact_name=contact.name,
        contact_phone=contact.phone,
        mentor_name=rng.choice(told("talk")["mentors"]),
    )
    by, seen = host.consultant, placement.version
    placements.confirm(stage.session, placement, agreed, seen=seen, by=by, now=now)


def keep_some(stage: Stage, placement: Placement, now: datetime) -> None:
    """The checks of a placement that still waits for some of them."""
    known = Checks(representative_name="Tillidsrepræsentant søges")
    _keep(stage, placement, known, now, by_id=placement.consultant_id)


def keep_papers(
    stage: Stage, placement: Placement, offer: Offer, *, complete: bool, now: datetime
) -> None:
    """Everything the law asks about; the papers themselves are made after the approval."""
    asked_on = (
        _day(stage.play.now) if not complete else _kept(stage, placement).representative_stated_on
    )
    rng = stage.rng(f"papers/{placement.id}")
    common = {
        "hard_to_place_reason": rng.choice(told("talk")["hard_to_place"]),
        "tasks_fit_considerations": True,
        "over_37_reason": _over_37(stage, placement),
        "series_reason": _in_series(stage, placement, now),
        "representative_name": rng.choice(told("talk")["contacts"]),
        "representative_phone": "00 00 12 34",
        "representative_email": "tillid@demo.example",
        "representative_agrees": True,
        "representative_stated_on": asked_on,
        "colleagues_heard": True,
        "papers_complete": complete,
        "vitas_reference": f"DEMO-{placement.id:05d}",
    }
    known = Checks.model_validate(common | _by_kind(stage, placement, offer))
    # Whether the tasks fit the considerations is the caseworker's word.
    citizen = stage.session.get_one(Citizen, placement.citizen_id)
    _keep(stage, placement, known, now, by_id=citizen.caseworker_id)
    if offer.kind is PlacementType.IGU and not complete:
        _plan_school(stage, placement, now)


def approve(stage: Stage, placement: Placement, now: datetime) -> None:
    """The citizen's caseworker approves, and the first day is prepared.

    Raises:
        AgainstTheLaw: the law has something against it, if only a reason that is missing.
    """
    citizen = stage.session.get_one(Citizen, placement.citizen_id)
    by = stage.user(citizen.caseworker_id)
    found = approvals.against(stage.session, placement, by=by, now=now)
    if any(stops_approval(finding) for finding in found):
        raise AgainstTheLaw(found)
    approvals.approve(stage.session, placement, by=by, now=now)
    prepare_first_day(stage, placement, now)


def _by_kind(stage: Stage, placement: Placement, offer: Offer) -> dict[str, object]:
    if offer.kind is PlacementType.WAGE_SUBSIDY:
        return {
            "prior_period_ok": True,
            "fte_last_month": 24.0,
            "fte_average": 22.5,
            "wage_a_month": 24_300,
            "representative_additional": True,
        }
    if offer.kind is PlacementType.IGU:
        citizen = stage.session.get_one(Citizen, placement.citizen_id)
        practice = hours(beside_lessons(stage.session, citizen, offer.slots))
        return {"practice_hours_a_week": practice, "school_weeks": 23, "amu_weeks": 9}
    return {}


def _over_37(stage: Stage, placement: Placement) -> str:
    citizen = stage.session.get_one(Citizen, placement.citizen_id)
    week = (placement.hours_a_week or 0) + lesson_hours(stage.session, citizen)
    if week <= _FULL_WEEK:
        return ""
    return "Undervisningen ligger om aftenen, og borgeren har selv bedt om begge dele."


def _plan_school(stage: Stage, placement: Placement, now: datetime) -> None:
    """The school of an IGU, a stretch each half year."""
    by = stage.user(placement.consultant_id)
    if placement.starts is None:
        raise ValueError(f"placement {placement.id} has no first day")
    for number, (subject, title, weeks) in enumerate(_SCHOOL):
        first = months_after(placement.starts, 6 * number + 1)
        planned = SchoolPeriod(
            subject=subject,
            title=title,
            provider="AMU SYD" if subject is SchoolSubject.AMU else "Sprogcenter Midt",
            from_on=first,
            until_on=first + timedelta(weeks=weeks, days=-3),
            weeks=weeks,
        )
        school_plan.write(stage.session, placement, planned, by=by, now=now)


def _in_series(stage: Stage, placement: Placement, now: datetime) -> str:
    """Why there is one more internship, where the law asks for it."""
    by = stage.user(placement.consultant_id)
    found = {one.code for one in approvals.against(stage.session, placement, by=by, now=now)}
    if not found & {FindingCode.SERIES_OF_INTERNSHIPS, FindingCode.INTERNS_AND_NO_HIRES}:
        return _kept(stage, placement).series_reason
    return "Afdelingen er ny for os, og de ser efter en til deres faste hold."


def _keep(stage: Stage, placement: Placement, known: Checks, now: datetime, *, by_id: int) -> None:
    seen, by = _kept(stage, placement).version, stage.user(by_id)
    approvals.keep_checks(stage.session, placement, known, seen=seen, by=by, now=now)


def _kept(stage: Stage, placement: Placement) -> PlacementChecks:
    return stage.session.get_one(PlacementChecks, placement.id)


def _day(now: datetime) -> date:
    return now.astimezone(COPENHAGEN).date()
