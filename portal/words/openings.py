"""What the steps of an opening mean to whoever takes them, and what happened afterwards."""

from models.kinds import OpeningStep
from portal.translate import LazyString
from portal.translate import lazy_gettext as _

STEP_MEANS: dict[OpeningStep, LazyString] = {
    OpeningStep.HOLD: _(
        "Ingen bliver foreslået, så længe åbningen er på pause. Kun virksomheden kan tage den ud "
        "af pause igen."
    ),
    OpeningStep.WITHDRAW: _(
        "Åbningen bliver ikke brugt mere og kan ikke åbnes igen. Virksomheden kan oprette en ny."
    ),
    OpeningStep.CLOSE: _(
        "Åbningen er slut og kan ikke åbnes igen. Forløb, der er i gang, fortsætter. Virksomheden "
        "kan oprette en ny."
    ),
}

STEP_DONE: dict[OpeningStep, LazyString] = {
    OpeningStep.HOLD: _("Åbningen er sat på pause. Virksomheden tager den selv ud igen."),
    OpeningStep.WITHDRAW: _("Åbningen er trukket tilbage."),
    OpeningStep.CLOSE: _("Åbningen er lukket."),
    OpeningStep.RENEW: _("Åbningen er fornyet og er på tilbud igen. Lav en ny matchliste."),
}
