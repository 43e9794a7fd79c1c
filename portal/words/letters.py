"""What the kinds, groups and states of mail are called, and what a warning says."""

from models.kinds import LetterGroup, LetterKind, LetterState, LetterWay, WarningKind
from portal.translate import LazyString
from portal.translate import lazy_gettext as _
from portal.words.people import Words

LETTERS: Words = {
    LetterKind: {
        LetterKind.PROMISE_WARNING: _("En frist nærmer sig"),
        LetterKind.PROMISE_RECEIPT: _("Kvittering til virksomheden"),
        LetterKind.PROMISE_ANSWERED: _("Kommunen har svaret"),
        LetterKind.INVITATION: _("Invitation"),
        LetterKind.FIRST_LOG_IN: _("Ny bruger"),
        LetterKind.PROPOSAL_WAITS: _("Et forslag venter på svar"),
        LetterKind.OPENING_LAPSES: _("En åbning udløber snart"),
        LetterKind.PAUSE_ENDS: _("En pause slutter"),
        LetterKind.FOLLOW_UP_DUE: _("En opfølgning venter"),
        LetterKind.PLACEMENT_STARTS: _("Et forløb begynder snart"),
        LetterKind.IGU_BONUS: _("En bonus kan søges"),
        LetterKind.REVIEW_WAITS: _("En matchliste venter"),
        LetterKind.DIGEST: _("Dagens samlede mail"),
        LetterKind.TRIAL: _("Prøvemail"),
    },
    LetterGroup: {
        LetterGroup.PROMISES: _("Løfter til virksomheder, når tiden er ved at løbe ud"),
        LetterGroup.PLACEMENTS: _("Forløb: opfølgninger, starter og bonus"),
        LetterGroup.COMPANIES: _("Virksomheder: åbninger, der udløber, og pauser, der slutter"),
        LetterGroup.REVIEWS: _("Matchlister, du skal se igennem"),
        LetterGroup.ANSWERS: _("Kvitteringer og svar fra kommunen"),
        LetterGroup.REMINDERS: _("Påmindelser om det, der venter på jer"),
        LetterGroup.ACCESS: _("Adgang til Fodfæste"),
    },
    LetterWay: {
        LetterWay.NOW: _("Med det samme"),
        LetterWay.DAILY: _("Samlet i én mail om dagen"),
        LetterWay.NONE: _("Slet ikke"),
    },
    LetterState: {
        LetterState.QUEUED: _("Venter"),
        LetterState.COLLECTED: _("Samles til dagens mail"),
        LetterState.HELD: _("Holdt tilbage"),
        LetterState.SENDING: _("Bliver sendt"),
        LetterState.SENT: _("Sendt"),
        LetterState.FAILED: _("Kom ikke frem"),
        LetterState.DROPPED: _("Ikke sendt: det passer ikke længere"),
    },
}

LETTER_ACTIONS: dict[str, LazyString] = {
    "letters_chosen": _("Valgte, hvilke mails der kommer"),
    "mail_facts": _("Rettede kommunens mail"),
    "letter_again": _("Sendte en mail igen"),
    "letter_trial": _("Sendte en prøvemail"),
}

# Subjects of warnings; the company's name has its place in each.
WARNED: dict[WarningKind, LazyString] = {
    WarningKind.NOBODY_HAS_IT: _("Ingen har taget henvendelsen fra %(virksomhed)s"),
    WarningKind.HALF_TIME: _("Halvdelen af tiden er gået: %(virksomhed)s"),
    WarningKind.FOUR_HOURS: _("Fire timer tilbage: %(virksomhed)s"),
    WarningKind.ONE_HOUR: _("En time tilbage: %(virksomhed)s"),
    WarningKind.BREACH: _("Fristen er overskredet: %(virksomhed)s"),
}

LETTER_COMPLAINTS: dict[str, LazyString] = {
    "company_letters_a_week": _("Skriv et tal fra 1 til 20."),
    "MailFacts.reply_to:string_pattern_mismatch": _("Skriv én mailadresse, eller lad feltet stå."),
    "MailFacts.sender_name:string_pattern_mismatch": _("Skriv navnet uden < > og anførselstegn."),
}
