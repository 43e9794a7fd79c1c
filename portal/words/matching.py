"""The words of a match list: parts, reasons, what is not known, and what keeps people off it.

A stored list is opened for years, so codes that no engine writes any more keep their words.
"""

from collections.abc import Mapping

from models.kinds import DanishLevel, DanishSkill
from models.rules.codes import FindingCode
from portal.translate import LazyString
from portal.translate import lazy_gettext as _
from portal.words.findings import FINDINGS
from portal.words.formats import filled
from portal.words.people import PEOPLE

PARTS: dict[str, LazyString] = {
    "skills": _("Kompetencer"),
    "industry": _("Ønsket branche"),
    "danish": _("Dansk"),
    "practical": _("Praktiske forhold"),
}
# What each part looks at, beside its weight.
PART_TELLS: dict[str, LazyString] = {
    "skills": _("Hvad borgeren har lavet og kan. Erfaring fra udlandet tæller det samme."),
    "industry": _("Hvor højt åbningens branche står blandt borgerens ønsker."),
    "danish": _("Hvor langt borgerens dansk rækker til opgaverne."),
    "practical": _("Timer om ugen, vejen til arbejdet og startdagen."),
}
# Why a part has no lines: everybody gets all its points.
NOTHING_ASKED: dict[str, LazyString] = {
    "skills": _("Åbningen beder ikke om bestemte kompetencer."),
    "danish": _("Åbningen kræver ikke dansk."),
}

# The orders a list can be read in.
LIST_ORDERS: dict[str, LazyString] = {
    "rank": _("Listens rækkefølge"),
    "points": _("Flest point først"),
    "distance": _("Korteste vej først"),
    "gaps": _("Færrest mangler først"),
}

STANDINGS: dict[str, LazyString] = {
    "met": _("Opfyldt"),
    "near": _("Delvist"),
    "missing": _("Mangler"),
    "unknown": _("Ved vi ikke"),
    # Where nothing is missing from the CV: a wish, a way, a day.
    "unfit": _("Passer ikke"),
}

# What was looked for, by the code the line has as its requirement.
ASKED: dict[str, LazyString] = {
    "occupation": _("Faget: %(text)s"),
    "industry": _("Branchen: %(text)s"),
    "hours": _("%(asked)s timer om ugen"),
    "distance": _("Vejen til arbejdet"),
    "start": _("Start %(asked)s"),
}

# How it was found, or that it was not.
NOTES: dict[str, LazyString] = {
    "same": _("I cv'et: »%(found)s«"),
    "same_words": _("Med samme ord i cv'et: »%(found)s«"),
    "licence_gives": _("Følger med »%(found)s«"),
    "related": _("Noget, der ligner: »%(found)s«"),
    "like_words": _("Næsten de samme ord i cv'et: »%(found)s«"),
    "own_word": _("Borgeren fortæller om »%(found)s«, men beviset er ikke skrevet ind"),
    "from_entry": _("Hører til arbejdet som »%(found)s«"),
    "not_found": _("Står ikke i cv'et"),
    "occupation_entry": _("Har arbejdet som »%(found)s«"),
    "occupation_skills": _("Kan noget af det, faget kræver: »%(found)s«"),
    "occupation_some": _("Kan noget af det, faget kræver"),
    "occupation_elsewhere": _("Har erfaring fra andet arbejde: »%(found)s«"),
    "occupation_none": _("Cv'et peger ikke på faget"),
    "no_cv": _("Der står ikke noget i cv'et endnu"),
    "wish": _("Nummer %(place)s på ønskelisten"),
    "not_wished": _("Ikke blandt ønskerne. Øverst står: %(found)s"),
    "no_wishes": _("Ønskerne er ikke skrevet ind"),
    "danish_level": _("Borgerens niveau: %(found)s"),
    "danish_unknown": _("Niveauet er ikke skrevet ind"),
    "hours": _("Kan %(found)s timer om ugen"),
    "lessons": _("Kan %(found)s timer om ugen uden for danskundervisningen"),
    "free_time": _("Kan %(found)s timer om ugen i sin frie tid"),
    "no_hours": _("Timerne er ikke skrevet ind"),
    "own_limit": _("%(found)s km i lige linje. Borgeren vil højst rejse %(asked)s km"),
    "usual_limit": _("%(found)s km i lige linje. Vi regner med op til %(asked)s km"),
    "no_place": _("Postnummeret er ikke skrevet ind"),
    "start": _("Kan begynde %(found)s"),
    "no_start": _("Startdagen er ikke skrevet ind"),
    # Of a line whose note is none of these.
    "found": _("Fundet: %(found)s"),
    "nothing": _("Ikke fundet"),
}

# What nobody has told, as it stands after "Ved vi ikke:".
UNKNOWNS: dict[str, LazyString] = {
    "cv": _("hvad borgeren har lavet og kan"),
    "industries": _("hvilke brancher borgeren ønsker"),
    "second_industry": _("mindst to ønskede brancher"),
    "danish_speak": _("niveau for at tale dansk"),
    "danish_listen": _("niveau for at forstå talt dansk"),
    "danish_read": _("niveau for at læse dansk"),
    "danish_write": _("niveau for at skrive dansk"),
    "hours": _("hvor mange timer om ugen borgeren kan"),
    "place": _("hvor borgeren bor"),
    "start": _("hvornår borgeren kan begynde"),
}

