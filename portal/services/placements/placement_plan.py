"""A placement as the law sees it: from rows to the plan the guards are asked about."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from matching import Permit, Requirement
from matching.fit.gates import permits_for
from models.kinds import (
    PlacementState,
    PlacementType,
    SchoolSubject,
    SlotKind,
    Weekday,
)
from models.queries.plans import PlanRow, PlanRows, plan_rows
from models.rules import placement_flow
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.rules.figures import Figures
from models.rules.overuse import HIRED
from models.rules.plan import Additionality, PlacementPlan, SchoolPlan, Series
from models.rules.schedule import Slot
from models.rules.spans import months_after, share_a_day
from models.tables.openings import OpeningRequirement
from models.tables.people import CitizenLesson, CitizenPermit
from models.tables.placements import Placement, PlacementChecks, PlacementSlot
from portal.services.companies.ratio_use import workforce
from portal.services.law.figures import figures_by_day
from portal.services.matches.knowledge import knowledge
from portal.services.matches.profiles import citizen_facts

# With these the person had paid work at the place afterwards.

# What the plan says in the same words as the checks.
_AS_WRITTEN = frozenset(
    {
        "papers_complete",
        "extension_reason",
        "legal_purpose",
        "legal_purpose_reason",
        "employer_aligned_on",
        "citizen_aligned_on",
        "overlap_reason",
        "representative_agrees",
        "representative_stated_on",
        "colleagues_heard",
        "representative_exception",
        "representative_additional",
        "series_reason",
        "tasks_fit_considerations",
        "permit_reason",
        "prior_period_ok",
        "last_employer_here",
    }
)


def plan_of(
    session: Session, placement: Placement, by: Viewer | None, approval_day: date | None
) -> PlacementPlan:
    """The placement as the law sees it, with its paid hours and its extensions so far.

    Raises:
        NotNow: dates and hours are not agreed on yet.
    """
    municipality_id = by.municipality_id if by else placement.municipality_id
    figures_on = figures_by_day(session, placement.municipality_id)
    plans = plans_of(session, {placement.id: approval_day}, municipality_id, figures_on)
    if placement.id not in plans:
        raise NotNow("not_confirmed")
    return plans[placement.id]


def plans_of(
    session: Session,
    approval_days: Mapping[int, date | None],
    municipality_id: int,
    figures_on: Callable[[date], Figures],
) -> Mapping[int, PlacementPlan]:
    """The same for many placements at once; those that are not agreed on are left out.

    Args:
        approval_days: the day of the approval by the number of the placement.
        municipality_id: the municipality that approves.
        figures_on: the edition of a day; how far back internships are counted is one of them.
    """
    found = plan_rows(session, approval_days.keys())
    asked = AskedRows(session, found, municipality_id)
    plans = {}
    for row in found.rows:
        starts, ends = row.placement.starts, row.placement.ends
        if starts and ends and row.placement.hours_a_week and row.checks:
            approval_day = approval_days[row.placement.id]
            figures = figures_on(max(starts, approval_day or starts))
            plans[row.placement.id] = asked.plan(row, row.checks, approval_day, figures)
    return plans


@dataclass(frozen=True)
class AskedRows:
    """The rows of some placements, and the municipality that approves."""

    session: Session
    found: PlanRows
    municipality_id: int

    def plan(
        self, row: PlanRow, checks: PlacementChecks, approval_day: date | None, figures: Figures
    ) -> PlacementPlan:
        placement, found = row.placement, self.found
        starts, ends = _period(placement)
        return PlacementPlan(
            **checks.model_dump(include=set(_AS_WRITTEN)),
            **self._week(row, checks),
            **self._around(row, figures),
            citizen=citizen_facts(row.citizen, row.legal),
            placement_type=placement.placement_type,
            sector=row.company.sector,
            approving_municipality_id=self.municipality_id,
            starts=starts,
            ends=ends,
            approval_day=approval_day,
            extensions=found.granted.get(placement.id, 0) + bool(checks.extension_reason),
            purpose=placement.purpose,
            condition_reason=checks.hard_to_place_reason,
            mentor_name=placement.mentor_name,
            mentor_briefed_on=row.alignment.mentor_briefed_on if row.alignment else None,
            has_considerations=any(
                share_a_day((one.from_on, one.until_on or date.max), (starts, ends))
                for one in found.considerations.get(row.citizen.id, ())
            ),
            missing_permits=self._missing_permits(placement, starts, ends),
            additionality=Additionality(
                fte_last_month=_maybe(checks.fte_last_month),
                fte_average=_maybe(checks.fte_average),
                vacancy_by_dismissal=checks.vacancy_by_dismissal,
            ),
            practice_hours_a_week=_maybe(checks.practice_hours_a_week),
            school_plan=self._school_plan(placement, checks),
            ordinary_job_here_until=checks.ordinary_job_until,
        )

    def _week(self, row: PlanRow, checks: PlacementChecks) -> dict[str, Any]:
        """The hours, and what they must go together with."""
        placement, found = row.placement, self.found
        slots = found.slots.get(placement.id, ())
        lessons = found.lessons.get(row.citizen.id, ())
        work = [slot for slot in slots if slot.kind is not SlotKind.LESSONS]
        taught = [slot for slot in slots if slot.kind is SlotKind.LESSONS]
        return {
            "hours_a_week": number_of(placement.hours_a_week or 0),
            "schedule": _slots(work),
            "lessons": (*_slots(lessons), *_slots(taught)),
            "paid_hours_a_week": number_of(found.paid.get(placement.id, 0)),
            "hours_over_37_reason": checks.over_37_reason,
        }

    def _around(self, row: PlanRow, figures: Figures) -> dict[str, Any]:
        """The person's other placements, and the other people at the workplace."""
        others = self._others(row.placement)
        there = self.found.there.get(row.workplace.id, ())
        return {
            "other_placements": tuple(
                _period(one) for one in others if one.state in placement_flow.RUNNING
            ),
            "has_another_igu": any(_is_an_igu(one) for one in others),
            "series": self._series(row.placement, figures),
            "workforce": workforce(row.workplace, there, but=row.placement.id),
        }

    def _others(self, placement: Placement) -> list[Placement]:
        theirs = self.found.by_citizen.get(placement.citizen_id, ())
        return [other for other in theirs if other.id != placement.id]

    def _series(self, placement: Placement, figures: Figures) -> Series:
        """What came before at the company; a placement made from another one follows it too."""
        starts, _ends = _period(placement)
        earlier = [
            other
            for other in self._others(placement)
            if other.company_id == placement.company_id
            and other.placement_type is PlacementType.INTERNSHIP
            and _period(other)[0] < starts
            and not self._led_to_pay(other)
        ]
        since = months_after(starts, -figures.whole("series.months"))
        interns = [
            other
            for other in self.found.by_company.get(placement.company_id, ())
            if other.id != placement.id
            and other.placement_type is PlacementType.INTERNSHIP
            and since <= _period(other)[0] < starts
        ]
        hired = sum(self._led_to_pay(other) for other in interns)
        return Series(earlier_here=len(earlier), interns=len(interns), hired=hired)

    def _led_to_pay(self, placement: Placement) -> bool:
        return placement.outcome in HIRED or placement.id in self.found.paid

    def _missing_permits(self, placement: Placement, starts: date, ends: date) -> tuple[str, ...]:
        """The licences and certificates of the opening that are not there all the days."""
        demands = self.found.demands.get(placement.opening_id, ())
        if not demands:
            return ()
        code_of = knowledge(self.session).code_of
        held = tuple(
            _permit(row, code_of)
            for row in self.found.permits.get(placement.citizen_id, ())
            if row.valid_to is None or row.valid_to >= ends
        )
        return tuple(
            row.text for row in demands if not permits_for(_demand(row, code_of), held, starts)
        )

    def _school_plan(self, placement: Placement, checks: PlacementChecks) -> SchoolPlan | None:
        """The written periods; the numbers of the checks only count until there is one."""
        periods = self.found.school.get(placement.id, ())
        if periods:
            amu = [period for period in periods if period.subject is SchoolSubject.AMU]
            return SchoolPlan(
                weeks=sum((number_of(period.weeks) for period in periods), Decimal(0)),
                amu_weeks=sum((number_of(period.weeks) for period in amu), Decimal(0)),
                danish_test_passed=checks.danish_test_passed,
            )
        if checks.school_weeks is None or checks.amu_weeks is None:
            return None
        return SchoolPlan(
            weeks=Decimal(checks.school_weeks),
            amu_weeks=Decimal(checks.amu_weeks),
            danish_test_passed=checks.danish_test_passed,
        )


