"""What the sections and values of an edition are called; see `portal/services/editions.py`."""

from enum import Enum

from models.kinds import (
    DanishEducation,
    DanishLevel,
    DanishTest,
    EntryKind,
    LanguageMastery,
    PersonAround,
    RequirementKind,
    ShownBy,
    SkillLevel,
    Transport,
    Weekday,
)
from portal.translate import LazyString
from portal.translate import lazy_gettext as _

SECTIONS: dict[str, LazyString] = {
    "entries": _("Har lavet"),
    "skills": _("Kan"),
    "permits": _("Kørekort og beviser"),
    "languages": _("Sprog ud over dansk"),
    "cv": _("Dato og kilde"),
    "industries": _("Ønskede brancher"),
    "wishes": _("Ønsker"),
    "danish_levels": _("Niveauer i dansk"),
    "danish_course": _("Danskuddannelse"),
    "danish_tests": _("Prøver"),
    "lessons": _("Danskundervisning"),
    "practical": _("Praktiske forhold"),
    "free_time": _("Kan arbejde"),
    "considerations": _("Hensyn i arbejdet"),
    "contacts": _("Personer omkring borgeren"),
}

# By section and value, or by the value alone where it is called the same everywhere.
VALUES: dict[str, LazyString] = {
    "title": _("Hvad"),
    "kind": _("Slags"),
    "employer": _("Hvor"),
    "abroad": _("I udlandet"),
    "from_year": _("Fra år"),
    "to_year": _("Til år"),
    "years": _("Antal år"),
    "tasks": _("Opgaver"),
    "term": _("I ordlisten"),
    "text": _("Hvad"),
    "level": _("Hvor godt"),
    "shown_by": _("Vist ved"),
    "shown_in": _("Vist i"),
    "valid_to": _("Gælder til"),
    "language": _("Sprog"),
    "speak": _("Taler"),
    "read": _("Læser"),
    "write": _("Skriver"),
    "cv_source": _("Kilde"),
    "industry": _("Branche"),
    "wish": _("Med egne ord"),
    "workplace_wish": _("Slags arbejdsplads"),
    "hours_a_week": _("Timer om ugen"),
    "max_km": _("Kilometer til arbejde"),
    "wishes_talked_on": _("Dagen for samtalen"),
    "danish_speak": _("Tale"),
    "danish_listen": _("Forstå tale"),
    "danish_read": _("Læse"),
    "danish_write": _("Skrive"),
    "danish_education": _("Uddannelse"),
    "danish_module_number": _("Modul"),
    "test": _("Prøve"),
    "passed_on": _("Bestået"),
    "weekday": _("Dag"),
    "starts": _("Fra"),
    "ends": _("Til"),
    "district": _("Kvarter eller landsby"),
    "postcode": _("Postnummer"),
    "transport": _("Transport"),
    "available_from": _("Kan begynde"),
    "needs_interpreter": _("Tolk"),
    "interpreter_language": _("Sprog til tolken"),
    "from_on": _("Fra"),
    "until_on": _("Til og med"),
    "name": _("Navn"),
    "phone": _("Telefon"),
    "email": _("E-mail"),
    "note": _("Bemærkning"),
}

# Values that are members of a closed list, by section and value.
MEMBERS: dict[str, type[Enum]] = {
    "entries.kind": EntryKind,
    "skills.level": SkillLevel,
    "skills.shown_by": ShownBy,
    "permits.kind": RequirementKind,
    "languages.speak": LanguageMastery,
    "languages.read": LanguageMastery,
    "languages.write": LanguageMastery,
    "danish_levels.danish_speak": DanishLevel,
    "danish_levels.danish_listen": DanishLevel,
    "danish_levels.danish_read": DanishLevel,
    "danish_levels.danish_write": DanishLevel,
    "danish_course.danish_education": DanishEducation,
    "danish_tests.test": DanishTest,
    "lessons.weekday": Weekday,
    "practical.transport": Transport,
    "free_time.weekday": Weekday,
    "contacts.kind": PersonAround,
}


def section_in_words(section: str) -> LazyString | str:
    """What a section is called; unknown ones are shown as they are kept."""
    return SECTIONS.get(section, section)


def value_in_words(section: str, value: str) -> LazyString | str:
    """What a value of a section is called."""
    return VALUES.get(f"{section}.{value}", VALUES.get(value, value))
