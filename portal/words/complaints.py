"""What a form says about a mistake: always what to do, never only that something is wrong.

A sentence is looked for under `Class.field:mistake`, `field:mistake` and, when the field is
empty, `Class.field` and `field`; last under the mistake alone. For a row or something nested the
class is the inner one: `SkillRow.text`, `Contact.phone`.
"""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from portal.translate import LazyString
from portal.translate import lazy_gettext as _
from portal.words.alignment import ALIGNMENT_COMPLAINTS
from portal.words.case import CASE_COMPLAINTS
from portal.words.complaints_record import OF_A_RECORD
from portal.words.follow_ups import FOLLOW_UP_COMPLAINTS
from portal.words.formats import filled
from portal.words.imports import IMPORT_COMPLAINTS
from portal.words.law import LAW_COMPLAINTS
from portal.words.letters import LETTER_COMPLAINTS
from portal.words.openings_offered import OFFERED_COMPLAINTS
from portal.words.papers import PAPER_COMPLAINTS
from portal.words.partners import PARTNER_COMPLAINTS
from portal.words.placements_life import LIFE_COMPLAINTS
from portal.words.progression import PROGRESSION_COMPLAINTS
from portal.words.promises import PROMISE_COMPLAINTS
from portal.words.signing_in import SIGN_IN_COMPLAINTS

MISSING = frozenset({"missing", "too_short"})

# By mistake, whatever the field.
GENERAL: dict[str, LazyString] = {
    "missing": _("Her mangler et svar. Skriv det, eller vælg det på listen."),
    "string_too_short": _("Skriv mindst %(min_length)s tegn."),
    "string_too_long": _("Skriv højst %(max_length)s tegn."),
    "too_short": _("Vælg mindst %(min_length)s."),
    "too_long": _("Vælg højst %(max_length)s."),
    "string_type": _("Skriv det som almindelig tekst."),
    "string_pattern_mismatch": _("Skriv det på samme måde som i eksemplet."),
    "control_characters": _("Teksten har skjulte tegn. Skriv den ind her i stedet for at kopiere."),
    "extra_forbidden": _("Siden er blevet ændret. Hent den igen, og skriv dine svar på ny."),
    "enum": _("Vælg en af mulighederne på listen."),
    "literal_error": _("Vælg en af mulighederne på listen."),
    "bool_parsing": _("Vælg ja eller nej."),
    "int_parsing": _("Skriv et helt tal, for eksempel 12."),
    "int_parsing_size": _("Tallet er for stort. Skriv et mindre tal."),
    "int_from_float": _("Skriv et helt tal uden komma, for eksempel 12."),
    "float_parsing": _("Skriv et tal, for eksempel 32,5."),
    "finite_number": _("Skriv et tal, for eksempel 32,5."),
    "not_a_number": _("Skriv kun tallet, for eksempel 32,5."),
    "not_a_whole_number": _("Skriv et helt tal uden komma, for eksempel 12."),
    "unclear_number": _("Skriv %(plain)s uden punktum, eller brug komma, hvis du mener decimaler."),
    "greater_than": _("Skriv et tal, der er større end %(gt)s."),
    "greater_than_equal": _("Skriv et tal, der er mindst %(ge)s."),
    "less_than": _("Skriv et tal, der er mindre end %(lt)s."),
    "less_than_equal": _("Skriv et tal, der er højst %(le)s."),
    "not_a_date": _("Skriv dag, måned og år, for eksempel 1.2.2027."),
    "date_without_year": _("Skriv også året, for eksempel 1.2.2027."),
    "no_such_month": _("Den måned findes ikke. Skriv dag, måned og år, for eksempel 1.2.2027."),
    "no_such_day": _("Den dag findes ikke: måneden har %(days)s dage. Ret dagen."),
    "year_out_of_range": _("Året passer ikke. Skriv året med fire tal, for eksempel 2027."),
    "not_a_time": _("Skriv klokkeslættet med timer og minutter, for eksempel 13.05."),
    "no_such_time": _("Det klokkeslæt findes ikke. Skriv et mellem 0.00 og 23.59."),
    "value_error": _("Det kan vi ikke bruge. Ret det, så det passer til spørgsmålet."),
}

