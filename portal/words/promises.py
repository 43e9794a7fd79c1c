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
from portal.translate import LazyString
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

PROMISE_COMPLAINTS: dict[str, LazyString] = {
    "way": _("Vælg, hvordan du prøvede."),
    "tried_on": _("Skriv, hvilken dag du prøvede."),
    "tried_at": _("Skriv, hvornår du prøvede, for eksempel 13.05."),
    "Attempt.text": _("Skriv, hvem du prøvede at få fat i, og hvad der skete."),
    "WhyLate.reason": _("Vælg grunden på listen."),
    "to_id": _("Vælg den kollega, du vil spørge."),
    "accepted": _("Vælg, om du tager løftet."),
    "Cancelled.why": _("Skriv, hvad virksomheden sagde."),
    "other_id": _("Vælg det løfte, der handler om det samme."),
    "Correction.reason": _("Skriv, hvordan du ved, hvornår henvendelsen kom."),
    "PolicyChoice.kind": _("Vælg, hvilket løfte det gælder."),
    "policy": _("Vælg, hvordan de 24 timer tælles."),
    "problem_days": _("Skriv et antal dage, for eksempel 14."),
    "NewAbsence.from_on": _("Skriv den første dag, for eksempel 1.2.2027."),
    "NewAbsence.until_on": _("Skriv den sidste dag, for eksempel 1.2.2027."),
    "absence_ends_before": _("Skriv en sidste dag, der ikke ligger før den første."),
    "absence_too_long": _("Skriv højst et år ad gangen. Se, om årstallet er rigtigt."),
    "talked_at": _("Skriv, hvornår I talte sammen, for eksempel 13.05."),
    "CitizenTalk.talked_on": _("Skriv, hvilken dag I talte sammen."),
    "decision_missing": _("Vælg, hvad der sker, når problemet ikke er løst."),
    "learning": _("Skriv, hvad andre kan lære af det."),
    "EndingAtOnce.why": _("Skriv, hvad der er sket."),
    "nothing_tried": _("Skriv, hvad I har prøvet for at løse problemet."),
    "citizen_reached": _("Vælg, om borgeren har fået det at vide."),
    "citizen_told_in": _("Skriv, hvilket sprog I talte med borgeren på."),
    "next_step_on": _("Skriv den dag, borgerens næste skridt bliver taget."),
}

PROMISE_REFUSALS: dict[str, LazyString] = {
    "received_time_unlikely": _(
        "Skriv, hvornår henvendelsen kom. Tidspunktet skal ligge inden for den seneste måned."
    ),
    "reply_is_no_visit": _("Virksomheden er lovet et besøg. Et svar er ikke nok: kør ud til den."),
    "no_visit_promised": _(
        "Der er ikke lovet et besøg her. Skriv et svar til virksomheden i stedet."
    ),
    "arrival_unlikely": _(
        "Skriv, hvornår du kom frem. Det skal være efter, at problemet blev meldt, og før nu."
    ),
    "attempt_unlikely": _("Skriv, hvornår du prøvede. Det skal være efter henvendelsen og før nu."),
    "not_late_yet": _("Fristen er ikke gået endnu. Skriv et forsøg ned i stedet."),
    "only_the_holder_asks": _("En kollega har løftet. Tal med kollegaen, eller tag det selv."),
    "asked_already": _("En kollega er allerede spurgt. Vent på svaret, eller tag løftet selv."),
    "colleague_unknown": _("Vælg en anden af kommunens konsulenter på listen."),
    "colleague_away": _("Kollegaen er væk i dag. Vælg en anden."),
    "not_the_same": _("De to løfter er til forskellige virksomheder. Vælg et andet."),
    "two_openings": _("De to handler om hver sin åbning. Svar på dem hver for sig."),
    "corrected_time_unlikely": _(
        "Skriv en tid, der ligger før nu, før løftet blev afsluttet, og inden for en måned."
    ),
    "same_time": _("Det er den tid, der står i forvejen. Ret tiden, eller gå tilbage."),
    "policy_begins_in_the_past": _("Vælg en dag efter i dag, eller lad feltet stå tomt."),
    "absent_unknown": _("Vælg en af kommunens medarbejdere på listen."),
    "absence_is_over": _("De dage er gået. Skriv en sidste dag, der ikke er forbi."),
    "video_not_agreed": _(
        "Virksomheden har ikke sagt, at video er nok. Kør ud, eller spørg den først."
    ),
    "visit_still_promised": _("Virksomheden venter på et besøg. Registrér besøget først."),
    "citizen_not_heard": _("Hør borgeren, og skriv borgerens side ned, før du afslutter."),
    "not_decided": _("Skriv, om problemet er løst, før du afslutter."),
    "problem_is_closed": _("Problemet er afsluttet. Se, hvad der står om det."),
    "next_step_too_late": _("Vælg en dag fra i dag til og med %(day)s: fem arbejdsdage."),
}

PROMISE_FIELD_OF: dict[str, str] = {
    "received_time_unlikely": "received_at",
    "arrival_unlikely": "arrived_at",
    "attempt_unlikely": "tried_at",
    "asked_already": "to_id",
    "colleague_unknown": "to_id",
    "colleague_away": "to_id",
    "not_the_same": "other_id",
    "two_openings": "other_id",
    "corrected_time_unlikely": "received_at",
    "same_time": "received_at",
    "policy_begins_in_the_past": "valid_from",
    "absent_unknown": "user_id",
    "absence_is_over": "until_on",
    "visit_still_promised": "learning",
    "citizen_not_heard": "learning",
    "not_decided": "learning",
    "next_step_too_late": "next_step_on",
}

PROMISE_ACTIONS: dict[str, LazyString] = {
    "given": _("Løfte givet"),
    "taken": _("Tog løftet"),
    "fulfilled": _("Holdt løftet"),
    "waived_by_company": _("Virksomheden frafaldt besøget"),
    "cancelled": _("Virksomheden trak ønsket tilbage"),
    "merged": _("Lagde løftet sammen med et andet"),
    "merged_into": _("Fik et løfte lagt til"),
    "corrected": _("Rettede, hvornår henvendelsen kom"),
    "attempt_noted": _("Skrev et forsøg ned"),
    "late_because": _("Skrev, hvorfor det er for sent"),
    "hand_over_asked": _("Bad en kollega tage løftet"),
    "hand_over_accepted": _("Sagde ja til at tage løftet"),
    "hand_over_declined": _("Sagde nej til at tage løftet"),
    "holder_left": _("Løftet gik videre, fordi den ansvarlige er stoppet"),
    "absence_entered": _("Skrev fravær ind"),
    "absence_removed": _("Fjernede fravær"),
    "problem_settings": _("Ændrede telefonen og dagene for problemer"),
    "citizen_heard": _("Hørte borgeren om problemet"),
    "problem_decided": _("Skrev, om problemet er løst"),
    "problem_closed": _("Afsluttede problemet"),
}
