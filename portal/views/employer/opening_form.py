"""Writing an opening: a new one, a copy of an old one, or one that is still the company's own."""

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import DanishLevel, DanishSkill, HirePotential, PlacementType, RequirementKind
from models.queries import openings
from models.queries.companies import workplaces_of
from models.queries.drafts import draft_of_opening
from models.queries.openings import OpeningDetails
from models.queries.vocabulary import concepts_of_sort, industries
from models.rules.access import Act
from models.tables.openings import Opening
from models.tables.partners import OpeningDraft
from portal.access import needs
from portal.context import db, is_htmx, now, page, seen_version, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.law.figures import figures_on
from portal.services.matches.proposals import as_week
from portal.services.openings import drafts
from portal.services.openings import openings as service
from portal.services.openings.drafts import Held
from portal.services.openings.opening_inputs import NewOpening, with_weeks
from portal.shown.draft_values import kept_values
from portal.shown.numbers import row_number
from portal.shown.room_shown import room_for
from portal.shown.wording_shown import hits_in
from portal.translate import gettext as _
from portal.translate import language
from portal.views.employer.common import blueprint, own_company, own_opening

# Said anew for each opening: an old day would be wrong.
NOT_COPIED = {"starts", "ends", "apply_by", "copied_from_id"}
COPIED = {
    *("placement_type", "workplace_id", "industry", "title", "no_danish_needed", "hours_a_week"),
    *("starts", "ends", "seats", "apply_by", "on_site_teaching", "language_buddy"),
    *("hire_potential", "pay_note", "copied_from_id"),
}


@blueprint.route("/aabninger/ny", methods=["GET", "POST"])
@needs(Act.WRITE_OPENING)
def new_opening() -> ResponseReturnValue:
    """A new one; `?kopi=7` begins with what stands in the opening with that number."""
    if _keeps_itself():
        return _kept_by_itself(None)
    form = Form(NewOpening, _given(), start=_first_values())
    if form.data is not None:
        with refusals_in(form):
            drafts.settle(db(), None, _held(), by=viewer())
            opening = service.save(db(), own_company().id, form.data, by=viewer(), now=now())
            return _kept_or_sent(opening)
    return _draft_or_page(form, None)


@blueprint.route("/aabninger/<int:opening_id>/ret", methods=["GET", "POST"])
@needs(Act.WRITE_OPENING)
def opening_edit(opening_id: int) -> ResponseReturnValue:
    opening = own_opening(opening_id)
    if _keeps_itself():
        return _kept_by_itself(opening)
    draft = draft_of_opening(db(), opening.id)
    start = draft.typed if draft else _values_of(openings.details(db(), opening))
    form = Form(NewOpening, _given(), start=start)
    if form.data is not None:
        seen = seen_version()
        with refusals_in(form):
            drafts.settle(db(), opening, _held(), by=viewer())
            service.change(db(), opening, form.data, seen=seen, by=viewer(), now=now())
            return _kept_or_sent(opening)
    return _draft_or_page(form, opening, draft)


def form_page(
    form: Form[NewOpening], opening: Opening | None, draft: OpeningDraft | None
) -> ResponseReturnValue:
    """The form, whatever it holds.

    Args:
        draft: what is shown of it was kept, but is in no opening yet.
    """
    company = own_company()
    places = workplaces_of(db(), company.id, viewer())
    return page(
        "employer/opening_form.html",
        status=422 if form.errors else 200,
        form=form,
        opening=opening,
        draft=draft,
        goes_on=drafts.goes_on(db(), draft, viewer(), today()),
        holds=drafts.still_held(db(), opening, _held(), by=viewer()),
        company=company,
        kinds=PlacementType,
        potentials=HirePotential,
        figures=figures_on(db(), today(), viewer().municipality_id),
        room=room_for(form.typed),
        hits=hits_in(form.typed),
        workplaces=[(w.id, f"{w.name}, {w.address}, {p.postcode} {p.name}") for w, p in places],
        industries=[(i.code, getattr(i, f"label_{language()}")) for i in industries(db())],
        licences=[
            (concept.code, getattr(concept, f"label_{language()}"))
            for concept in concepts_of_sort(db(), RequirementKind.LICENCE)
        ],
        levels=DanishLevel,
        danish_skills=DanishSkill,
    )