# By field and by our own checks. Keep each group with the page it belongs to.
SPECIAL: dict[str, LazyString] = {
    **SIGN_IN_COMPLAINTS,
    "language": _("Vælg et sprog."),
    # Saved views
    "ViewName.name": _("Skriv, hvad visningen skal hedde."),
    "view": _("Hent siden igen, og vælg visningen på ny."),
    # What is put off
    "until_on": _("Skriv den dag, opgaven skal vises igen."),
    "PuttingOff.reason": _("Skriv, hvorfor opgaven venter."),
    # CPR numbers and moves
    "cpr": _("Skriv nummeret med ti cifre."),
    "cpr_impossible": _("Det er ikke et CPR-nummer. Skriv ti cifre; de første seks er en dato."),
    "to_municipality_id": _("Vælg en kommune."),
    "to_name": _("Skriv, hvilken kommune borgeren flytter til."),
    "moves_on": _("Skriv den første dag i den nye kommune, for eksempel 1.3.2027."),
    "asked_on": _("Skriv den dag, borgeren bad om det."),
    "Move.reason": _("Skriv, hvorfor borgeren flytter."),
    "NewTransfer.reason": _("Skriv, hvorfor borgeren flytter."),
    "NewPackage.reason": _("Skriv, hvorfor borgeren flytter."),
    "NewPackage.password": _("Skriv en adgangskode på mindst 12 tegn."),
    "NewPackage.password:string_too_short": _("Skriv en adgangskode på mindst 12 tegn."),
    "Arrival.password": _("Skriv den adgangskode, du har fået fra den anden kommune."),
    "Arrival.case_number": _("Skriv det sagsnummer, borgeren skal have hos jer."),
    "Acceptance.caseworker_id": _("Vælg, hvem der skal være borgerens sagsbehandler."),
    "NoThanks.answer": _("Skriv kort, hvorfor I ikke kan overtage borgeren."),
    # Office
    "never_open": _("Skriv åbningstid for mindst én hverdag."),
    "opens_twice": _("Skriv kun én åbningstid for hver dag."),
    "closed_twice": _("Skriv hver lukkedag én gang."),
    "ClosingRow.day": _("Skriv dagen, for eksempel 24.12.2027."),
    "ClosingRow.name": _("Skriv, hvad lukkedagen hedder."),
    "code": _("Skriv kommunens nummer med fire cifre."),
    "administrator_name": _("Skriv administratorens navn."),
    "administrator_email": _("Skriv administratorens e-mailadresse."),
    # People and companies
    "name": _("Skriv navnet."),
    "phone": _("Skriv et telefonnummer."),
    "phone:string_pattern_mismatch": _("Skriv telefonnummeret med tal, for eksempel 88 88 55 00."),
    "phone:string_too_short": _("Skriv hele telefonnummeret, for eksempel 88 88 55 00."),
    "email:string_pattern_mismatch": _("Skriv hele adressen, for eksempel navn@firma.dk."),
    "email:string_too_short": _("Skriv hele adressen, for eksempel navn@firma.dk."),
    "role": _("Vælg, hvad personen arbejder som."),
    "company_missing": _("Vælg den virksomhed, personen arbejder i."),
    "company_not_here": _("Kun en arbejdsgiver hører til en virksomhed. Vælg ingen virksomhed."),
    # Openings
    "placement_type": _("Vælg, hvilken slags forløb det er."),
    "workplace_id": _("Vælg, hvor arbejdet foregår."),
    "title": _("Skriv kort, hvad jobbet er, for eksempel medhjælper i vaskeri."),
    "tasks": _("Skriv, hvad borgeren skal lave. Skriv en opgave på hver linje."),
    "hours_a_week": _("Skriv, hvor mange timer det er om ugen."),
    "starts": _("Skriv den første dag."),
    "ends": _("Skriv den sidste dag."),
    "seats": _("Skriv, hvor mange pladser der er."),
    "ends_before_start": _("Den sidste dag ligger før den første. Ret en af dem."),
    "apply_by_after_start": _("Fristen skal ligge før den første dag. Vælg en tidligere dag."),
    "danish_both": _("Skriv det dansk, opgaverne kræver, eller sæt flueben her. Ikke begge dele."),
    "danish_neither": _("Skriv, hvilket dansk opgaverne kræver, eller sæt flueben her."),
    "danish_twice": _("Skriv hver slags dansk én gang, med det højeste niveau."),
    "hours_over_week": _("Dagene giver %(week)s timer. Ret timerne om ugen eller dagene."),
    "slot_ends_before_start": _("Sluttiden skal ligge efter starttiden. Ret en af dem."),
    "SkillRow.text": _("Skriv kompetencen."),
    "CertificateRow.text": _("Skriv, hvilket bevis det er."),
    "DanishRow.skill": _("Vælg, hvad borgeren skal kunne på dansk."),
    "DanishRow.level": _("Vælg niveauet, der er nok til opgaven."),
    "DanishRow.task": _("Skriv, hvilken opgave der kræver det."),
    "SlotRow.weekday": _("Vælg ugedagen."),
    "SlotRow.starts": _("Skriv, hvornår arbejdet begynder."),
    "SlotRow.ends": _("Skriv, hvornår arbejdet slutter."),
    "ReviewNote.note": _("Skriv, hvad virksomheden skal rette."),
    # Promises and problems
    "Answer.kind": _("Vælg, hvad dit svar er."),
    "Answer.text": _("Skriv svaret til virksomheden."),
    "arrived_on": _("Skriv, hvilken dag du kom frem."),
    "arrived_at": _("Skriv, hvornår du kom frem, for eksempel 13.05."),
    "met": _("Skriv, hvem du mødte."),
    "citizen_view": _("Skriv, hvad borgeren selv siger."),
    "agreed_actions": _("Skriv, hvad I aftalte."),
    "solved": _("Vælg, om problemet er løst."),
    "handled": _("Skriv, hvordan problemet blev løst uden besøg."),
    "received_on": _("Skriv, hvilken dag henvendelsen kom."),
    "received_at": _("Skriv, hvornår henvendelsen kom, for eksempel 13.05."),
    "request": _("Skriv, hvad virksomheden ønsker."),
    "category": _("Vælg, hvad problemet handler om."),
    "description": _("Skriv kort, hvad der er sket."),
    # Match lists
    "NamedProposal.name": _("Giv vægtene et navn, så I kan tale om dem."),
    "NamedProposal.reason": _("Skriv, hvorfor vægtene skal være anderledes."),
    "NamedProposal.reason:string_too_short": _("Skriv begrundelsen som en hel sætning."),
    "WeightsProposal.name": _("Giv vægtene et navn, så I kan tale om dem."),
    "WeightsProposal.skills": _("Skriv, hvor mange procent kompetencer vejer."),
    "WeightsProposal.industry": _("Skriv, hvor mange procent den ønskede branche vejer."),
    "WeightsProposal.danish": _("Skriv, hvor mange procent dansk vejer."),
    "WeightsProposal.practical": _("Skriv, hvor mange procent de praktiske forhold vejer."),
    "WeightsProposal.reason": _("Skriv, hvorfor vægtene skal være anderledes."),
    "WeightsProposal.reason:string_too_short": _("Skriv begrundelsen som en hel sætning."),
    "weights_no_hundred": _("De fire vægte giver %(total)s i alt. Ret dem, så de giver 100."),
    "ReasonWanted.kind": _("Vælg, hvem begrundelsen er til."),
    "answer": _("Vælg, om du godkender eller afviser."),
    "price": _("Skriv prisen i point, for eksempel 2. Med 0 er der ingen pris."),
    "FairPrice.reason": _("Skriv, hvorfor prisen skal være den."),
    "FairPrice.reason:string_too_short": _("Skriv begrundelsen som en hel sætning."),
    "Forward.note": _("Skriv, hvorfor borgeren er et godt bud her."),
    "Forward.note:string_too_short": _("Skriv grunden som en hel sætning."),
    "NotNowReason.reason": _("Skriv, hvorfor borgeren ikke bliver indstillet nu."),
    "NotNowReason.reason:string_too_short": _("Skriv grunden som en hel sætning."),
    "Nomination.reason": _("Skriv, hvorfor du vælger netop denne borger."),
    "Nomination.reason:string_too_short": _("Skriv begrundelsen som en hel sætning."),
    "mark": _("Vælg en vurdering."),
    # Placements
    "talked_on": _("Skriv, hvilken dag du talte med borgeren."),
    "own_wish": _("Skriv, hvad borgeren selv ønsker."),
    "reason": _("Vælg en grund."),
    "purpose": _("Vælg det vigtigste formål."),
    "purpose_twice": _("Vælg et andet formål end det første, eller lad feltet stå tomt."),
    "contact_name": _("Skriv, hvem borgeren skal spørge efter."),
    "contact_phone": _("Skriv telefonnummeret på kontakten."),
    "contact_phone:string_pattern_mismatch": _(
        "Skriv telefonnummeret med tal, for eksempel 88 88 55 00."
    ),
    "contact_phone:string_too_short": _("Skriv hele telefonnummeret, for eksempel 88 88 55 00."),
    "last_day": _("Skriv den sidste dag i forløbet."),
    "EndingEarly.note": _("Skriv kort, hvad der skete."),
    "citizen_told_on": _("Skriv, hvornår borgeren fik det at vide."),
    "caseworker_told": _("Sæt flueben, når sagsbehandleren har fået besked."),
    "caseworker_not_told": _("Giv sagsbehandleren besked først, og sæt så flueben."),
    "next_step": _("Skriv, hvad der nu skal ske for borgeren."),
    "outcome": _("Vælg, hvad forløbet førte til."),
}

