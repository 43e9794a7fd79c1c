"""The Danish words for a placement between its approval and its outcome."""

from models.kinds import (
    ExtensionState,
    ExtensionStep,
    FoundBy,
    PlacementState,
    PlacementVariety,
    SlotKind,
)
from portal.translate import LazyString
from portal.translate import lazy_gettext as _
from portal.words.people import Words

LIFE: Words = {
    PlacementVariety: {
        PlacementVariety.ORDINARY: _("Almindelig praktik"),
        PlacementVariety.INTRO: _("Intropraktik"),
        PlacementVariety.BEFORE_IGU: _("Praktik før IGU"),
        PlacementVariety.LANGUAGE: _("Sprogpraktik"),
    },
    FoundBy: {
        FoundBy.CONSULTANT: _("Virksomhedskonsulenten"),
        FoundBy.CITIZEN: _("Borgeren selv"),
        FoundBy.COMPANY: _("Virksomheden"),
        FoundBy.VOLUNTEER: _("En frivillig"),
    },
    SlotKind: {
        SlotKind.WORK: _("Arbejde"),
        SlotKind.LESSONS: _("Undervisning"),
        SlotKind.PAID: _("Løn"),
    },
    ExtensionState: {
        ExtensionState.REQUESTED: _("Venter på vurdering"),
        ExtensionState.ASSESSED: _("Venter på kommunens svar"),
        ExtensionState.APPROVED: _("Forlænget"),
        ExtensionState.REFUSED: _("Ikke forlænget"),
        ExtensionState.TAKEN_BACK: _("Taget tilbage"),
    },
    ExtensionStep: {
        ExtensionStep.ASSESS: _("Vurdér ønsket"),
        ExtensionStep.APPROVE: _("Godkend forlængelsen"),
        ExtensionStep.REFUSE: _("Afvis forlængelsen"),
        ExtensionStep.TAKE_BACK: _("Tag ønsket tilbage"),
    },
}

# Who does what next, for those who only wait.
NEXT_ACT: dict[str, LazyString] = {
    PlacementState.NOMINATED.value: _("Konsulenten eller sagsbehandleren taler med borgeren."),
    PlacementState.CITIZEN_HEARD.value: _("Konsulenten viser kortet for virksomheden."),
    PlacementState.PRESENTED.value: _("Virksomheden svarer ja eller nej."),
    PlacementState.EMPLOYER_ACCEPTED.value: _("Konsulenten aftaler dage og timer."),
    PlacementState.CHECKS_PENDING.value: _("Konsulenten eller sagsbehandleren godkender."),
    **{
        state.value: _("Konsulenten skriver, hvad der kom ud af forløbet.")
        for state in (
            PlacementState.COMPLETED,
            PlacementState.ENDED_EARLY,
            PlacementState.ENDED_AT_ONCE,
        )
    },
}

# What the product says no to.
LIFE_REFUSALS: dict[str, LazyString] = {
    "extension_not_now": _(
        "Kun et forløb, der er godkendt eller i gang, kan forlænges. Er det slut, så lav et nyt "
        "forløb under »Gør det til noget andet«."
    ),
    "igu_has_one_length": _(
        "En IGU har en fast længde og kan ikke forlænges. Tal om et almindeligt job bagefter."
    ),
    "new_end_not_later": _("Forløbet slutter allerede %(ends)s. Skriv en senere dag."),
    "extension_waits": _(
        "Der er allerede bedt om en forlængelse. Vurdér den, eller tag den tilbage først."
    ),
    "extension_too_late": _(
        "Forløbet skulle slutte %(ends)s, og ingen kan godkende bagud. Afvis ønsket, så forløbet "
        "kan slutte, og lav et nyt forløb under »Gør det til noget andet«."
    ),
    "someone_else_decides": _(
        "I jeres kommune skal en kollega godkende det, du har vurderet. Bed om hjælp."
    ),
    "agreement_is_approved": _(
        "Forløbet er godkendt, som det er aftalt. Ret kun ugen, bed om en forlængelse, eller træk "
        "det tilbage, før det begynder."
    ),
    "placement_not_changeable": _(
        "Forløbet er ikke aftalt endnu, eller det er slut. Se, hvad der er næste skridt."
    ),
    "paid_hours_of_internships": _(
        "Lønnede timer skrives kun på en praktik. Løntilskud og IGU er lønnet i forvejen: ret "
        "timerne i ugen."
    ),
    "paid_hours_before_last": _(
        "De seneste lønnede timer begynder %(day)s. Skriv den dag eller en senere dag."
    ),
    "paid_stop_before_start": _("Timerne begynder først %(day)s. Skriv den dag eller en senere."),
    "day_outside_placement": _(
        "Forløbet varer fra %(starts)s til %(ends)s. Skriv en dag, der ligger i forløbet."
    ),
    "week_overlaps": _(
        "To tider samme dag overlapper kl. %(starts)s. Ret den ene, så tiderne følger hinanden."
    ),
    "week_over_max": _(
        "Forløb, undervisning og løn bliver tilsammen %(hours)s timer om ugen, mere end %(max)s. "
        "Skriv hvorfor, eller vælg færre timer."
    ),
    "week_meets_lessons": _(
        "Arbejdet falder sammen med dansk kl. %(starts)s–%(ends)s. Flyt det, eller skriv, hvordan "
        "det løses."
    ),
    "employer_must_end_it": _(
        "Det er en ansættelse, og kun arbejdsgiveren kan opsige den. Tal med arbejdsgiveren om "
        "opsigelse og kontrakt, og sæt så flueben."
    ),
    "variety_of_internships": _(
        "Kun en virksomhedspraktik kan være intropraktik, sprogpraktik eller praktik før IGU. "
        "Vælg »Almindelig praktik«."
    ),
    "not_convertible": _(
        "Kun et forløb, der er i gang eller har været det, kan blive til noget andet. Vælg ellers "
        "borgeren fra en matchliste."
    ),
    "agreement_over": _(
        "Virksomheden har ingen aftale, der gælder. Tilbyd den på virksomhedens side først."
    ),
    "converted_already": _(
        "Forløbet er allerede gjort til et nyt. Find det under »Kæden« på forløbets side."
    ),
    "employer_said_nothing": _(
        "Skriv, hvad virksomheden siger om forløbet, eller hvorfor den ikke har sagt noget."
    ),
    "citizen_said_nothing": _(
        "Skriv, hvad borgeren siger om forløbet, eller hvorfor borgeren ikke har sagt noget."
    ),
    "aftercare_before_end": _(
        "Forløbet sluttede %(ends)s. Skriv en senere dag, eller lad feltet stå tomt."
    ),
    "feedback_not_now": _("Skriv, hvordan det gik, når forløbet er slut. Ring, hvis det haster."),
    "feedback_given": _("I har allerede skrevet, hvordan det gik. Ring, hvis noget skal rettes."),
}

