"""The legal figures: what holds, what the municipality has set itself, and what a change does."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.queries import law
from models.rules.access import Act
from models.tables.law import FigureRow
from portal.access import needs
from portal.context import db, now, page, seen_version, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.law import figure_editions as service
from portal.services.law.figure_editions import FigureEnd, OwnFigure
from portal.services.law.law_preview import OtherAnswer
from portal.shown.figures_shown import figures_shown
from portal.translate import gettext as _

blueprint = Blueprint("figures", __name__, url_prefix="/lovens-tal")


@blueprint.get("/")
@needs(Act.SEE_FIGURES)
def listed() -> ResponseReturnValue:
    """Every figure that holds today or will."""
    rows = law.figures_from(db(), viewer().municipality_id, today())
    return page("figures/list.html", groups=figures_shown(rows, today()))


@blueprint.get("/<string:key>")
@needs(Act.SEE_FIGURES)
def shown(key: str) -> ResponseReturnValue:
    """One figure through time."""
    return page("figures/one.html", key=key, editions=_editions_or_404(key), on=today())


@blueprint.route("/<string:key>/ny", methods=["GET", "POST"])
@needs(Act.MANAGE_SETTINGS)
def set_own(key: str) -> ResponseReturnValue:
    """A municipal value: first what it changes, then the saving."""
    editions = _editions_or_404(key)
    form = Form(OwnFigure, request.form if request.method == "POST" else None)
    changes: list[OtherAnswer] | None = None
    if form.data is not None:
        with refusals_in(form):
            if form.data.confirmed:
                seen, by = seen_version(), viewer()
                service.write(db(), key, form.data, seen=seen, by=by, now=now())
                flash(_("Tallet er gemt. Det, der gjaldt før, bliver stående."), "success")
                return redirect(url_for(".shown", key=key), code=303)
            changes = service.preview_new(db(), key, form.data, by=viewer(), now=now())
    return page(
        "figures/new.html",
        status=422 if form.errors else 200,
        form=form,
        key=key,
        unit=editions[0][0].unit,
        version=_version(key),
        changes=changes,
    )


@blueprint.route("/<string:key>/<int:figure_id>/ophoer", methods=["GET", "POST"])
@needs(Act.MANAGE_SETTINGS)
def ended(key: str, figure_id: int) -> ResponseReturnValue:
    """The last day of a municipal value: first what it changes, then the saving."""
    row = law.own_figure(db(), viewer().municipality_id, figure_id)
    if row is None or row.key != key:
        abort(404)
    form = Form(FigureEnd, request.form if request.method == "POST" else None)
    changes: list[OtherAnswer] | None = None
    if form.data is not None:
        with refusals_in(form):
            if form.data.confirmed:
                seen, by = seen_version(), viewer()
                service.end_own(db(), row, form.data, seen=seen, by=by, now=now())
                flash(_("Tallets sidste dag er gemt. Derefter gælder lovens eget tal."), "success")
                return redirect(url_for(".shown", key=key), code=303)
            changes = service.preview_end(db(), row, form.data, by=viewer(), now=now())
    status = 422 if form.errors else 200
    return page(
        "figures/end.html",
        status=status,
        form=form,
        row=row,
        version=_version(key),
        changes=changes,
    )


def _editions_or_404(key: str) -> list[tuple[FigureRow, str | None]]:
    rows = law.editions_of(db(), viewer().municipality_id, key)
    return [(row, name) for row, name in rows] or abort(404)


def _version(key: str) -> int:
    """What the person has before her: the version she sent, or the one in the store."""
    if request.method == "POST":
        return seen_version()
    return service.version_of(db(), viewer().municipality_id, key)
