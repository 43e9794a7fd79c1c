"""The Danish words around the two promises: steps, warnings, reasons."""

from models.kinds import (
    AttemptWay,
    HandOverState,
    LateReason,
    ProblemDecision,
    PromiseState,
    PromiseStep,
    WarningKind,
)
from portal.translate import lazy_gettext as _
from portal.words.people import Words

PROMISES: Words = {
    PromiseState: {
        PromiseState.ACKNOWLEDGED: _("Modtaget, venter på en ansvarlig"),
        PromiseState.ASSIGNED: _("Har en ansvarlig"),
        PromiseState.IN_CONTACT: _("Forsøgt kontaktet"),
        PromiseState.FULFILLED_ON_TIME: _("Holdt i tide"),
        PromiseState.FULFILLED_LATE: _("Holdt for sent"),
        PromiseState.WAIVED_BY_COMPANY: _("Virksomheden ønskede ikke besøg"),
        PromiseState.CANCELLED: _("Virksomheden trak ønsket tilbage"),
        PromiseState.MERGED: _("Afløst af et andet løfte"),
    },
    PromiseStep: {
        PromiseStep.TAKE: _("Tag løftet"),
        PromiseStep.HAND_OVER: _("Bed en kollega tage løftet"),
        PromiseStep.NOTE_ATTEMPT: _("Skriv et forsøg ned"),
        PromiseStep.SAY_WHY_LATE: _("Skriv, hvorfor det er for sent"),
        PromiseStep.ANSWER: _("Svar virksomheden"),
        PromiseStep.VISIT: _("Registrér besøg"),
        PromiseStep.WAIVE: _("Afslut uden besøg"),
        PromiseStep.CANCEL: _("Virksomheden trækker ønsket tilbage"),
        PromiseStep.MERGE: _("Læg sammen med et andet løfte"),
        PromiseStep.CORRECT: _("Ret, hvornår henvendelsen kom"),
    },
    AttemptWay: {
        AttemptWay.PHONE: _("Ringede"),
        AttemptWay.MAIL: _("Skrev en mail"),
        AttemptWay.TEXT_MESSAGE: _("Skrev en sms"),
        AttemptWay.STOPPED_BY: _("Kom forbi uden at træffe nogen"),
    },
    LateReason: {
        LateReason.WAITS_FOR_COMPANY: _("Vi venter på virksomheden"),
        LateReason.NOBODY_AT_WORK: _("Den ansvarlige var væk"),
        LateReason.SEEN_TOO_LATE: _("Vi så henvendelsen for sent"),
        LateReason.HARD_TO_FIND: _("Det er svært at finde nogen, der passer"),
        LateReason.TOO_MANY_AT_ONCE: _("Der kom for mange på én gang"),
        LateReason.OTHER: _("Noget andet"),
    },
    HandOverState: {
        HandOverState.ASKED: _("Venter på svar fra kollegaen"),
        HandOverState.ACCEPTED: _("Kollegaen har taget det"),
        HandOverState.DECLINED: _("Kollegaen kunne ikke"),
        HandOverState.TAKEN_BACK: _("Faldt væk"),
    },
    WarningKind: {
        WarningKind.NOBODY_HAS_IT: _("Ingen har taget løftet"),
        WarningKind.HALF_TIME: _("Halvdelen af tiden er gået"),
        WarningKind.FOUR_HOURS: _("Under fire åbne timer tilbage"),
        WarningKind.ONE_HOUR: _("Under en åben time tilbage"),
        WarningKind.BREACH: _("Fristen er overskredet"),
    },
    ProblemDecision: {
        ProblemDecision.ADJUST: _("Forløbet bliver lavet om"),
        ProblemDecision.PAUSE_DAYS: _("Forløbet holder pause nogle dage"),
        ProblemDecision.END_AT_ONCE: _("Forløbet stopper med omgående virkning"),
    },
}
