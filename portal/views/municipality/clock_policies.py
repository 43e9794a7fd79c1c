"""How the 24 hours are counted: the editions, what they give today, and whom to call at once."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import ClockPolicy, PromiseKind
from models.queries import people
from models.queries.clock_policies import editions, in_force
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, page, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.promises import policies as service
from portal.services.promises.policies import PolicyChoice, ProblemSettings
from portal.translate import gettext as _

blueprint = Blueprint("clock_policies", __name__, url_prefix="/administration/frister")


@blueprint.get("")
@needs(Act.MANAGE_SETTINGS)
def shown() -> ResponseReturnValue:
    return _shown()


@blueprint.post("/ny")
@needs(Act.MANAGE_SETTINGS)
def chosen() -> ResponseReturnValue:
    form = Form(PolicyChoice, request.form)
    if form.data is not None:
        with refusals_in(form):
            service.choose(db(), form.data, by=viewer(), now=now())
            flash(_("Udgaven er gemt. Frister, der er lovet, flytter sig ikke."), "success")
            return redirect(url_for(".shown"), code=303)
    return _shown(choice=form)


@blueprint.post("/problemer")
@needs(Act.MANAGE_SETTINGS)
def problems_set() -> ResponseReturnValue:
    form = Form(ProblemSettings, request.form)
    if form.data is None:
        return _shown(problems=form)
    service.set_problem_settings(db(), form.data, by=viewer(), now=now())
    flash(_("Det er gemt. Virksomhederne ser det med det samme."), "success")
    return redirect(url_for(".shown"), code=303)


def _shown(
    choice: Form[PolicyChoice] | None = None, problems: Form[ProblemSettings] | None = None
) -> ResponseReturnValue:
    """The page, with the form that came back with mistakes if one did."""
    own = people.municipality(db(), viewer().municipality_id)
    settings = own.model_dump(include=set(ProblemSettings.model_fields))
    return page(
        "clock_policies/shown.html",
        status=422 if choice or problems else 200,
        in_force=[(kind, in_force(db(), own, kind, now())) for kind in PromiseKind],
        editions=editions(db(), own.id),
        examples=service.examples(people.office_calendar(db(), own.id), today()),
        choice=choice or Form(PolicyChoice),
        problems=problems or Form(ProblemSettings, start=settings),
        kinds=PromiseKind,
        policies=ClockPolicy,
    )
