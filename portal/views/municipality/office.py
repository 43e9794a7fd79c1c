"""Office and phone hours and closing days, which the promises are counted by."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.queries import people
from models.queries.clock_policies import phone_hours
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, page, today, viewer
from portal.forms import Form
from portal.services.office import OfficeWeek, set_office_week
from portal.translate import gettext as _

blueprint = Blueprint("office", __name__, url_prefix="/administration")


@blueprint.route("/aabningstider", methods=["GET", "POST"])
@needs(Act.MANAGE_SETTINGS)
def hours() -> ResponseReturnValue:
    form = Form(OfficeWeek, request.form if request.method == "POST" else None, start=_start())
    if form.data is None:
        return page("admin/hours.html", status=422 if form.errors else 200, form=form)
    set_office_week(db(), form.data, by=viewer(), now=now())
    flash(_("Åbningstiderne er gemt. De gælder for nye henvendelser."), "success")
    return redirect(url_for("admin.settings"), code=303)


def _start() -> dict[str, object]:
    """The hours in the rows of a week, and the closing days to come."""
    own = viewer().municipality_id
    start: dict[str, object] = {}
    for name, rows in (
        ("slots", people.office_hours(db(), own)),
        ("phone", phone_hours(db(), own)),
    ):
        for row in rows:
            start[f"{name}-{row.weekday}-starts"] = row.opens
            start[f"{name}-{row.weekday}-ends"] = row.closes
    for number, day in enumerate(people.closing_days_from(db(), own, today())):
        start[f"closing_days-{number}-day"] = day.day
        start[f"closing_days-{number}-name"] = day.name
    return start
