"""The Danish words for drafts of openings, copies, withdrawals and the list of demands."""

from models.kinds import HirePotential
from portal.translate import LazyString
from portal.translate import lazy_gettext as _
from portal.words.people import Words

OFFERED: Words = {
    HirePotential: {
        HirePotential.YES: _("Ja, hvis det går godt"),
        HirePotential.NO: _("Nej"),
        HirePotential.UNKNOWN: _("Ved ikke endnu"),
    },
}

OFFERED_REFUSALS: dict[str, LazyString] = {
    "draft_changed": _(
        "%(by_name)s skrev i den samme kladde den %(at)s. Det, du har skrevet, står her endnu. "
        "Gem igen, hvis det skal være en kladde for sig."
    ),
    "draft_on_opening_changed": _(
        "%(by_name)s skrev også her den %(at)s. Det, du har skrevet, er ikke gemt. Kopiér det, og "
        "hent siden igen."
    ),
    "draft_gone": _(
        "Kladden er sendt eller kasseret. Det, du har skrevet, står her endnu. Gem det, hvis det "
        "skal bruges."
    ),
    "too_many_drafts": _("I har allerede %(number)s kladder. Kassér dem, I ikke skal bruge."),
    "demand_known": _("Ordet står allerede på listen. Ret det der."),
    "copied_opening_unknown": _("Åbningen, I kopierede, findes ikke mere. Begynd på en ny."),
}

OFFERED_FIELD_OF = {"demand_known": "words"}

OFFERED_COMPLAINTS: dict[str, LazyString] = {
    "NewDemand.words": _("Skriv det ord, åbninger skal læses efter."),
    "NewDemand.why": _("Skriv, hvad der er galt, og hvad der skal stå i stedet."),
    "NewDemand.source": _("Skriv, hvilken lov det er."),
}

# What the trail calls an act.
OFFERED_ACTIONS: dict[str, LazyString] = {
    "demand_written": _("Ændrede listen over ord i åbninger"),
}
