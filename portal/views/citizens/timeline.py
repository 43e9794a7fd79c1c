"""What happened in a citizen's case, the newest first."""

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from models.queries.citizens import citizen_for
from models.queries.timeline import KINDS, Kind, timeline_page
from models.rules.access import Act
from portal.access import needs
from portal.context import db, page, record_reading, viewer, wanted
from portal.translate import LazyString
from portal.translate import lazy_gettext as _

blueprint = Blueprint("timeline", __name__, url_prefix="/borgere/<int:citizen_id>/tidslinje")

# What can be asked for alone: the word in the address, what people read, and what it takes in.
GROUPS: dict[str, tuple[LazyString, tuple[Kind, ...]]] = {
    "noter": (_("Notater"), ("note",)),
    "forloeb": (_("Forløb"), ("step",)),
    "samtaler": (_("Samtaler"), ("talk", "follow_up")),
    "lister": (_("Matchlister"), ("list",)),
    "udgaver": (_("Ændringer i oplysningerne"), ("edition",)),
}


@blueprint.get("")
@needs(Act.SEE_CITIZENS)
def shown(citizen_id: int) -> ResponseReturnValue:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    record_reading(citizen_id, "timeline")
    group = request.args.get("vis", "")
    kinds = GROUPS[group][1] if group in GROUPS else KINDS
    return page(
        "timeline/shown.html",
        part="timeline/_rows.html",
        citizen=citizen,
        happenings=timeline_page(db(), viewer(), citizen_id, wanted(), kinds),
        group=group if group in GROUPS else "",
        groups=[(word, name) for word, (name, _kinds) in GROUPS.items()],
    )
