"""What a form says about a mistake: always what to do, never only that something is wrong.

A sentence is looked for under `Class.field:mistake`, `field:mistake` and, when the field is
empty, `Class.field` and `field`; last under the mistake alone. In rows the field is written
`requires.text`.
"""

import re
from collections.abc import Iterator, Mapping

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from portal.translate import LazyString
from portal.translate import lazy_gettext as _
from portal.words.formats import filled

MISSING = frozenset({"missing", "too_short"})

# By mistake, whatever the field.
GENERAL: dict[str, LazyString] = {
    "missing": _("Her mangler et svar. Skriv det, eller vælg det på listen."),
    "string_too_short": _("Skriv mindst %(min_length)s tegn."),
    "string_too_long": _("Skriv højst %(max_length)s tegn."),
    "too_short": _("Vælg mindst %(min_length)s."),
    "too_long": _("Vælg højst %(max_length)s."),
    "string_type": _("Skriv det som almindelig tekst."),
    "string_pattern_mismatch": _("Skriv det på samme måde som i eksemplet."),
    "control_characters": _("Teksten har skjulte tegn. Skriv den ind her i stedet for at kopiere."),
    "extra_forbidden": _("Siden er blevet ændret. Hent den igen, og skriv dine svar på ny."),
    "enum": _("Vælg en af mulighederne på listen."),
    "literal_error": _("Vælg en af mulighederne på listen."),
    "bool_parsing": _("Vælg ja eller nej."),
    "int_parsing": _("Skriv et helt tal, for eksempel 12."),
    "int_parsing_size": _("Tallet er for stort. Skriv et mindre tal."),
    "int_from_float": _("Skriv et helt tal uden komma, for eksempel 12."),
    "float_parsing": _("Skriv et tal, for eksempel 32,5."),
    "finite_number": _("Skriv et tal, for eksempel 32,5."),
    "not_a_number": _("Skriv kun tallet, for eksempel 32,5."),
    "not_a_whole_number": _("Skriv et helt tal uden komma, for eksempel 12."),
    "unclear_number": _("Skriv %(plain)s uden punktum, eller brug komma, hvis du mener decimaler."),
    "greater_than": _("Skriv et tal, der er større end %(gt)s."),
    "greater_than_equal": _("Skriv et tal, der er mindst %(ge)s."),
    "less_than": _("Skriv et tal, der er mindre end %(lt)s."),
    "less_than_equal": _("Skriv et tal, der er højst %(le)s."),
    "not_a_date": _("Skriv dag, måned og år, for eksempel 1.2.2027."),
    "date_without_year": _("Skriv også året, for eksempel 1.2.2027."),
    "no_such_month": _("Den måned findes ikke. Skriv dag, måned og år, for eksempel 1.2.2027."),
    "no_such_day": _("Den dag findes ikke: måneden har %(days)s dage. Ret dagen."),
    "year_out_of_range": _("Året passer ikke. Skriv året med fire tal, for eksempel 2027."),
    "not_a_time": _("Skriv klokkeslættet med timer og minutter, for eksempel 13.05."),
    "no_such_time": _("Det klokkeslæt findes ikke. Skriv et mellem 0.00 og 23.59."),
    "value_error": _("Det kan vi ikke bruge. Ret det, så det passer til spørgsmålet."),
}

# By field and by our own checks. Keep each group with the page it belongs to.
SPECIAL: dict[str, LazyString] = {
    # Log-in
    "email": _("Skriv din e-mailadresse."),
    "password": _("Skriv din adgangskode."),
    "wrong_login": _("E-mail og adgangskode passer ikke sammen. Prøv igen."),
}

COMPLAINTS: dict[str, LazyString] = {**GENERAL, **SPECIAL}


def complaint(kind: type[BaseModel], name: str, mistake: ErrorDetails) -> LazyString:
    """The sentence for one mistake, its numbers and days written for people.

    Args:
        kind: the class of input that was asked for.
        name: the field as the form names it, such as `requires-0-text`.
        mistake: what pydantic found.
    """
    # "requires-0-text" is the field "requires.text" whatever the row.
    field = re.sub(r"-\d+(-|$)", lambda found: "." if found[1] else "", name)
    for key in _keys(kind.__name__, field, mistake["type"]):
        if key in COMPLAINTS:
            return filled(COMPLAINTS[key], _values(mistake))
    return COMPLAINTS["value_error"]


def _keys(kind: str, field: str, mistake: str) -> Iterator[str]:
    yield f"{kind}.{field}:{mistake}"
    yield f"{field}:{mistake}"
    if mistake in MISSING:
        yield f"{kind}.{field}"
        yield field
    yield mistake


def _values(mistake: ErrorDetails) -> Mapping[str, object]:
    return {name: value for name, value in mistake.get("ctx", {}).items() if name != "error"}
