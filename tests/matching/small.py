"""A vocabulary small enough to keep in one's head, an opening in a kitchen, and its people."""

from dataclasses import replace
from datetime import date
from typing import Any

from matching import (
    CitizenProfile,
    Concept,
    DanishNeed,
    Entry,
    OpeningProfile,
    Permit,
    Requirement,
    SkillClaim,
    Slot,
    Vocabulary,
)
from models.kinds import (
    ConceptKind,
    DanishLevel,
    DanishSkill,
    EntryKind,
    PlacementType,
    RequirementKind,
    Transport,
)

# code: (Danish, English, ISCO, essential skills, useful skills)
JOBS = {
    "cook": ("kok", "cook", "5120", "cooking knives hygiene seasoning", "menus on_time"),
    "kitchen_helper": (
        "køkkenmedhjælper",
        "kitchen helper",
        "9412",
        "peeling dishes hygiene",
        "knives",
    ),
    "dishwasher": ("opvasker", "dishwasher", "9412", "dishes hygiene", "on_time"),
    "baker": ("bager", "baker", "7512", "dough oven hygiene", "early"),
    "cleaner": ("rengøringsassistent", "cleaner", "9112", "floors toilets", "on_time windows"),
    "window_cleaner": ("vinduespudser", "window cleaner", "9123", "windows ladder", "on_time"),
    "storekeeper": ("lagermedarbejder", "warehouse worker", "9333", "picking lifting", "truck_b"),
    "truck_driver": ("lastbilchauffør", "truck driver", "8332", "driving loading", "lifting"),
}
# (occupation, the one whose work it holds, all of it)
HELD = [("cook", "kitchen_helper", True), ("truck_driver", "storekeeper", False)]
SKILLS = {
    "cooking": ("lave mad", "cook food", "madlavning"),
    "knives": ("bruge køkkenknive", "use knives", "knivteknik"),
    "hygiene": ("fødevarehygiejne", "food hygiene", "køkkenhygiejne"),
    "seasoning": ("smage til", "season", "krydre"),
    "menus": ("planlægge menuer", "plan menus", "menuplan"),
    "peeling": ("skrælle grøntsager", "peel vegetables", "grøntsager"),
    "dishes": ("vaske op", "wash dishes", "opvask"),
    "dough": ("ælte dej", "knead dough", "dej"),
    "oven": ("passe ovn", "tend oven", "bagerovn"),
    "early": ("møde tidligt", "start early", "morgenfrisk"),
    "floors": ("vaske gulve", "mop floors", "gulvvask"),
    "toilets": ("gøre toiletter rene", "clean toilets", "toiletrengøring"),
    "windows": ("pudse vinduer", "clean windows", "vinduespudsning"),
    "ladder": ("bruge stige", "use ladder", "stige"),
    "picking": ("plukke ordrer", "pick orders", "ordreplukning"),
    "lifting": ("løfte rigtigt", "lift correctly", "løfteteknik"),
    "driving": ("køre lastbil", "drive truck", "lastbilkørsel"),
    "loading": ("læsse gods", "load goods", "læsning"),
    "on_time": ("møde til tiden", "be on time", "mødestabil"),
    "truck_b": ("truckcertifikat B", "forklift certificate", "truckkort"),
    "licence_b": ("kørekort B", "driving licence B", "kørekort til bil"),
}


def small_vocabulary() -> Vocabulary:
    """Eight occupations, 21 skills."""
    jobs = [
        Concept(code, ConceptKind.OCCUPATION, {"da": danish, "en": english}, isco=isco)
        for code, (danish, english, isco, _, _) in JOBS.items()
    ]
    skills = [
        Concept(
            code,
            ConceptKind.SKILL,
            {"da": danish, "en": english},
            {"da": (other,)},
            transversal=code == "on_time",
        )
        for code, (danish, english, other) in SKILLS.items()
    ]
    relations = [
        (code, skill, column == 3)
        for code, job in JOBS.items()
        for column in (3, 4)
        for skill in job[column].split()
    ]
    return Vocabulary([*jobs, *skills], relations, HELD)


def needs(code: str, *, must: bool = True) -> Requirement:
    """A requirement of the small vocabulary, in its Danish words."""
    kind = {
        "truck_b": RequirementKind.CERTIFICATE,
        "licence_b": RequirementKind.LICENCE,
    }.get(code, RequirementKind.SKILL)
    return Requirement(SKILLS[code][0], code, kind, must)


def can(code: str) -> SkillClaim:
    """A skill of the small vocabulary in the citizen's words, which are its Danish name."""
    return SkillClaim(SKILLS[code][0], code)


def worked_as(code: str, years: float | None = 2.0, *, abroad: bool = False) -> Entry:
    """A job of the small vocabulary, titled with its Danish name."""
    return Entry(JOBS[code][0], code, EntryKind.JOB, years, abroad)


def weekdays(starts: str, ends: str, *days: int) -> tuple[Slot, ...]:
    """The same hours on each of the days, 0 being Monday."""
    return tuple(Slot(day, starts, ends) for day in days)


# A place as cook's hand in Middelfart, 30 hours a week.
KITCHEN = OpeningProfile(
    id="7",
    title="Hjælp i restaurantkøkkenet",
    occupation="cook",
    placement_type=PlacementType.INTERNSHIP,
    industry="kitchen_restaurant",
    tasks=("Lave mad til frokost",),
    requires=(
        needs("cooking"),
        needs("knives"),
        needs("hygiene"),
        needs("menus", must=False),
    ),
    danish=(
        DanishNeed(DanishSkill.SPEAK, DanishLevel.A2, "aftale dagens opgaver"),
        DanishNeed(DanishSkill.READ, DanishLevel.A1, "læse opskrifter"),
    ),
    hours_a_week=30.0,
    weekly=weekdays("08:00", "14:00", 0, 1, 2, 3, 4),
    place=(55.505, 9.730),
    starts=date(2027, 1, 11),
    ends=date(2027, 4, 9),
    seats=1,
)

# Amal cooked for six years in Aleppo and wants to again; everything about her is known.
AMAL = CitizenProfile(
    id="amal",
    entries=(worked_as("cook", 6.0, abroad=True),),
    skills=(can("cooking"), can("knives"), can("hygiene"), can("on_time")),
    permits=(Permit("Hygiejnebevis", None, RequirementKind.CERTIFICATE, None),),
    danish={
        DanishSkill.SPEAK: DanishLevel.B1,
        DanishSkill.LISTEN: DanishLevel.B1,
        DanishSkill.READ: DanishLevel.A2,
        DanishSkill.WRITE: DanishLevel.A2,
    },
    industries=("kitchen_restaurant", "hotel"),
    hours_a_week=37.0,
    lessons=(),
    place=(55.51, 9.74),
    max_km=20.0,
    transport=Transport.FOOT_OR_BICYCLE,
    available_from=date(2027, 1, 1),
)

# Bilal helped in a kitchen for some months; Dina stacked shelves; of Esra nothing is known.
BILAL = replace(
    AMAL, id="bilal", entries=(worked_as("kitchen_helper", 0.3),), skills=(can("peeling"),)
)
DINA = replace(
    AMAL,
    id="dina",
    entries=(worked_as("storekeeper", 3.0),),
    skills=(can("picking"), can("lifting")),
    industries=("transport_storage",),
)
ESRA = CitizenProfile("esra")


def opening(**changed: Any) -> OpeningProfile:
    """The kitchen with something changed."""
    return replace(KITCHEN, **changed)


def amal(**changed: Any) -> CitizenProfile:
    """Amal with something changed."""
    return replace(AMAL, **changed)
