"""The reason for one person's place on a list, on paper: for her and for the file."""

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import Language
from models.queries import matches
from models.rules.access import Act
from models.tables.matches import MatchItem, MatchRun
from portal.access import needs
from portal.context import db, now, page, record_reading, viewer
from portal.forms import Form
from portal.language import reading_in
from portal.services.matches.reasons import ReasonWanted, make_reason
from portal.shown.explained import gates_shown
from portal.shown.list_pages import frame_of
from portal.shown.reasons import fingerprint, reason_of, used_of

blueprint = Blueprint(
    "reasons", __name__, url_prefix="/matchlister/<int:run_id>/<int:item_id>/begrundelse"
)


@blueprint.route("", methods=["GET", "POST"])
@needs(Act.SEE_MATCH_LIST)
def made(run_id: int, item_id: int) -> ResponseReturnValue:
    """Choose for whom the reason is; making it leaves a line in the trail."""
    run, item = _line(run_id, item_id)
    form = Form(ReasonWanted, request.form if request.method == "POST" else None)
    if form.data is None:
        status = 422 if form.errors else 200
        return page("reasons/choice.html", status=status, run=run, item=item, form=form)
    make_reason(db(), item, form.data, by=viewer(), now=now())
    kind = form.data.kind
    endpoint = ".for_file" if kind == "file" else ".for_person"
    sprog = None if kind == "file" else kind
    return redirect(url_for(endpoint, run_id=run_id, item_id=item_id, sprog=sprog), code=303)


@blueprint.get("/borger")
@needs(Act.SEE_MATCH_LIST)
def for_person(run_id: int, item_id: int) -> ResponseReturnValue:
    run, item = _line(run_id, item_id)
    record_reading(item.citizen_id, "reason_for_person")
    with reading_in(request.args.get("sprog", Language.DANISH, type=Language)):
        frame = frame_of(run)
        reason = reason_of(frame, item, to_the_person=True)
        return page("reasons/for_person.html", frame=frame, reason=reason)


@blueprint.get("/sag")
@needs(Act.SEE_MATCH_LIST)
def for_file(run_id: int, item_id: int) -> ResponseReturnValue:
    run, item = _line(run_id, item_id)
    record_reading(item.citizen_id, "reason_for_file")
    frame = frame_of(run)
    return page(
        "reasons/for_file.html",
        frame=frame,
        reason=reason_of(frame, item, to_the_person=False),
        gates=gates_shown(item.gates),
        fingerprint=fingerprint(item),
        used=used_of(item),
    )


def _line(run_id: int, item_id: int) -> tuple[MatchRun, MatchItem]:
    """A list and one line of it, if they are the viewer's."""
    run = matches.run_for(db(), viewer(), run_id) or abort(404)
    return run, matches.item_for(db(), viewer(), run_id, item_id) or abort(404)
