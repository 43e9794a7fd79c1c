"""Problems on a running placement: reported, visited, solved or not (rules S3-23, S3-43)."""

from datetime import datetime
from typing import Annotated

from pydantic import Field
from sqlmodel import Session

from models.kinds import ObjectType, ProblemCategory, PromiseKind
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.rules.placement_flow import RUNNING
from models.tables.companies import Company
from models.tables.placements import Placement, ProblemReport
from models.tables.promises import Promise
from portal.services.inputs import Input, LongText
from portal.services.promises import promises
from portal.services.trail import Happened, record


class NewProblem(Input):
    category: ProblemCategory
    description: Annotated[LongText, Field(min_length=3)]
    acute: bool = False


def report(
    session: Session, placement: Placement, new: NewProblem, *, by: Viewer, now: datetime
) -> Promise:
    """Report a problem: the clock of the promise to come starts at once.

    Raises:
        NotNow: the placement is neither approved nor running.
    """
    if placement.state not in RUNNING:
        raise NotNow("placement_not_running")
    problem = ProblemReport(
        placement_id=placement.id, reported_by_id=by.user_id, reported_at=now, **new.model_dump()
    )
    session.add(problem)
    session.flush()
    happened = Happened(
        ObjectType.PROBLEM_REPORT,
        problem.id,
        "reported",
        reason_code=new.category.value,
        details={"placement": placement.id, "acute": new.acute},
        company_id=placement.company_id,
    )
    record(session, happened, by=by, now=now)
    company = session.get_one(Company, placement.company_id)
    asked = promises.Asked(
        PromiseKind.ON_SITE_VISIT, now, request=new.description, problem_report_id=problem.id
    )
    return promises.give(session, company, asked, by=by, now=now)
