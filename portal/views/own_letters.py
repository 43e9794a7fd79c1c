"""What somebody wants to be told by mail."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import LetterWay
from models.queries.people import user_for
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, page, seen_version, viewer
from portal.forms import Form
from portal.services.letters.choices import Choices, choose, chosen_by
from portal.translate import gettext as _

blueprint = Blueprint("own_letters", __name__, url_prefix="/mine-mails")


@blueprint.route("/", methods=["GET", "POST"])
@needs(Act.CHOOSE_LETTERS)
def shown() -> ResponseReturnValue:
    chosen, version = chosen_by(db(), viewer())
    start = {group.value: way for group, way in chosen.items()}
    form = Form(Choices, request.form if request.method == "POST" else None, start=start)
    if request.method == "POST" and form.data is not None:
        choose(db(), form.data, seen=seen_version(), by=viewer(), now=now())
        flash(_("Dit valg er gemt. Det gælder fra nu af."), "success")
        return redirect(url_for(".shown"), code=303)
    return page(
        "letters/own.html",
        status=422 if form.errors else 200,
        form=form,
        groups=list(chosen),
        version=version,
        ways=LetterWay,
        user=user_for(db(), viewer(), viewer().user_id),
    )
