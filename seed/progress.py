"""How people come on at invented internships: points, the buddy's weeks, the teacher's word."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from models.kinds import ContactWay, HirePotential, PlacementType, Role, Scorer, ScoringPlace
from models.queries.progression import forms_of
from models.rules.helpers import monday_of
from models.tables.openings import Opening
from models.tables.placements import Placement
from models.tables.progression import ProgressionEdition
from portal.services.placements import (
    agreed_times,
    extensions,
    helpers,
    progression,
    progression_forms,
    teacher_follow_ups,
)
from portal.services.placements.agreed_times import TimeAgreed
from portal.services.placements.helpers import BuddyTick
from portal.services.placements.placement_life_inputs import ExtensionAssessment, ExtensionWish
from portal.services.placements.progression import PointRow, Scored
from portal.services.placements.teacher_follow_ups import TeacherSaid
from seed.stage import Host, Stage
from seed.timeline import Story

# The word in openings.toml of an internship that was made longer, and by how much.
LONGER = "longer"
_MORE = timedelta(weeks=8)
_WEEK = timedelta(weeks=1)
# Weeks after the start in which points are given, and how high they are on most lines.
_WEEKS, _SLOW_WEEKS = (1, 3, 5), (3, 9, 15)
_USUAL, _GOOD = (2, 3, 3), (3, 4, 5)
# Every so many placements tell of the buddy's weeks, of the teacher, have a time agreed on.
_TICKS, _TEACHES, _MEETS = 4, 8, 7


def begin_forms(stage: Stage, now: datetime) -> None:
    """A leader takes the first of the shipped forms into use."""
    text = next(iter(progression_forms.shipped().values()))
    progression_forms.write(stage.session, text, by=stage.viewer(Role.LEADER), now=now)


def progress(stage: Stage, placement: Placement, host: Host, *, longer: bool) -> list[Story]:
    """The stories of one internship that runs; which ones follows from its number."""
    if placement.placement_type is not PlacementType.INTERNSHIP or placement.starts is None:
        return []
    starts, number = placement.starts, placement.id
    told = [_longer(stage, placement, host)] if longer else []
    opening = stage.session.get_one(Opening, placement.opening_id)
    leaves = opening.hire_potential is HirePotential.NO
    if longer or leaves or number % 2 == 0:
        weeks, points = _SLOW_WEEKS if longer else _WEEKS, _GOOD if leaves else _USUAL
        told.append(
            _scored(stage, placement, host, [starts + week * _WEEK for week in weeks], points)
        )
    if number % _TICKS == 0 and monday_of(starts) <= _last_told(stage):
        told.append(_ticks(stage, placement, host, starts))
    if number % _TEACHES == 0:
        told.append(_teacher(stage, placement, host, starts + 3 * _WEEK))
    if number % _MEETS == 3:
        told.append(_meets(stage, placement, host))
    return told


def _scored(
    stage: Stage, placement: Placement, host: Host, days: Sequence[date], points: Sequence[int]
) -> Story:
    """The consultant each time, the citizen herself the second, the company the third."""
    rng = stage.rng(f"progress/{placement.id}")
    beside = (None, Scorer.CITIZEN, Scorer.EMPLOYER)
    for day, level, other in zip(days, points, beside, strict=True):
        now = yield stage.days.at(stage.days.from_(day), "13:50")
        edition: ProgressionEdition = forms_of(stage.session, stage.municipality_id)[0][1]
        for scorer in filter(None, (Scorer.CONSULTANT, other)):
            # One line or two are ahead of the others, so that people have something to talk of.
            ahead = {rng.randrange(len(edition.indicators)) for _ in range(2)}
            rows = tuple(
                PointRow(line=line, points=min(5, level + (line - 1 in ahead)))
                for line in range(1, len(edition.indicators) + 1)
            )
            said = Scored(
                edition_id=edition.id,
                scorer=scorer,
                place=ScoringPlace.WORKPLACE,
                scored_on=now.date(),
                points=rows,
            )
            progression.score(stage.session, placement, said, by=host.consultant, now=now)


def _longer(stage: Stage, placement: Placement, host: Host) -> Story:
    """The company asks in time, and the municipality says yes."""
    if placement.ends is None:
        raise ValueError("it has no last day")
    now = yield stage.days.at(stage.days.before(placement.ends - 2 * _WEEK, 0), "10:35")
    new_end = placement.ends + _MORE
    wish = ExtensionWish(new_end=new_end, missing="At møde kunder og tage imod beskeder alene.")
    asked = extensions.ask(stage.session, placement, wish, by=host.asks, now=now)
    said = ExtensionAssessment(
        new_end=new_end, plan="En trappe alene hver dag.", paid_hours_possible=True
    )
    now = yield now + timedelta(hours=2)
    by, session = host.consultant, stage.session
    extensions.assess(session, placement, asked, said, seen=asked.version, by=by, now=now)
    now = yield now + timedelta(hours=1)
    extensions.approve(session, placement, asked, seen=asked.version, by=by, now=now)


def _ticks(stage: Stage, placement: Placement, host: Host, starts: date) -> Story:
    """Most weeks the consultant is told on the phone; of the last one nobody has told yet."""
    last = _last_told(stage)
    monday = max(monday_of(starts), last - _WEEK)
    while monday <= last:
        now = yield stage.days.at(stage.days.from_(monday + timedelta(days=4)), "14:40")
        tick = BuddyTick(week_of=monday, minutes_a_day=15 + placement.id % 3 * 5)
        helpers.tick_week(stage.session, placement, tick, by=host.consultant, now=now)
        monday += _WEEK


def _last_told(stage: Stage) -> date:
    """The Monday of the week before the last one."""
    return stage.days.monday - 2 * _WEEK


def _teacher(stage: Stage, placement: Placement, host: Host, day: date) -> Story:
    now = yield stage.days.at(stage.days.from_(day), "11:20")
    told = TeacherSaid(
        way=ContactWay.PHONE,
        held_on=now.date(),
        teacher="Sofie Sprogstue",
        said="Bruger ordene fra arbejdet i timerne. Spørger mere end før.",
        agreed="Læreren øver telefonsamtaler i næste uge.",
    )
    teacher_follow_ups.note(stage.session, placement, told, by=host.consultant, now=now)


def _meets(stage: Stage, placement: Placement, host: Host) -> Story:
    now = yield stage.days.at(stage.days.ago(1), "14:25")
    day = stage.days.after(stage.days.from_(stage.days.today), 2)
    meets = TimeAgreed(day=day, clock=time(10), way=ContactWay.VISIT)
    by = host.consultant
    agreed_times.agree(stage.session, placement, meets, seen=0, by=by, now=now)
