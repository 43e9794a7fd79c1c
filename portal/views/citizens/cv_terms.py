"""What a line's words mean in the vocabulary: a person looks, and chooses or leaves them free."""

from typing import Any

from flask import Blueprint
from flask.typing import ResponseReturnValue

from models.rules.access import Act
from models.tables.people import CitizenEntry, CitizenPermit, CitizenSkill
from portal.access import needs
from portal.context import db, now, page, record_reading, seen_version, viewer
from portal.forms import Form
from portal.services.citizens import cvs as service
from portal.services.citizens.cv_inputs import Term
from portal.services.citizens.cv_lines import version_of, words_of
from portal.services.matches.knowledge import heard, suggest
from portal.translate import language
from portal.views.citizens.cv import kept, line
from portal.views.citizens.record_forms import given
from portal.views.matches.suggestions import sought_words, term_kept

blueprint = Blueprint("cv_terms", __name__, url_prefix="/borgere/<int:citizen_id>/cv")


@blueprint.route("/arbejde/<int:entry_id>/ord", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def of_entry(citizen_id: int, entry_id: int) -> ResponseReturnValue:
    return _asked(*line(citizen_id, CitizenEntry, entry_id), "arbejde")


@blueprint.route("/kompetencer/<int:skill_id>/ord", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def of_skill(citizen_id: int, skill_id: int) -> ResponseReturnValue:
    return _asked(*line(citizen_id, CitizenSkill, skill_id), "kan")


@blueprint.route("/beviser/<int:permit_id>/ord", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def of_permit(citizen_id: int, permit_id: int) -> ResponseReturnValue:
    return _asked(*line(citizen_id, CitizenPermit, permit_id), "beviser")


def _asked(citizen: Any, row: Any, where: str) -> ResponseReturnValue:
    form = Form(Term, given())
    if form.data is not None:
        seen = seen_version()
        heeded = service.choose_term(
            db(), citizen, row, form.data, seen=seen, by=viewer(), now=now()
        )
        return kept(citizen.id, "", where, term_kept(heeded=heeded))
    record_reading(citizen.id, "cv")
    words, kind = words_of(row)
    sought = sought_words() or words
    return page(
        "cv/term.html",
        status=422 if form.errors else 200,
        citizen=citizen,
        where=where,
        words=words,
        version=version_of(db(), row),
        chosen=row.concept_id,
        sought=sought,
        found=suggest(heard(db(), citizen.municipality_id), sought, kind, language()),
        form=form,
    )
