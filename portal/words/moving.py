"""What the product says no to when a citizen moves, and about CPR numbers."""

from portal.translate import LazyString
from portal.translate import lazy_gettext as _

MOVING: dict[str, LazyString] = {
    # CPR numbers
    "cpr_without_key": _(
        "Der mangler en nøgle. Bed den, der driver Fodfæste, om at sætte CPR_KEYS."
    ),
    "cpr_would_be_removed": _(
        "%(number)s numre er gemt og bliver fjernet. Sæt flueben, hvis de må fjernes."
    ),
    "cpr_is_anothers": _("En anden af kommunens borgere har det nummer. Se cifrene efter."),
    "cpr_not_kept": _("Der er ikke gemt et nummer. Skriv det først, hvis det skal gemmes."),
    "cpr_unreadable": _(
        "Nummeret kan ikke læses med nøglerne her. Sig det til den, der driver Fodfæste."
    ),
    # A citizen who moves
    "municipality_unknown": _("Vælg en kommune på listen."),
    "move_days_unlikely": _(
        "Ret dagene. Borgeren skal have bedt om det senest i dag og flytte derefter, højst et år "
        "frem."
    ),
    "cpr_other_birthday": _(
        "Nummeret passer ikke med fødselsdagen i sagen, %(day)s. Ret det, eller sæt flueben."
    ),
    "citizen_moved": _("Borgeren er flyttet til en anden kommune. Lav en ny matchliste."),
    "moves_already": _("Borgeren er allerede ved at flytte. Se det under »Flytninger«."),
    "move_not_seen": _("Læs, hvad der falder bort, når borgeren flytter, og sæt flueben."),
    "transfer_over": _("Flytningen er allerede besvaret. Se den under »Flytninger«."),
    "new_caseworker_unknown": _("Vælg en af kommunens sagsbehandlere på listen."),
    "package_missing": _("Vælg den fil, du har fået fra den anden kommune."),
    "package_none": _("Filen er ikke en sag fra Fodfæste. Vælg den fil, kommunen sendte."),
    "package_newer": _("Filen er fra en nyere udgave af Fodfæste. Bed om at få jeres opdateret."),
    "package_broken": _(
        "Filen er ændret eller gået i stykker undervejs. Bed den anden kommune sende den igen."
    ),
    "package_password": _("Adgangskoden passer ikke til filen. Skriv den igen, tegn for tegn."),
    "package_too_old": _(
        "Filen er over %(days)s dage gammel. Bed den anden kommune om en ny, så sagen passer."
    ),
    "package_twice": _("Filen er allerede læst ind. Find borgeren på listen."),
    "package_own": _("Filen er fra jeres egen kommune. Find borgeren på jeres egen liste."),
    "case_number_used": _("Sagsnummeret er i brug. Skriv et andet."),
}

# The field of a form at which each belongs.
FIELDS_OF_MOVING: dict[str, str] = {
    "cpr_would_be_removed": "forget",
    "cpr_without_key": "kept",
    "cpr_is_anothers": "cpr",
    "cpr_other_birthday": "other_birthday",
    "municipality_unknown": "to_municipality_id",
    "move_days_unlikely": "moves_on",
    "move_not_seen": "seen",
    "new_caseworker_unknown": "caseworker_id",
    "package_missing": "file",
    "package_none": "file",
    "package_newer": "file",
    "package_broken": "file",
    "package_password": "password",
    "package_too_old": "file",
    "package_twice": "file",
    "package_own": "file",
    "case_number_used": "case_number",
}
