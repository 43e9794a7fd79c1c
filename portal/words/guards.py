"""The law's fourteen questions in plain Danish: what is asked, and what it means that it is kept.

The places of a sentence are the names in `models/rules/worked.py`.
"""

from collections.abc import Mapping

from portal.translate import LazyString
from portal.translate import lazy_gettext as _
from portal.words.formats import filled
from portal.words.refusals import values_in_words

# Name of the guard -> what it is about, what it asks.
GUARDS: dict[str, tuple[LazyString, LazyString]] = {
    "G1": (_("Længde"), _("Varer forløbet ikke længere, end loven giver lov til?")),
    "G2": (
        _("Rimelighedskrav"),
        _("Er der ikke for mange med tilskud på arbejdsstedet, dag for dag?"),
    ),
    "G3": (
        _("Medarbejdernes repræsentant"),
        _("Har repræsentanten sagt god for pladsen, og er kollegerne hørt?"),
    ),
    "G4": (_("Godkendt før start"), _("Er forløbet godkendt, før det begynder?")),
    "G5": (_("Rette kommune"), _("Er det borgerens egen kommune, der godkender?")),
    "G6": (
        _("Formål og forventninger"),
        _("Er formålet valgt, og har både virksomhed og borger sagt ja?"),
    ),
    "G7": (_("Ugen"), _("Passer arbejde, undervisning og løn sammen i ugen?")),
    "G8": (
        _("Grunden til praktik"),
        _("Står der, hvorfor det er svært at få job på almindelige vilkår?"),
    ),
    "G9": (_("Løntilskud"), _("Er kravene til løntilskud opfyldt?")),
    "G10": (_("IGU"), _("Er kravene til en IGU opfyldt?")),
    "G11": (_("Hensyn"), _("Passer opgaverne med de hensyn, der skal tages?")),
    "G12": (_("Mentor"), _("Er der en mentor, som ved, hvad der venter?")),
    "G13": (_("Kørekort og beviser"), _("Er de beviser der, som opgaverne kræver?")),
    "G14": (
        _("Praktik efter praktik"),
        _("Dækker praktikken ikke virksomhedens behov for arbejdskraft?"),
    ),
}

# The numbers of a guard, when there are any.
WORKED: dict[str, LazyString] = {
    "G1": _("Det må højst vare %(length)s, altså til og med %(latest_end)s."),
    "G2": _(
        "Der er %(ordinary)s ordinært ansatte, og det giver plads til %(allowed)s "
        "fuldtidspersoner. På den fyldigste dag, %(day)s, er der %(used)s. Forløbet tæller "
        "%(new)s, og andre kommuner har %(elsewhere)s."
    ),
    "G7": _(
        "Forløbet er på %(hours)s timer om ugen. Undervisning er %(lessons)s, løn er %(paid)s. "
        "Grænsen er %(max)s."
    ),
    "G9": _("Der var %(last_month)s ansatte sidste måned mod %(average)s i gennemsnit."),
    "G10": _(
        "Planen har %(weeks)s uger skole, heraf %(amu)s med AMU. Ugen er på %(hours)s timer, "
        "heraf %(practice)s i praktik."
    ),
    "G14": _(
        "Borgeren har været i praktik her %(earlier)s gange før uden løn. Virksomheden har haft "
        "%(interns)s i praktik på %(months)s måneder, og %(hired)s kom i job eller fik løn."
    ),
}

_PLACES: dict[str, frozenset[str]] = {
    "G1": frozenset({"length", "latest_end"}),
    "G2": frozenset({"ordinary", "elsewhere", "allowed", "day", "used", "new"}),
    "G7": frozenset({"hours", "lessons", "paid", "max"}),
    "G9": frozenset({"last_month", "average"}),
    "G10": frozenset({"weeks", "amu", "hours", "practice"}),
    "G14": frozenset({"earlier", "interns", "months", "hired"}),
}


def guard_title(guard: str) -> LazyString:
    """What the guard is about."""
    return GUARDS[guard][0]


def guard_question(guard: str) -> LazyString:
    """What it asks."""
    return GUARDS[guard][1]


def worked_in_words(guard: str, values: Mapping[str, str]) -> LazyString | None:
    """The numbers behind the answer as a sentence; None where one of them is not known."""
    sentence = WORKED.get(guard)
    if sentence is None or not values.keys() >= _PLACES[guard]:
        return None
    return filled(sentence, values_in_words(values))
