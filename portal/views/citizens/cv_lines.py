"""The other lines of a CV: skills, licences and certificates, languages."""

from typing import Any

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from models.kinds import LanguageMastery, RequirementKind, ShownBy, SkillLevel
from models.queries.citizens import citizen_for
from models.queries.cvs import cv_of
from models.rules.access import Act
from models.tables.people import Citizen, CitizenPermit, CitizenSkill
from models.tables.records import CitizenLanguage
from portal.access import needs
from portal.context import db, now, page, record_reading, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.citizens import cv_lines
from portal.services.citizens import cvs as service
from portal.services.citizens.cv_inputs import LanguageLine, NewSkills, PermitLine, SkillLine
from portal.translate import gettext as _
from portal.views.citizens.cv import changed, kept, line, line_values, removed
from portal.views.citizens.record_forms import given

blueprint = Blueprint("cv_lines", __name__, url_prefix="/borgere/<int:citizen_id>/cv")

PERMITS = (RequirementKind.LICENCE, RequirementKind.CERTIFICATE)


@blueprint.route("/kompetencer/nye", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def skills_added(citizen_id: int) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    form = Form(NewSkills, given())
    if form.data is not None:
        with refusals_in(form):
            service.add_skills(db(), citizen, form.data, by=viewer(), now=now())
            return kept(citizen_id, ".skills_added", "kan", _("Kompetencerne er gemt."))
    return _page("cv/skills.html", citizen, form, **_skill_choices(citizen))


@blueprint.route("/kompetencer/<int:skill_id>", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def skill_changed(citizen_id: int, skill_id: int) -> ResponseReturnValue:
    citizen, skill = line(citizen_id, CitizenSkill, skill_id)
    start = {**_values(skill, SkillLine), "shown_in": cv_lines.shown_in(db(), skill)}
    form = Form(SkillLine, given(), start=start)
    if (answer := changed(citizen, skill, form, "kan")) is not None:
        return answer
    values = {**_skill_choices(citizen), **line_values(citizen, skill, form)}
    return _page("cv/skill.html", citizen, form, skill=skill, **values)


@blueprint.post("/kompetencer/<int:skill_id>/fjern")
@needs(Act.WRITE_RECORD)
def skill_removed(citizen_id: int, skill_id: int) -> ResponseReturnValue:
    return removed(*line(citizen_id, CitizenSkill, skill_id), "kan")


@blueprint.route("/beviser/nyt", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def permit_added(citizen_id: int) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    form = Form(PermitLine, given(), start={"kind": RequirementKind.LICENCE})
    if form.data is not None:
        with refusals_in(form):
            service.add_permit(db(), citizen, form.data, by=viewer(), now=now())
            return kept(citizen_id, ".permit_added", "beviser", _("Beviset er gemt."))
    values = line_values(citizen, None, form)
    return _page("cv/permit.html", citizen, form, permit=None, kinds=PERMITS, **values)


@blueprint.route("/beviser/<int:permit_id>", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def permit_changed(citizen_id: int, permit_id: int) -> ResponseReturnValue:
    citizen, permit = line(citizen_id, CitizenPermit, permit_id)
    form = Form(PermitLine, given(), start=_values(permit, PermitLine))
    if (answer := changed(citizen, permit, form, "beviser")) is not None:
        return answer
    values = line_values(citizen, permit, form)
    return _page("cv/permit.html", citizen, form, permit=permit, kinds=PERMITS, **values)


@blueprint.post("/beviser/<int:permit_id>/fjern")
@needs(Act.WRITE_RECORD)
def permit_removed(citizen_id: int, permit_id: int) -> ResponseReturnValue:
    return removed(*line(citizen_id, CitizenPermit, permit_id), "beviser")


@blueprint.route("/sprog/nyt", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def language_added(citizen_id: int) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    form = Form(LanguageLine, given())
    if form.data is not None:
        with refusals_in(form):
            service.add_language(db(), citizen, form.data, by=viewer(), now=now())
            return kept(citizen_id, ".language_added", "sprog", _("Sproget er gemt."))
    values = line_values(citizen, None, form)
    return _page("cv/language.html", citizen, form, row=None, masteries=LanguageMastery, **values)


@blueprint.route("/sprog/<int:language_id>", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def language_changed(citizen_id: int, language_id: int) -> ResponseReturnValue:
    citizen, row = line(citizen_id, CitizenLanguage, language_id)
    form = Form(LanguageLine, given(), start=_values(row, LanguageLine))
    if (answer := changed(citizen, row, form, "sprog")) is not None:
        return answer
    values = line_values(citizen, row, form)
    return _page("cv/language.html", citizen, form, row=row, masteries=LanguageMastery, **values)


@blueprint.post("/sprog/<int:language_id>/fjern")
@needs(Act.WRITE_RECORD)
def language_removed(citizen_id: int, language_id: int) -> ResponseReturnValue:
    return removed(*line(citizen_id, CitizenLanguage, language_id), "sprog")


def _skill_choices(citizen: Citizen) -> dict[str, Any]:
    entries = [(entry.id, entry.title) for entry, _concept in cv_of(db(), citizen).entries]
    return {"entries": entries, "levels": SkillLevel, "ways": ShownBy}


def _values(row: Any, kind: Any) -> dict[str, object]:
    values: dict[str, object] = row.model_dump(include=set(kind.model_fields))
    return values


def _page(template: str, citizen: Citizen, form: Form[Any], **values: Any) -> ResponseReturnValue:
    record_reading(citizen.id, "cv")
    status = 422 if form.errors else 200
    return page(template, status=status, citizen=citizen, form=form, **values)
