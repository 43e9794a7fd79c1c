"""What was told of a citizen, to whom and on what basis."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import DisclosureBasis
from models.queries import disclosures
from models.queries.citizens import citizen_for
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, page, record_reading, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.citizens import disclosures as service
from portal.services.citizens.disclosures import NewDisclosure
from portal.translate import gettext as _
from portal.words.party_access import ground_in_words

blueprint = Blueprint(
    "disclosures", __name__, url_prefix="/borgere/<int:citizen_id>/videregivelser"
)


@blueprint.get("")
@needs(Act.WRITE_RECORD)
def listed(citizen_id: int) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    record_reading(citizen_id, "disclosures")
    return page(
        "disclosures/list.html",
        citizen=citizen,
        told=disclosures.told_of(db(), citizen_id),
        to_companies=disclosures.told_to_companies(db(), citizen_id),
        consent=DisclosureBasis.CONSENT,
        ground=ground_in_words,
    )


@blueprint.route("/ny", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def added(citizen_id: int) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    form = Form(
        NewDisclosure,
        request.form if request.method == "POST" else None,
        start={"told_on": today()},
    )
    if form.data is not None:
        with refusals_in(form):
            service.tell(db(), citizen, form.data, by=viewer(), now=now())
            flash(_("Det er skrevet ned."), "success")
            return redirect(url_for(".listed", citizen_id=citizen_id), code=303)
    status = 422 if form.errors else 200
    return page(
        "disclosures/new.html", status=status, citizen=citizen, form=form, bases=DisclosureBasis
    )


@blueprint.post("/<int:disclosure_id>/samtykke-trukket")
@needs(Act.WRITE_RECORD)
def taken_back(citizen_id: int, disclosure_id: int) -> ResponseReturnValue:
    citizen_for(db(), viewer(), citizen_id) or abort(404)
    told = disclosures.disclosure_for(db(), citizen_id, disclosure_id) or abort(404)
    service.take_back_consent(db(), told, by=viewer(), now=now())
    flash(_("Samtykket er trukket tilbage fra i dag."), "success")
    return redirect(url_for(".listed", citizen_id=citizen_id), code=303)
