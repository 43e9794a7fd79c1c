"""What the administrator sits down to do: people, settings, vocabulary, trail."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import ObjectType, Role
from models.queries import citizens
from models.queries import people as people_queries
from models.queries import trail as trail_queries
from models.queries import vocabulary as vocabulary_queries
from models.queries.companies import names_of_all
from models.queries.signing_in import with_second_factor
from models.queries.trail import EventsSought
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, page, seen_version, today, viewer, wanted
from portal.errors import refusals_in
from portal.forms import Form
from portal.services import people
from portal.services.people import MatchingSwitch, NewUser
from portal.shown.numbers import row_number
from portal.translate import gettext as _

blueprint = Blueprint("admin", __name__, url_prefix="/administration")


@blueprint.get("/brugere")
@needs(Act.MANAGE_USERS)
def users() -> ResponseReturnValue:
    return page(
        "admin/users.html",
        users=people_queries.users_of(db(), viewer()),
        companies=names_of_all(db(), viewer().municipality_id),
        with_factor=with_second_factor(db(), viewer()),
    )


@blueprint.route("/brugere/ny", methods=["GET", "POST"])
@needs(Act.MANAGE_USERS)
def new_user() -> ResponseReturnValue:
    form = Form(NewUser, request.form if request.method == "POST" else None)
    if form.data is not None:
        with refusals_in(form):
            user, password = people.add_user(db(), form.data, by=viewer(), now=now())
            return page("admin/password.html", user=user, password=password)
    companies = names_of_all(db(), viewer().municipality_id)
    status = 422 if form.errors else 200
    return page("admin/new_user.html", status=status, form=form, companies=companies, roles=Role)


@blueprint.post("/brugere/<int:user_id>/adgangskode")
@needs(Act.MANAGE_USERS)
def password(user_id: int) -> ResponseReturnValue:
    user = people_queries.user_for(db(), viewer(), user_id) or abort(404)
    renewed = people.renew_password(db(), user, by=viewer(), now=now())
    return page("admin/password.html", user=user, password=renewed)


@blueprint.post("/brugere/<int:user_id>/<any(open, close):turn>")
@needs(Act.MANAGE_USERS)
def user_turned(user_id: int, turn: str) -> ResponseReturnValue:
    user = people_queries.user_for(db(), viewer(), user_id) or abort(404)
    people.set_active(db(), user, turn == "open", seen=seen_version(), by=viewer(), now=now())
    said = _("%(navn)s kan logge ind igen.") if user.active else _("%(navn)s kan ikke logge ind.")
    flash(said % {"navn": user.name}, "success")
    return redirect(url_for(".users"), code=303)


@blueprint.get("/indstillinger")
@needs(Act.MANAGE_SETTINGS)
def settings() -> ResponseReturnValue:
    return _settings()


@blueprint.post("/indstillinger/matchning")
@needs(Act.MANAGE_SETTINGS)
def matching_switched() -> ResponseReturnValue:
    form = Form(MatchingSwitch, request.form)
    if form.data is None:
        return _settings(switch=form)
    people.switch_matching(db(), form.data, by=viewer(), now=now(), on=today())
    said = _("Matchning er slået til.") if form.data.legal_basis else _("Matchning er slået fra.")
    flash(said, "success")
    return redirect(url_for(".settings"), code=303)


def _settings(switch: Form[MatchingSwitch] | None = None) -> ResponseReturnValue:
    """The page, with the form if it came back with mistakes."""
    own = people_queries.municipality(db(), viewer().municipality_id)
    start = {"legal_basis": own.matching_legal_basis}
    return page(
        "admin/settings.html",
        status=422 if switch else 200,
        municipality=own,
        hours=people_queries.office_hours(db(), own.id),
        closing_days=people_queries.closing_days_from(db(), own.id, today()),
        switch=switch or Form(MatchingSwitch, start=start),
    )


@blueprint.get("/ordliste")
@needs(Act.MANAGE_SETTINGS)
def vocabulary() -> ResponseReturnValue:
    return page("admin/vocabulary.html", sources=vocabulary_queries.source_counts(db()))


@blueprint.get("/spor")
@needs(Act.SEE_TRAIL)
def trail() -> ResponseReturnValue:
    about = request.args.get("om", type=ObjectType)
    asked = request.args.get("nummer", "").strip()
    object_id = request.args.get("nummer", type=row_number)
    if asked and object_id is None:
        # People know the case number, and a number that is nobody's finds nothing.
        about = ObjectType.CITIZEN
        object_id = citizens.id_of_case(db(), viewer().municipality_id, asked) or 0
    sought = EventsSought(
        object_type=about,
        object_id=object_id,
        actor_id=request.args.get("hvem", type=row_number),
        action=request.args.get("handling", ""),
    )
    return page(
        "admin/trail.html",
        part="admin/_events.html",
        events=trail_queries.events_page(db(), viewer(), wanted(), sought),
        sought=sought,
        asked=asked,
        object_types=ObjectType,
        actors=[(user.id, user.name) for user in people_queries.users_of(db(), viewer())],
    )
