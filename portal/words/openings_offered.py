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
        "%(by_name)s skrev i den samme kladde den %(at)s. Det, du har skrevet, er ikke gemt, men "
        "står her endnu."
    ),
    "draft_gone": _("Kladden er sendt eller kasseret. Det, du har skrevet, står her endnu."),
    "too_many_drafts": _("I har allerede %(number)s kladder. Kassér dem, I ikke skal bruge."),
    "copied_opening_unknown": _("Åbningen, I kopierede, findes ikke mere. Begynd på en ny."),
}

OFFERED_FIELD_OF = {"draft_changed": "kladde", "draft_gone": "kladde", "too_many_drafts": "kladde"}
