"""What employer, citizen and municipality expect of invented placements, and how they go."""

from datetime import date, datetime
from typing import Any

from models.kinds import ContactWay, PlacementType, Side, SignedThrough
from models.queries.placement_life import life_of
from models.rules.calendar import COPENHAGEN
from models.tables.placements import Placement
from portal.services.placements import alignment, placement_follow_ups
from portal.services.placements.alignment_inputs import CitizenExpects, Everyday, Goals, Helpers
from portal.services.placements.placement_follow_ups import BEGUN, FollowUpEntry, ShownFollowUp
from portal.services.placements.signatures import Yes
from seed.stage import Host, Stage
from seed.timeline import Story

_SIDES = (Side.EMPLOYER, Side.CITIZEN)
# Every so many placements have a language buddy.
_BUDDIES = 4
_BUDDY: dict[str, Any] = {
    "buddy_name": "Ida Frost",
    "buddy_minutes_a_day": 20,
    "buddy_goals": "Ord for redskaber, og at sige til, når noget ikke er forstået.",
}
# Somebody is always behind with a call; every so many placements wait for one.
_BEHIND = 4
# What was heard at the workplace and from the citizen, and what follows.
_SAID = (
    (
        "Møder til tiden og spørger, når noget er uklart.",
        "Jeg er glad for kollegerne og vil gerne lære mere.",
        "Prøver en ny opgave fra mandag.",
    ),
    (
        "Arbejder alene det meste af formiddagen.",
        "Jeg kan det nu, men telefonen er svær.",
        "Øver telefonen med sprogmakkeren.",
    ),
    (
        "Vil gerne beholde hende i travle uger.",
        "Jeg vil gerne have flere timer.",
        "Vi taler om løn for nogle timer.",
    ),
)


def expect(stage: Stage, placement: Placement, now: datetime, *, sides: int = 2) -> None:
    """Write what is expected, and note the yes of the company and, with two sides, the citizen."""
    by, session = stage.user(placement.consultant_id), stage.session
    found = alignment.expectations(session, placement)
    if found.missing:
        for step in _steps(placement, _day(now)):
            seen = alignment.expectations(session, placement).text.version
            alignment.keep_step(session, placement, step, seen=seen, by=by, now=now)
    found = alignment.expectations(session, placement)
    for side in _SIDES[:sides]:
        if side in found.asked:
            said = Yes(
                side=side,
                name=placement.contact_name if side is Side.EMPLOYER else "Borgeren",
                through=SignedThrough.ORAL,
                signed_on=_day(now),
            )
            shown = found.paper.fingerprint
            alignment.note_yes(session, placement, said, shown=shown, by=by, now=now)


def followed(stage: Stage, placement: Placement, host: Host) -> list[Story]:
    """The follow-ups of one placement that were held until today."""
    life = life_of(stage.session, placement)
    today = stage.days.today
    plan = placement_follow_ups.plan_of(stage.session, placement, life.follow_ups, today)
    due = [row for row in plan if row.planned and row.planned.due_on < today]
    if placement.id % _BEHIND == 0:
        due = due[:-1]
    return [_call(stage, placement, host, row, number) for number, row in enumerate(due)]


def _call(stage: Stage, placement: Placement, host: Host, row: ShownFollowUp, number: int) -> Story:
    if row.planned is None:
        raise ValueError("nobody planned it")
    day = stage.days.before(row.planned.due_on, 0)
    now = yield stage.days.at(max(day, stage.days.from_(row.planned.from_on)), "14:20")
    if placement.state not in BEGUN:
        return
    company, citizen, following = _SAID[number % len(_SAID)]
    entry = FollowUpEntry(
        way=ContactWay.VISIT if number == 0 else ContactWay.PHONE,
        held_on=_day(now),
        summary=company,
        citizen_said=citizen,
        agreed=following,
    )
    placement_follow_ups.hold(stage.session, placement, entry, by=host.consultant, now=now)


def _steps(placement: Placement, on: date) -> tuple[Goals, Everyday, Helpers, CitizenExpects]:
    if placement.purpose is None:
        raise ValueError("nothing is agreed on")
    is_internship = placement.placement_type is PlacementType.INTERNSHIP
    return (
        Goals(
            purpose=placement.purpose,
            second_purpose=placement.second_purpose,
            assessment_points="Møder til tiden, arbejder selv en halv time, taler med kolleger.",
            paid_hours_when="Når en formiddag går uden hjælp."
            if is_internship
            else "Alle timer fra den første dag.",
        ),
        Everyday(
            absence_rule="Ring til kontakten før mødetid, også ved børns sygdom.",
            conflict_contact=f"{placement.contact_name}, {placement.contact_phone}",
            workplace_rules="Arbejdstøj og sko er gratis. Telefonen ligger i skabet.",
        ),
        Helpers(
            mentor_name=placement.mentor_name,
            mentor_briefed_on=on if placement.id % 3 else None,
            **(_BUDDY if placement.id % _BUDDIES == 0 else {}),
        ),
        CitizenExpects(
            citizen_expects="At lære faget, at tale mere dansk og at få et job bagefter.",
            spoken_language="dansk, med tolk",
        ),
    )


def _day(now: datetime) -> date:
    return now.astimezone(COPENHAGEN).date()
