"""The municipality's mail as its administrator sees it: what waits, went out and did not."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import LetterKind, LetterState
from models.queries import letters as queries
from models.queries.letters import LettersSought
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, page, seen_version, settings, viewer, wanted
from portal.forms import Form
from portal.services.letters import post
from portal.services.letters.post import MailFacts
from portal.services.work.slots import WORKERS_KEPT
from portal.shown.mail_state import mail_state
from portal.translate import gettext as _

blueprint = Blueprint("letters", __name__, url_prefix="/administration/mails")


@blueprint.get("/")
@needs(Act.MANAGE_SETTINGS)
def listed() -> ResponseReturnValue:
    sought = LettersSought(
        state=request.args.get("status", type=LetterState),
        kind=request.args.get("slags", type=LetterKind),
    )
    workers = queries.workers_seen(db(), now() - WORKERS_KEPT)
    return page(
        "letters/list.html",
        part="letters/_rows.html",
        letters=queries.letters_page(db(), viewer(), wanted(), sought),
        sought=sought,
        kinds=LetterKind,
        states=LetterState,
        counts=queries.counts(db(), viewer().municipality_id),
        workers=workers,
        mail=mail_state(settings(), workers, now()),
    )


@blueprint.post("/<int:letter_id>/igen")
@needs(Act.MANAGE_SETTINGS)
def again(letter_id: int) -> ResponseReturnValue:
    row = queries.letter_for(db(), viewer(), letter_id) or abort(404)
    post.send_again(db(), row[0], by=viewer(), now=now())
    flash(_("Mailen bliver sendt igen, hvis det, den fortæller, stadig er sandt."), "success")
    return redirect(url_for(".listed"), code=303)


@blueprint.post("/proeve")
@needs(Act.MANAGE_SETTINGS)
def trial() -> ResponseReturnValue:
    post.send_trial(db(), by=viewer(), now=now())
    flash(_("En prøvemail til dig selv er lagt i kø."), "success")
    return redirect(url_for(".listed"), code=303)


@blueprint.route("/afsender", methods=["GET", "POST"])
@needs(Act.MANAGE_SETTINGS)
def facts() -> ResponseReturnValue:
    own = queries.letter_settings(db(), viewer().municipality_id)
    start = own.model_dump(include=set(MailFacts.model_fields))
    form = Form(MailFacts, request.form if request.method == "POST" else None, start=start)
    if request.method == "POST" and form.data is not None:
        post.set_mail_facts(db(), form.data, seen=seen_version(), by=viewer(), now=now())
        flash(_("Kommunens mail er gemt."), "success")
        return redirect(url_for(".listed"), code=303)
    return page(
        "letters/facts.html", status=422 if form.errors else 200, form=form, version=own.version
    )
