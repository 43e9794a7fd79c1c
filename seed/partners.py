"""What a company has besides its first log-in: colleagues with other rights, counted staff."""

from datetime import datetime

from models.kinds import CompanyRight
from models.queries.companies import workplaces_of
from models.queries.company_people import invited_with
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.tables.companies import Company
from portal.services.companies import companies, company_record, invitations
from portal.services.companies.company_inputs import OwnFacts, OwnWorkplace, Review
from portal.services.companies.invitations import NewInvitation
from portal.services.signing_in.own_password import OwnPassword
from seed.logins import DEMO_PASSWORD, mail
from seed.stage import Stage
from seed.timeline import Story

# Whoever tries the demo as this employer finds these colleagues beside him.
WELL_STAFFED = "Poul Proptrækker"
_COLLEAGUES = (("Stine Stander", CompanyRight.STAFF), ("Mikkel Makker", CompanyRight.MENTOR))
_INVITED = "Vibeke Venter"
_RULES = "Lukkede sko. Smykker og ur lægges i skabet."
# In working days before today.
_COLLEAGUES_SINCE, _COUNTED, _TALKED, _ASKED = 60, 40, 30, 2


def furnished(stage: Stage, company: Company, employer: Viewer, consultant: Viewer) -> Story:
    """Colleagues who took their invitation, one who has not, staff counted, the talk held."""
    rng = stage.rng(f"partners/{company.name}")
    now = yield stage.workday(_COLLEAGUES_SINCE, rng)
    for name, right in _COLLEAGUES:
        _join(stage, company, name, right, employer, now)
    now = yield stage.workday(_COUNTED, rng)
    _count_staff(stage, company, employer, now)
    now = yield stage.workday(_TALKED, rng)
    said = Review(
        reviewed_on=now.astimezone(COPENHAGEN).date(),
        review_note="De er glade for samarbejdet og vil gerne have to igen til foråret.",
    )
    companies.review(stage.session, company, said, by=consultant, now=now)
    now = yield stage.workday(_ASKED, rng)
    _invite(stage, company, _INVITED, CompanyRight.STAFF, employer, now)


def _invite(
    stage: Stage, company: Company, name: str, right: CompanyRight, by: Viewer, now: datetime
) -> str:
    new = NewInvitation(name=name, email=mail(name), right=right)
    invitation, _ = invitations.invite(stage.session, company, new, by=by, now=now)
    # The same world on every machine: a secret that protects nothing, as the demo's password.
    secret = f"demo-{invitation.id}"
    invitation.secret_hash = invitations.hashed(secret)
    stage.session.flush()
    return secret


def _join(
    stage: Stage, company: Company, name: str, right: CompanyRight, by: Viewer, now: datetime
) -> None:
    secret = _invite(stage, company, name, right, by, now)
    found = invited_with(stage.session, invitations.hashed(secret))
    if found is None:
        raise LookupError(secret)
    chosen = OwnPassword(password=DEMO_PASSWORD, again=DEMO_PASSWORD)
    user = invitations.accept(stage.session, found, chosen, now=now)
    user.password_hash = stage.password_hash
    stage.session.flush()


def _count_staff(stage: Stage, company: Company, by: Viewer, now: datetime) -> None:
    facts = OwnFacts(name=company.name, industry=company.industry, accepts_beginners=True)
    session, seen = stage.session, company.version
    company_record.change_company(session, company, facts, seen=seen, by=by, now=now)
    for workplace, _place in workplaces_of(session, company.id):
        known = workplace.model_dump(include=set(OwnWorkplace.model_fields))
        counted = OwnWorkplace(**{**known, "counted_on": None, "rules": _RULES})
        seen = company.version
        company_record.change_workplace(
            session, company, workplace, counted, seen=seen, by=by, now=now
        )
