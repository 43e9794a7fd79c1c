"""The list of placements as a file."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, make_response
from flask.typing import ResponseReturnValue

from models.queries import placements
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, record_export, today, viewer
from portal.services.spreadsheets import as_csv, as_xlsx
from portal.shown.placement_filter import filter_asked
from portal.translate import gettext as _
from portal.words import word
from portal.words.formats import number, short_day

blueprint = Blueprint("placement_lists", __name__, url_prefix="/forloeb")

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@blueprint.get("/hent/<any(csv,xlsx):kind>")
@needs(Act.SEE_PLACEMENTS)
def fetched(kind: str) -> ResponseReturnValue:
    """Exactly what the list shows under its filter, all pages of it."""
    chosen = filter_asked()
    rows = placements.every_placement(db(), viewer(), chosen.sought())
    titles, cells = _titles(), [_cells(row) for row in rows]
    if kind == "csv":
        content = as_csv(titles, cells)
    else:
        content = as_xlsx(_("Forløb"), titles, cells, now=now())
    # What was searched for may be a name, and the trail knows people by number only.
    told = {**chosen.model_dump(mode="json", exclude_defaults=True), "soeg": bool(chosen.soeg)}
    record_export("placements", {"kind": kind, "rows": len(rows), "filter": told})
    answer = make_response(content)
    answer.mimetype = "text/csv" if kind == "csv" else XLSX
    name = f"forloeb-{today().isoformat()}.{kind}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _titles() -> Sequence[str]:
    return [
        _("Borger"),
        _("Sagsnummer"),
        _("Virksomhed"),
        _("Åbning"),
        _("Slags"),
        _("Første dag"),
        _("Sidste dag"),
        _("Timer om ugen"),
        _("Status"),
        _("Resultat"),
    ]


def _cells(row: Any) -> Sequence[str]:
    return [
        row.citizen,
        row.case_number,
        row.company,
        row.opening,
        str(word(row.placement_type)),
        short_day(row.starts) if row.starts else "",
        short_day(row.last_day) if row.last_day else "",
        number(row.hours_a_week, 1) if row.hours_a_week else "",
        str(word(row.state)),
        str(word(row.outcome)) if row.outcome else "",
    ]
