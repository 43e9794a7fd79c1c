"""The company's own page, and what its own administrator keeps: facts, contacts and people."""

from flask.typing import ResponseReturnValue

from models.kinds import ContactKind
from models.queries import companies, company_people
from models.queries.people import municipality
from models.queries.vocabulary import industry_of
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, page, today, viewer
from portal.services.companies.company_page import room_by_month
from portal.shown import partner_pages as pages
from portal.shown.partner_pages import Seat
from portal.views.employer.common import blueprint, own_company


def _seat() -> Seat:
    return Seat(own_company(), own=True)


@blueprint.get("/om")
@needs(Act.MANAGE_OWN_COMPANY)
def company() -> ResponseReturnValue:
    own = own_company()
    places = companies.workplaces_of(db(), own.id)
    consultant, deputy = companies.account_people(db(), own.id)
    return page(
        "employer/company.html",
        company=own,
        industry=industry_of(db(), own.industry),
        places=places,
        room=room_by_month(db(), [place[0].id for place in places], today()),
        agreement=companies.agreement_of(db(), own.id),
        contacts=companies.contacts_of(db(), own.id),
        contact_kinds=ContactKind,
        consultant=consultant,
        deputy=deputy,
        municipality=municipality(db(), viewer().municipality_id),
        users=companies.employers_of(db(), own.id),
        waiting=len(company_people.open_invitations(db(), own.id, now())),
    )


@blueprint.route("/om/oplysninger", methods=["GET", "POST"])
@needs(Act.MANAGE_OWN_COMPANY)
def facts() -> ResponseReturnValue:
    return pages.facts_page(_seat())


@blueprint.route("/om/arbejdssteder/<int:workplace_id>", methods=["GET", "POST"])
@needs(Act.MANAGE_OWN_COMPANY)
def workplace(workplace_id: int) -> ResponseReturnValue:
    return pages.workplace_page(_seat(), workplace_id)


@blueprint.route("/om/kontakter", methods=["GET", "POST"])
@needs(Act.MANAGE_OWN_COMPANY)
def contacts() -> ResponseReturnValue:
    return pages.contacts_page(_seat())


@blueprint.get("/om/brugere/")
@needs(Act.MANAGE_OWN_COMPANY)
def users() -> ResponseReturnValue:
    return pages.users_page(_seat())


@blueprint.route("/om/brugere/ny", methods=["GET", "POST"])
@needs(Act.MANAGE_OWN_COMPANY)
def invited() -> ResponseReturnValue:
    return pages.invite_page(_seat())


@blueprint.post("/om/brugere/invitationer/<int:invitation_id>/fortryd")
@needs(Act.MANAGE_OWN_COMPANY)
def invitation_withdrawn(invitation_id: int) -> ResponseReturnValue:
    return pages.invitation_withdrawn(_seat(), invitation_id)


@blueprint.route("/om/brugere/<int:user_id>", methods=["GET", "POST"])
@needs(Act.MANAGE_OWN_COMPANY)
def user(user_id: int) -> ResponseReturnValue:
    return pages.user_page(_seat(), user_id)


@blueprint.post("/om/brugere/<int:user_id>/<any(open, close):turn>")
@needs(Act.MANAGE_OWN_COMPANY)
def user_turned(user_id: int, turn: str) -> ResponseReturnValue:
    return pages.user_turned(_seat(), user_id, turn)
