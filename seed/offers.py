"""What companies of the demo world offer, read from seed/names/openings.toml."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from models.kinds import DanishLevel, DanishSkill, HirePotential, PlacementType, Weekday
from models.rules.spans import last_day_of_months, last_day_of_weeks
from portal.services.openings.opening_inputs import (
    CertificateRow,
    DanishRow,
    NewOpening,
    SkillRow,
    SlotRow,
)
from seed.stage import Host
from seed.words import words

_MON_TO_FRI, _MON_TO_THU = range(5), range(4)
_Hours = tuple[Sequence[int], str, str]
# The weeks that openings name; the hours add up to the number in the name.
_WEEKS: dict[str, tuple[_Hours, ...]] = {
    "tidlig25": ((_MON_TO_FRI, "06:00", "11:00"),),
    "morgen25": ((_MON_TO_FRI, "08:00", "13:00"),),
    "dag30": ((_MON_TO_FRI, "08:00", "14:00"),),
    "dag37": ((_MON_TO_THU, "07:30", "15:00"), ((4,), "07:30", "14:30")),
    "butik28": (((0, 1, 3, 4), "10:00", "16:00"), ((5,), "09:00", "13:00")),
    "kort20": ((_MON_TO_THU, "09:00", "14:00"),),
}
_WEEK = re.compile(r"w-?\d+")
_NEEDED, _NICE = 3, 3
_INTERNSHIP_WEEKS = 13
_MONTHS = {PlacementType.WAGE_SUBSIDY: 6, PlacementType.IGU: 24}


@dataclass(frozen=True)
class Course:
    """A placement as openings.toml tells it: where it ends up, and what differs from the rule."""

    state: str
    week: int | None
    words: tuple[str, ...]

    @classmethod
    def read(cls, text: str) -> "Course":
        """From "active w-3 solved"."""
        state, *rest = text.split()
        weeks = [int(word[1:]) for word in rest if _WEEK.fullmatch(word)]
        others = tuple(word for word in rest if not _WEEK.fullmatch(word))
        return cls(state, weeks[0] if weeks else None, others)


class Offer:
    """One opening of the file."""

    def __init__(self, entry: dict[str, Any]) -> None:
        self.entry = entry
        self.company: str = entry["company"]
        self.title: str = entry["title"]
        self.state: str = entry["state"]
        self.week: int = entry["starts"]
        self.kind = PlacementType(entry["type"])
        self.courses = tuple(Course.read(text) for text in entry.get("placements", ()))
        self.slots = tuple(_slots(entry["week"]))

    def last_day(self, starts: date) -> date:
        """When somebody who begins that day is done."""
        if self.kind in _MONTHS:
            return last_day_of_months(starts, _MONTHS[self.kind])
        return last_day_of_weeks(starts, self.entry.get("weeks", _INTERNSHIP_WEEKS))

    def told(self, host: Host, starts: date, apply_by: date | None) -> NewOpening:
        """The opening as the employer writes it into the form."""
        occupation = words().occupations[self.entry["occupation"]]
        needed = words().skills_in(occupation.essential)[:_NEEDED]
        nice = words().skills_in(occupation.useful)[:_NICE]
        permits = [words().skills[code] for code in self.entry.get("permits", ())]
        danish = tuple(_danish_row(text) for text in self.entry.get("danish", ()))
        return NewOpening(
            placement_type=self.kind,
            workplace_id=host.workplace.id,
            industry=str(occupation.industry),
            title=self.title,
            tasks="\n".join(self.entry["tasks"]),
            skills=tuple(
                SkillRow(text=word.label, must=word in needed) for word in [*needed, *nice]
            ),
            certificates=tuple(
                CertificateRow(text=word.label, must=True)
                for word in permits
                if word.sort == "certificate"
            ),
            licences=tuple(word.code for word in permits if word.sort == "licence"),
            danish=danish,
            no_danish_needed=not danish,
            hours_a_week=sum(_hours(slot.starts, slot.ends) for slot in self.slots),
            slots=self.slots,
            starts=starts,
            ends=self.last_day(starts),
            seats=self.entry["seats"],
            apply_by=apply_by,
            on_site_teaching=self.entry.get("teaching", False),
            language_buddy=len(self.title) % 4 == 0,
            hire_potential=HirePotential(self.entry.get("hire", HirePotential.UNKNOWN)),
            pay_note=self.entry.get("pay"),
        )


def _slots(week: str) -> Sequence[SlotRow]:
    return [
        SlotRow(
            weekday=Weekday(day), starts=time.fromisoformat(starts), ends=time.fromisoformat(ends)
        )
        for days, starts, ends in _WEEKS[week]
        for day in days
    ]


def _hours(starts: time, ends: time) -> float:
    return (ends.hour - starts.hour) + (ends.minute - starts.minute) / 60


def _danish_row(text: str) -> DanishRow:
    skill, level, *task = text.split()
    by_law = task[0] == "law"
    return DanishRow(
        skill=DanishSkill(skill),
        level=DanishLevel(level),
        task=" ".join(task[1:] if by_law else task),
        safety_or_law=by_law,
    )
