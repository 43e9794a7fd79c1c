"""The Danish words of a consultant's desk and a company's diary."""

from models.kinds import (
    CallMatter,
    CompanyEntryKind,
    DeskMatter,
    LeadSource,
    LeadState,
    PlacementState,
    StartLack,
)
from portal.translate import LazyString
from portal.translate import lazy_gettext as _
from portal.words.people import Words

DESK: Words = {
    LeadSource: {
        LeadSource.VOLUNTEER: _("En frivillig"),
        LeadSource.CITIZEN: _("En borger"),
        LeadSource.COLLEAGUE: _("En kollega"),
        LeadSource.COMPANY: _("En anden virksomhed"),
        LeadSource.OTHER: _("En anden"),
    },
    LeadState: {
        LeadState.NEW: _("Venter på en konsulent"),
        LeadState.CONTACTED: _("Fulgt op"),
        LeadState.CLOSED: _("Lukket"),
    },
    CompanyEntryKind: {
        CompanyEntryKind.VISIT: _("Besøg"),
        CompanyEntryKind.CALL: _("Samtale"),
        CompanyEntryKind.NOTE: _("Notat"),
    },
    CallMatter: {
        CallMatter.REQUEST: _("Virksomheden beder om noget: uret starter"),
        CallMatter.ATTEMPT: _("Jeg prøvede at svare, men fik ikke fat i dem"),
        CallMatter.NOTE: _("Kun til orientering"),
    },
    DeskMatter: {
        DeskMatter.PROMISE: _("Virksomheder, der venter på svar eller besøg"),
        DeskMatter.HANDOVER: _("Kolleger, der beder dig overtage"),
        DeskMatter.START: _("Begynder snart og mangler noget"),
        DeskMatter.OUTCOME: _("Slut uden resultat"),
        DeskMatter.FOLLOW_UP: _("Opfølgninger"),
        DeskMatter.CONTACT: _("Lovet at ringe"),
        DeskMatter.EXTENSION: _("Ønsker om længere forløb"),
        DeskMatter.PLACEMENT: _("Forløb, der venter på dig"),
        DeskMatter.OPENING: _("Åbninger at gennemgå"),
        DeskMatter.LIST: _("Lister, der er gennemgået"),
        DeskMatter.FORWARDED: _("Forslag fra sagsbehandlere"),
        DeskMatter.LEAD: _("Tip om virksomheder"),
    },
    StartLack: {
        StartLack.APPROVAL: _("godkendelse"),
        StartLack.FIRST_DAY: _("ark om den første dag"),
        StartLack.MENTOR: _("mentor"),
        StartLack.MENTOR_BRIEFED: _("snak med mentoren"),
    },
}

# What a row's one act is called, and the page it is done on with the name of its number.
ACTS: dict[DeskMatter, tuple[LazyString, str, str]] = {
    DeskMatter.START: (_("Gør klar"), "placements.shown", "placement_id"),
    DeskMatter.OUTCOME: (_("Skriv resultatet"), "placements.shown", "placement_id"),
    DeskMatter.FOLLOW_UP: (_("Skriv opfølgning"), "placement_follow_ups.held", "placement_id"),
    DeskMatter.OPENING: (_("Gennemgå åbningen"), "openings.reviewed", "opening_id"),
    DeskMatter.LIST: (_("Læs vurderingerne"), "shortlists.shown", "run_id"),
    DeskMatter.LEAD: (_("Følg op"), "leads.shown", "lead_id"),
    DeskMatter.FORWARDED: (_("Svar sagsbehandleren"), "put_forward.answered", "put_forward_id"),
}

# What the consultant does next with a placement on its way.
MOVES: dict[PlacementState, LazyString] = {
    PlacementState.CHECKS_PENDING: _("Kontrollér og godkend"),
    PlacementState.EMPLOYER_ACCEPTED: _("Aftal datoer og timer"),
    PlacementState.CITIZEN_HEARD: _("Vis borgeren for virksomheden"),
}

# Which of the companies the list shows.
SHOWN_COMPANIES: dict[str, LazyString] = {
    "alle": _("Hele kommunen"),
    "mine": _("Kun dine"),
    "kontakt": _("Dine, der skulle have hørt fra dig"),
    "samtale": _("Dine, hvor årets samtale mangler"),
}

