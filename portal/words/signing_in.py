"""Coming in: complaints, refusals and what the trail calls it."""

from portal.translate import LazyString
from portal.translate import lazy_gettext as _

SIGN_IN_COMPLAINTS: dict[str, LazyString] = {
    "email": _("Skriv din e-mailadresse."),
    "password": _("Skriv din adgangskode."),
    "wrong_login": _("E-mail og adgangskode passer ikke sammen. Prøv igen."),
    "wrong_code": _("Koden passer ikke. Skriv den kode, din app viser nu."),
    "too_many_attempts": _(
        "Der er skrevet forkert for mange gange. Vent, og prøv igen efter %(at)s."
    ),
    "browser": _("Hent siden igen, og vælg en browser."),
    "code": _("Skriv koden."),
    "old": _("Skriv den adgangskode, du har nu."),
    "OwnPassword.password": _("Vælg en adgangskode på mindst 12 tegn."),
    "OwnPassword.again": _("Skriv adgangskoden en gang til."),
    "ChangedPassword.password": _("Vælg en adgangskode på mindst 12 tegn."),
    "ChangedPassword.again": _("Skriv adgangskoden en gang til."),
    "passwords_differ": _("De to adgangskoder er ikke ens. Skriv dem igen."),
}

SIGN_IN_REFUSALS: dict[str, LazyString] = {
    "email_in_use": _("Adressen er i brug. Skriv en anden, eller find personen i listen."),
    "not_yourself": _("Du kan ikke lukke din egen adgang. Bed en anden administrator om det."),
    "old_password_wrong": _("Den adgangskode er ikke den, du har nu. Prøv igen."),
    "second_factor_there": _("Du har allerede en kode. Fjern den først, hvis du vil have en ny."),
    "second_factor_not_begun": _("Hent siden igen, og begynd forfra."),
    "code_wrong": _("Koden passer ikke. Skriv den kode, din app viser nu."),
}

SIGN_IN_FIELD_OF: dict[str, str] = {
    "email_in_use": "email",
    "old_password_wrong": "old",
    "code_wrong": "code",
}

SIGN_IN_ACTIONS: dict[str, LazyString] = {
    "password_renewed": _("Gav ny adgangskode"),
    "password_changed": _("Skiftede sin adgangskode"),
    "signed_out_there": _("Loggede en anden browser ud"),
    "signed_out_elsewhere": _("Loggede ud alle andre steder"),
    "second_factor_on": _("Slog kode ved log-ind til"),
    "second_factor_off": _("Slog kode ved log-ind fra"),
    "second_factor_wanted": _("Krævede kode ved log-ind"),
    "second_factor_not_wanted": _("Krævede ikke længere kode ved log-ind"),
}
