"""The Danish words for the school plan of an IGU, and for forms about the law."""

from models.kinds import SchoolSubject
from portal.translate import LazyString
from portal.translate import lazy_gettext as _
from portal.words.people import Words

LAW: Words = {
    SchoolSubject: {
        SchoolSubject.AMU: _("AMU-kursus"),
        SchoolSubject.FVU: _("FVU"),
        SchoolSubject.AVU: _("AVU"),
        SchoolSubject.HF: _("HF"),
        SchoolSubject.FGU: _("FGU"),
        SchoolSubject.DANISH: _("Danskuddannelse"),
        SchoolSubject.OTHER: _("Anden undervisning"),
    },
}
LAW_REFUSALS: dict[str, LazyString] = {
    "no_school_plan_now": _(
        "Skoleplanen rettes, fra IGU'en er aftalt, til den er slut. Se forløbets næste skridt."
    ),
    "school_outside": _("Vælg dage inden for forløbet, altså fra %(starts)s til og med %(ends)s."),
    "school_not_begun": _("Perioden er ikke begyndt. Vent med at skrive den som gennemført."),
    "school_is_done": _("Perioden er gennemført. Tag det tilbage først, hvis det er en fejl."),
}
LAW_FIELD_OF: dict[str, str] = {"school_outside": "from_on"}
LAW_COMPLAINTS: dict[str, LazyString] = {
    "SchoolPeriod.subject": _("Vælg, hvilken slags undervisning det er."),
    "SchoolPeriod.title": _("Skriv navnet på kurset eller faget."),
    "SchoolPeriod.from_on": _("Skriv den første dag."),
    "SchoolPeriod.until_on": _("Skriv den sidste dag."),
    "weeks": _("Skriv antallet af uger, for eksempel 2 eller 2,5."),
    "value": _("Skriv tallet eller datoen."),
    "valid_from": _("Skriv den dag, tallet gælder fra."),
    "valid_to": _("Skriv den sidste dag, tallet gælder."),
    "source": _("Skriv, hvor tallet står."),
}