# The columns of the list of companies, on the page and in what is fetched of it.
COLUMNS: tuple[LazyString, ...] = (
    _("Virksomhed"),
    _("CVR-nummer"),
    _("Aftale"),
    _("Fast konsulent"),
    _("Forløb nu"),
    _("Slut seneste år"),
    _("Åbne løfter"),
    _("Mangler opfølgning"),
    _("Hører fra os"),
)

DESK_REFUSALS: dict[str, LazyString] = {
    "contact_day_unlikely": _("Skriv i dag eller en dag i det næste år."),
    "no_contact_promised": _("Der er ikke skrevet nogen dag. Skriv den på virksomheden først."),
    "colleague_unknown": _("Vælg en af de andre konsulenter på listen."),
    "no_company_of_yours": _("Ingen af virksomhederne er dine. Vælg blandt dine egne."),
    "handover_not_yours": _("Det er en anden, der er spurgt. Se dine egne under »I dag«."),
    "workplace_unknown": _("Vælg et af virksomhedens arbejdssteder på listen."),
    "presence_consultant_unknown": _("Vælg en af konsulenterne på listen."),
    "lead_done": _("En kollega har allerede fulgt op på tippet. Se, hvad der står nu."),
    "entry_day_unlikely": _("Skriv i dag eller en dag i det seneste år."),
    "nothing_to_answer": _("Virksomheden venter ikke på svar. Vælg »Kun til orientering«."),
}

DESK_FIELD_OF: dict[str, str] = {
    "contact_day_unlikely": "contact_on",
    "entry_day_unlikely": "happened_on",
    "nothing_to_answer": "what",
    "workplace_unknown": "workplace_id",
    "presence_consultant_unknown": "consultant_id",
    "colleague_unknown": "to_id",
}

DESK_COMPLAINTS: dict[str, LazyString] = {
    "contact_on": _("Skriv den dag, virksomheden skal høre fra dig, for eksempel 1.2.2027."),
    "to_id": _("Vælg den kollega, der skal overtage."),
    "workplace_id": _("Vælg et af virksomhedens arbejdssteder på listen."),
    "NewPresence.consultant_id": _("Vælg en af konsulenterne på listen."),
    "weekday": _("Vælg en ugedag."),
    "NewPresence.starts": _("Skriv klokkeslættet, for eksempel 9."),
    "NewPresence.ends": _("Skriv klokkeslættet, for eksempel 11."),
    "from_on": _("Skriv den første dag, for eksempel 1.2.2027."),
    "presence_ends_first": _("Skriv et klokkeslæt, der er senere end det første."),
    "presence_over_first": _("Skriv en dag, der ikke ligger før den første."),
    "NewLead.name": _("Skriv virksomhedens navn."),
    "NewLead.text": _("Skriv kort, hvad tippet går ud på."),
    "source": _("Vælg, hvem der gav tippet."),
    "LeadCompany.company_id": _("Vælg virksomheden på listen."),
    "LeadClosed.why": _("Skriv kort, hvorfor det ikke fører til noget."),
    "what": _("Vælg, hvad samtalen var."),
    "Call.text": _("Skriv kort, hvad der blev sagt."),
    "NewEntry.text": _("Skriv kort, hvad I talte om."),
    "happened_on": _("Skriv dagen, for eksempel 1.2.2027."),
    "NewEntry.kind": _("Vælg besøg, samtale eller notat."),
}

DESK_ACTIONS: dict[str, LazyString] = {
    "portfolio_asked": _("Bad en kollega om at overtage virksomheden"),
    "portfolio_moved": _("Overtog fra en kollega"),
    "portfolio_declined": _("Sagde nej til at overtage virksomheden"),
    "portfolio_taken_back": _("Spørger ikke længere en kollega om at overtage"),
    "calendar_opened": _("Lavede en adresse til kalenderen"),
    "calendar_closed": _("Lukkede adressen til kalenderen"),
    "presence_written": _("Skrev en fast tid hos virksomheden"),
    "presence_stopped": _("Stoppede en fast tid hos virksomheden"),
    "lead_written": _("Skrev et tip om en virksomhed"),
    "lead_followed": _("Fulgte op på et tip"),
    "lead_closed": _("Lukkede et tip"),
    "next_contact": _("Skrev, hvornår virksomheden hører fra os"),
    "contacted": _("Talte med virksomheden som lovet"),
    "next_contact_undone": _("Tog dagen for næste kontakt tilbage"),
    "visit_written": _("Skrev et besøg"),
    "call_written": _("Skrev en samtale"),
    "contact_undone": _("Fortrød, at samtalen var holdt"),
}