COMPLAINTS: dict[str, LazyString] = {
    **GENERAL,
    **SPECIAL,
    **OF_A_RECORD,
    **IMPORT_COMPLAINTS,
    **LIFE_COMPLAINTS,
    **PROMISE_COMPLAINTS,
    **PARTNER_COMPLAINTS,
    **LETTER_COMPLAINTS,
    **OFFERED_COMPLAINTS,
    **LAW_COMPLAINTS,
    **PAPER_COMPLAINTS,
    **ALIGNMENT_COMPLAINTS,
    **CASE_COMPLAINTS,
    **FOLLOW_UP_COMPLAINTS,
    **PROGRESSION_COMPLAINTS,
}


def complaint(kind: type[BaseModel], field: str, mistake: ErrorDetails) -> LazyString:
    """The sentence for one mistake, its numbers and days written for people.

    Args:
        kind: the class of input the field belongs to; of a row the class of the row.
        field: the field's name there.
        mistake: what pydantic found.
    """
    for key in _keys(kind.__name__, field, mistake["type"]):
        if key in COMPLAINTS:
            return filled(COMPLAINTS[key], _values(mistake))
    return COMPLAINTS["value_error"]


def _keys(kind: str, field: str, mistake: str) -> Iterator[str]:
    yield f"{kind}.{field}:{mistake}"
    yield f"{field}:{mistake}"
    if mistake in MISSING:
        yield f"{kind}.{field}"
        yield field
    yield mistake


def _values(mistake: ErrorDetails) -> Mapping[str, object]:
    return {name: value for name, value in mistake.get("ctx", {}).items() if name != "error"}
