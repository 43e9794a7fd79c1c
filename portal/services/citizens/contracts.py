"""The integration contract, written and written anew."""

from datetime import date, datetime

from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import Session

from models.kinds import ActivityKind
from models.queries.match_pages import industries
from models.queries.programme import activities_of, contract_of
from models.queries.residence import placements_approved
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.rules.spans import last_day_of_weeks
from models.tables.people import Citizen
from models.tables.programme import Contract, ContractActivity
from portal.services.citizens.programme_inputs import ActivityRow, ContractTerms
from portal.services.citizens.programmes import (
    changing_programme,
    refuse_changed_programme,
    refuse_future,
)
from portal.services.law.figures import figures_on


def write_contract(
    session: Session,
    citizen: Citizen,
    terms: ContractTerms,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> Contract:
    """Write the contract, or write it anew; how it stood before is kept.

    Args:
        seen: the contract's version when the form was opened, 0 when there was none.

    Raises:
        FasterColleague: a colleague wrote it meanwhile.
        NotNow: somebody would have signed on a day that has not come, or a course belongs to a
            placement that is not the citizen's or to an industry that is not on the list.
    """
    contract = contract_of(session, citizen.id)
    refuse_changed_programme(session, citizen, contract, seen)
    _refuse_unlikely_terms(session, citizen, terms, now)
    with changing_programme(session, citizen, "contract_written", by=by, now=now):
        if contract is None:
            contract = Contract(citizen_id=citizen.id)
        else:
            # New activities change the contract, also where its own row stays as it was.
            flag_modified(contract, "main_goal")
        texts = {"disagreement_note", "my_plan"}
        contract.sqlmodel_update(terms.model_dump(exclude={"activities", *texts}))
        contract.disagreement_note = terms.disagreement_note or ""
        contract.my_plan = terms.my_plan or ""
        session.add(contract)
        _write_activities(session, citizen, terms)
    return contract


def _refuse_unlikely_terms(
    session: Session, citizen: Citizen, terms: ContractTerms, now: datetime
) -> None:
    signed = (
        terms.signed_by_citizen_on,
        terms.signed_by_municipality_on,
        terms.declaration_signed_on,
    )
    refuse_future(signed, now)
    here = citizen.municipality_id
    rows = placements_approved(session, citizen.id, municipality_id=here)
    own = {row.id for row, _title, _company in rows}
    for activity in terms.activities:
        if activity.placement_id is not None and activity.placement_id not in own:
            raise NotNow("placement_not_hers")
    known = {row.code for row in industries(session)}
    if any(activity.industry not in {None, *known} for activity in terms.activities):
        raise NotNow("course_industry_unknown")


def _until(session: Session, citizen: Citizen, wanted: ActivityRow) -> date | None:
    """An introduction without a last day has the usual length (S3-67)."""
    if wanted.kind is not ActivityKind.INTRODUCTION or wanted.until_on is not None:
        return wanted.until_on
    figures = figures_on(session, wanted.from_on, citizen.municipality_id)
    return last_day_of_weeks(wanted.from_on, figures.whole("introduction.weeks"))


def _write_activities(session: Session, citizen: Citizen, terms: ContractTerms) -> None:
    """Rows keep their place in the form, so that an edition tells which one was changed."""
    stored = list(activities_of(session, citizen.id))
    for place, wanted in enumerate(terms.activities):
        row = stored[place] if place < len(stored) else None
        values = wanted.model_dump() | {"until_on": _until(session, citizen, wanted)}
        if row is None:
            row = ContractActivity(citizen_id=citizen.id, **values)
        session.add(row.sqlmodel_update(values))
    for row in stored[len(terms.activities) :]:
        session.delete(row)
