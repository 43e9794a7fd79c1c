"""The words of a case: an early start, notes, the programme, the status at permanent residence."""

from models.kinds import EarlyStepKind, StepAnswer
from portal.translate import LazyString
from portal.translate import lazy_gettext as _
from portal.words.people import Words

CASE: Words = {
    EarlyStepKind: {
        EarlyStepKind.HOME: _("Bolig"),
        EarlyStepKind.E_ID: _("MitID"),
        EarlyStepKind.BANK: _("Bankkonto"),
        EarlyStepKind.CHILDCARE_OR_SCHOOL: _("Børnepasning eller skole"),
        EarlyStepKind.CLARIFIED: _("Kompetencer er afklaret"),
        EarlyStepKind.DANISH_PLACED: _("Placeret på danskuddannelse"),
    },
    StepAnswer: {
        StepAnswer.DONE: _("Gjort"),
        StepAnswer.NOT_NEEDED: _("Ikke nødvendigt"),
    },
}

CASE_REFUSALS: dict[str, LazyString] = {
    # Notes
    "note_in_the_future": _("Skriv, hvornår det skete. Det kan ikke ligge i fremtiden."),
    "told_in_the_future": _("Skriv, hvornår det blev fortalt. Det kan ikke ligge i fremtiden."),
    "no_consent_to_take_back": _("Der er intet samtykke at trække tilbage her. Hent siden igen."),
    "complaint_in_the_future": _("Skriv, hvornår klagen kom. Det kan ikke ligge i fremtiden."),
    "complaint_answered": _("Klagen har allerede et svar. Se det i listen."),
    "answer_day_unlikely": _("Skriv en dag mellem den dag, klagen kom, og i dag."),
    "refusal_in_the_future": _("Skriv, hvornår det skete. Det kan ikke ligge i fremtiden."),
    "asked_in_the_future": _("Skriv, hvornår borgeren bad om det. Det kan ikke ligge i fremtiden."),
    "delay_day_unlikely": _("Skriv en dag mellem den dag, borgeren bad om det, og i dag."),
    "party_access_over": _("Borgeren har allerede fået svar på anmodningen. Se svaret nedenfor."),
    # A citizen's programme
    "day_not_come": _("%(day)s er ikke kommet endnu. Skriv en dag, der er begyndt."),
    "duty_not_lowered": _("Hel arbejdspligt er %(hours)s timer. Skriv færre, eller skriv intet."),
    "programme_too_old": _(
        "Programmet kan højst vare %(years)s år i alt. Derfor kan det ikke genoptages. Vælg en "
        "anden status."
    ),
    # An early start
    "early_start_not_begun": _("Der er ingen liste endnu. Begynd listen først."),
}

CASE_FIELD_OF: dict[str, str] = {
    "note_in_the_future": "happened_on",
    "duty_not_lowered": "duty_hours",
    "programme_too_old": "situation",
    "told_in_the_future": "told_on",
    "complaint_in_the_future": "received_on",
    "answer_day_unlikely": "answered_on",
    "refusal_in_the_future": "happened_on",
    "asked_in_the_future": "asked_on",
    "delay_day_unlikely": "delay_told_on",
}

CASE_COMPLAINTS: dict[str, LazyString] = {
    "Clarified.source": _("Skriv, hvem der fortalte det, for eksempel asylcentrets navn."),
    "Clarified.told_on": _("Skriv dagen, I fik det at vide."),
    "nothing_clarified": _("Skriv om kompetencer, sprog eller begge dele."),
    "step": _("Vælg et punkt på listen."),
}

CASE_ACTIONS: dict[str, LazyString] = {
    "early_start_begun": _("Begyndte listen for en tidlig start"),
    "early_step_answered": _("Svarede på et punkt på listen for en tidlig start"),
    "clarified_before": _("Skrev en tidligere afklaring ned"),
}
