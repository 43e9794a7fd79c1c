"""What the trail calls an act. Unknown acts are shown as they are kept."""

from models.kinds import DeclineReason, EndReason, ProblemCategory, WithdrawReason
from portal.translate import LazyString
from portal.translate import lazy_gettext as _
from portal.words.alignment import ALIGNMENT_ACTIONS
from portal.words.case import CASE_ACTIONS
from portal.words.follow_ups import FOLLOW_UP_ACTIONS
from portal.words.letters import LETTER_ACTIONS
from portal.words.openings_offered import OFFERED_ACTIONS
from portal.words.papers import PAPER_ACTIONS
from portal.words.partners import PARTNER_ACTIONS
from portal.words.placements_life import LIFE_ACTIONS
from portal.words.progression import PROGRESSION_ACTIONS
from portal.words.promises import PROMISE_ACTIONS
from portal.words.reasons import REASONS
from portal.words.signing_in import SIGN_IN_ACTIONS

ACTIONS: dict[str, LazyString] = {
    "read": _("Læste"),
    "added": _("Oprettede"),
    "written": _("Skrev"),
    "changed": _("Rettede"),
    "consultant_chosen": _("Valgte fast konsulent"),
    "workplace_added": _("Tilføjede arbejdssted"),
    "opened": _("Åbnede adgang"),
    "closed": _("Lukkede adgang"),
    **SIGN_IN_ACTIONS,
    "matching_on": _("Slog matchning til"),
    "matching_off": _("Slog matchning fra"),
    "clock_policies": _("Ændrede fristerne"),
    "office_week": _("Ændrede åbningstiderne"),
    "figure_set": _("Satte et tal for kommunen"),
    "figure_ended": _("Lod et af kommunens tal ophøre"),
    "school_planned": _("Skrev i skoleplanen"),
    "school_removed": _("Fjernede fra skoleplanen"),
    "school_done": _("Skrev skole som gennemført"),
    "weights_proposed": _("Foreslog nye vægte"),
    "weights_approved": _("Godkendte nye vægte"),
    "weights_rejected": _("Afviste nye vægte"),
    "fair_share": _("Ændrede prisen for tidligere forslag"),
    "founded": _("Kommunen begyndte"),
    "made": _("Lavede matchliste"),
    "reason_made": _("Lavede en begrundelse"),
    "review_asked": _("Bad om gennemgang"),
    "marked": _("Vurderede en borger"),
    "reviewed": _("Afsluttede gennemgangen"),
    "nominate": _("Indstillede"),
    "hear_citizen": _("Talte med borgeren"),
    "put_forward": _("Foreslog borgeren til konsulenten"),
    "put_forward_answered": _("Svarede på et forslag om en borger"),
    "present": _("Viste kortet"),
    "card_shown": _("Kortet blev vist"),
    "name_shown": _("Navnet blev oplyst"),
    "accept": _("Sagde ja"),
    "decline": _("Sagde nej"),
    "confirm": _("Aftalte forløbet"),
    "checks_kept": _("Gemte kontrollen"),
    "first_day_written": _("Skrev om den første dag"),
    "approve": _("Godkendte"),
    "start": _("Gik i gang"),
    "complete": _("Blev gennemført"),
    "end_early": _("Stoppede før tid"),
    "end_at_once": _("Stoppede med omgående virkning"),
    "withdraw": _("Trak tilbage"),
    "close": _("Afsluttede"),
    "reopen": _("Genåbnede"),
    "reported": _("Meldte et problem"),
    "visited": _("Registrerede besøg"),
    "submit": _("Sendte til kommunen"),
    "discard": _("Kasserede"),
    "wording_read": _("Læste de markerede ord"),
    "publish": _("Publicerede"),
    "return": _("Sendte tilbage"),
    "count_seats": _("Pladserne blev talt"),
    "hold": _("Satte på pause"),
    "release": _("Tog af pause"),
    "expire": _("Udløb"),
    "renew": _("Fornyede"),
    "term_chosen": _("Valgte, hvad ordene betyder"),
    "word_taken_back": _("Ordet er allerede taget tilbage. Hent siden igen."),
    "contact": _("Tog kontakt"),
    "offer": _("Tilbød aftalen"),
    "pause": _("Holdt pause"),
    "resume": _("Kom tilbage fra pause"),
    "postpone": _("Sagde ikke nu"),
    "end": _("Afsluttede aftalen"),
    "start_again": _("Begyndte forfra"),
    "who_changed": _("Rettede stamdata"),
    "cv_added": _("Skrev til i cv'et"),
    "cv_changed": _("Rettede i cv'et"),
    "cv_removed": _("Fjernede fra cv'et"),
    "cv_linked": _("Valgte ord i ordlisten"),
    "cv_looked_through": _("Gennemgik cv'et"),
    "cv_read_in": _("Læste et cv ind"),
    "cv_taken": _("Tog linjer med fra et cv, der er læst ind"),
    "cv_dropped": _("Lod linjer ligge fra et cv, der er læst ind"),
    "note_written": _("Skrev et notat"),
    "note_corrected": _("Rettede et notat med et nyt"),
    "disclosed": _("Gav oplysninger videre"),
    "consent_taken_back": _("Skrev, at samtykket er trukket tilbage"),
    "complaint_received": _("Skrev en klage ned"),
    "complaint_answered": _("Skrev svaret på en klage"),
    "offer_refused": _("Skrev ned, at borgeren sagde nej"),
    "party_access_asked": _("Skrev ned, at borgeren bad om aktindsigt"),
    "party_access_delayed": _("Fortalte, at aktindsigten tager længere"),
    "party_access_answered": _("Gav borgeren aktindsigt"),
    "party_access_file": _("Hentede hele sagen som fil"),
    "wishes_changed": _("Rettede ønskerne"),
    "danish_levels_said": _("Skrev niveauer i dansk"),
    "danish_course_changed": _("Rettede danskuddannelse og prøver"),
    "lessons_changed": _("Rettede danskundervisningen"),
    "practical_changed": _("Rettede de praktiske forhold"),
    "considerations_changed": _("Rettede hensyn i arbejdet"),
    "contacts_changed": _("Rettede personerne omkring borgeren"),
    "danish_hints_changed": _("Rettede tabellen over danskmoduler"),
    "put_off": _("Udskød en opgave"),
    "taken_up": _("Tog en udskudt opgave frem"),
    "transfer_proposed": _("Bad en anden kommune om at overtage borgeren"),
    "transfer_taken_back": _("Fortrød flytningen"),
    "transfer_accepted": _("Sagde ja til at overtage en borger"),
    "transfer_declined": _("Sagde nej til at overtage en borger"),
    "transfer_carried_out": _("Borgeren flyttede kommune"),
    "transfer_file": _("Hentede sagen som fil til en anden kommune"),
    "transfer_confirmed": _("Skrev, at den anden kommune har sagen"),
    "transfer_read_in": _("Læste en sag ind fra en anden kommune"),
    "cpr_kept": _("Gemte CPR-nummeret"),
    "cpr_removed": _("Fjernede CPR-nummeret"),
    "cpr_switched_on": _("Slog CPR-numre til"),
    "cpr_switched_off": _("Slog CPR-numre fra"),
    "exported": _("Hentede en liste"),
    "contract_written": _("Skrev kontrakten"),
    "programme_written": _("Rettede forhold i programmet"),
    "classified": _("Visiterede"),
    "followed_up": _("Skrev en opfølgning"),
    "import": _("Indlæste"),
    "imported": _("Rettede med en indlæst fil"),
    "cv_imported": _("Skrev i cv'et med en indlæst fil"),
    "workplace_changed": _("Rettede et arbejdssted"),
    "sign_in": _("Loggede ind"),
    "sign_out": _("Loggede ud"),
    **CASE_ACTIONS,
    **LIFE_ACTIONS,
    **PROMISE_ACTIONS,
    **PARTNER_ACTIONS,
    **OFFERED_ACTIONS,
    **PAPER_ACTIONS,
    **ALIGNMENT_ACTIONS,
    **FOLLOW_UP_ACTIONS,
    **LETTER_ACTIONS,
    **PROGRESSION_ACTIONS,
}


REASON_WORDS: dict[str, LazyString] = {
    "in_time": _("til tiden"),
    "late": _("for sent"),
    "solved": _("løst"),
    "not_solved": _("ikke løst"),
}


def reason_in_words(code: str) -> LazyString | str:
    """What a reason code of the trail says; members of the reason lists have their own words."""
    if code in REASON_WORDS:
        return REASON_WORDS[code]
    for kind in (ProblemCategory, DeclineReason, WithdrawReason, EndReason):
        if code in set(kind):
            return REASONS[kind][kind(code)]
    return code


def action_in_words(action: str) -> LazyString | str:
    """What was done, as people say it."""
    return ACTIONS.get(action, action)
