"""The Danish words for the expectations of a placement."""

from portal.translate import LazyString
from portal.translate import lazy_gettext as _

# The steps by their name in the address, in their order.
STEP_NAMES: dict[str, LazyString] = {
    "formaal": _("Formål"),
    "hverdag": _("Hverdagen"),
    "mentor": _("Mentor og sprogmakker"),
    "borger": _("Borgerens forventninger"),
}

# What the whole text is made of, by the step it is written in.
TEXT_NAMES: dict[str, dict[str, LazyString]] = {
    "formaal": {
        "assessment_points": _("Det ser vi på undervejs"),
        "paid_hours_when": _("Hvornår kan der komme løn?"),
    },
    "hverdag": {
        "absence_rule": _("Ved sygdom og fravær"),
        "conflict_contact": _("Når noget er svært, tal med"),
        "workplace_rules": _("Regler på arbejdspladsen"),
    },
    "mentor": {
        "mentor_trained_on": _("Mentoren har været på kursus den"),
        "mentor_briefed_on": _("Mentoren er sat ind i forløbet den"),
        "buddy_name": _("Sprogmakker"),
        "buddy_trained_on": _("Sprogmakkeren er øvet den"),
        "buddy_minutes_a_day": _("Minutters samtale om dagen"),
        "buddy_goals": _("Mål for sproget"),
    },
    "borger": {
        "citizen_expects": _("Borgeren forventer"),
        "spoken_language": _("Talt igennem på"),
    },
}

ALIGNMENT_REFUSALS: dict[str, LazyString] = {
    "no_alignment_now": _(
        "Forventninger skrives, når dage og timer er aftalt, og indtil forløbet er slut. "
        "Se forløbets næste skridt."
    ),
    "alignment_not_whole": _(
        "Der mangler noget i forventningerne. Skriv alle trin, før nogen siger ja."
    ),
    "purpose_is_approved": _(
        "Forløbet er godkendt til dette formål. Ret kun resten, eller tal med den, der godkendte."
    ),
    "mentor_day_ahead": _("Skriv en dag, der er gået, eller lad feltet stå tomt."),
    "alignment_names_citizen": _(
        "Virksomheden læser teksten og har ikke fået navnet endnu. Skriv »borgeren« i stedet."
    ),
    "side_not_asked": _(
        "Der spørges kun virksomhed, borger, mentor og sprogmakker. Vælg en af dem."
    ),
}

ALIGNMENT_FIELD_OF: dict[str, str] = {
    "purpose_is_approved": "purpose",
    "mentor_day_ahead": "mentor_trained_on",
    "side_not_asked": "side",
}

ALIGNMENT_COMPLAINTS: dict[str, LazyString] = {
    "assessment_points": _("Skriv, hvad I ser på undervejs, for eksempel mødetid og tempo."),
    "paid_hours_when": _("Skriv, hvornår virksomheden kan begynde at betale for timer."),
    "absence_rule": _("Skriv, hvem borgeren ringer til ved sygdom, og hvornår."),
    "conflict_contact": _("Skriv, hvem borgeren kan tale med, når noget er svært."),
    "citizen_expects": _("Skriv, hvad borgeren selv forventer at lære."),
    "spoken_language": _("Skriv, på hvilket sprog I har talt det igennem, for eksempel dansk."),
    "buddy_minutes_a_day": _("Skriv et tal mellem 15 og 30."),
    "buddy_without_time": _("Skriv, hvor mange minutter om dagen sprogmakkeren har: 15 til 30."),
}

ALIGNMENT_ACTIONS: dict[str, LazyString] = {
    "alignment_kept": _("Skrev forventninger ned"),
}
