"""What the law has against a plan, one sentence a rule; its source is shown beside it."""

from models.rules.codes import FindingCode
from portal.translate import LazyString
from portal.translate import lazy_gettext as _

FINDINGS: dict[str, LazyString] = {
    FindingCode.REGIME_UNKNOWN: _(
        "Vi ved ikke, hvilken lov borgerens tilbud følger. Skriv det på borgeren først."
    ),
    FindingCode.READINESS_UNKNOWN: _(
        "Borgeren er ikke vurderet som jobparat eller aktivitetsparat. Skriv det på borgeren først."
    ),
    # Length
    FindingCode.TOO_LONG: _(
        "Forløbet er for langt. Det må højst vare %(length)s. Ret den sidste dag til senest "
        "%(latest_end)s."
    ),
    FindingCode.NEEDS_EXTENSION: _(
        "Forløbet er længere end %(length)s. Ret den sidste dag til senest %(latest_end)s, eller "
        "skriv i kontrollen, hvorfor det skal vare længere."
    ),
    # Ratio
    FindingCode.RATIO_EXCEEDED: _(
        "Arbejdsstedet får for mange med tilskud i forhold til de ansatte: %(used)s af højst "
        "%(allowed)s fuldtidspersoner den %(day)s. Vælg andre dage eller færre timer. Spørg også, "
        "om tallet for ansatte stadig passer."
    ),
    FindingCode.STAFF_NOT_COUNTED: _(
        "Ingen har skrevet, hvor mange ordinært ansatte arbejdsstedet har. Spørg virksomheden, og "
        "skriv tallet på arbejdsstedet."
    ),
    FindingCode.STAFF_COUNTED_LONG_AGO: _(
        "De ansatte er talt den %(counted)s, mere end %(months)s måneder før start. Tjek tallet "
        "med virksomheden."
    ),
    FindingCode.REPRESENTATIVE_MISSING: _(
        "Medarbejdernes repræsentant har ikke udtalt sig. Skriv navn og svar, eller hvorfor der "
        "ikke er en repræsentant."
    ),
    FindingCode.REPRESENTATIVE_AGAINST: _(
        "Medarbejdernes repræsentant er ikke enig. Tal med arbejdspladsen, før I går videre."
    ),
    FindingCode.REPRESENTATIVE_UNDATED: _(
        "Skriv, hvilken dag medarbejdernes repræsentant sagde god for pladsen. Det skal være før "
        "start %(starts)s."
    ),
    FindingCode.COLLEAGUES_NOT_HEARD: _(
        "Kollegerne er ikke hørt. Spørg repræsentanten, og markér det i kontrollen."
    ),
    # Approval before start
    FindingCode.APPROVAL_MISSING: _("Forløbet er ikke godkendt. Godkend det, før det starter."),
    FindingCode.STARTS_BEFORE_APPROVAL: _(
        "Forløbet starter %(starts)s, før det kan blive godkendt %(approved)s. Ret aftalen til en "
        "senere startdag."
    ),
    FindingCode.PAPERS_MISSING: _("Papirerne er ikke på plads. Markér dem, når de er der."),
    FindingCode.OTHER_MUNICIPALITY: _(
        "En anden kommune har ansvar for borgeren. Bed den om at godkende."
    ),
    # Purpose and alignment
    FindingCode.PURPOSE_MISSING: _("Formålet mangler. Aftal det med virksomheden og borgeren."),
    FindingCode.LEGAL_PURPOSE_REASON_MISSING: _(
        "Lovens formål er et andet end det, der følger af jeres. Skriv kort hvorfor."
    ),
    FindingCode.EMPLOYER_NOT_ALIGNED: _(
        "Virksomheden har ikke sagt ja til forventningerne før start %(starts)s. Skriv dem, og "
        "bed om et ja."
    ),
    FindingCode.CITIZEN_NOT_ALIGNED: _(
        "Borgeren har ikke sagt ja til forventningerne før start %(starts)s. Tal dem igennem, og "
        "skriv ja'et ned."
    ),
    # Hours
    FindingCode.PLACEMENT_HOURS_OVER_MAX: _(
        "%(hours)s timer om ugen er for meget. Ret aftalen til højst %(max)s."
    ),
    FindingCode.WEEK_HOURS_OVER_MAX: _(
        "Forløb, undervisning og løn bliver tilsammen %(hours)s timer om ugen, mere end %(max)s. "
        "Skriv hvorfor, eller vælg færre timer."
    ),
    FindingCode.OVERLAPS_LESSONS: _(
        "Arbejdstiden falder sammen med dansk %(weekday)s kl. %(starts)s–%(ends)s. "
        "Flyt den, eller skriv, hvordan det løses."
    ),
    FindingCode.OVERLAPS_PLACEMENT: _(
        "Borgeren er i et andet forløb fra %(starts)s til %(ends)s på samme tid. Flyt arbejdstiden."
    ),
    # Condition
    FindingCode.CONDITION_REASON_MISSING: _(
        "Der står ikke, hvorfor det er svært at få job på almindelige vilkår. Skriv det kort."
    ),
    # Wage subsidy
    FindingCode.PRIOR_PERIOD_MISSING: _(
        "Borgeren har ikke modtaget ydelse længe nok. Vent, til der er gået %(months)s måneder, "
        "eller vælg en anden type."
    ),
    FindingCode.PRIOR_PERIOD_UNKNOWN: _(
        "Skriv, om borgeren har modtaget ydelse i de seneste %(months)s måneder."
    ),
    FindingCode.LAST_EMPLOYER_HERE: _(
        "Borgeren var sidst ansat her, og så kan der ikke gives løntilskud. Find en anden plads."
    ),
    FindingCode.STAFF_NUMBERS_MISSING: _(
        "Antallet af ansatte mangler. Skriv tallet for sidste måned og gennemsnittet for "
        "%(months)s måneder."
    ),
    FindingCode.REPRESENTATIVE_NOT_ADDITIONAL: _(
        "Repræsentanten mener ikke, at pladsen kommer oven i de ansatte. Tal med arbejdspladsen."
    ),
    FindingCode.REPRESENTATIVE_ADDITIONAL_MISSING: _(
        "Repræsentanten har ikke sagt, om pladsen kommer oven i de ansatte. Spørg, og skriv svaret."
    ),
    FindingCode.NOT_ADDITIONAL: _(
        "Pladsen kommer ikke oven i de ansatte: %(last_month)s fuldtidspersoner sidste måned mod "
        "%(average)s i gennemsnit. Tjek tallene med virksomheden."
    ),
    FindingCode.VACANCY_BY_DISMISSAL: _(
        "Pladsen blev ledig ved en afskedigelse inden for %(months)s måneder. Vælg en anden plads."
    ),
    # IGU, what everyone may read
    FindingCode.IGU_NOT_POSSIBLE: _(
        "IGU er ikke mulig for borgeren. Spørg sagsbehandleren, som kan se hvorfor, eller vælg en "
        "anden type."
    ),
    FindingCode.IGU_AFTER_LAST_START: _(
        "En IGU skal starte senest %(last_start)s. Vælg en dag før."
    ),
    FindingCode.IGU_STOPPED: _("Nye IGU-forløb er stoppet i hele landet. Vælg en anden type."),
    FindingCode.IGU_WRONG_LENGTH: _(
        "En IGU varer %(months)s måneder. Ret den sidste dag til %(ends_needed)s."
    ),
    FindingCode.IGU_TOO_LITTLE_PRACTICE: _(
        "%(hours)s timer i praktik om ugen er for lidt. Aftal mindst %(min)s, og ret tallet i "
        "kontrollen."
    ),
    FindingCode.IGU_TOO_FEW_HOURS: _(
        "%(hours)s timer om ugen er for lidt i en IGU. Aftal flere, eller tjek, at gennemsnittet "
        "for hele tiden er mindst %(min)s."
    ),
    FindingCode.IGU_EMPLOYED_HERE: _(
        "Borgeren har været ansat her inden for %(months)s måneder. Vælg en anden virksomhed."
    ),
    FindingCode.IGU_BEGUN_BEFORE: _(
        "Borgeren har allerede en IGU hos os, og der kan kun gives én. Vælg en anden type."
    ),
    FindingCode.IGU_SCHOOL_PLAN_UNKNOWN: _("Skriv, hvor mange uger skole der er i planen."),
    FindingCode.IGU_SCHOOL_WEEKS: _(
        "%(weeks)s uger skole er for lidt. Læg mindst %(min)s uger i planen."
    ),
    FindingCode.IGU_AMU_WEEKS: _(
        "%(weeks)s uger på AMU er for lidt. Læg mindst %(min)s uger i planen, eller skriv, at "
        "danskprøven er bestået."
    ),
    # The workplace and the tasks
    FindingCode.CONSIDERATIONS_NOT_CONFIRMED: _(
        "Borgeren har hensyn at tage. Sagsbehandleren skal se, om opgaverne passer. Spørg hende."
    ),
    FindingCode.MENTOR_MISSING: _("Der er ingen mentor. Aftal med virksomheden, hvem det er."),
    FindingCode.MENTOR_NOT_BRIEFED: _(
        "Mentoren har ikke fået at vide, hvad der venter. Tal med mentoren før første dag."
    ),
    FindingCode.TASK_NEEDS_PERMIT: _(
        "Borgeren mangler bevis, der gælder hele perioden: %(permits)s. Skriv, hvordan I løser det."
    ),
    FindingCode.SERIES_OF_INTERNSHIPS: _(
        "Det er praktik nummer %(number)s for borgeren i samme virksomhed, uden løn. Skriv hvorfor."
    ),
    FindingCode.INTERNS_AND_NO_HIRES: _(
        "Virksomheden har haft %(interns)s i praktik på %(months)s måneder og ikke ansat nogen. "
        "Skriv, hvorfor der skal være en til."
    ),
    # IGU, for the caseworker only
    FindingCode.IGU_FACTS_MISSING: _(
        "Alder, opholdsgrundlag eller opholdstid mangler. Skriv det på borgeren."
    ),
    FindingCode.IGU_TOO_YOUNG: _("Borgeren er for ung til en IGU. Vælg en anden type."),
    FindingCode.IGU_TOO_OLD: _("Borgeren er for gammel til en IGU. Vælg en anden type."),
    FindingCode.IGU_RESIDENT_TOO_LONG: _(
        "Borgeren har boet for længe i Danmark til en IGU. Vælg en anden type."
    ),
    FindingCode.IGU_RESIDENCE_CATEGORY: _(
        "Opholdsgrundlaget giver ikke adgang til IGU. Vælg en anden type."
    ),
    FindingCode.IGU_ALREADY_COMPLETED: _("Borgeren har taget en IGU før. Vælg en anden type."),
}
