"""What an opening's words mean in the vocabulary: a consultant looks, and chooses."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import ConceptKind
from models.queries.openings import opening_for, requirement_for
from models.rules.access import Act
from models.tables.openings import Opening
from portal.access import needs
from portal.context import db, now, page, seen_version, viewer
from portal.forms import Form
from portal.services.citizens.cv_inputs import Term
from portal.services.matches.knowledge import heard, suggest
from portal.services.openings import opening_terms as service
from portal.translate import language
from portal.views.matches.suggestions import sought_words, term_kept

blueprint = Blueprint("opening_terms", __name__, url_prefix="/aabninger/<int:opening_id>")


@blueprint.route("/fag/ord", methods=["GET", "POST"])
@needs(Act.REVIEW_OPENING)
def of_title(opening_id: int) -> ResponseReturnValue:
    opening = _find(opening_id)
    form = _form()
    if form.data is not None:
        heeded = service.choose_occupation(
            db(), opening, form.data, seen=seen_version(), by=viewer(), now=now()
        )
        return _kept(opening_id, heeded)
    kind = ConceptKind.OCCUPATION
    return _asked(opening, opening.title, kind, opening.occupation_id, form)


@blueprint.route("/krav/<int:requirement_id>/ord", methods=["GET", "POST"])
@needs(Act.REVIEW_OPENING)
def of_requirement(opening_id: int, requirement_id: int) -> ResponseReturnValue:
    opening = _find(opening_id)
    row = requirement_for(db(), opening_id, requirement_id) or abort(404)
    form = _form()
    if form.data is not None:
        heeded = service.choose_requirement(
            db(), opening, row, form.data, seen=seen_version(), by=viewer(), now=now()
        )
        return _kept(opening_id, heeded)
    return _asked(opening, row.text, ConceptKind.SKILL, row.concept_id, form)


def _find(opening_id: int) -> Opening:
    return opening_for(db(), viewer(), opening_id) or abort(404)


def _form() -> Form[Term]:
    return Form(Term, request.form if request.method == "POST" else None)


def _kept(opening_id: int, heeded: bool) -> ResponseReturnValue:
    flash(term_kept(heeded=heeded), "success")
    return redirect(url_for("openings.shown", opening_id=opening_id), code=303)


def _asked(
    opening: Opening, words: str, kind: ConceptKind, chosen: int | None, form: Form[Any]
) -> ResponseReturnValue:
    sought = sought_words() or words
    known = heard(db(), opening.municipality_id)
    return page(
        "openings/term.html",
        status=422 if form.errors else 200,
        opening=opening,
        words=words,
        version=opening.version,
        chosen=chosen,
        sought=sought,
        found=suggest(known, sought, kind, language()),
        form=form,
    )
