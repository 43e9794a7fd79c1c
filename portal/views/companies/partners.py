"""A company's record and people, as its consultant keeps them; and what the register knows."""

from flask import Blueprint, abort, redirect, url_for
from flask.typing import ResponseReturnValue

from models.queries import companies
from models.rules.access import Act
from portal.access import needs
from portal.context import db, page, settings, viewer
from portal.services.companies.company_register import asked
from portal.shown import partner_pages as pages
from portal.shown.partner_pages import Seat
from portal.words.refusals import REFUSALS

blueprint = Blueprint("partners", __name__, url_prefix="/virksomheder/<int:company_id>")


def _seat(company_id: int) -> Seat:
    return Seat(companies.company_for(db(), viewer(), company_id) or abort(404), own=False)


@blueprint.route("/oplysninger", methods=["GET", "POST"])
@needs(Act.WRITE_COMPANY)
def facts(company_id: int) -> ResponseReturnValue:
    return pages.facts_page(_seat(company_id))


@blueprint.route("/arbejdssteder/<int:workplace_id>", methods=["GET", "POST"])
@needs(Act.WRITE_COMPANY)
def workplace(company_id: int, workplace_id: int) -> ResponseReturnValue:
    return pages.workplace_page(_seat(company_id), workplace_id)


@blueprint.route("/kontakter", methods=["GET", "POST"])
@needs(Act.WRITE_COMPANY)
def contacts(company_id: int) -> ResponseReturnValue:
    return pages.contacts_page(_seat(company_id))


@blueprint.get("/brugere/")
@needs(Act.WRITE_COMPANY)
def users(company_id: int) -> ResponseReturnValue:
    return pages.users_page(_seat(company_id))


@blueprint.route("/brugere/ny", methods=["GET", "POST"])
@needs(Act.WRITE_COMPANY)
def invited(company_id: int) -> ResponseReturnValue:
    return pages.invite_page(_seat(company_id))


@blueprint.post("/brugere/invitationer/<int:invitation_id>/fortryd")
@needs(Act.WRITE_COMPANY)
def invitation_withdrawn(company_id: int, invitation_id: int) -> ResponseReturnValue:
    return pages.invitation_withdrawn(_seat(company_id), invitation_id)


@blueprint.route("/brugere/<int:user_id>", methods=["GET", "POST"])
@needs(Act.WRITE_COMPANY)
def user(company_id: int, user_id: int) -> ResponseReturnValue:
    return pages.user_page(_seat(company_id), user_id)


@blueprint.post("/brugere/<int:user_id>/<any(open, close):turn>")
@needs(Act.WRITE_COMPANY)
def user_turned(company_id: int, user_id: int, turn: str) -> ResponseReturnValue:
    return pages.user_turned(_seat(company_id), user_id, turn)


@blueprint.get("/register")
@needs(Act.WRITE_COMPANY)
def register(company_id: int) -> ResponseReturnValue:
    """What the company register says, beside what stands here; nothing is taken by itself."""
    seat, its = _seat(company_id), settings().company_register
    if its is None:
        return redirect(url_for("companies.shown", company_id=company_id), code=303)
    answer = asked(its, seat.company.cvr_number)
    known = {row[0].p_number for row in companies.workplaces_of(db(), company_id)}
    return page(
        "partners/register.html",
        seat=seat,
        found=answer.found,
        said=REFUSALS[answer.said] if answer.said else None,
        known=known,
    )
