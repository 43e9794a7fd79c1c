"""How people and other systems write what our lists call by a closed word."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, TypeVar

from pydantic import BeforeValidator

from models.kinds import (
    DanishEducation,
    DanishLevel,
    EntryKind,
    LanguageMastery,
    ReadinessClass,
    Regime,
    ResidenceCategory,
    Role,
    Sector,
    ShownBy,
    SkillLevel,
    Transport,
)
from models.tables.columns import folded
from portal.services.inputs import DanishDate, wrong
from portal.services.typed import read_date

Member = TypeVar("Member", bound=StrEnum)

# The first word of each is the one we ask for; all are compared folded, without case.
WORDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    Transport: {
        Transport.FOOT_OR_BICYCLE: "cykel|gang|til fods|til fods eller på cykel|går|bicycle",
        Transport.PUBLIC_TRANSPORT: "bus|tog|bus og tog|offentlig transport|kollektiv trafik",
        Transport.CAR: "bil|egen bil|car",
    },
    ReadinessClass: {
        ReadinessClass.JOB_READY: "jobparat|jp|job ready",
        ReadinessClass.ACTIVITY_READY: "aktivitetsparat|ap|activity ready",
    },
    Regime: {
        Regime.INL: "integrationsloven|inl|integrationslov",
        Regime.LAB: "lab|lov om en aktiv beskæftigelsesindsats|beskæftigelsesloven",
    },
    ResidenceCategory: {
        ResidenceCategory.REFUGEE: "flygtning|refugee",
        ResidenceCategory.QUOTA_REFUGEE: "kvoteflygtning|kvote",
        ResidenceCategory.FAMILY_REUNIFIED_TO_REFUGEE: (
            "familiesammenført til flygtning|familiesammenført flygtning"
        ),
        ResidenceCategory.FAMILY_REUNIFIED_OTHER: (
            "familiesammenført|familiesammenført til andre|ægtefællesammenført"
        ),
        ResidenceCategory.UKRAINE_ACT: "ukrainerloven|særloven|ophold efter ukrainerloven",
        ResidenceCategory.OTHER: "andet|andet opholdsgrundlag",
    },
    DanishLevel: {
        DanishLevel.PRE_A1: "før a1|pre a1|a0|ingen|intet",
        DanishLevel.A1: "a1",
        DanishLevel.A2: "a2",
        DanishLevel.B1: "b1",
        DanishLevel.B2: "b2",
        DanishLevel.C1: "c1",
        DanishLevel.C2: "c2|modersmål",
    },
    DanishEducation: {
        DanishEducation.DU1: "du1|danskuddannelse 1|1",
        DanishEducation.DU2: "du2|danskuddannelse 2|2",
        DanishEducation.DU3: "du3|danskuddannelse 3|3",
    },
    EntryKind: {
        EntryKind.JOB: "job|arbejde|ansættelse|stilling",
        EntryKind.EDUCATION: "uddannelse|skole|kursus|education",
        EntryKind.PLACEMENT: "praktik|forløb|virksomhedspraktik|løntilskud",
        EntryKind.REAL_COMPETENCE: "realkompetence|lært selv|frivilligt arbejde",
    },
    ShownBy: {
        ShownBy.OWN_WORD: "fortalt|eget udsagn|borgeren",
        ShownBy.JOB: "job|arbejde",
        ShownBy.EDUCATION: "uddannelse|kursus",
        ShownBy.PLACEMENT: "praktik|forløb",
        ShownBy.TEST: "prøve|test",
        ShownBy.OBSERVED: "observeret|set",
    },
    SkillLevel: {
        SkillLevel.SOME: "lidt|noget|begynder",
        SkillLevel.GOOD: "godt|god|rutineret",
        SkillLevel.EXPERT: "meget godt|ekspert|meget god",
    },
    LanguageMastery: {
        LanguageMastery.NONE: "ikke|slet ikke|nej|intet",
        LanguageMastery.SOME: "lidt|noget",
        LanguageMastery.WELL: "godt|flydende",
        LanguageMastery.MOTHER_TONGUE: "modersmål",
    },
    Sector: {
        Sector.PUBLIC: "offentlig|public|kommunal|statslig",
        Sector.PRIVATE: "privat|private",
    },
    Role: {
        Role.CASEWORKER: "sagsbehandler|rådgiver",
        Role.COMPANY_CONSULTANT: "virksomhedskonsulent|konsulent|jobkonsulent",
        Role.LEADER: "leder|teamleder",
        Role.ADMINISTRATOR: "administrator",
        Role.EMPLOYER: "arbejdsgiver|virksomhed",
    },
}

_YES, _NO = (
    frozenset({"ja", "j", "x", "1", "true", "sand", "yes"}),
    frozenset({"nej", "n", "0", "false", "falsk", "no"}),
)
_CLOCK_BEHIND = re.compile(r"[ T]\d{1,2}[:.]\d{2}([:.]\d{2})?(\.\d+)?Z?$")
# Days since the last of 1899, as a spreadsheet counts: from 1954 to 2064.
_SERIAL = re.compile(r"[2-5]\d{4}")
_SPREADSHEET_BEGINS = date(1899, 12, 30)
_POSTCODE = re.compile(r"(?:DK[- ]?)?(\d{3,4})(?: \D.*)?", re.IGNORECASE)


def words_of(kind: type[StrEnum]) -> list[str]:
    """The word we ask for, for each member."""
    return [words.partition("|")[0] for words in WORDS[kind].values()]


def said(kind: type[Member]) -> Callable[[object], object]:
    """Reads the member that a word means; its stored value counts too."""
    table: dict[str, StrEnum] = {}
    for member, words in WORDS[kind].items():
        for word in (*words.split("|"), member.value, member.value.replace("_", " ")):
            table.setdefault(folded(word), member)

    def read(value: object) -> object:
        if not isinstance(value, str):
            return value
        found = table.get(folded(value))
        # "B1 – klarer sig" begins with the level.
        found = found or table.get(folded(value.split("–")[0].split(" - ")[0]))
        if found is None:
            raise wrong("choice_unknown", choices=", ".join(words_of(kind)))
        return found

    return read


def _yes_or_no(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = folded(value)
    if text not in _YES | _NO:
        raise wrong("yes_or_no")
    return text in _YES


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = _CLOCK_BEHIND.sub("", value.strip())
    if _SERIAL.fullmatch(text):
        return _SPREADSHEET_BEGINS + timedelta(days=int(text))
    return read_date(text)


def _postcode(value: object) -> object:
    """Spreadsheets drop the first zero of 0800, and other systems write the town behind."""
    found = _POSTCODE.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise wrong("postcode_four_figures")
    return found[1].zfill(4)


YesOrNo = Annotated[bool, BeforeValidator(_yes_or_no)]
Day = Annotated[DanishDate, BeforeValidator(_day)]
Postcode = Annotated[str, BeforeValidator(_postcode)]
