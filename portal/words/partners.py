"""The Danish words for a company's own people, its record, its pauses and its agreement's text."""

from models.kinds import AgreementPoint, CompanyRight
from portal.translate import LazyString
from portal.translate import lazy_gettext as _
from portal.words.desk import (
    DESK,
    DESK_ACTIONS,
    DESK_COMPLAINTS,
    DESK_FIELD_OF,
    DESK_REFUSALS,
)
from portal.words.people import Words

PARTNERS: Words = {
    **DESK,
    CompanyRight: {
        CompanyRight.ADMIN: _("Administrator i virksomheden"),
        CompanyRight.STAFF: _("Medarbejder"),
        CompanyRight.MENTOR: _("Mentor"),
    },
    AgreementPoint: {
        AgreementPoint.VOLUNTARY: _("Det er frivilligt at være med"),
        AgreementPoint.NON_BINDING: _("Aftalen binder ikke, og der er intet krav om antal"),
        AgreementPoint.PAUSE_RIGHT: _("Virksomheden kan altid holde pause uden at sige hvorfor"),
        AgreementPoint.BOTH_PROMISES: _("Svar inden for 24 timer, og hjælp på stedet inden for 24"),
        AgreementPoint.ONE_CONTACT_EACH: _("Én fast kontakt på hver side"),
        AgreementPoint.MENTOR_COURSE: _("Kurset for mentorer er gratis"),
        AgreementPoint.DATA_AND_SECRECY: _("Hvad virksomheden får at vide, og tavshed om det"),
    },
}

# What the consultant does next with a company; the most pressing first.
COMPANY_ACTS: dict[str, LazyString] = {
    "keep_promise": _("Virksomheden venter på et svar eller et besøg."),
    "review_opening": _("Gennemgå en åbning, som virksomheden har sendt."),
    "move_placement": _("Et forløb venter på dig eller en kollega."),
    "contact": _("Tal med virksomheden, og markér bagefter, at I har talt sammen."),
    "offer": _("Tilbyd virksomheden aftalen."),
    "await_answer": _("Virksomheden har aftalen. Ring, hvis du ikke hører noget."),
    "contact_again": _("Det er i dag eller før, I aftalte at tale sammen igen."),
    "review_agreement": _("Tag årets snak om, hvordan det går."),
    "suggest_pause": _("Et forløb er lige slut. Spørg, om de vil holde en pause."),
    "choose_deputy": _("Vælg en stedfortræder, så virksomheden altid kan få fat i en."),
    "count_staff": _("Få at vide, hvor mange der er ansat. Ellers kan ingen regne pladser ud."),
    "invite": _("Ingen i virksomheden kan logge ind. Invitér den første."),
    "nothing": _("Der er intet at gøre lige nu."),
}

PARTNER_REFUSALS: dict[str, LazyString] = {
    **DESK_REFUSALS,
    "company_known": _("Virksomheden findes allerede: %(name)s. Søg den frem i listen."),
    "company_unknown": _("Vælg en af kommunens virksomheder i listen."),
    "key_account_missing": _("Vælg først en fast konsulent til virksomheden."),
    "pause_is_over": _("Den sidste dag i pausen er gået. Skriv en senere dag, eller skriv ingen."),
    "no_pause_planned": _("Der er ingen pause, som skal begynde senere. Hent siden igen."),
    "review_in_the_future": _("Skriv den dag, I talte sammen. Den kan ikke ligge i fremtiden."),
    "yes_in_the_future": _("Skriv den dag, de sagde ja. Den kan ikke ligge i fremtiden."),
    "text_in_the_past": _("Vælg i dag eller en senere dag. Ingen kan tilbydes en tekst bagud."),
    "counted_in_the_future": _("Skriv den dag, de ansatte blev talt. Den må ikke være kommende."),
    "workplace_known": _("P-nummeret står allerede ved %(name)s. Ret det arbejdssted i stedet."),
    "workplaces_unknown": _("Vælg arbejdssteder, der står på listen."),
    "admin_serves_all": _("En administrator har alle arbejdssteder. Fjern fluebenene ved dem."),
    "last_company_admin": _(
        "Virksomheden skal have en, der bestemmer her. Gør først en anden til administrator."
    ),
    "not_yourself_here": _("Du kan ikke lukke din egen adgang. Bed en kollega om det."),
    "address_not_free": _(
        "Adressen kan ikke bruges til en ny adgang. Skriv en anden, eller ring til kommunen."
    ),
    "invitation_is_over": _(
        "Invitationen er allerede brugt eller trukket tilbage. Lav en ny, hvis der er brug for den."
    ),
    "register_knows_none": _("Registret kender ikke CVR-nummeret. Tjek de 8 cifre på virk.dk."),
    "register_silent": _("Registret svarer ikke lige nu. Prøv igen senere."),
    "register_not_understood": _(
        "Registret svarede noget, vi ikke kan læse. Skriv oplysningerne ind selv."
    ),
}

