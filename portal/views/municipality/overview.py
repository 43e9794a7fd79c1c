"""What the leader sits down to see: promises kept, and who is waiting."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from models.kinds import PromiseKind
from models.queries import openings, overview, placements, promises, transfers
from models.queries.citizens import mine
from models.queries.paging import Wanted
from models.rules.access import Act
from portal.access import needs
from portal.context import db, now, page, today, viewer
from portal.services.citizens import my_day

blueprint = Blueprint("overview", __name__, url_prefix="/overblik")

WEEKS = 10
BREACHES_SHOWN = 10


@blueprint.get("/")
@needs(Act.SEE_OVERVIEW)
def shown() -> ResponseReturnValue:
    weeks = overview.promise_weeks(db(), viewer(), now(), WEEKS)
    return page(
        "overview/shown.html",
        kinds=[(kind, [week for week in weeks if week.kind is kind]) for kind in PromiseKind],
        open_promises=promises.board(db(), viewer(), Wanted(size=BREACHES_SHOWN)),
        openings=openings.counts_by_state(db(), viewer()),
        placements=placements.counts_by_state(db(), viewer()),
        waiting=overview.waiting(db(), viewer()),
        access=my_day.access_asked(db(), viewer().municipality_id, mine(viewer())),
        today=today(),
        moving=transfers.waiting_for_answer(db(), viewer()),
        without_placement=overview.citizens_without_placement(db(), viewer()),
    )
