"""What is typed of an opening and not sent: written on, or thrown away; and the room there is."""

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.queries.drafts import draft_for
from models.rules.access import Act
from models.tables.partners import OpeningDraft
from portal.access import needs
from portal.context import db, is_htmx, page, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.inputs import Input
from portal.services.openings import drafts
from portal.services.openings.opening_inputs import NewOpening
from portal.shown.numbers import row_number
from portal.shown.room_shown import room_for
from portal.translate import gettext as _
from portal.views.employer.common import blueprint
from portal.views.employer.opening_form import form_page


class Discarded(Input):
    """That it may be thrown away; there is nothing to type."""


@blueprint.get("/aabninger/plads")
@needs(Act.WRITE_OPENING)
def room() -> ResponseReturnValue:
    """How many there is room for by law, while somebody types; else it stands on the form."""
    if not is_htmx():
        return redirect(url_for(".new_opening"), code=303)
    return page("employer/_room.html", room=room_for(request.args))


@blueprint.get("/aabninger/kladder/<int:draft_id>")
@needs(Act.WRITE_OPENING)
def draft(draft_id: int) -> ResponseReturnValue:
    kept = _own(draft_id)
    if kept.opening_id is not None:
        return redirect(url_for(".opening_edit", opening_id=kept.opening_id), code=303)
    return form_page(Form(NewOpening, start=kept.typed), None, kept)


@blueprint.route("/aabninger/kladder/<int:draft_id>/kasser", methods=["GET", "POST"])
@needs(Act.WRITE_OPENING)
def draft_discarded(draft_id: int) -> ResponseReturnValue:
    kept = _own(draft_id)
    form = Form(Discarded, request.form if request.method == "POST" else None)
    if form.data is not None:
        with refusals_in(form):
            drafts.discard(db(), kept, seen=request.form.get("version", 0, type=row_number))
            flash(_("Kladden er kasseret."), "success")
            return redirect(url_for(".openings"), code=303)
    status = 422 if form.errors else 200
    return page("employer/draft_discard.html", status=status, form=form, draft=kept)


def _own(draft_id: int) -> OpeningDraft:
    return draft_for(db(), viewer(), draft_id) or abort(404)
