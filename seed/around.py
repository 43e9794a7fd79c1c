"""What surrounds invented people: languages, free hours, who helps, and who set their level."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from models.kinds import DanishSkill, DanishTest, LanguageMastery, LevelSource, PersonAround
from seed.words import told

Row = dict[str, Any]

_ENGLISH = "engelsk"
# Weekdays and hours in which somebody said she can work.
_FREE = (
    (range(5), time(8), time(15, 30)),
    (range(5), time(6), time(14)),
    (range(3), time(8), time(16)),
)
_HELPERS = (PersonAround.MENTOR, PersonAround.TEACHER, PersonAround.LANGUAGE_BUDDY)


def rows_around(
    rng: Random, person: Mapping[str, Any], test: DanishTest | None, today: date
) -> dict[str, list[Row]]:
    """The rows by table name.

    Args:
        person: the columns of the citizen.
        test: the Danish test that is passed; with one only a teacher says something else.
    """
    return {
        "citizen_language": _languages(rng, person["interpreter_language"]),
        "danish_level_set": _levels(rng, person, test is not None, today),
        "danish_test_passed": [_passed(rng, person, test, today)] if test else [],
        "citizen_free_time": _free_time(rng),
        "citizen_contact": _contacts(rng),
    }


def _languages(rng: Random, interpreted: str) -> list[Row]:
    """A mother tongue, the interpreter's if there is one, and for some English."""
    own = interpreted or rng.choice(told("cv")["languages"])
    rows = [_language(own, [LanguageMastery.MOTHER_TONGUE] * 3)]
    if own != _ENGLISH and rng.random() < 0.4:
        rows.append(_language(_ENGLISH, rng.choices(list(LanguageMastery)[:3], (1, 4, 3), k=3)))
    return rows if rng.random() < 0.8 else []


def _language(name: str, masteries: Sequence[LanguageMastery]) -> Row:
    speak, read, write = masteries
    if speak is LanguageMastery.NONE:
        speak = LanguageMastery.SOME
    return {"language": name, "speak": speak, "read": read, "write": write}


def _levels(rng: Random, person: Mapping[str, Any], tested: bool, today: date) -> list[Row]:
    """Each level that is known, said by one source on one day."""
    by_teacher = tested or rng.random() < 0.6
    arrived = person["responsibility_from"]
    day = arrived + timedelta(days=rng.randint(0, max(0, (today - arrived).days)))
    said = {
        "source": LevelSource.TEACHER if by_teacher else LevelSource.CASEWORKER,
        "set_on": day,
        "by_id": person["caseworker_id"],
        "at": datetime.combine(day, time(11), UTC),
    }
    return [
        {"skill": skill, "level": level, **said}
        for skill in DanishSkill
        if (level := person[f"danish_{skill.value}"]) is not None
    ]


def _passed(rng: Random, person: Mapping[str, Any], test: DanishTest, today: date) -> Row:
    """A test comes late in the time somebody has been here."""
    days_here = (today - person["responsibility_from"]).days
    return {"test": test, "passed_on": today - timedelta(days=int(days_here * rng.uniform(0, 0.4)))}


def _free_time(rng: Random) -> list[Row]:
    """Few have been asked."""
    if rng.random() >= 0.12:
        return []
    days, starts, ends = rng.choice(_FREE)
    return [{"weekday": day, "starts": starts, "ends": ends} for day in days]


def _contacts(rng: Random) -> list[Row]:
    if rng.random() >= 0.15:
        return []
    names = told("people")
    name = f"{rng.choice(names['given'])} {rng.choice(names['family'])}"
    phone = f"00 00 {rng.randint(10, 99)} {rng.randint(10, 99)}"
    row = {"kind": rng.choice(_HELPERS), "name": name, "phone": phone, "email": "", "note": ""}
    return [row]
