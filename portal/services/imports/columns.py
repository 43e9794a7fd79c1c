"""What the columns of a file are called, and which field is probably meant by a header."""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from models.kinds import ImportKind
from models.tables.columns import folded
from portal.services.imports.lines import NEEDED

# The header we ask for stands first; then what other systems call it.
HEADERS: Mapping[ImportKind, Mapping[str, str]] = {
    ImportKind.CITIZENS: {
        "case_number": "sagsnummer|sagsnr|sags id|journalnummer|borgernummer|case number",
        "name": "navn|borgerens navn|fulde navn|borger|name",
        "caseworker": "sagsbehandler|sagsbehandlers e-mail|rådgiver|caseworker",
        "responsibility_from": "ansvar overtaget|integrationsansvar fra|ansvar fra|ankommet",
        "born_on": "født|fødselsdato|fødselsdag|birth date|date of birth",
        "residence_from": "ophold fra|opholdstilladelse fra|opholdsdato|opholdstilladelse dato",
        "residence_category": "opholdsgrundlag|opholdstype|persongruppe",
        "regime": "lov|lovgrundlag|lovgivning",
        "readiness": "visitation|visitationskategori|visiteret til|målgruppe",
        "classified_on": "visiteret den|visitationsdato|dato for visitation",
        "igu_completed": "igu gennemført|har haft igu|tidligere igu",
        "postcode": "postnummer|postnr|bopæl postnummer|zip|postcode",
        "district": "bydel|område|bopæl by",
        "transport": "transport|transportmiddel|transportform",
        "max_km": "højst km|km|afstand|max afstand|pendling km|højeste afstand",
        "hours_a_week": "timer om ugen|timer|ugentlige timer|timer pr uge|ønskede timer",
        "available_from": "kan begynde|ledig fra|startdato|klar fra|til rådighed fra",
        "needs_interpreter": "tolk|behov for tolk|tolkebehov",
        "interpreter_language": "tolkesprog|sprog til tolk",
        "wish": "ønske|jobmål|jobønske|beskæftigelsesmål",
        "workplace_wish": "ønsket arbejdsplads|arbejdspladsønske|type arbejdsplads",
        "industries": "ønskede brancher|brancher|brancheønsker|branche",
        "danish_speak": "dansk tale|tale|mundtligt dansk|taler dansk",
        "danish_listen": "dansk forstå|forstå tale|lytte|dansk lytte|forståelse",
        "danish_read": "dansk læse|læse|læsning|læser dansk",
        "danish_write": "dansk skrive|skrive|skriftligt dansk|skriver dansk",
        "danish_education": "danskuddannelse|du|sprogskole uddannelse",
        "danish_module_number": "modul|danskmodul|modul nummer",
        "cv_source": "cv kilde|kilde til cv|cv fra",
    },
    ImportKind.CV_LINES: {
        "case_number": "sagsnummer|sagsnr|sags id|journalnummer|borgernummer|case number",
        "kind": "slags|type|linjetype|kategori",
        "text": "tekst|titel|stilling|stillingsbetegnelse|kompetence|uddannelse|betegnelse",
        "employer": "arbejdsgiver|sted|virksomhed|skole|arbejdssted|uddannelsessted",
        "abroad": "i udlandet|udland|udenlandsk",
        "from_year": "fra år|fra|startår|start",
        "to_year": "til år|til|slutår|slut",
        "years": "antal år|år|års erfaring|erfaring",
        "tasks": "opgaver|beskrivelse|arbejdsopgaver|indhold",
        "level": "niveau|kompetenceniveau",
        "shown_by": "vist ved|dokumenteret ved|bevist",
        "valid_to": "gyldig til|udløber|udløbsdato",
        "speak": "taler|tale",
        "read": "læser|læse",
        "write": "skriver|skrive",
    },
    ImportKind.COMPANIES: {
        "cvr_number": "cvr-nummer|cvr|cvr nr",
        "name": "navn|virksomhed|firmanavn|virksomhedens navn|company",
        "sector": "sektor|offentlig eller privat",
        "industry": "branche|hovedbranche|industry",
        "consultant": "fast konsulent|konsulent|virksomhedskonsulent|konsulentens e-mail",
    },
    ImportKind.WORKPLACES: {
        "p_number": "p-nummer|pnr|p nr|produktionsenhed|produktionsenhedsnummer",
        "cvr_number": "cvr-nummer|cvr|cvr nr",
        "name": "navn|arbejdssted|arbejdsstedets navn|afdeling",
        "address": "adresse|vej|gade|vej og nummer|address",
        "postcode": "postnummer|postnr|zip|postcode",
        "ordinary_fte": "ordinært ansatte|fuldtidsansatte|årsværk|ansatte|antal ansatte",
    },
    ImportKind.USERS: {
        "email": "e-mail|mail|mailadresse|e-mailadresse|brugernavn",
        "name": "navn|fulde navn|medarbejder|name",
        "role": "rolle|arbejder som|stilling|funktion",
        "phone": "telefon|telefonnummer|tlf|mobil",
        "cvr_number": "cvr-nummer|cvr|cvr nr|virksomhed",
    },
}

# What the ranking must never see and nobody needs here (rule book B.9); CPR numbers have a way
# of their own.
_FORBIDDEN = (
    "cpr|cpr-nummer|cprnr|personnummer|køn|nationalitet|statsborgerskab|etnicitet|oprindelsesland"
    "|fødeland|fødested|hudfarve|religion|tro|diagnose|diagnoser|helbred|sygdom|handicap|ydelse"
    "|kontanthjælp|sanktion|sanktioner|fravær|fremmøde|civilstand|ægtefælle|børn|antal børn"
    "|familie|graviditet|foto|politik|seksualitet"
)

# From this likeness of 0 to 1 on, two headers differ by a slip of the pen.
ALIKE = 0.84
_SIGNS = re.compile(r"[^a-z0-9]+")


def header_of(kind: ImportKind, field: str) -> str:
    """What the column of the field is called in our own files."""
    return HEADERS[kind][field].partition("|")[0]


def is_forbidden(header: str) -> bool:
    """Whether a column of that name is never taken in."""
    return _bare(header) in {_bare(word) for word in _FORBIDDEN.split("|")}


def guessed(kind: ImportKind, headers: Sequence[str]) -> list[str]:
    """The field each header probably means; "" for none. No field is given twice."""
    known = {
        _bare(name): field for field, names in HEADERS[kind].items() for name in names.split("|")
    }
    found = [known.get(_bare(header), "") for header in headers]
    # The first of two columns with the same meaning, and no slip before what is written right.
    found = [field if field not in found[:at] else "" for at, field in enumerate(found)]
    for at, header in enumerate(headers):
        if not found[at] and not is_forbidden(header):
            free = {name: field for name, field in known.items() if field not in found}
            like = get_close_matches(_bare(header), free, n=1, cutoff=ALIKE)
            found[at] = free[like[0]] if like else ""
    return found


def missing(kind: ImportKind, fields: Sequence[str]) -> list[str]:
    """The fields without which no line can be read."""
    return [field for field in NEEDED[kind] if field not in fields]


def _bare(header: str) -> str:
    return _SIGNS.sub("", folded(header))
