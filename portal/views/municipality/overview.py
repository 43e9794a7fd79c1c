"""What the leader sits down to see: promises kept, and who is waiting."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from models.queries import openings, overview, placements, promises, transfers
from models.queries.citizens import mine
from models.queries.paging import Wanted
from models.queries.promise_figures import late_reasons
from models.rules.access import Act
from portal.access import needs
from portal.context import db, page, today, viewer
from portal.services.citizens import my_day
from portal.shown.promise_figures import figures_of_weeks

blueprint = Blueprint("overview", __name__, url_prefix="/overblik")

WEEKS = 10
BREACHES_SHOWN = 10


@blueprint.get("/")
@needs(Act.SEE_OVERVIEW)
def shown() -> ResponseReturnValue:
    hurried = promises.board(db(), viewer(), Wanted(size=BREACHES_SHOWN))
    return page(
        "overview/shown.html",
        figures=figures_of_weeks(WEEKS),
        weeks=WEEKS,
        open_promises=hurried,
        reasons=late_reasons(db(), [row[0].id for row in hurried.rows]),
        openings=openings.counts_by_state(db(), viewer()),
        placements=placements.counts_by_state(db(), viewer()),
        waiting=overview.waiting(db(), viewer()),
        access=my_day.access_asked(db(), viewer().municipality_id, mine(viewer())),
        today=today(),
        moving=transfers.waiting_for_answer(db(), viewer()),
        without_placement=overview.citizens_without_placement(db(), viewer()),
    )
