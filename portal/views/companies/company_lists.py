"""The list of companies as a file, and its filters kept as views."""

from flask import Blueprint, make_response
from flask.typing import ResponseReturnValue

from models.queries import company_lists
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, record_export, today, viewer
from portal.services.spreadsheets import as_csv, as_xlsx
from portal.shown import view_pages
from portal.shown.company_list_pages import (
    as_cells,
    company_filter,
    filter_words,
    follow_ups_missing,
)
from portal.shown.view_pages import ViewedList
from portal.translate import gettext as _
from portal.words.desk import COLUMNS

blueprint = Blueprint("company_lists", __name__, url_prefix="/virksomheder")

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@blueprint.get("/hent/<any(csv,xlsx):kind>")
@needs(Act.SEE_COMPANIES)
def fetched(kind: str) -> ResponseReturnValue:
    """Exactly what the list shows under its filter, all pages of it."""
    chosen = company_filter()
    rows = company_lists.every_listed(db(), viewer(), chosen.sought())
    cells = as_cells(rows, follow_ups_missing(None))
    titles = [str(title) for title in COLUMNS]
    if kind == "csv":
        content = as_csv(titles, cells)
    else:
        content = as_xlsx(_("Virksomheder"), titles, cells, now=now())
    told = {**chosen.model_dump(mode="json", exclude_defaults=True), "soeg": bool(chosen.soeg)}
    record_export("companies", {"kind": kind, "rows": len(rows), "filter": told})
    answer = make_response(content)
    answer.mimetype = "text/csv" if kind == "csv" else XLSX
    name = f"virksomheder-{today().isoformat()}.{kind}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


@blueprint.route("/visninger", methods=["GET", "POST"])
@needs(Act.SEE_COMPANIES)
def views() -> ResponseReturnValue:
    return view_pages.kept(_viewed())


@blueprint.post("/visninger/navn")
@needs(Act.SEE_COMPANIES)
def renamed() -> ResponseReturnValue:
    return view_pages.renamed(_viewed())


@blueprint.post("/visninger/fjern")
@needs(Act.SEE_COMPANIES)
def removed() -> ResponseReturnValue:
    return view_pages.removed(_viewed())


def _viewed() -> ViewedList:
    chosen = company_filter()
    title = _("Dine visninger af virksomheder")
    words = filter_words(chosen)
    return ViewedList("companies.listed", blueprint.name, title, chosen.address(), words)