def _keeps_itself() -> bool:
    """Whether the form sends itself while somebody types, and asks only that it is kept."""
    return request.method == "POST" and is_htmx()


def _kept_by_itself(opening: Opening | None) -> ResponseReturnValue:
    """The form as it stands is kept, unchecked; answers with when."""
    form, draft, typed = Form(NewOpening), None, kept_values(request.form)
    if typed or _held().draft_id:
        with refusals_in(form):
            draft = drafts.keep(db(), typed, opening=opening, held=_held(), by=viewer(), now=now())
    status = 422 if form.errors else 200
    return page(
        "employer/_draft_kept.html",
        status=status,
        form=form,
        draft=draft,
        goes_on=drafts.goes_on(db(), draft, viewer(), today()),
        holds=drafts.still_held(db(), opening, _held(), by=viewer()),
        hits=hits_in(request.form),
    )


def _held() -> Held:
    """The draft that the page of the person holds."""
    number = request.form.get("kladde", 0, type=row_number)
    return Held(number, request.form.get("kladde_version", 0, type=row_number))


def _given() -> dict[str, str] | None:
    return request.form if request.method == "POST" else None


def _kept_or_sent(opening: Opening) -> ResponseReturnValue:
    """The answer to the button that was pressed: keep the draft, or send it as well."""
    if "send" in request.args:
        service.submit(db(), opening, by=viewer(), now=now())
        return redirect(url_for(".receipt", opening_id=opening.id), code=303)
    flash(_("Kladden er gemt. Send den til kommunen, når den er klar."), "success")
    return redirect(url_for(".opening", opening_id=opening.id), code=303)


def _draft_or_page(
    form: Form[NewOpening], opening: Opening | None, draft: OpeningDraft | None = None
) -> ResponseReturnValue:
    """What cannot be sent yet is kept as a draft when the person asked for that."""
    typed = kept_values(form.typed)
    if not form.errors or "send" in request.args or not typed:
        return form_page(form, opening, draft)
    form.errors.clear()
    with refusals_in(form):
        kept = drafts.keep(db(), typed, opening=opening, held=_held(), by=viewer(), now=now())
        flash(_("Kladden er gemt. Den kan sendes, når alt er udfyldt."), "success")
        if opening is not None:
            return redirect(url_for(".opening_edit", opening_id=opening.id), code=303)
        return redirect(url_for(".draft", draft_id=kept.id), code=303)
    return form_page(form, opening, None)


def _first_values() -> dict[str, object]:
    """What is most likely, so that less must be filled in."""
    if "kopi" in request.args:
        return _copy(own_opening(request.args.get("kopi", 0, type=row_number)))
    company = own_company()
    places = workplaces_of(db(), company.id, viewer())
    start: dict[str, object] = {"industry": company.industry, "seats": 1}
    if len(places) == 1:
        start["workplace_id"] = places[0][0].id
    return start


def _copy(opening: Opening) -> dict[str, object]:
    if opening.state in service.COMPANYS_OWN:
        abort(404)
    values = _values_of(openings.details(db(), opening))
    fresh = {name: value for name, value in values.items() if name not in NOT_COPIED}
    return {**fresh, "copied_from_id": opening.id}


def _values_of(whole: OpeningDetails) -> dict[str, object]:
    """The opening as the form shows it."""
    opening = whole.opening
    texts: dict[RequirementKind, list[dict[str, object]]] = {kind: [] for kind in RequirementKind}
    licences = []
    for row, concept in whole.requirements:
        texts[row.kind].append({"text": row.text, "must": row.must})
        if row.kind is RequirementKind.LICENCE and concept is not None:
            licences.append(concept.code)
    need_of = {DanishSkill(need.skill): need for need in whole.danish}
    return {
        **opening.model_dump(include=COPIED),
        "tasks": with_weeks(opening.tasks, opening.task_weeks),
        "skills": texts[RequirementKind.SKILL],
        "certificates": texts[RequirementKind.CERTIFICATE],
        "licences": licences,
        "danish": [
            need_of[skill].model_dump(exclude={"id", "opening_id"}) if skill in need_of else {}
            for skill in DanishSkill
        ],
        **as_week(whole.slots),
    }
