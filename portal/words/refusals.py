"""What the product says when it says no, and what the person can do about it."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.kinds import Weekday
from models.rules.errors import AgainstTheLaw, Finding, Refusal, WrongState
from portal.translate import LazyString, ngettext
from portal.translate import lazy_gettext as _
from portal.words import word
from portal.words.alignment import ALIGNMENT_FIELD_OF, ALIGNMENT_REFUSALS
from portal.words.case import CASE_FIELD_OF, CASE_REFUSALS
from portal.words.figures import FIGURE_FIELD_OF, FIGURE_REFUSALS
from portal.words.findings import FINDINGS
from portal.words.follow_ups import FOLLOW_UP_FIELD_OF, FOLLOW_UP_REFUSALS
from portal.words.formats import filled
from portal.words.imports import IMPORT_FIELD_OF, IMPORT_REFUSALS
from portal.words.law import LAW_FIELD_OF, LAW_REFUSALS
from portal.words.moving import FIELDS_OF_MOVING, MOVING
from portal.words.openings_offered import OFFERED_FIELD_OF, OFFERED_REFUSALS
from portal.words.papers import PAPER_FIELD_OF, PAPER_REFUSALS
from portal.words.partners import PARTNER_FIELD_OF, PARTNER_REFUSALS
from portal.words.placements_life import LIFE_FIELD_OF, LIFE_REFUSALS
from portal.words.progression import PROGRESSION_FIELD_OF, PROGRESSION_REFUSALS
from portal.words.promises import PROMISE_FIELD_OF, PROMISE_REFUSALS
from portal.words.signing_in import SIGN_IN_FIELD_OF, SIGN_IN_REFUSALS

REFUSALS: dict[str, LazyString] = {
    **MOVING,
    **PROGRESSION_REFUSALS,
    **IMPORT_REFUSALS,
    **CASE_REFUSALS,
    "wrong_state": _(
        "Status er nu »%(state)s«. Derfor kan du ikke gøre dette: %(step)s. "
        "Hent siden igen for at se, hvad du kan gøre."
    ),
    "not_yours": _("Det er en andens opgave. Tal med din leder, hvis du mener, den er din."),
    "against_the_law": _("Reglerne tillader det ikke endnu. Her står, hvad der mangler:"),
    "faster_colleague": _(
        "%(by_name)s har ændret det samme den %(at)s. Hent siden igen, og se ændringen først."
    ),
    # Companies and agreements
    "industry_unknown": _("Vælg en branche i listen."),
    "postcode_unknown": _("Postnummeret %(postcode)s findes ikke. Skriv fire cifre."),
    "consultant_unknown": _("Vælg en af kommunens konsulenter på listen."),
    "deputy_is_consultant": _("Vælg en anden kollega som stedfortræder, eller vælg ingen."),
    "placements_running": _(
        "%(number)s forløb er i gang. Afslut dem først, eller aftal, hvordan de går videre."
    ),
    "accept_in_the_portal": _("Sig ja på siden »Aftale«."),
    "company_paused": _(
        "Virksomheden holder pause. Vent, til den selv siger, at den er klar igen."
    ),
    "no_agreement": _("Der er ingen aktiv aftale endnu. Læs aftalen, og sig ja til den først."),
    # Openings
    "wording_not_read": _("Læs de markerede steder, og sæt flueben, før du offentliggør."),
    "opening_is_sent": _(
        "Åbningen er sendt til kommunen og kan ikke rettes nu. Ring til jeres konsulent, som kan "
        "sende den tilbage."
    ),
    "workplace_unknown": _("Vælg et af virksomhedens arbejdssteder i listen."),
    "starts_in_the_past": _("Vælg en startdag, der ikke er forbi."),
    "apply_by_in_the_past": _("Vælg en ansøgningsfrist, der ikke er forbi."),
    "licence_unknown": _("Vælg kørekort i listen."),
    "nominated_already": _(
        "Borgeren er allerede indstillet her. Find forløbet i listen over forløb."
    ),
    "put_forward_already": _("Borgeren er allerede foreslået. Vent på konsulentens svar."),
    "opening_not_on_offer": _("Åbningen er ikke åben for forslag nu. Se dens status."),
    # Saved views
    "too_many_views": _("Du har allerede %(number)s visninger. Fjern en først."),
    "view_name_taken": _("Du har en anden visning med det navn. Skriv et andet navn."),
    # What is put off
    "put_off_to_the_past": _("Vælg en dag efter i dag."),
    "put_off_too_long": _("Vælg en dag inden for de næste %(days)s dage."),
    "matter_is_done": _("Opgaven er løst og skal ikke længere udskydes. Hent siden igen."),
    # A citizen's CV
    "year_in_the_future": _("Skriv et år, der er begyndt."),
    "language_known": _("Sproget står der allerede. Ret det i listen i stedet."),
    "entry_unknown": _("Vælg et job eller en uddannelse, der står i cv'et."),
    "term_unknown": _("Vælg et ord på listen."),
    "word_taken_back": _("Ordet er allerede taget tilbage. Hent siden igen."),
    # A CV that is read in
    "no_cv_sent": _("Vælg en fil, eller indsæt teksten fra cv'et."),
    "file_empty": _("Filen er tom. Åbn den hos dig, se, om der står noget, og vælg den igen."),
    "file_too_large": _("Filen fylder over 10 MB. Gem den uden billeder, eller indsæt teksten."),
    "file_wrong_type": _("Vi kan læse PDF, Word (.docx) og tekst (.txt). Gem cv'et som en af dem."),
    "file_old_word": _("Det er en gammel Word-fil. Åbn den, og gem den som .docx eller PDF."),
    "file_macro": _("Word-filen har makroer og bliver ikke åbnet. Gem den som almindelig .docx."),
    "file_locked": _("Filen er låst med en kode. Gem den uden kode, eller indsæt teksten."),
    "file_broken": _("Filen er i stykker og kan ikke læses. Gem den igen, eller indsæt teksten."),
    "file_no_text": _(
        "Der er ingen tekst i filen. Den er måske scannet og er et billede. Skriv cv'et ind selv."
    ),
    "file_too_many_pages": _("Filen har over 60 sider. Vælg kun de sider, der er cv."),
    "file_too_long": _("Der er for meget tekst til et cv. Vælg kun de sider, der er cv."),
    "file_unpacks_too_large": _(
        "Filen fylder for meget, når den bliver pakket ud. Indsæt teksten i stedet."
    ),
    "file_too_hard": _("Filen tog for lang tid at læse. Indsæt teksten i stedet."),
    # The rest of a citizen's record
    "wishes_talk_in_the_future": _(
        "Skriv den dag, samtalen blev holdt. Den kan ikke ligge i fremtiden."
    ),
    "wished_industry_unknown": _("Vælg brancher, der står på listen."),
    "danish_in_the_future": _("Skriv en dag, der er gået. Den kan ikke ligge i fremtiden."),
    "home_postcode_unknown": _("Postnummeret %(postcode)s findes ikke. Skriv fire cifre."),
    "looks_like_diagnosis": _(
        "Nogle ord ligner en diagnose. Skriv dem om, eller sæt flueben, når du har læst dem."
    ),
    # Match lists and nominations
    "matching_is_off": _(
        "Matchning er slået fra i kommunen. Bed en administrator om at slå den til med et "
        "retsgrundlag."
    ),
    "nobody_nominated": _(
        "Der er ingen indstillet endnu. Indstil mindst én borger, før du beder om en gennemgang."
    ),
    "marks_missing": _("%(number)s indstillede mangler en vurdering. Vurdér dem først."),
    "left_out_by_gate": _("Borgeren er holdt uden for listen. Se hvorfor under »Uden for listen«."),
    "no_free_seat": _(
        "Alle pladser er taget. Bed virksomheden om en plads mere, eller vælg en anden åbning."
    ),
    "passed_over_reason_missing": _(
        "%(number)s borgere står højere på listen. Skriv, hvorfor du ikke vælger dem."
    ),
    # How lists are ordered
    "weights_waiting": _(
        "Der ligger allerede et forslag. Vent på en leders svar, før I laver et nyt."
    ),
    "weights_unchanged": _("Vægtene er de samme, som gælder nu. Ret mindst to af dem."),
    "weights_own_proposal": _(
        "Du har selv lavet forslaget. Bed en anden leder om at godkende det."
    ),
    "too_few_choices": _(
        "Der mangler %(number)s lister, hvor en er indstillet og vurderet som egnet. Vent, til "
        "der er flere."
    ),
    "fair_price_unchanged": _("Det er den pris, der gælder nu. Skriv et andet tal."),
    # Somebody who has come
    "case_number_taken": _("Sagsnummeret findes allerede. Søg borgeren frem, eller ret nummeret."),
    "born_unlikely": _("Ret fødselsdagen. Den kan ikke ligge i fremtiden."),
    "residence_unlikely": _("Opholdet begynder efter fødslen og senest i dag. Ret dagen."),
    "caseworker_unknown": _("Vælg en sagsbehandler, der kan logge ind."),
    # Placements
    "talk_in_the_future": _("Skriv den dag, samtalen blev holdt. Den kan ikke ligge i fremtiden."),
    "wish_names_citizen": _(
        "Ønsket bliver vist for virksomheden og må ikke nævne navnet. Skriv »jeg« i stedet."
    ),
    "first_day_is_over": _(
        "Forløbet er slut eller stoppet og har ingen første dag. Gå tilbage til forløbet."
    ),
    "agreed_in_the_future": _("Skriv en dag, der er gået. Ingen kan være enig på forhånd."),
    "name_not_now": _(
        "Vis først kortet for virksomheden. Er forløbet slut, kan navnet ikke længere oplyses."
    ),
    "name_not_agreed": _(
        "Borgeren har ikke sagt ja til, at navnet vises. Tal med borgeren, og skriv det i samtalen."
    ),
    "hours_over_week": _("Dagene giver %(week)s timer. Ret timerne om ugen eller dagene."),
    "last_seat_taken": _(
        "Den sidste plads er taget: %(by_name)s godkendte et andet forløb den %(at)s. Bed "
        "virksomheden om en plads mere, eller træk forløbet tilbage."
    ),
    "last_day_unlikely": _("Skriv en dag mellem forløbets første dag og i dag."),
    "not_confirmed": _("Aftal først datoer, timer og formål med virksomheden."),
    "no_checks_now": _("Kontrollen kan ikke udfyldes nu. Se forløbets næste skridt."),
    "someone_else_approves": _(
        "Du har selv aftalt forløbet. I jeres kommune skal en anden godkende. Bed en kollega om "
        "det."
    ),
    "placement_not_running": _(
        "Et problem kan meldes på et forløb, der er godkendt eller i gang. Ring ellers til os."
    ),
    # People
    "municipality_known": _("Kommunen er her allerede. Vælg en anden kode."),
    **SIGN_IN_REFUSALS,
    **LIFE_REFUSALS,
    **PROMISE_REFUSALS,
    **PARTNER_REFUSALS,
    **PAPER_REFUSALS,
    **ALIGNMENT_REFUSALS,
    **FOLLOW_UP_REFUSALS,
    **FIGURE_REFUSALS,
    **LAW_REFUSALS,
    **OFFERED_REFUSALS,
    # Of ours, not of a service.
    "changed_meanwhile": _(
        "Nogen har ændret det samme, mens du skrev. Hent siden igen, og skriv dine rettelser på ny."
    ),
}


# The field of a form at which a refusal belongs; the others stand at the top of the form.
FIELD_OF: dict[str, str] = {
    **FIELDS_OF_MOVING,
    **IMPORT_FIELD_OF,
    **CASE_FIELD_OF,
    "case_number_taken": "case_number",
    "born_unlikely": "born_on",
    "residence_unlikely": "residence_from",
    "caseworker_unknown": "caseworker_id",
    "consultant_unknown": "consultant_id",
    "deputy_is_consultant": "deputy_id",
    "wording_not_read": "wording_read",
    "company_known": "cvr_number",
    "company_unknown": "company_id",
    "industry_unknown": "industry",
    "workplace_unknown": "workplace_id",
    "starts_in_the_past": "starts",
    "apply_by_in_the_past": "apply_by",
    "licence_unknown": "licences",
    "year_in_the_future": "from_year",
    "language_known": "language",
    "no_cv_sent": "file",
    "file_empty": "file",
    "file_too_large": "file",
    "file_wrong_type": "file",
    "file_old_word": "file",
    "file_macro": "file",
    "file_locked": "file",
    "file_broken": "file",
    "file_no_text": "file",
    "file_too_many_pages": "file",
    "file_too_long": "file",
    "file_unpacks_too_large": "file",
    "file_too_hard": "file",
    "wishes_talk_in_the_future": "wishes_talked_on",
    "home_postcode_unknown": "postcode",
    "looks_like_diagnosis": "words_read",
    "passed_over_reason_missing": "passed_over_reason",
    "talk_in_the_future": "talked_on",
    "wish_names_citizen": "own_wish",
    "agreed_in_the_future": "representative_stated_on",
    "last_day_unlikely": "last_day",
    "hours_over_week": "hours_a_week",
    "weights_unchanged": "skills",
    "fair_price_unchanged": "price",
    **SIGN_IN_FIELD_OF,
    **LIFE_FIELD_OF,
    **PROMISE_FIELD_OF,
    **PARTNER_FIELD_OF,
    **PAPER_FIELD_OF,
    **ALIGNMENT_FIELD_OF,
    **FOLLOW_UP_FIELD_OF,
    **PROGRESSION_FIELD_OF,
    **FIGURE_FIELD_OF,
    **LAW_FIELD_OF,
    **OFFERED_FIELD_OF,
}


@dataclass(frozen=True)
class SaidNo:
    """A refusal in words: one sentence, and what the law has against it."""

    sentence: LazyString
    findings: tuple[tuple[LazyString, Finding], ...] = ()


def in_words(refusal: Refusal) -> SaidNo:
    """The refusal as the person should read it."""
    sentence = REFUSALS[refusal.code]
    if isinstance(refusal, WrongState):
        members = {"thing": refusal.thing, "state": refusal.state, "step": refusal.step}
        return SaidNo(filled(sentence, {name: word(member) for name, member in members.items()}))
    if isinstance(refusal, AgainstTheLaw):
        return SaidNo(sentence, tuple((finding_in_words(f), f) for f in refusal.findings))
    return SaidNo(filled(sentence, refusal.values))


def finding_in_words(finding: Finding) -> LazyString:
    """What the law has against a plan, as a sentence; also the filter `|fund` in templates."""
    return filled(FINDINGS[finding.code], values_in_words(finding.values))


def values_in_words(told: Mapping[str, str]) -> dict[str, object]:
    """The values of a finding or an answer of the law, with lengths and weekdays as words."""
    values: dict[str, object] = dict(told)
    if "unit" in told:
        values["length"] = LazyString(_length, int(told["length"]), str(values.pop("unit")))
    if "weekday" in told:
        values["weekday"] = word(Weekday(int(told["weekday"])))
    return values


def _length(count: int, unit: str) -> str:
    if unit == "weeks":
        return ngettext("%(num)s uge", "%(num)s uger", count)
    return ngettext("%(num)s måned", "%(num)s måneder", count)
