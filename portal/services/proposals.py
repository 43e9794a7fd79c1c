"""What a form may begin from: an opening's own words, dates and week."""

from collections.abc import Sequence

from sqlmodel import Session

from models.kinds import ContactKind
from models.queries.companies import contacts_of
from models.queries.openings import slots_of as opening_slots
from models.queries.placements import PlacementDetails
from models.tables.openings import OpeningSlot


def proposed_agreement(session: Session, whole: PlacementDetails) -> dict[str, object]:
    """What a confirmation may begin from: the opening's own words, dates and week."""
    opening = whole.opening
    contact = contacts_of(session, whole.company.id).get(ContactKind.PRIMARY)
    slots = opening_slots(session, opening.id)
    return {
        "starts": opening.starts,
        "ends": opening.ends,
        "hours_a_week": opening.hours_a_week,
        "tasks": opening.tasks,
        "contact_name": contact.name if contact else "",
        "contact_phone": contact.phone if contact else "",
        **as_week(slots),
    }


def as_week(slots: Sequence[OpeningSlot]) -> dict[str, object]:
    """The slots in the rows of a week: row 0 is Monday; a day's second one comes after row 6."""
    rows: dict[int, OpeningSlot] = {}
    for slot in slots:
        rows[slot.weekday if slot.weekday not in rows else 7 + len(rows)] = slot
    return {
        f"slots-{row}-{name}": getattr(slot, name)
        for row, slot in rows.items()
        for name in ("weekday", "starts", "ends")
    }