# What stands around the reasons of every person. The same for one and for many.
PHRASES: dict[str, LazyString] = {
    "question": _("Hvorfor %(point)s point?"),
    "point": _("point"),
    "total": _("I alt"),
    "must": _("skal"),
    "nice": _("gerne"),
    "all_musts": _("Ingen skal-krav mangler"),
    "musts_missing": _("Mangler %(num)s skal-krav"),
    "things_unknown": _("%(num)s ting ved vi ikke – spørg"),
    "away": _("%(km)s km væk"),
    "no_distance": _("Afstand ukendt"),
    "missing": _("Mangler: %(things)s."),
    "unknown": _("Ved vi ikke: %(things)s. Spørg borgeren."),
}

# What keeps people off a list: as a heading, and as a sentence about one person.
GATES: dict[str, tuple[LazyString, LazyString]] = {
    "permit_missing": (
        _("Mangler et kørekort eller et bevis"),
        _("Mangler »%(requirement)s«."),
    ),
    "permit_expired": (
        _("Kørekort eller bevis er udløbet ved start"),
        _("»%(requirement)s« gælder til %(valid_to)s, og det er før start."),
    ),
    "danish": (
        _("Dansk, som sikkerhed eller lov kræver"),
        _("%(skill)s: Opgaven »%(task)s« kræver %(level)s. Borgerens niveau er %(has)s."),
    ),
    "hours": (
        _("Kan for få timer om ugen"),
        _("Åbningen er på %(asked)s timer om ugen. Borgeren kan %(possible)s."),
    ),
    "lessons": (
        _("Danskundervisning ligger i arbejdstiden"),
        _("Uden for undervisningen er der %(possible)s af %(asked)s timer om ugen tilbage."),
    ),
    "free_time": (
        _("Kan ikke i arbejdstiden"),
        _("Borgeren kan i %(possible)s af %(asked)s timer om ugen."),
    ),
    "start": (
        _("Kan først begynde senere"),
        _("Åbningen starter %(starts)s. Borgeren kan begynde %(available_from)s."),
    ),
    "in_placement": (
        _("Er i et andet forløb"),
        _("Der er aftalt et andet forløb i perioden."),
    ),
    FindingCode.OTHER_MUNICIPALITY: (
        _("Hører til en anden kommune"),
        _("En anden kommune har ansvar for borgeren."),
    ),
    FindingCode.REGIME_UNKNOWN: (
        _("Vi ved ikke, hvilken lov der gælder"),
        _("Det er ikke skrevet ind, hvilken lov borgerens tilbud følger. Spørg sagsbehandleren."),
    ),
    FindingCode.READINESS_UNKNOWN: (
        _("Vurderingen som jobparat mangler"),
        _("Borgeren er ikke vurderet som jobparat eller aktivitetsparat. Spørg sagsbehandleren."),
    ),
    FindingCode.IGU_NOT_POSSIBLE: (
        _("IGU er ikke mulig"),
        _("IGU mulig: nej. Sagsbehandleren kan se hvorfor."),
    ),
    FindingCode.IGU_AFTER_LAST_START: (
        _("IGU kan ikke begynde så sent"),
        _("En IGU skal starte senest %(last_start)s."),
    ),
    FindingCode.IGU_STOPPED: (
        _("Nye IGU-forløb er stoppet"),
        _("Nye IGU-forløb er stoppet i hele landet."),
    ),
}
# Gates of the opening and of our own records name no law.
OPENING_ASKS = _("Åbningens krav")
OUR_RECORDS = _("Forløb i Fodfæste")

_LEVELS: dict[str, LazyString | str] = {level.value: level.value.upper() for level in DanishLevel}
_LEVELS[DanishLevel.PRE_A1.value] = _("før A1")
_SKILLS = {skill.value: word for skill, word in PEOPLE[DanishSkill].items()}


def short_level(level: str | None) -> LazyString | str:
    """A1 to C2, without the explanation."""
    return _LEVELS.get(level or "", level or "")


def danish_skill(skill: str) -> LazyString | str:
    """Tale, forstå tale, læse, skrive."""
    return _SKILLS.get(skill, skill)


def gate_heading(gate: str) -> LazyString:
    """What keeps a person off the list, as the name of a group."""
    return GATES[gate][0] if gate in GATES else FINDINGS[gate]


def gate_in_words(gate: str, detail: Mapping[str, str]) -> LazyString:
    """What keeps this person off the list, as a sentence."""
    sentence = GATES[gate][1] if gate in GATES else FINDINGS[gate]
    return filled(sentence, gate_values(detail))


def gate_values(detail: Mapping[str, str]) -> dict[str, object]:
    """What fills the places of a gate's sentence, codes in words."""
    values: dict[str, object] = {**detail}
    for name, worded in (("level", short_level), ("has", short_level), ("skill", danish_skill)):
        if name in values:
            values[name] = worded(detail[name])
    return values


def gate_source(gate: str, detail: Mapping[str, str]) -> LazyString | str:
    """The law behind a gate, or whose demand it is."""
    if gate == "in_placement":
        return OUR_RECORDS
    return detail.get("source") or OPENING_ASKS
