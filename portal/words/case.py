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
    "earlier_status_in_the_future": _(
        "Skriv en dag, der er gået. Den anden status er skrevet før."
    ),
    "residence_not_written": _(
        "Skriv først under forhold, hvornår borgeren fik permanent ophold. "
        "Gem status som kladde nu."
    ),
    "complaint_passed_on": _("Klagen er allerede sendt videre. Se hvortil i listen."),
    "pass_day_unlikely": _("Skriv en dag mellem den dag, klagen kom, og i dag."),
    "course_industry_unknown": _("Vælg en branche i listen."),
    "placement_not_hers": _("Vælg et forløb, der er borgerens eget."),
    "programme_not_paused": _("Programmet er ikke på pause. Se situationen under forhold."),
    "no_interview_now": _(
        "Vis først kortet for virksomheden. Aftal mødet, før forløbet er godkendt."
    ),
    "interview_in_the_past": _("Skriv et tidspunkt, der ikke er gået."),
    "early_start_not_begun": _("Der er ingen liste endnu. Begynd listen først."),
}

CASE_FIELD_OF: dict[str, str] = {
    "earlier_status_in_the_future": "earlier_on",
    "residence_not_written": "finished",
    "placement_not_hers": "activities",
    "course_industry_unknown": "activities",
    "pass_day_unlikely": "sent_on",
    "interview_in_the_past": "meets_on",
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
    "sent_to": _("Skriv, hvem der har fået klagen."),
    "PassedOn.sent_on": _("Skriv dagen, klagen blev sendt."),
    "ReportText.programme": _("Skriv, hvordan programmet gik."),
    "ReportText.employment": _("Skriv, hvad der er gjort for at komme i arbejde."),
    "earlier_status_not_whole": _(
        "Skriv både kommune, dag og tekst, eller lad alle tre stå tomme."
    ),
    "only_courses_with_placements": _("Kun et kursus kan høre til et forløb. Vælg kursus."),
    "Appointment.meets_on": _("Skriv dagen, I mødes."),
    "Appointment.meets_at": _("Skriv klokkeslættet, for eksempel 13.05."),
    "Appointment.place": _("Skriv, hvor I mødes."),
    "Appointment.from_company": _("Skriv, hvem der er med fra virksomheden."),
    "step": _("Vælg et punkt på listen."),
}

CASE_ACTIONS: dict[str, LazyString] = {
    "early_start_begun": _("Begyndte listen for en tidlig start"),
    "early_step_answered": _("Svarede på et punkt på listen for en tidlig start"),
    "complaint_passed_on": _("Skrev, at en klage er sendt videre"),
    "residence_report": _("Skrev status ved permanent ophold"),
    "interview_appointed": _("Aftalte et møde mellem borger og virksomhed"),
    "interview_called_off": _("Aflyste et møde mellem borger og virksomhed"),
    "clarified_before": _("Skrev en tidligere afklaring ned"),
}
