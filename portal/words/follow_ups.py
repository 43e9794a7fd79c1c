"""The Danish words for following placements up, and for the bonus of an IGU."""

from models.kinds import ContactWay, PlacementFollowUpKind
from portal.translate import LazyString
from portal.translate import lazy_gettext as _
from portal.words.people import Words

FOLLOW_UPS: Words = {
    PlacementFollowUpKind: {
        PlacementFollowUpKind.FIRST_WEEK: _("Første uge"),
        PlacementFollowUpKind.REGULAR: _("Fast opfølgning"),
        PlacementFollowUpKind.LAST_WEEK: _("Sidste uge: hvad så nu?"),
        PlacementFollowUpKind.RETENTION: _("Ny i jobbet"),
        PlacementFollowUpKind.AFTERCARE: _("Efterværn"),
        PlacementFollowUpKind.ON_DEMAND: _("Uden for planen"),
    },
    ContactWay: {
        ContactWay.VISIT: _("Besøg"),
        ContactWay.PHONE: _("Telefon"),
        ContactWay.MEETING: _("Møde"),
        ContactWay.VIDEO: _("Video"),
    },
}

FOLLOW_UP_REFUSALS: dict[str, LazyString] = {
    "follow_up_not_now": _("Forløbet er ikke gået i gang. Skriv et notat på borgeren i stedet."),
    "follow_up_ahead": _(
        "Skriv en dag, der er gået. Aftaler skriver du under »Hvad sker der nu?«."
    ),
    "follow_up_before_start": _("Forløbet begyndte %(starts)s. Skriv den dag eller en senere."),
    "no_bonus_now": _("Bonussen kan ikke søges endnu, eller den er søgt. Se dagene på siden."),
    "bonus_day_unlikely": _(
        "Skriv en dag, der er gået, og som ligger efter den dag, der kan søges."
    ),
}

FOLLOW_UP_FIELD_OF: dict[str, str] = {
    "follow_up_ahead": "held_on",
    "follow_up_before_start": "held_on",
    "bonus_day_unlikely": "applied_on",
}

FOLLOW_UP_COMPLAINTS: dict[str, LazyString] = {
    "way": _("Vælg, hvordan I talte sammen."),
    "FollowUpEntry.summary": _("Skriv kort, hvad virksomheden sagde."),
    "citizen_said": _("Skriv, hvad borgeren sagde, eller hvorfor I ikke har talt sammen."),
    "follow_up_weeks": _("Skriv et antal uger mellem 1 og 26."),
    "applied_on": _("Skriv den dag, virksomheden søgte, for eksempel 1.2.2027."),
}

FOLLOW_UP_ACTIONS: dict[str, LazyString] = {
    "followed_up": _("Fulgte op"),
    "follow_up_pace": _("Satte, hvor tit der følges op"),
    "bonus_applied": _("Skrev, at bonus for IGU er søgt"),
}
