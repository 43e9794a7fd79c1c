"""A citizen's Danish: who says which level, the course, and the week of lessons."""

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from models.kinds import DanishEducation, DanishLevel, DanishSkill, LevelSource
from models.queries import danish as queries
from models.queries.citizens import citizen_for
from models.queries.programme import circumstances_of
from models.rules.access import Act
from models.rules.danish import MODULES
from models.tables.people import Citizen
from portal.access import needs
from portal.context import db, page, record_reading, today, viewer
from portal.forms import Form
from portal.services.citizens import danish as service
from portal.services.citizens.danish_inputs import USUAL_WEEKS, DanishCourse, Lessons, LevelsSaid
from portal.services.citizens.record_parts import COURSE, LESSONS, LEVELS, version_of
from portal.shown.week import lesson_week, week_start
from portal.translate import gettext as _
from portal.views.citizens.record_forms import given, written
from portal.words.record import USUAL_WEEK_WORDS

blueprint = Blueprint("danish", __name__, url_prefix="/borgere/<int:citizen_id>/dansk")

# Who can be chosen; the hint of the module comes by itself.
SOURCES = (LevelSource.TEACHER, LevelSource.TEST, LevelSource.CASEWORKER)


@blueprint.get("")
@needs(Act.WRITE_RECORD)
def shown(citizen_id: int) -> ResponseReturnValue:
    return _shown(citizen_for(db(), viewer(), citizen_id) or abort(404))


@blueprint.post("/niveauer")
@needs(Act.WRITE_RECORD)
def levels_said(citizen_id: int) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    form = Form(LevelsSaid, request.form)
    done = written(form, citizen, service.say_levels, _("Niveauerne er gemt."))
    return done or _shown(citizen, levels=form)


@blueprint.post("/uddannelse")
@needs(Act.WRITE_RECORD)
def course_set(citizen_id: int) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    form = Form(DanishCourse, request.form)
    done = written(form, citizen, service.set_course, _("Uddannelse og prøver er gemt."))
    return done or _shown(citizen, course=form)


@blueprint.route("/undervisning", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def lessons(citizen_id: int) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    usual = USUAL_WEEKS.get(request.args.get("uge", ""))
    rows = queries.lessons(db(), citizen_id) if usual is None else usual
    form = Form(Lessons, given(), start=week_start("lessons", rows))
    if done := written(form, citizen, service.set_lessons, _("Undervisningen er gemt.")):
        return done
    record_reading(citizen_id, "danish")
    return page(
        "danish/lessons.html",
        status=422 if form.errors else 200,
        citizen=citizen,
        form=form,
        version=version_of(db(), citizen, LESSONS),
        usual=usual is not None,
        weeks=USUAL_WEEK_WORDS,
    )


def _shown(
    citizen: Citizen,
    levels: Form[LevelsSaid] | None = None,
    course: Form[DanishCourse] | None = None,
) -> ResponseReturnValue:
    """The page, with the form that came back with mistakes if one did."""
    record_reading(citizen.id, "danish")
    tests = {row.test.value: row.passed_on for row in queries.tests_passed(db(), citizen.id)}
    told = citizen.model_dump(include={"danish_education", "danish_module_number"})
    if programme := circumstances_of(db(), citizen.id):
        told["danish_enrolled_on"] = programme.danish_enrolled_on
    said = {"source": LevelSource.CASEWORKER, "set_on": today()}
    return page(
        "danish/shown.html",
        status=422 if (levels and levels.errors) or (course and course.errors) else 200,
        citizen=citizen,
        shown=service.levels_shown(db(), citizen),
        history=queries.levels_set(db(), citizen.id),
        week=lesson_week(queries.lessons(db(), citizen.id)),
        versions={
            "levels": version_of(db(), citizen, LEVELS),
            "course": version_of(db(), citizen, COURSE),
        },
        levels=levels or Form(LevelsSaid, start=said),
        course=course or Form(DanishCourse, start={**told, **tests}),
        kinds={
            "levels": DanishLevel,
            "skills": DanishSkill,
            "sources": SOURCES,
            "educations": DanishEducation,
            "modules": [(number, number) for number in MODULES],
        },
    )
