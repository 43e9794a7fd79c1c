"""Invented citizens as rows, for the demo world and for measuring with many of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from models.kinds import (
    ConceptKind,
    DanishLevel,
    ReadinessClass,
    Regime,
    ResidenceCategory,
    SkillLevel,
    Transport,
)
from models.tables.columns import danish_order, folded
from portal.services.matches.knowledge import Knowledge
from seed.around import rows_around
from seed.cv import CV, Job, Line, Link, Permit, Skill, write_cv
from seed.danish import Danish, learn_danish
from seed.programme import programme_of
from seed.words import told

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that look alike
_DAYS_A_YEAR = 365.25
# The introduction programme is over after five years; those who are older in it follow LAB.
_INL_DAYS, _LAB_DAYS = (40, 1_700), (1_900, 3_200)
_LAB = 0.15
_RESIDENCE = {
    ResidenceCategory.REFUGEE: 42,
    ResidenceCategory.FAMILY_REUNIFIED_TO_REFUGEE: 20,
    ResidenceCategory.UKRAINE_ACT: 20,
    ResidenceCategory.FAMILY_REUNIFIED_OTHER: 12,
    ResidenceCategory.QUOTA_REFUGEE: 6,
}
# The act is of 16 March 2022; the first came to the municipalities some months later.
_UKRAINE_ACT_SINCE = date(2022, 7, 1)
_HOURS = {15.0: 8, 20.0: 18, 25.0: 26, 30.0: 28, 37.0: 20}
_TRANSPORT = [Transport.FOOT_OR_BICYCLE] * 4 + [Transport.PUBLIC_TRANSPORT] * 4
_KM = {
    Transport.FOOT_OR_BICYCLE: (5.0, 7.0, 10.0),
    Transport.PUBLIC_TRANSPORT: (15.0, 20.0, 25.0),
    Transport.CAR: (25.0, 30.0, 40.0),
}


@dataclass(frozen=True)
class Town:
    """Where the citizens live and who works with them.

    Args:
        prefix: of the case numbers, "MID".
        postcodes: as often as people live there.
    """

    municipality_id: int
    prefix: str
    postcodes: Sequence[str]
    caseworker_ids: Sequence[int]


@dataclass
class Person:
    """One citizen with everything the tables hold; the rows wait for the citizen's id."""

    row: dict[str, Any]
    legal: dict[str, Any]
    cv: CV
    danish: Danish
    consideration: str  # empty for most
    programme: dict[str, list[dict[str, Any]]]
    around: dict[str, list[dict[str, Any]]]  # languages, levels, tests, free hours, helpers

    @property
    def arrived(self) -> date:
        """When the municipality took over the responsibility."""
        day: date = self.row["responsibility_from"]
        return day


def linker(known: Knowledge) -> Link:
    """A Link that remembers: the same words are looked up once."""
    found: dict[tuple[str, ConceptKind], str | None] = {}

    def link(text: str, kind: ConceptKind) -> str | None:
        if (text, kind) not in found:
            meant = known.linker.link(text, kind)
            found[text, kind] = meant.code if meant else None
        return found[text, kind]

    return link


def invent(
    town: Town, number: int, *, seed: str, link: Link, today: date, names: Sequence[str] = ()
) -> list[Person]:
    """So many citizens, those who came first standing first.

    Args:
        seed: the same seed and day give the same people.
        names: for the first ones invented; the others get names of their own.
    """
    called = _names(Random(f"{seed}/names"), number, names)
    people = [
        _person(Random(f"{seed}/{place}"), name, town, link, today)
        for place, name in enumerate(called)
    ]
    people.sort(key=lambda person: (person.arrived, person.row["name"]))
    _number(people, town.prefix, Random(f"{seed}/aliases"))
    return people


def _names(rng: Random, number: int, first: Sequence[str]) -> list[str]:
    """So many names, nobody's twice before all have been given."""
    parts = told("people")
    all_names = [f"{given} {family}" for given in parts["given"] for family in parts["family"]]
    found = list(first)
    while len(found) < number:
        rng.shuffle(all_names)
        found += [name for name in all_names if name not in first]
    return found[:number]


def _number(people: Sequence[Person], prefix: str, rng: Random) -> None:
    """Case numbers by year, and aliases that tell nothing."""
    used: set[str] = set()
    in_year: dict[int, int] = {}
    for person in people:
        year = person.arrived.year
        in_year[year] = in_year.get(year, 0) + 1
        alias = _alias(rng)
        while alias in used:
            alias = _alias(rng)
        used.add(alias)
        case_number = f"{prefix}-{year}-{in_year[year]:04d}"
        person.row["case_number"] = case_number
        person.row["alias"] = f"Borger {alias}"
        person.row["search_key"] = folded(f"{person.row['name']} {case_number}")


def _alias(rng: Random) -> str:
    return "".join(rng.choices(_LETTERS, k=4))