def _permit(row: CitizenPermit, code_of: Mapping[int, str]) -> Permit:
    return Permit(row.text, code_of.get(row.concept_id or 0), row.kind, row.valid_to)


def _demand(row: OpeningRequirement, code_of: Mapping[int, str]) -> Requirement:
    return Requirement(row.text, code_of.get(row.concept_id or 0), row.kind, row.must)


def _is_an_igu(placement: Placement) -> bool:
    """Whether it uses up the one IGU: agreed on, running, or completed (rule B-16)."""
    if placement.placement_type is not PlacementType.IGU:
        return False
    goes_on = placement.state in placement_flow.RUNNING
    return goes_on or placement.state is PlacementState.COMPLETED or _ran_its_time(placement)


def _ran_its_time(placement: Placement) -> bool:
    return placement.state is PlacementState.CLOSED and placement.end_reason is None


def _period(placement: Placement) -> tuple[date, date]:
    """First and last day of a placement that is agreed on."""
    if placement.starts is None or placement.ends is None:
        raise ValueError(f"placement {placement.id} has no dates")
    return placement.starts, placement.ends


def _slots(rows: Sequence[PlacementSlot] | Sequence[CitizenLesson]) -> tuple[Slot, ...]:
    return tuple(Slot(Weekday(row.weekday), row.starts, row.ends) for row in rows)


def number_of(value: float) -> Decimal:
    """A number of the store as the rules count: without the noise of binary fractions."""
    return Decimal(str(value))


def _maybe(value: float | None) -> Decimal | None:
    return None if value is None else number_of(value)
