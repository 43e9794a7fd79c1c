"""The invented line that our own templates begin with; it is never taken in."""

from collections.abc import Mapping

from models.kinds import ImportKind
from portal.services.imports.checking import Found
from portal.services.imports.lines import NEEDED, Problem

EXAMPLES: Mapping[ImportKind, Mapping[str, str]] = {
    ImportKind.CITIZENS: {
        "case_number": "EKSEMPEL-1",
        "name": "Amira Opdigtet",
        "caseworker": "sagsbehandler@kommune.example",
        "responsibility_from": "01.09.2026",
        "born_on": "14.03.1994",
        "residence_from": "20.08.2026",
        "residence_category": "flygtning",
        "regime": "integrationsloven",
        "readiness": "jobparat",
        "classified_on": "15.10.2026",
        "igu_completed": "nej",
        "postcode": "5500",
        "district": "Midtbyen",
        "transport": "cykel",
        "max_km": "7,5",
        "hours_a_week": "30",
        "available_from": "01.02.2027",
        "needs_interpreter": "ja",
        "interpreter_language": "arabisk",
        "wish": "Vil gerne arbejde i et køkken",
        "workplace_wish": "Et lille sted",
        "industries": "Køkken og restaurant, Rengøring og service",
        "danish_speak": "A2",
        "danish_listen": "A2",
        "danish_read": "A1",
        "danish_write": "A1",
        "danish_education": "DU2",
        "danish_module_number": "3",
        "cv_source": "Jobnet",
    },
    ImportKind.CV_LINES: {
        "case_number": "EKSEMPEL-1",
        "kind": "job",
        "text": "Kok",
        "employer": "Restaurant Jasmin",
        "abroad": "ja",
        "from_year": "2015",
        "to_year": "2021",
        "tasks": "Lavede varm mad til 80 gæster",
    },
    ImportKind.COMPANIES: {
        "cvr_number": "99999993",
        "name": "Eksemplets Bageri",
        "sector": "privat",
        "industry": "Køkken og restaurant",
        "consultant": "konsulent@kommune.example",
    },
    ImportKind.WORKPLACES: {
        "p_number": "9999999999",
        "cvr_number": "99999993",
        "name": "Bageriet i Algade",
        "address": "Algade 1",
        "postcode": "5500",
        "ordinary_fte": "12,5",
    },
    ImportKind.USERS: {
        "email": "ny.kollega@kommune.example",
        "name": "Karla Opdigtet",
        "role": "sagsbehandler",
        "phone": "88 88 55 00",
    },
}


def without_examples(kind: ImportKind, found: Found) -> Found:
    """The lines but the template's own; who left that in is asked to delete it."""
    key = NEEDED[kind][0]
    example = EXAMPLES[kind][key]
    left_in = [line for line in found.lines if line.told[key] == example]
    problems = [Problem(line.number, key, "import_example") for line in left_in]
    kept = [line for line in found.lines if line not in left_in]
    return Found(kept, [*found.problems, *problems])
