"""Writing an opening: a new one, or one that is still the company's own."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import DanishLevel, DanishSkill, PlacementType, RequirementKind
from models.queries import openings
from models.queries.companies import workplaces_of
from models.queries.openings import OpeningDetails
from models.queries.vocabulary import concepts_of_sort, industries
from models.rules.access import Act
from models.tables.openings import Opening
from portal.access import needs
from portal.context import db, now, page, seen_version, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services import openings as service
from portal.services.figures import figures_on
from portal.services.opening_inputs import NewOpening
from portal.services.proposals import as_week
from portal.translate import gettext as _
from portal.translate import language
from portal.views.employer_common import blueprint, own_company, own_opening

COPIED = {
    "placement_type",
    "workplace_id",
    "industry",
    "title",
    "tasks",
    "no_danish_needed",
    "hours_a_week",
    "starts",
    "ends",
    "seats",
    "apply_by",
    "on_site_teaching",
    "language_buddy",
}


@blueprint.route("/aabninger/ny", methods=["GET", "POST"])
@needs(Act.WRITE_OPENING)
def new_opening() -> ResponseReturnValue:
    company_id = own_company().id
    form = Form(NewOpening, _given(), start=_first_values(company_id))
    if form.data is not None:
        with refusals_in(form):
            opening = service.save(db(), company_id, form.data, by=viewer(), now=now())
            return _kept_or_sent(opening)
    return _form_page(form, None)


@blueprint.route("/aabninger/<int:opening_id>/ret", methods=["GET", "POST"])
@needs(Act.WRITE_OPENING)
def opening_edit(opening_id: int) -> ResponseReturnValue:
    opening = own_opening(opening_id)
    form = Form(NewOpening, _given(), start=_values_of(openings.details(db(), opening)))
    if form.data is not None:
        seen = seen_version()
        with refusals_in(form):
            service.change(db(), opening, form.data, seen=seen, by=viewer(), now=now())
            return _kept_or_sent(opening)
    return _form_page(form, opening)


def _given() -> dict[str, str] | None:
    return request.form if request.method == "POST" else None


def _kept_or_sent(opening: Opening) -> ResponseReturnValue:
    """The answer to the button that was pressed: keep the draft, or send it as well."""
    if "send" in request.args:
        service.submit(db(), opening, by=viewer(), now=now())
        return redirect(url_for(".receipt", opening_id=opening.id), code=303)
    flash(_("Kladden er gemt. Send den til kommunen, når den er klar."), "success")
    return redirect(url_for(".opening", opening_id=opening.id), code=303)


def _form_page(form: Form[NewOpening], opening: Opening | None) -> ResponseReturnValue:
    company = own_company()
    places = workplaces_of(db(), company.id, viewer())
    return page(
        "employer/opening_form.html",
        status=422 if form.errors else 200,
        form=form,
        opening=opening,
        company=company,
        kinds=PlacementType,
        figures=figures_on(db(), today(), viewer().municipality_id),
        workplaces=[(w.id, f"{w.name}, {w.address}, {p.postcode} {p.name}") for w, p in places],
        industries=[(i.code, getattr(i, f"label_{language()}")) for i in industries(db())],
        licences=[
            (concept.code, getattr(concept, f"label_{language()}"))
            for concept in concepts_of_sort(db(), RequirementKind.LICENCE)
        ],
        levels=DanishLevel,
        danish_skills=DanishSkill,
    )


def _first_values(company_id: int) -> dict[str, object]:
    """What is most likely, so that less must be filled in."""
    company = own_company()
    places = workplaces_of(db(), company_id, viewer())
    start: dict[str, object] = {"industry": company.industry, "seats": 1}
    if len(places) == 1:
        start["workplace_id"] = places[0][0].id
    return start


def _values_of(whole: OpeningDetails) -> dict[str, object]:
    """The opening as the form shows it."""
    texts: dict[RequirementKind, list[dict[str, object]]] = {kind: [] for kind in RequirementKind}
    licences = []
    for row, concept in whole.requirements:
        texts[row.kind].append({"text": row.text, "must": row.must})
        if row.kind is RequirementKind.LICENCE and concept is not None:
            licences.append(concept.code)
    need_of = {DanishSkill(need.skill): need for need in whole.danish}
    return {
        **whole.opening.model_dump(include=COPIED),
        "skills": texts[RequirementKind.SKILL],
        "certificates": texts[RequirementKind.CERTIFICATE],
        "licences": licences,
        "danish": [
            need_of[skill].model_dump(exclude={"id", "opening_id"}) if skill in need_of else {}
            for skill in DanishSkill
        ],
        **as_week(whole.slots),
    }
