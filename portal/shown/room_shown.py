"""The room at a workplace, from what stands in the fields of an opening so far."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.queries.companies import workplaces_of
from portal.context import db, today, viewer
from portal.forms import Form
from portal.services.openings.ratio_preview import RatioPreview, Wished, preview


@dataclass(frozen=True)
class Room:
    """What the page tells: the numbers, or why there are none.

    Args:
        is_complete: everything that is counted has been typed.
        numbers: None as long as it is not, or when the law does not count it.
    """

    is_complete: bool
    numbers: RatioPreview | None


def room_for(typed: Mapping[str, str]) -> Room:
    """The room for what is typed; a workplace that is not the person's counts as not chosen."""
    wished = Form(Wished, {name: typed.get(name, "") for name in Wished.model_fields}).data
    # The law of long ago is not kept, and a period that ends before it begins is a mistake.
    if wished is None or not today() <= wished.starts <= wished.ends:
        return Room(is_complete=False, numbers=None)
    places = workplaces_of(db(), viewer().company_id or 0, viewer())
    if wished.workplace_id not in {workplace.id for workplace, _place in places}:
        return Room(is_complete=False, numbers=None)
    return Room(is_complete=True, numbers=preview(db(), wished))
