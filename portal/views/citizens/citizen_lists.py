"""What a person does with the list of citizens: fetch it as a file, keep its filter as a view."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from flask import Blueprint, abort, flash, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.queries import citizen_lists, saved_views
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, page, record_export, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services import saved_views as keeping
from portal.services.citizens import citizen_lists as service
from portal.services.inputs import Input, RowNumber
from portal.services.saved_views import ViewName
from portal.services.spreadsheets import as_csv, as_xlsx
from portal.shown.citizen_filter import filter_asked
from portal.shown.citizen_list_pages import as_text, views_of_list
from portal.translate import gettext as _
from portal.words.lists import COLUMNS, SHEET

blueprint = Blueprint("citizen_lists", __name__, url_prefix="/borgere")

LIST = "citizens.listed"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ViewRenamed(ViewName):
    """Which view, and what it is to be called."""

    view: RowNumber


class ViewChosen(Input):
    """Which view."""

    view: RowNumber


@blueprint.get("/hent/<any(csv,xlsx):kind>")
@needs(Act.SEE_CITIZENS)
def fetched(kind: str) -> ResponseReturnValue:
    """Exactly what the list shows under its filter, all pages of it."""
    form = filter_asked()
    if form.data is None:
        return redirect(
            f"{url_for(LIST)}?{request.query_string.decode('ascii', 'ignore')}", code=303
        )
    sought = service.settled(db(), viewer(), form.data.sought())
    rows = citizen_lists.every_listed(db(), viewer(), sought)
    in_play = citizen_lists.in_play_under(db(), viewer(), sought)
    titles, cells = [str(title) for title in COLUMNS], as_text(rows, in_play, today())
    content = _FILES[kind](titles, cells)
    # What was searched for may be a name, and the trail knows people by number only.
    chosen = form.data.model_dump(mode="json", exclude_defaults=True)
    chosen["soeg"] = bool(form.data.soeg)
    record_export("citizens", {"kind": kind, "rows": len(rows), "filter": chosen})
    answer = make_response(content)
    answer.mimetype = "text/csv" if kind == "csv" else XLSX
    name = f"borgere-{today().isoformat()}.{kind}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


@blueprint.route("/visninger", methods=["GET", "POST"])
@needs(Act.SEE_CITIZENS)
def views() -> ResponseReturnValue:
    """The person's views, and the filter in the address to keep as one more."""
    asked = filter_asked().data or abort(404)
    form = Form(ViewName, request.form if request.method == "POST" else None)
    if form.data is not None:
        with refusals_in(form):
            row = keeping.keep(db(), LIST, asked.address(), form.data, by=viewer())
            flash(_("Visningen »%(navn)s« er gemt.", navn=row.name), "success")
            return redirect(f"{url_for(LIST)}?{row.query}", code=303)
    return _views(form)


@blueprint.post("/visninger/navn")
@needs(Act.SEE_CITIZENS)
def renamed() -> ResponseReturnValue:
    form = Form(ViewRenamed, request.form)
    if form.data is not None:
        row = saved_views.view_for(db(), viewer(), form.data.view) or abort(404)
        with refusals_in(form):
            keeping.rename(db(), row, form.data, by=viewer())
            flash(_("Visningen hedder nu »%(navn)s«.", navn=form.data.name), "success")
            return redirect(url_for(".views"), code=303)
    return _views(Form(ViewName), form)


@blueprint.post("/visninger/fjern")
@needs(Act.SEE_CITIZENS)
def removed() -> ResponseReturnValue:
    form = Form(ViewChosen, request.form)
    if form.data is None:
        return _views(Form(ViewName), form)
    row = saved_views.view_for(db(), viewer(), form.data.view) or abort(404)
    keeping.remove(db(), row)
    flash(_("Visningen er fjernet. Borgerne er der stadig."), "success")
    return redirect(url_for(".views"), code=303)


def _views(
    form: Form[ViewName], changed: Form[ViewRenamed] | Form[ViewChosen] | None = None
) -> ResponseReturnValue:
    wrong = form.errors or (changed is not None and changed.errors)
    return page(
        "citizens/views.html",
        status=422 if wrong else 200,
        form=form,
        changed=changed,
        **views_of_list(),
    )


def _workbook(titles: Sequence[str], cells: Iterable[Sequence[str]]) -> bytes:
    return as_xlsx(str(SHEET), titles, cells, now=now())


_FILES: Mapping[str, Callable[..., bytes]] = {"csv": as_csv, "xlsx": _workbook}
