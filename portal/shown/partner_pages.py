"""The pages of a company that the company itself and its consultant both have.

Each side has its own addresses and doors; what happens behind them is the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import CompanyRight, Sector
from models.queries import companies, company_people
from models.queries.vocabulary import industries
from models.tables.companies import Company, Workplace
from models.tables.people import User
from portal.context import db, now, page, seen_version, settings, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.companies import company_people as people_service
from portal.services.companies import company_record, invitations
from portal.services.companies.company_inputs import (
    CompanyFacts,
    Contacts,
    NewWorkplace,
    OwnFacts,
    OwnWorkplace,
)
from portal.services.companies.company_people import Rights
from portal.services.companies.invitations import NewInvitation
from portal.translate import gettext as _
from portal.translate import language


@dataclass(frozen=True)
class Seat:
    """From which side of the table a company is looked at."""

    company: Company
    own: bool  # somebody at the company, not the municipality

    def url(self, name: str, **values: Any) -> str:
        """The address of one of these pages on this side."""
        if self.own:
            return url_for(f"employer.{name}", **values)
        return url_for(f"partners.{name}", company_id=self.company.id, **values)

    @property
    def back(self) -> str:
        """The company's own page on this side."""
        if self.own:
            return url_for("employer.company")
        return url_for("companies.shown", company_id=self.company.id)


def facts_page(seat: Seat) -> ResponseReturnValue:
    """What is known of the company itself."""
    kind = OwnFacts if seat.own else CompanyFacts
    company = seat.company
    form = Form(kind, _given(), start=company.model_dump(include=set(kind.model_fields)))
    if form.data is not None:
        seen, by = seen_version(), viewer()
        with refusals_in(form):
            company_record.change_company(db(), company, form.data, seen=seen, by=by, now=now())
            return _done(seat.back, _("Oplysningerne er gemt."))
    return page(
        "partners/facts.html",
        status=422 if form.errors else 200,
        form=form,
        seat=seat,
        industries=_industry_choices(),
        sectors=Sector,
    )


def workplace_page(seat: Seat, workplace_id: int) -> ResponseReturnValue:
    """A place of work: where it is, who works there, what must be kept there."""
    workplace = _workplace(seat, workplace_id)
    kind = OwnWorkplace if seat.own else NewWorkplace
    form = Form(kind, _given(), start=workplace.model_dump(include=set(kind.model_fields)))
    if form.data is not None:
        given: dict[str, Any] = {"seen": seen_version(), "by": viewer(), "now": now()}
        with refusals_in(form):
            company_record.change_workplace(db(), seat.company, workplace, form.data, **given)
            return _done(seat.back, _("Arbejdsstedet er gemt."))
    return page(
        "partners/workplace.html",
        status=422 if form.errors else 200,
        form=form,
        seat=seat,
        workplace=workplace,
        industries=_industry_choices(),
    )


def contacts_page(seat: Seat) -> ResponseReturnValue:
    """Whom the municipality talks to."""
    known = companies.contacts_of(db(), seat.company.id)
    start = {
        kind.value: contact.model_dump(include={"name", "phone", "email"})
        for kind, contact in known.items()
    }
    form = Form(Contacts, _given(), start=start)
    if form.data is not None:
        given: dict[str, Any] = {"seen": seen_version(), "by": viewer(), "now": now()}
        with refusals_in(form):
            company_record.change_contacts(db(), seat.company, form.data, **given)
            return _done(seat.back, _("Kontakterne er gemt."))
    status = 422 if form.errors else 200
    return page("partners/contacts.html", status=status, form=form, seat=seat)


def users_page(seat: Seat) -> ResponseReturnValue:
    """Who acts for the company, and who is invited to."""
    return page("partners/users.html", seat=seat, **_users(seat))


def invite_page(seat: Seat) -> ResponseReturnValue:
    """A new invitation; its link is shown once."""
    form = Form(NewInvitation, _given(), start={"right": CompanyRight.STAFF})
    if form.data is not None:
        with refusals_in(form):
            made = invitations.invite(db(), seat.company, form.data, by=viewer(), now=now())
            link = url_for("invitations.opened", secret=made[1], _external=True)
            told: dict[str, Any] = {"seat": seat, "link": link, "invitation": made[0]}
            return page("partners/invited.html", mailed=settings().post is not None, **told)
    return page(
        "partners/invite.html",
        status=422 if form.errors else 200,
        form=form,
        seat=seat,
        rights=CompanyRight,
        workplaces=_workplace_choices(seat),
    )


def invitation_withdrawn(seat: Seat, invitation_id: int) -> ResponseReturnValue:
    """Take an invitation back."""
    found = company_people.invitation_of(db(), seat.company.id, invitation_id) or abort(404)
    invitations.withdraw(db(), found, by=viewer(), now=now())
    return _done(seat.url("users"), _("Invitationen er trukket tilbage. Linket virker ikke mere."))


def user_page(seat: Seat, user_id: int) -> ResponseReturnValue:
    """What one person may do, and where."""
    user = _user(seat, user_id)
    served = company_people.workplaces_served(db(), seat.company.id).get(user.id, frozenset())
    start = {"right": user.company_right, "workplace_ids": sorted(served)}
    form = Form(Rights, _given(), start=start)
    if form.data is not None:
        seen, by = seen_version(), viewer()
        with refusals_in(form):
            people_service.change_rights(db(), user, form.data, seen=seen, by=by, now=now())
            return _done(seat.url("users"), _("Rettighederne er gemt og gælder med det samme."))
    return page(
        "partners/user.html",
        status=422 if form.errors else 200,
        form=form,
        seat=seat,
        user=user,
        rights=CompanyRight,
        workplaces=_workplace_choices(seat),
    )


def user_turned(seat: Seat, user_id: int, turn: str) -> ResponseReturnValue:
    """Open or close a log-in."""
    user, opens = _user(seat, user_id), turn == "open"
    people_service.set_active(db(), user, opens, seen=seen_version(), by=viewer(), now=now())
    said = _("%(navn)s kan logge ind igen.") if opens else _("%(navn)s kan ikke logge ind.")
    return _done(seat.url("users"), said % {"navn": user.name})


def _users(seat: Seat) -> dict[str, Any]:
    places = companies.workplaces_of(db(), seat.company.id)
    return {
        "users": company_people.people_of(db(), seat.company.id),
        "served": company_people.workplaces_served(db(), seat.company.id),
        "workplace_names": {workplace.id: workplace.name for workplace, _place in places},
        "invitations": company_people.open_invitations(db(), seat.company.id, now()),
    }


def _workplace(seat: Seat, workplace_id: int) -> Workplace:
    rows = companies.workplaces_of(db(), seat.company.id)
    found: Workplace | None = next((row[0] for row in rows if row[0].id == workplace_id), None)
    return found or abort(404)


def _user(seat: Seat, user_id: int) -> User:
    return company_people.person_of(db(), seat.company.id, user_id) or abort(404)


def _workplace_choices(seat: Seat) -> list[tuple[int, str]]:
    rows = companies.workplaces_of(db(), seat.company.id)
    return [(workplace.id, workplace.name) for workplace, _place in rows]


def _industry_choices() -> list[tuple[str, str]]:
    return [(it.code, getattr(it, f"label_{language()}")) for it in industries(db())]


def _given() -> Mapping[str, str] | None:
    return request.form if request.method == "POST" else None


def _done(address: str, said: str) -> ResponseReturnValue:
    flash(said, "success")
    return redirect(address, code=303)
