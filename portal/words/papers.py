"""The Danish words for papers, and for the yeses to them."""

from models.kinds import DocumentKind, PlacementType, Side, SignedThrough
from portal.translate import LazyString
from portal.translate import lazy_gettext as _
from portal.words.people import Words

PAPERS: Words = {
    DocumentKind: {
        DocumentKind.PARTNERSHIP_AGREEMENT: _("Partnerskabsaftale"),
        DocumentKind.PLACEMENT_AGREEMENT: _("Aftale om forløbet"),
        DocumentKind.EXPECTATION_ALIGNMENT: _("Forventningsafstemning"),
        DocumentKind.INTERNSHIP_CERTIFICATE: _("Praktikbevis"),
        DocumentKind.VITAS_SHEET: _("Ark til VITAS"),
    },
    Side: {
        Side.EMPLOYER: _("Virksomheden"),
        Side.CITIZEN: _("Borgeren"),
        Side.CONSULTANT: _("Konsulenten"),
        Side.CASEWORKER: _("Sagsbehandleren"),
        Side.MENTOR: _("Mentoren"),
        Side.BUDDY: _("Sprogmakkeren"),
        Side.REPRESENTATIVE: _("Medarbejdernes repræsentant"),
    },
    SignedThrough: {
        SignedThrough.PORTAL: _("I portalen"),
        SignedThrough.PAPER: _("På papir"),
        SignedThrough.ORAL: _("Mundtligt"),
    },
}

# What a placement agreement says besides its facts. Whoever changes a sentence gives
# `portal/services/paper_facts.FORM` a new name.
PAY: dict[PlacementType, LazyString] = {
    PlacementType.INTERNSHIP: _(
        "Borgeren får ikke løn for praktikken, men beholder sin ydelse. Timer med løn aftales for "
        "sig."
    ),
    PlacementType.WAGE_SUBSIDY: _(
        "Virksomheden betaler løn efter overenskomsten eller det, der er normalt for arbejdet. "
        "Kommunen giver et tilskud."
    ),
    PlacementType.IGU: _(
        "Virksomheden betaler løn i praktikken som til en elev. Når borgeren er i skole, betaler "
        "det offentlige."
    ),
}
EMPLOYERS_PART: tuple[LazyString, ...] = (
    _("Borgeren begynder først, når kommunen har godkendt forløbet."),
    _("Reglerne om arbejdsmiljø og om lige behandling gælder også her."),
    _("Virksomheden viser borgeren til rette og siger til, hvis noget driller."),
    _("Ingen fortæller andre, hvad de har fået at vide om borgeren."),
)
MUNICIPALITYS_PART: tuple[LazyString, ...] = (
    _("Er der et problem, kommer kommunen inden for 24 timer."),
    _("Alle tre kan bede om at ændre eller stoppe forløbet."),
)

PAPER_REFUSALS: dict[str, LazyString] = {
    "paper_changed": _(
        "Papiret er ændret, siden du åbnede det. Læs det, som det står nu, og svar så."
    ),
    "signed_in_the_future": _("Skriv en dag, der er gået. Ingen kan sige ja på forhånd."),
    "said_yes_already": _(
        "Der er allerede sagt ja til papiret, som det står nu. Se hvem nedenfor."
    ),
    "no_paper_now": _("Papiret kan ikke laves endnu. Se på forløbets side, hvad der mangler."),
}

PAPER_FIELD_OF: dict[str, str] = {"signed_in_the_future": "signed_on"}

PAPER_COMPLAINTS: dict[str, LazyString] = {
    "yes_in_portal_is_own": _(
        "Et ja i portalen giver personen selv. Vælg, om du fik det på papir eller mundtligt."
    ),
    "Yes.side": _("Vælg, hvem der sagde ja."),
    "Yes.name": _("Skriv navnet på den, der sagde ja."),
    "through": _("Vælg, om ja'et kom på papir eller mundtligt."),
    "signed_on": _("Skriv den dag, der blev sagt ja."),
}

PAPER_ACTIONS: dict[str, LazyString] = {
    "paper_signed": _("Skrev et ja til et papir ned"),
    "paper_fetched": _("Hentede et papir"),
}
