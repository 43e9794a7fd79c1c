"""A placement of the town with a language buddy, points by a form, and a time agreed on."""

from datetime import timedelta

from sqlmodel import Session

from models.kinds import ContactWay, Scorer, ScoringPlace
from models.tables.placement_life import ExpectationAlignment
from models.tables.placements import Placement
from portal.services.placements import agreed_times, progression, progression_forms
from portal.services.placements.agreed_times import TimeAgreed
from portal.services.placements.progression import PointRow, Scored
from tests.worlds import World


def progress(session: Session, world: World, placement_id: int) -> dict[str, list[int]]:
    """The form, the points, and whose they are."""
    placement = session.get_one(Placement, placement_id)
    karen, mette = world.people.viewer("karen"), world.people.viewer("mette")
    text = progression_forms.shipped()["Fremskridt på arbejdspladsen (BIP)"]
    edition = progression_forms.write(session, text, by=mette, now=world.now)
    said = Scored(
        edition_id=edition.id,
        scorer=Scorer.CONSULTANT,
        place=ScoringPlace.WORKPLACE,
        scored_on=world.now.date(),
        points=(PointRow(line=1, points=3), PointRow(line=2, points=2)),
    )
    scoring = progression.score(session, placement, said, by=karen, now=world.now)
    helped = session.get(ExpectationAlignment, placement_id)
    assert helped is not None
    helped.buddy_name, helped.buddy_minutes_a_day = "Ida Frost", 20
    session.add(helped)
    meets = TimeAgreed(
        day=world.now.date() + timedelta(days=3), clock="10.00", way=ContactWay.VISIT
    )
    agreed_times.agree(session, placement, meets, seen=0, by=karen, now=world.now)
    return {"form": [edition.form_id], "scoring": [scoring.id], "buddied": [placement_id]}
