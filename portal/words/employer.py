"""What a company reads about its own things: the state in its words, and what happens next."""

from models.kinds import (
    AgreementState,
    ClockPolicy,
    OpeningState,
    OpeningStep,
    PlacementState,
)
from portal.translate import LazyString
from portal.translate import lazy_gettext as _

# Short, for badges: staff read other words for the same states.
PLACEMENT_NAMES: dict[PlacementState, LazyString] = {
    PlacementState.PRESENTED: _("Venter på jeres svar"),
    PlacementState.EMPLOYER_ACCEPTED: _("I har sagt ja"),
    PlacementState.CHECKS_PENDING: _("Kommunen godkender"),
    PlacementState.APPROVED: _("Godkendt"),
    PlacementState.ACTIVE: _("I gang"),
    PlacementState.COMPLETED: _("Gennemført"),
    PlacementState.ENDED_EARLY: _("Stoppet før tid"),
    PlacementState.ENDED_AT_ONCE: _("Stoppet straks"),
    PlacementState.WITHDRAWN: _("Trukket tilbage"),
    PlacementState.DECLINED: _("I har sagt nej"),
    PlacementState.CLOSED: _("Afsluttet"),
}

PLACEMENT_NOW: dict[PlacementState, LazyString] = {
    PlacementState.PRESENTED: _("Læs om personen, og svar ja eller nej."),
    PlacementState.EMPLOYER_ACCEPTED: _(
        "Kommunens konsulent ringer til jer. Sammen aftaler I dage, timer og opgaver."
    ),
    PlacementState.CHECKS_PENDING: _(
        "Kommunen ser på, om alle regler er opfyldt. Forløbet må ikke begynde endnu. "
        "I får besked, når det er godkendt."
    ),
    PlacementState.APPROVED: _(
        "Kommunen har godkendt forløbet. "
        "Det begynder på den aftalte dag, når papirerne er på plads."
    ),
    PlacementState.ACTIVE: _("Forløbet kører. Sig til, hvis noget driller: så kommer vi."),
    PlacementState.COMPLETED: _(
        "Forløbet er slut. Konsulenten taler med jer om, hvad der skal ske nu."
    ),
    PlacementState.ENDED_EARLY: _("Forløbet stoppede før tid. Konsulenten taler med jer om det."),
    PlacementState.ENDED_AT_ONCE: _(
        "Forløbet stoppede samme dag. Konsulenten taler med jer om det."
    ),
    PlacementState.WITHDRAWN: _(
        "Forslaget gælder ikke længere. I skal ikke gøre noget. Konsulenten leder videre."
    ),
    PlacementState.DECLINED: _("Tak for svaret. Konsulenten leder videre efter en, der passer."),
    PlacementState.CLOSED: _("Forløbet er afsluttet. Tak for jeres indsats."),
}

OPENING_NOW: dict[OpeningState, LazyString] = {
    OpeningState.DRAFT: _("Kun I kan se den. Send den, når den er klar."),
    OpeningState.SUBMITTED: _("Kommunens konsulent læser den nu og svarer jer."),
    OpeningState.RETURNED: _("Konsulenten har et spørgsmål. Ret åbningen, og send den igen."),
    OpeningState.PUBLISHED: _("Konsulenten leder efter personer, der passer. I får besked her."),
    OpeningState.PARTLY_FILLED: _("Nogle pladser er besat. Konsulenten leder efter flere."),
    OpeningState.FILLED: _("Alle pladser er besat. Luk åbningen, når I ikke søger flere."),
    OpeningState.ON_HOLD: _("Ingen bliver foreslået nu. Tag den ud af pause, når I er klar."),
    OpeningState.EXPIRED: _(
        "Fristen er gået. Giv den nye datoer, hvis I stadig søger, eller luk den."
    ),
    OpeningState.WITHDRAWN: _("I søger ikke længere. Åbningen kan ikke sendes igen."),
    OpeningState.CLOSED: _("Åbningen er slut. Opret en ny, når I søger igen."),
    OpeningState.DISCARDED: _("Kladden er kasseret og bliver ikke brugt."),
}

AGREEMENT_NAMES: dict[AgreementState, LazyString] = {
    AgreementState.LEAD: _("Ingen aftale endnu"),
    AgreementState.CONTACTED: _("Ingen aftale endnu"),
    AgreementState.OFFERED: _("Venter på jeres svar"),
    AgreementState.ACTIVE: _("Aftalen gælder"),
    AgreementState.PAUSED: _("I holder pause"),
    AgreementState.NOT_NOW: _("Ikke lige nu"),
    AgreementState.ENDED: _("Aftalen er slut"),
}

AGREEMENT_NOW: dict[AgreementState, LazyString] = {
    AgreementState.LEAD: _("Konsulenten kontakter jer og fortæller om den."),
    AgreementState.CONTACTED: _("Konsulenten sender den til jer her, når I har talt sammen."),
    AgreementState.OFFERED: _("Aftalen ligger klar. Læs den, og svar nederst på siden."),
    AgreementState.ACTIVE: _("I kan oprette åbninger, holde pause og stoppe."),
    AgreementState.PAUSED: _(
        "Ingen bliver foreslået. Forløb, der er i gang, fortsætter, "
        "og vi kommer stadig, hvis der er et problem."
    ),
    AgreementState.NOT_NOW: _("I bad os vente. Konsulenten vender tilbage."),
    AgreementState.ENDED: _("I kan altid begynde igen."),
}

# How the 24 hours are counted where the company lives.
CLOCK_COUNTS: dict[ClockPolicy, LazyString] = {
    ClockPolicy.CALENDAR_24H: _("Uret går alle dage, også i weekenden og på helligdage."),
    ClockPolicy.WORKING_DAY_24H: _(
        "Uret går på hverdage, når kontoret er åbent. Skriver I tirsdag kl. 10, har I svar senest "
        "onsdag kl. 10. Skriver I, mens kontoret er lukket, begynder uret, når det åbner."
    ),
}

# What happened, after a step that the company took.
OPENING_DONE: dict[OpeningStep, LazyString] = {
    OpeningStep.DISCARD: _("Kladden er kasseret."),
    OpeningStep.HOLD: _("Åbningen holder pause. Ingen bliver foreslået, før I tager den ud."),
    OpeningStep.RELEASE: _("Åbningen er åben igen. Konsulenten leder videre."),
    OpeningStep.WITHDRAW: _("Åbningen er trukket tilbage. Opret en ny, når I søger igen."),
    OpeningStep.CLOSE: _("Åbningen er lukket. Opret en ny, når I søger igen."),
    OpeningStep.RENEW: _("Åbningen har nye datoer og er åben igen."),
}
