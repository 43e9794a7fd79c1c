"""The papers of a company's placements, to read, print and say yes to."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import DocumentKind
from models.queries import placements
from models.queries.placements import PlacementDetails
from models.rules.access import Act
from models.rules.errors import NotNow
from portal.access import needs
from portal.context import db, now, viewer
from portal.forms import Form
from portal.services.placements import papers as service
from portal.services.placements.signatures import Yes
from portal.shown import paper_pages as pages
from portal.shown.paper_pages import NAMES
from portal.translate import gettext as _
from portal.views.employer.common import blueprint, own_company, own_placement

_PAPERS = "/forloeb/<int:placement_id>/papirer"


@blueprint.get(f"{_PAPERS}/<any(aftale, forventninger, bevis):name>")
@needs(Act.SEE_OWN_COMPANY)
def paper_shown(placement_id: int, name: str) -> ResponseReturnValue:
    return pages.paper_page(_whole(placement_id, name), name, Form(Yes), own=True)


@blueprint.get(f"{_PAPERS}/<any(aftale, forventninger, bevis):name>.pdf")
@needs(Act.SEE_OWN_COMPANY)
def paper_fetched(placement_id: int, name: str) -> ResponseReturnValue:
    return pages.paper_file(_whole(placement_id, name), name)


@blueprint.post(f"{_PAPERS}/<any(aftale, bevis):name>/ja")
@needs(Act.ANSWER_CANDIDATE)
def paper_agreed(placement_id: int, name: str) -> ResponseReturnValue:
    """The company's yes to the paper that was on the page."""
    seen = request.form.get("shown", "")
    whole, document = _whole(placement_id, name), NAMES[name]
    service.agree(db(), whole, document, shown=seen, by=viewer(), now=now())
    flash(_("Tak. Jeres ja står nu på papiret."), "success")
    return redirect(url_for(".placement", placement_id=placement_id), code=303)


@blueprint.get("/aftale/papir", endpoint="agreement_paper")
@needs(Act.ANSWER_AGREEMENT)
def partnership_shown() -> ResponseReturnValue:
    return pages.partnership_page(own_company(), own=True)


@blueprint.get("/aftale/papir.pdf", endpoint="agreement_fetched")
@needs(Act.ANSWER_AGREEMENT)
def partnership_fetched() -> ResponseReturnValue:
    return pages.partnership_file(own_company())


def _whole(placement_id: int, name: str) -> PlacementDetails:
    """The placement; a certificate names the person, so only once the company was told the name."""
    placement = own_placement(placement_id)
    if NAMES[name] is DocumentKind.INTERNSHIP_CERTIFICATE and placement.name_released_at is None:
        raise NotNow("no_paper_now")
    return placements.details(db(), placement)
