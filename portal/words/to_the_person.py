"""What a reason says to the person herself, where the list's own words speak about her."""

from collections.abc import Mapping

from models.rules.codes import FindingCode
from portal.translate import LazyString
from portal.translate import lazy_gettext as _
from portal.words.formats import filled
from portal.words.matching import gate_heading, gate_values

# Of `NOTES`: how something was found in what she has told.
OWN_NOTES: dict[str, LazyString] = {
    "same": _("Du har skrevet: »%(found)s«"),
    "same_words": _("Du har skrevet det samme: »%(found)s«"),
    "related": _("Du har noget, der ligner: »%(found)s«"),
    "like_words": _("Du har skrevet næsten det samme: »%(found)s«"),
    "own_word": _("Du fortæller om »%(found)s«, men vi har ikke set beviset"),
    "from_entry": _("Du har arbejdet som »%(found)s«"),
    "not_found": _("Det har du ikke fortalt om"),
    "occupation_entry": _("Du har arbejdet som »%(found)s«"),
    "occupation_elsewhere": _("Du har erfaring fra andet arbejde: »%(found)s«"),
    "licence_gives": _("Det følger med »%(found)s«"),
    "occupation_skills": _("Du kan noget af det: »%(found)s«"),
    "occupation_some": _("Du kan noget af det"),
    "occupation_none": _("Du har ikke fortalt om arbejde, der ligner"),
    "no_cv": _("Vi ved ikke, hvad du har lavet og kan"),
    "wish": _("Dit ønske nummer %(place)s"),
    "not_wished": _("Det har du ikke ønsket. Du ønsker mest: %(found)s"),
    "no_wishes": _("Vi ved ikke, hvad du ønsker"),
    "danish_level": _("Dit dansk: %(found)s"),
    "danish_unknown": _("Vi ved ikke, hvor godt du kan det"),
    "hours": _("Du kan %(found)s timer om ugen"),
    "lessons": _("Du kan %(found)s timer om ugen ved siden af danskundervisningen"),
    "free_time": _("Du kan %(found)s timer om ugen i den tid, du har fri"),
    "no_hours": _("Vi ved ikke, hvor mange timer du kan"),
    "own_limit": _("Der er %(found)s km. Du vil højst rejse %(asked)s km"),
    "usual_limit": _("Der er %(found)s km. Vi regner med op til %(asked)s km"),
    "no_place": _("Vi ved ikke, hvor du bor"),
    "start": _("Du kan begynde %(found)s"),
    "no_start": _("Vi ved ikke, hvornår du kan begynde"),
    "found": _("Du har: %(found)s"),
    "nothing": _("Det fandt vi ikke"),
}

# Of `GATES`: what kept her off the list. Others are told by their heading alone.
OWN_GATES: dict[str, LazyString] = {
    "permit_missing": _("Pladsen kræver »%(requirement)s«. Det har du ikke fortalt om."),
    "permit_expired": _("»%(requirement)s« gælder til %(valid_to)s. Det er før, du skal begynde."),
    "danish": _("Opgaven »%(task)s« kræver %(level)s på dansk. Dit niveau er %(has)s."),
    "hours": _("Pladsen er på %(asked)s timer om ugen. Du kan %(possible)s."),
    "lessons": _("Din danskundervisning ligger i arbejdstiden."),
    "free_time": _("Du har sagt, at du ikke kan i det meste af arbejdstiden."),
    "start": _("Pladsen starter %(starts)s. Du kan begynde %(available_from)s."),
    "in_placement": _("Du er i et andet forløb i den tid."),
    FindingCode.IGU_NOT_POSSIBLE: _(
        "IGU er ikke mulig for borgeren. Spørg sagsbehandleren, som kan se hvorfor, eller vælg en "
        "anden type."
    ),
}


def gate_to_the_person(gate: str, detail: Mapping[str, str]) -> LazyString:
    """What kept her off the list, said to her."""
    if gate in OWN_GATES:
        return filled(OWN_GATES[gate], gate_values(detail))
    return gate_heading(gate)