LIFE_FIELD_OF: dict[str, str] = {
    "new_end_not_later": "new_end",
    "week_over_max": "over_37_reason",
    "week_meets_lessons": "overlap_reason",
    "employer_must_end_it": "notice_handled",
    "paid_hours_before_last": "from_on",
    "paid_stop_before_start": "until_on",
    "variety_of_internships": "variety",
    "aftercare_before_end": "aftercare_until",
}

# What a form says about a mistake.
LIFE_COMPLAINTS: dict[str, LazyString] = {
    "new_end": _("Skriv den nye sidste dag, for eksempel 1.2.2027."),
    "ExtensionWish.missing": _("Skriv, hvad der mangler at blive lært eller afklaret."),
    "ExtensionAssessment.plan": _("Skriv, hvad der skal ske i den ekstra tid."),
    "representative_phone:string_pattern_mismatch": _(
        "Skriv telefonnummeret med tal, for eksempel 88 88 55 00."
    ),
    "representative_email:string_pattern_mismatch": _(
        "Skriv hele adressen, for eksempel navn@firma.dk."
    ),
    "paid_hours_possible": _("Vælg, om virksomheden kan begynde at betale for nogle timer."),
    "paid_hours_note": _("Skriv, hvorfor virksomheden ikke kan betale for timer endnu."),
    "decision_note": _("Skriv, hvorfor forløbet ikke bliver længere."),
    "function": _("Skriv, hvilket arbejde virksomheden betaler for."),
    "PaidStop.until_on": _("Skriv den sidste dag med løn."),
    "last_day_missing": _("Skriv den sidste dag. Kun en IGU har en fast længde."),
    "Conversion.reason": _("Skriv, hvorfor det er det rigtige næste skridt."),
    "LearntRow.text": _("Skriv, hvad borgeren har lært."),
    "WeekRow.weekday": _("Vælg en ugedag."),
    "WeekRow.starts": _("Skriv, hvornår det begynder, for eksempel 8.00."),
    "WeekRow.ends": _("Skriv, hvornår det slutter, for eksempel 14.30."),
    "skills_or_none": _("Skriv, hvad der blev lært, eller sæt flueben ved, at intet blev lært."),
    "EmployerSaid.text": _("Skriv kort, hvordan det gik."),
    "would_again": _("Vælg ja eller nej."),
    "Reopening.reason": _("Skriv, hvad der skal rettes i afslutningen."),
}

# What the trail calls an act.
LIFE_ACTIONS: dict[str, LazyString] = {
    "extension_asked": _("Bad om en forlængelse"),
    "extension_assess": _("Vurderede en forlængelse"),
    "extension_approve": _("Godkendte en forlængelse"),
    "extension_refuse": _("Afviste en forlængelse"),
    "extension_take_back": _("Tog ønsket om forlængelse tilbage"),
    "agreement_corrected": _("Rettede aftalen"),
    "week_changed": _("Rettede ugen"),
    "paid_hours_written": _("Skrev lønnede timer"),
    "paid_hours_stopped": _("Skrev sidste dag med løn"),
    "converted": _("Gjorde det til et nyt forløb"),
    "made_for_conversion": _("Lavede en åbning til et forløb, der fortsætter"),
    "feedback_given": _("Skrev, hvordan det gik"),
    "cv_learnt": _("Skrev i cv'et, hvad et forløb lærte"),
}
