"""Reasons on paper: that one was made, for whom, and in which language (AI Act art. 86)."""

from datetime import datetime
from typing import Literal

from sqlmodel import Session

from models.kinds import ObjectType
from models.rules.access import Viewer
from models.tables.matches import MatchItem
from portal.services.inputs import Input
from portal.services.trail import Happened, record

# For the person in Danish or English, or for the file with every figure.
ReasonKind = Literal["da", "en", "file"]


class ReasonWanted(Input):
    kind: ReasonKind


def make_reason(
    session: Session, item: MatchItem, wanted: ReasonWanted, *, by: Viewer, now: datetime
) -> None:
    """Let the citizen's trail tell that a reason was made from this line of a list."""
    told = {"match_run": item.run_id, "match_item": item.id, "kind": wanted.kind}
    happened = Happened(ObjectType.CITIZEN, item.citizen_id, "reason_made", details=told)
    record(session, happened, by=by, now=now)
