"""Expectations before the start: written in steps, and said yes to by each side (guard G6)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from models.kinds import DocumentKind, ObjectType, PlacementState, Side
from models.queries.alignment import alignment_of
from models.rules.access import Act, Viewer, may
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow, NotYours
from models.tables.companies import Workplace
from models.tables.people import Citizen
from models.tables.placement_life import ExpectationAlignment, Signature
from models.tables.placements import Placement, PlacementChecks
from portal.services.inputs import Input
from portal.services.placements import signatures
from portal.services.placements.alignment_inputs import CitizenExpects, Everyday, Goals, Helpers
from portal.services.placements.placements import names_someone
from portal.services.placements.signatures import Paper, Yes
from portal.services.trail import Happened, record, refuse_if_changed

# The steps in their order, by their name in the address.
STEPS: Mapping[str, type[Input]] = {
    "formaal": Goals,
    "hverdag": Everyday,
    "mentor": Helpers,
    "borger": CitizenExpects,
}
# What has to stand there before anybody can say yes, by step.
_NEEDED = {
    "formaal": ("assessment_points", "paid_hours_when"),
    "hverdag": ("absence_rule", "conflict_contact"),
    "borger": ("citizen_expects", "spoken_language"),
}
# What only tells how helpers were prepared: nobody says yes to it.
_FACTS = frozenset({"mentor_trained_on", "mentor_briefed_on", "buddy_trained_on"})
# What of it stands on the placement itself.
_OF_PLACEMENT = frozenset({"purpose", "second_purpose", "mentor_name"})
OPEN_IN = frozenset({PlacementState.CHECKS_PENDING, PlacementState.APPROVED, PlacementState.ACTIVE})
# Whose yes is asked for; those of mentor and buddy only when there are such.
SIDES = (Side.EMPLOYER, Side.CITIZEN, Side.MENTOR, Side.BUDDY)


@dataclass(frozen=True)
class Expectations:
    """What stands there, and who has said yes to what.

    Args:
        text: the row, or an unsaved empty one; its version is 0 then.
        missing: the steps that lack something, in their order; nobody can say yes before.
        given: every yes with whether it was said to the text as it is now.
        asked: the sides whose yes to the text as it is now is missing yet.
    """

    text: ExpectationAlignment
    paper: Paper
    missing: Sequence[str]
    given: Sequence[tuple[Signature, bool]]
    asked: Sequence[Side]


def expectations(session: Session, placement: Placement) -> Expectations:
    """How far it has come; two statements."""
    text = alignment_of(session, placement) or _empty(placement)
    paper = paper_of(placement, text)
    given = signatures.of(session, paper)
    current = signatures.current_sides(given, paper)
    wanted = {Side.EMPLOYER, Side.CITIZEN}
    wanted |= {Side.MENTOR} if placement.mentor_name else set()
    wanted |= {Side.BUDDY} if text.buddy_name else set()
    return Expectations(
        text=text,
        paper=paper,
        missing=_missing(text),
        given=[(row, signatures.is_current(row, paper)) for row in given],
        asked=[side for side in SIDES if side in wanted and side not in current],
    )


def start_of(
    placement: Placement, text: ExpectationAlignment, workplace: Workplace
) -> dict[str, object]:
    """What the forms begin from: what stands there, else what is known already."""
    start = {name: getattr(placement, name) for name in _OF_PLACEMENT} | text.model_dump()
    contact = f"{placement.contact_name}, {placement.contact_phone}"
    start["conflict_contact"] = text.conflict_contact or contact
    start["workplace_rules"] = text.workplace_rules or workplace.rules
    return start


def paper_of(placement: Placement, text: ExpectationAlignment) -> Paper:
    """What each side says yes to: the expectations with the purposes and tasks they belong to.

    The days and hours stand in the agreement on the placement, so a longer placement does not
    undo what people expect of it; nor do the days on which helpers were prepared.
    """
    content = text.model_dump(mode="json", exclude={"placement_id", "version", *_FACTS})
    content |= {
        "purpose": placement.purpose.value if placement.purpose else "",
        "second_purpose": placement.second_purpose.value if placement.second_purpose else "",
        "mentor_name": placement.mentor_name,
        "tasks": placement.tasks,
    }
    return Paper(
        document=DocumentKind.EXPECTATION_ALIGNMENT,
        municipality_id=placement.municipality_id,
        company_id=placement.company_id,
        placement_id=placement.id,
        content=content,
    )


def keep_step(
    session: Session,
    placement: Placement,
    given: Input,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> None:
    """Keep one step of the expectations; a yes to another text does not count any more.

    Args:
        given: one of the inputs in `STEPS`.
        seen: the version of the text the person had before her, 0 when there was none.

    Raises:
        FasterColleague: a colleague changed the text since the form was opened.
        NotNow: the placement is not agreed on or is over, a purpose changes after the approval, a
            day lies ahead, or the name stands there before the company was told it.
    """
    _refuse_if_closed(placement)
    text = alignment_of(session, placement, lock=True) or _empty(placement)
    refuse_if_changed(
        session, ObjectType.PLACEMENT, placement.id, seen=seen, version=text.version or 0
    )
    said = given.model_dump()
    _refuse_days_ahead(said, _day(now))
    _refuse_the_name(session, placement, said)
    _keep_on_placement(placement, {k: v for k, v in said.items() if k in _OF_PLACEMENT})
    own = {key: value for key, value in said.items() if key not in _OF_PLACEMENT}
    if text.version is None or text.version == 0:
        text = ExpectationAlignment(placement_id=placement.id)
    text.sqlmodel_update(own)
    session.add_all([placement, text])
    session.flush()
    happened = Happened(
        ObjectType.PLACEMENT, placement.id, "alignment_kept", company_id=placement.company_id
    )
    record(session, happened, by=by, now=now)
    follow(session, placement, text, now=now)


def note_yes(
    session: Session, placement: Placement, said: Yes, *, shown: str, by: Viewer, now: datetime
) -> None:
    """Note a yes on paper or by word of mouth.

    Args:
        shown: the fingerprint of the text that was before the person.

    Raises:
        NotYours: a company's yes, and whoever helps there, is noted by the consultant.
        NotNow: the text is not whole or has changed, its day lies ahead, or nobody asks that side.
    """
    if said.side is not Side.CITIZEN and not may(by, Act.RUN_PLACEMENT):
        raise NotYours
    paper = _whole_paper(session, placement)
    if said.side not in SIDES:
        raise NotNow("side_not_asked")
    signatures.sign(session, paper, said, shown=shown, by=by, now=now)
    follow(session, placement, None, now=now)


def employer_says_yes(
    session: Session, placement: Placement, *, shown: str, by: Viewer, now: datetime
) -> None:
    """The company says yes here.

    Raises:
        NotNow: the text is not whole, has changed since it was shown, or it said yes already.
    """
    paper = _whole_paper(session, placement)
    signatures.sign_here(session, paper, Side.EMPLOYER, shown=shown, by=by, now=now)
    follow(session, placement, None, now=now)


def follow(
    session: Session, placement: Placement, text: ExpectationAlignment | None, *, now: datetime
) -> None:
    """The days that the law asks about (guard G6) are those of the yeses to the present text.

    Once it has begun they stay: what was said before the start was said. A day that was typed in
    before there were expectations stays until that side has said yes here.

    Args:
        text: as it was just written; None when it is read here.
    """
    if placement.starts is None or placement.starts < _day(now):
        return
    text = text or alignment_of(session, placement)
    if text is None:
        return
    paper = paper_of(placement, text)
    given = signatures.of(session, paper)
    current = signatures.current_sides(given, paper)
    checks = session.get_one(PlacementChecks, placement.id)
    ever = {row.side for row in given}
    if Side.EMPLOYER in ever:
        checks.employer_aligned_on = current.get(Side.EMPLOYER)
    if Side.CITIZEN in ever:
        checks.citizen_aligned_on = current.get(Side.CITIZEN)
    session.add(checks)
    session.flush()


def _whole_paper(session: Session, placement: Placement) -> Paper:
    _refuse_if_closed(placement)
    text = alignment_of(session, placement, lock=True)
    if text is None or _missing(text):
        raise NotNow("alignment_not_whole")
    return paper_of(placement, text)


def _keep_on_placement(placement: Placement, said: Mapping[str, Any]) -> None:
    """Purposes are what the law was asked about, so they stay once it is approved."""
    changed = {key: value for key, value in said.items() if getattr(placement, key) != value}
    approved = placement.state is not PlacementState.CHECKS_PENDING
    if approved and changed.keys() - {"mentor_name"}:
        raise NotNow("purpose_is_approved")
    placement.sqlmodel_update(changed)


def _refuse_if_closed(placement: Placement) -> None:
    if placement.state not in OPEN_IN:
        raise NotNow("no_alignment_now")


def _refuse_days_ahead(said: Mapping[str, Any], on: date) -> None:
    if any(isinstance(value, date) and value > on for value in said.values()):
        raise NotNow("mentor_day_ahead")


def _refuse_the_name(session: Session, placement: Placement, said: Mapping[str, Any]) -> None:
    """The company reads all of it."""
    if placement.name_released_at is not None:
        return
    name = session.get_one(Citizen, placement.citizen_id).name
    if any(isinstance(value, str) and names_someone(value, name) for value in said.values()):
        raise NotNow("alignment_names_citizen")


def _missing(text: ExpectationAlignment) -> list[str]:
    return [step for step, names in _NEEDED.items() if not all(getattr(text, n) for n in names)]


def _empty(placement: Placement) -> ExpectationAlignment:
    return ExpectationAlignment(placement_id=placement.id, version=0)


def _day(now: datetime) -> date:
    return now.astimezone(COPENHAGEN).date()
