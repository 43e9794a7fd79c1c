"""A consultant's calendar at an address that only she knows."""

from collections.abc import Mapping

from flask import Blueprint, abort, flash, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import DeskMatter
from models.rules.access import Act
from portal.access import needs, open_to_all
from portal.context import db, now, page, viewer
from portal.documents.icalendar import Entry, written
from portal.language import reading_in
from portal.services.promises import agenda as service
from portal.services.promises.agenda import Appointment
from portal.translate import LazyString
from portal.translate import lazy_gettext as _

blueprint = Blueprint("agenda", __name__, url_prefix="/kalender")

# What each thing is called in a calendar; the company's name is all that it tells.
TITLES: Mapping[str, LazyString] = {
    DeskMatter.PROMISE.value: _("Frist for svar: %(virksomhed)s"),
    DeskMatter.START.value: _("Første dag: %(virksomhed)s"),
    "ends": _("Sidste dag: %(virksomhed)s"),
    DeskMatter.FOLLOW_UP.value: _("Opfølgning: %(virksomhed)s"),
    DeskMatter.CONTACT.value: _("Ring til %(virksomhed)s"),
    "absence": _("Fravær"),
    "presence": _("Til stede hos %(virksomhed)s"),
}


@blueprint.route("/", methods=["GET", "POST"])
@needs(Act.KEEP_PROMISE)
def shown() -> ResponseReturnValue:
    """Sent, it makes a new address, which is shown this once."""
    address = ""
    if request.method == "POST":
        secret = service.new_address(db(), by=viewer(), now=now())
        address = url_for(".fetched", feed=secret, _external=True)
    return page("agenda/shown.html", made_at=service.made_at(db(), viewer()), address=address)


@blueprint.post("/luk")
@needs(Act.KEEP_PROMISE)
def closed() -> ResponseReturnValue:
    service.close_address(db(), by=viewer(), now=now())
    flash(str(_("Adressen er lukket. Ingen kan hente kalenderen nu.")), "success")
    return redirect(url_for(".shown"), code=303)


@blueprint.get("/<feed>.ics")
@open_to_all
def fetched(feed: str) -> ResponseReturnValue:
    """What a calendar program fetches; it never learns whether an address has been one."""
    user = service.owner_of(db(), feed) or abort(404)
    with reading_in(user.language):
        entries = [_entry(row) for row in service.appointments(db(), user, now())]
        answer = make_response(written("Fodfæste", entries, now()))
    answer.mimetype = "text/calendar"
    return answer


def _entry(row: Appointment) -> Entry:
    title = str(TITLES[row.about]) % {"virksomhed": row.company}
    uid = f"{row.about}-{row.number}-{row.starts:%Y%m%d}@fodfaeste"
    return Entry(uid, row.starts, row.ends, title, row.place)
