"""What the forms for the parts of a record share: written, or back with what is wrong."""

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from models.tables.people import Citizen
from portal.context import db, now, seen_version, viewer
from portal.errors import refusals_in
from portal.forms import Form


def given() -> Any:
    """What was typed; None when the page is only opened."""
    return request.form if request.method == "POST" else None


def written(
    form: Form[Any], citizen: Citizen, write: Callable[..., object], said: str, back: str = ".shown"
) -> Response | None:
    """The answer when the part could be written, else None and the form says why.

    Args:
        write: the service; it takes the session, the citizen, the data, `seen`, `by` and `now`.
        said: what the next page tells.
        back: the endpoint of that page.
    """
    if form.data is None:
        return None
    seen = seen_version()
    with refusals_in(form):
        write(db(), citizen, form.data, seen=seen, by=viewer(), now=now())
        flash(said, "success")
        return redirect(url_for(back, citizen_id=citizen.id), code=303)
    return None
