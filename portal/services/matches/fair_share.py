"""Fair share: what each earlier proposal that is still open costs in the order of a list."""

from datetime import datetime
from typing import Annotated

from pydantic import Field
from sqlmodel import Session

from models.kinds import ObjectType
from models.queries import weighting as queries
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.tables.weighting import FairShare
from portal.services.inputs import DanishDecimal, Input, LongText
from portal.services.trail import Happened, record

# Until a leader has set a price, the order is the points alone.
NO_PRICE = 0.0
# More people come up and hardly any fit is lost: `tests/quality/congestion.py` measures it.
USUAL_PRICE = 2.0


class FairPrice(Input):
    """The price in points of 100, with the reason; 0 switches it off."""

    price: Annotated[DanishDecimal, Field(ge=0, le=10)]
    reason: Annotated[LongText, Field(min_length=10, max_length=1000)]


def price_in_force(session: Session, municipality_id: int) -> float:
    """Points that one open proposal costs on every new list of the municipality."""
    row = queries.fair_share(session, municipality_id)
    return NO_PRICE if row is None else row.price


def set_price(session: Session, said: FairPrice, *, by: Viewer, now: datetime) -> FairShare:
    """From now on new lists are ordered with this price; older lists keep theirs.

    Raises:
        NotNow: this is the price that counts already.
    """
    if price_in_force(session, by.municipality_id) == said.price:
        raise NotNow("fair_price_unchanged")
    row = FairShare(
        municipality_id=by.municipality_id,
        price=said.price,
        reason=said.reason,
        set_by_id=by.user_id,
        set_at=now,
    )
    session.add(row)
    session.flush()
    details = {"price": said.price}
    happened = Happened(ObjectType.MUNICIPALITY, row.municipality_id, "fair_share", details=details)
    record(session, happened, by=by, now=now)
    return row
