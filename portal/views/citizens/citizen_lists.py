"""What a person does with the list of citizens: fetch it as a file, keep its filter as a view."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from flask import Blueprint, abort, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.queries import citizen_lists
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, record_export, today, viewer
from portal.services.citizens import citizen_lists as service
from portal.services.spreadsheets import as_csv, as_xlsx
from portal.shown import view_pages
from portal.shown.citizen_filter import filter_asked
from portal.shown.citizen_list_pages import as_text, views_of_list
from portal.shown.view_pages import ViewedList
from portal.translate import gettext as _
from portal.words.lists import COLUMNS, SHEET

blueprint = Blueprint("citizen_lists", __name__, url_prefix="/borgere")

LIST = "citizens.listed"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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
    return view_pages.kept(_viewed())


@blueprint.post("/visninger/navn")
@needs(Act.SEE_CITIZENS)
def renamed() -> ResponseReturnValue:
    return view_pages.renamed(_viewed())


@blueprint.post("/visninger/fjern")
@needs(Act.SEE_CITIZENS)
def removed() -> ResponseReturnValue:
    return view_pages.removed(_viewed())


def _viewed() -> ViewedList:
    if filter_asked().data is None:
        abort(404)
    seen = views_of_list()
    words = [str(words) for words, _without in seen["tags"]]
    title = _("Dine visninger af borgere")
    return ViewedList(LIST, blueprint.name, title, seen["address"], words)


def _workbook(titles: Sequence[str], cells: Iterable[Sequence[str]]) -> bytes:
    return as_xlsx(str(SHEET), titles, cells, now=now())


_FILES: Mapping[str, Callable[..., bytes]] = {"csv": as_csv, "xlsx": _workbook}
