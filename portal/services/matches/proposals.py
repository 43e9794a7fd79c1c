"""What a form may begin from: an opening's own words, dates and week."""

from collections.abc import Sequence

from sqlmodel import Session

from models.kinds import ContactKind, PlacementVariety, Purpose, SlotKind
from models.queries import citizens
from models.queries.companies import contacts_of
from models.queries.openings import slots_of as opening_slots
from models.queries.placements import PlacementDetails
from models.rules.spans import last_day_of_weeks
from models.tables.openings import OpeningSlot
from portal.services.law.figures import figures_on
from portal.services.placements.placement_inputs import WeekRow
from portal.services.placements.placement_week import as_rows, sums_of_kinds, two_and_three

_PURPOSE_OF = {
    PlacementVariety.INTRO: Purpose.WORKPLACE_FAMILIARITY,
    PlacementVariety.BEFORE_IGU: Purpose.VOCATIONAL_UPSKILLING,
    PlacementVariety.LANGUAGE: Purpose.LANGUAGE_UPSKILLING,
}


def proposed_agreement(
    session: Session,
    whole: PlacementDetails,
    variety: PlacementVariety | None = None,
    *,
    with_school: bool = False,
) -> dict[str, object]:
    """What a confirmation may begin from: the opening's own words, dates and week.

    A placement that another became keeps the contact, the mentor and the tasks of that one.

    Args:
        variety: presets the purpose, and of an intro internship the length.
        with_school: begin with two days of school and three of work.
    """
    opening, placement = whole.opening, whole.placement
    contact = contacts_of(session, whole.company.id).get(ContactKind.PRIMARY)
    week: Sequence[WeekRow | OpeningSlot] = opening_slots(session, opening.id)
    if with_school:
        week = two_and_three(session, whole, citizens.details(session, whole.citizen).lessons)
    work = sums_of_kinds(week).get(SlotKind.WORK)
    return {
        "starts": opening.starts,
        "ends": opening.ends,
        "hours_a_week": work if with_school else opening.hours_a_week,
        "tasks": placement.tasks or opening.tasks,
        "contact_name": placement.contact_name or (contact.name if contact else ""),
        "contact_phone": placement.contact_phone or (contact.phone if contact else ""),
        "mentor_name": placement.mentor_name,
        "found_by": placement.found_by,
        **_preset(session, whole, variety),
        **as_rows(week),
    }


def _preset(
    session: Session, whole: PlacementDetails, variety: PlacementVariety | None
) -> dict[str, object]:
    if variety is None or variety not in _PURPOSE_OF:
        return {}
    preset: dict[str, object] = {"variety": variety, "purpose": _PURPOSE_OF[variety]}
    if variety is PlacementVariety.INTRO:
        starts = whole.opening.starts
        figures = figures_on(session, starts, whole.placement.municipality_id)
        preset["ends"] = last_day_of_weeks(starts, figures.whole("internship.intro_weeks"))
    return preset


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