PARTNER_FIELD_OF: dict[str, str] = {
    **DESK_FIELD_OF,
    "pause_is_over": "paused_until",
    "review_in_the_future": "reviewed_on",
    "yes_in_the_future": "said_on",
    "text_in_the_past": "valid_from",
    "counted_in_the_future": "counted_on",
    "workplace_known": "p_number",
    "workplaces_unknown": "workplace_ids",
    "admin_serves_all": "workplace_ids",
    "last_company_admin": "right",
    "address_not_free": "email",
}

PARTNER_COMPLAINTS: dict[str, LazyString] = {
    **DESK_COMPLAINTS,
    "cvr_number": _("Skriv virksomhedens CVR-nummer med 8 cifre."),
    "cvr_wrong": _("CVR-nummeret findes ikke. Tjek de 8 cifre på virk.dk."),
    "p_number": _("Skriv arbejdsstedets P-nummer med 10 cifre."),
    "p_number_wrong": _("Skriv alle 10 cifre i P-nummeret. Det står på virk.dk."),
    "sector": _("Vælg, om virksomheden er offentlig eller privat."),
    "industry": _("Vælg branchen på listen."),
    "address": _("Skriv vej og husnummer."),
    "postcode": _("Skriv postnummeret med fire cifre."),
    "postcode:string_pattern_mismatch": _("Skriv postnummeret med fire cifre."),
    "workplace": _("Skriv, hvor arbejdet foregår."),
    "primary": _("Skriv, hvem der er jeres daglige kontakt."),
    "management": _("Skriv, hvem der er jeres kontakt i ledelsen."),
    "understood": _("Læs aftalen, og sæt flueben, når du har forstået den."),
    "agreement_not_read": _("Læs aftalen, og sæt flueben, når du har forstået den."),
    "said_by": _("Skriv navnet på den, der sagde det."),
    "channel": _("Vælg, hvordan I talte sammen."),
    "channel_not_logged": _("Vælg telefon eller e-mail."),
    "consultant_id": _("Vælg den konsulent, virksomheden altid møder."),
    "paused_from": _("Skriv, fra hvilken dag virksomheden holder pause."),
    "contact_again_on:over": _("Vælg en dag, der kommer."),
    "contact_again_on": _("Skriv, hvornår I vil tale sammen igen."),
    "right": _("Vælg, hvad personen må."),
    "back_needs_last_day": _("Skriv den sidste dag i pausen, eller fjern fluebenet."),
    "reviewed_on": _("Skriv den dag, I talte sammen."),
    "NewText.danish": _("Skriv teksten på dansk. Den skal fylde mindst 200 tegn."),
    "NewText.english": _("Skriv teksten på engelsk. Den skal fylde mindst 200 tegn."),
    "NewText.valid_from": _("Skriv den dag, teksten bliver tilbudt fra."),
    "agreement_point_missing": _("Ret teksten, så den siger alle syv ting, og sæt flueben."),
    "OwnFacts.name": _("Skriv virksomhedens navn."),
    "OwnWorkplace.name": _("Skriv arbejdsstedets navn."),
}

PARTNER_ACTIONS: dict[str, LazyString] = {
    **DESK_ACTIONS,
    "company_changed": _("Rettede virksomheden"),
    "workplace_changed": _("Rettede et arbejdssted"),
    "company_contacts_changed": _("Rettede kontakterne"),
    "invited": _("Inviterede en person"),
    "invitation_withdrawn": _("Trak en invitation tilbage"),
    "invitation_used": _("Tog imod en invitation"),
    "rights_changed": _("Rettede rettigheder"),
    "pause_planned": _("Aftalte en senere pause"),
    "pause_changed": _("Rettede pausen"),
    "pause_dropped": _("Opgav en senere pause"),
    "agreement_reviewed": _("Holdt årets samtale"),
    "agreement_text_written": _("Skrev en ny udgave af aftalens tekst"),
}
