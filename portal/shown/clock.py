"""How a municipality counts its 24 hours now, for the pages and papers that say so."""

from typing import Any

from models.kinds import PromiseKind
from models.queries.clock_policies import in_force, phone_hours
from models.queries.people import office_hours
from models.tables.people import Municipality
from portal.context import db, now
from portal.words.employer import CLOCK_COUNTS


def how_counted(own: Municipality) -> dict[str, Any]:
    """What `employer/_agreement_clock.html` needs: the policies in words, and the hours."""
    counts = {kind: CLOCK_COUNTS[in_force(db(), own, kind, now()).policy] for kind in PromiseKind}
    return {
        "municipality": own,
        "reply_counts": counts[PromiseKind.RECRUITMENT_REPLY],
        "visit_counts": counts[PromiseKind.ON_SITE_VISIT],
        "hours": office_hours(db(), own.id),
        "phone_hours": phone_hours(db(), own.id),
    }