def _person(rng: Random, name: str, town: Town, link: Link, today: date) -> Person:
    cv = write_cv(rng, link, today)
    is_lab = rng.random() < _LAB
    arrived = today - timedelta(days=rng.randint(*(_LAB_DAYS if is_lab else _INL_DAYS)))
    danish = learn_danish(rng, (today - arrived).days)
    wishes = told("cv")["industries"][cv.industry]["wishes"]
    row = {
        "municipality_id": town.municipality_id,
        "caseworker_id": rng.choice(town.caseworker_ids),
        "name": name,
        "sort_key": danish_order(name),
        "wish": rng.choice(wishes) if rng.random() < 0.9 else "",
        "postcode": rng.choice(town.postcodes),
        "responsibility_from": arrived,
        "programme_ended_on": None,
        **_interpreter(rng, danish),
        **_practical(rng, cv.permits, arrived, today),
        **danish.columns,
    }
    legal = _legal(rng, Regime.LAB if is_lab else Regime.INL, arrived, today)
    limited = rng.random() < 0.12
    consideration = rng.choice(told("cv")["considerations"]) if limited else ""
    programme = programme_of(rng, row, legal, today)
    around = rows_around(rng, row, danish.test, today)
    return Person(row, legal, cv, danish, consideration, programme, around)


def _interpreter(rng: Random, danish: Danish) -> dict[str, Any]:
    little = danish.columns["danish_speak"] in {None, DanishLevel.PRE_A1, DanishLevel.A1}
    needed = rng.random() < (0.55 if little else 0.05)
    language = rng.choice(told("cv")["languages"]) if needed else ""
    return {"needs_interpreter": needed, "interpreter_language": language}


def _practical(
    rng: Random, permits: Sequence[Permit], arrived: date, today: date
) -> dict[str, Any]:
    drives = any(permit.line.code == "licence_b" for permit in permits)
    transport: Transport | None = rng.choice(_TRANSPORT)
    if drives and rng.random() < 0.7:
        transport = Transport.CAR
    elif rng.random() < 0.05:
        transport = None
    km = rng.choice(_KM[transport]) if transport and rng.random() < 0.85 else None
    known = rng.random() < 0.94
    return {
        "transport": transport,
        "max_km": km,
        "hours_a_week": rng.choices(list(_HOURS), list(_HOURS.values()))[0] if known else None,
        "available_from": _available_from(rng, arrived, today),
    }


def _available_from(rng: Random, arrived: date, today: date) -> date | None:
    """For most a day that is past; for some later, for a few nobody knows."""
    drawn = rng.random()
    if drawn < 0.10:
        return None
    if drawn < 0.22:
        return today + timedelta(days=rng.randint(7, 70))
    return min(today, arrived + timedelta(days=rng.randint(14, 60)))


def _legal(rng: Random, regime: Regime, arrived: date, today: date) -> dict[str, Any]:
    age = rng.triangular(19.2, 59.8, 31)
    category = rng.choices(list(_RESIDENCE), list(_RESIDENCE.values()))[0]
    if category is ResidenceCategory.UKRAINE_ACT and arrived < _UKRAINE_ACT_SINCE:
        category = ResidenceCategory.REFUGEE
    return {
        "born_on": today - timedelta(days=round(age * _DAYS_A_YEAR)),
        "residence_from": arrived - timedelta(days=rng.randint(0, 90)),
        "residence_category": category,
        "regime": regime,
        "readiness": (
            ReadinessClass.JOB_READY if rng.random() < 0.55 else ReadinessClass.ACTIVITY_READY
        ),
        "igu_completed": rng.random() < 0.03,
    }


# Nobody has said how well, of every second skill.
_SKILL_LEVELS = (None, None, None, *SkillLevel)

Row = dict[str, Any]
IdOf = Callable[[str | None], int | None]


def rows_of(person: Person, citizen_id: int, id_of: IdOf) -> dict[str, list[Row]]:
    """The rows of the other tables, by table name.

    Args:
        id_of: the concept's id for a code, None for None.
    """
    cv, lessons = person.cv, person.danish.lessons
    rows = {
        "citizen_legal": [person.legal],
        "citizen_entry": [_entry(job, id_of) for job in cv.jobs],
        "citizen_skill": [_skill(skill, citizen_id, id_of) for skill in cv.skills],
        "citizen_permit": [
            {**_words(permit.line, id_of), "kind": permit.kind, "valid_to": permit.valid_to}
            for permit in cv.permits
        ],
        "citizen_industry": [
            {"position": position, "industry": industry}
            for position, industry in enumerate(cv.wished, start=1)
        ],
        "citizen_lesson": [
            {"weekday": weekday, "starts": starts, "ends": ends}
            for weekday, starts, ends in lessons
        ],
        "consideration": (
            [{"text": person.consideration, "from_on": person.arrived}]
            if person.consideration
            else []
        ),
        **person.programme,
        **person.around,
    }
    return {
        name: [{"citizen_id": citizen_id, **row} for row in found] for name, found in rows.items()
    }


def _words(line: Line, id_of: IdOf) -> Row:
    return {"text": line.text, "concept_id": id_of(line.code)}


def _skill(skill: Skill, citizen_id: int, id_of: IdOf) -> Row:
    # Chance of its own, so that everybody else stays who they are.
    level = Random(f"{citizen_id}/{skill.line.text}").choice(_SKILL_LEVELS)
    return {**_words(skill.line, id_of), "shown_by": skill.shown_by, "level": level}


def _entry(job: Job, id_of: IdOf) -> Row:
    return {
        "kind": job.kind,
        "title": job.line.text,
        "concept_id": id_of(job.line.code),
        "years": job.years,
        "abroad": job.abroad,
        "employer": job.employer,
    }
