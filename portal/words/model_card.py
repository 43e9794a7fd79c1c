"""The words of the model card and the data sheet (AI Act articles 11 and 13)."""

from portal.translate import LazyString
from portal.translate import lazy_gettext as _

# What the ranking knows of a citizen, by the field of its profile; nothing else can reach it.
CITIZEN_FIELDS: dict[str, LazyString] = {
    "id": _("Et løbenummer. Det afgør kun rækkefølgen blandt lige, og først efter en lodtrækning."),
    "entries": _(
        "Job, uddannelser, forløb og realkompetencer med titel, år, og om det var i udlandet."
    ),
    "skills": _("Kompetencer med borgerens egne ord, og hvordan de er vist."),
    "permits": _("Kørekort og beviser med udløbsdag."),
    "danish": _("Danskniveau for at tale, forstå, læse og skrive."),
    "industries": _("Ønskede brancher i rækkefølge."),
    "hours_a_week": _("Timer om ugen, borgeren kan arbejde."),
    "lessons": _("Ugens timer med danskundervisning."),
    "place": _("Postnummerets midte, til afstanden i lige linje. Ikke adressen."),
    "max_km": _("Hvor langt borgeren vil rejse."),
    "transport": _("Hvordan borgeren kommer på arbejde."),
    "available_from": _("Den første dag, borgeren kan begynde."),
    "free": _("Hvornår i ugen borgeren kan arbejde."),
}

# What the ranking knows of an opening, likewise.
OPENING_FIELDS: dict[str, LazyString] = {
    "id": _("Et løbenummer."),
    "title": _("Åbningens titel."),
    "occupation": _("Det fag, den ligger nærmest."),
    "placement_type": _("Praktik, løntilskud eller IGU."),
    "industry": _("Branchen."),
    "tasks": _("Opgaverne, som virksomheden har skrevet dem."),
    "requires": _("Kompetencer, kørekort og beviser, hver som skal eller gerne."),
    "danish": _("Dansk, der kræves, hver med den opgave, der kræver det."),
    "hours_a_week": _("Timer om ugen."),
    "weekly": _("Ugens arbejdstider."),
    "place": _("Postnummerets midte."),
    "starts": _("Første dag."),
    "ends": _("Sidste dag."),
    "seats": _("Antal pladser."),
}

# What rule B.9 keeps away from the points: there is no field for it in either profile.
NEVER_USED: tuple[LazyString, ...] = (
    _("Navn, adresse og CPR-nummer"),
    _("Køn, graviditet og orlov"),
    _("Alder og fødselsdag"),
    _("Statsborgerskab, etnisk oprindelse, fødeland, modersmål og tro"),
    _("Foto"),
    _("Helbred, traumer og diagnoser"),
    _("Hensyn i arbejdet"),
    _("Familie, ægtefælle og ægtefælles job"),
    _("Ydelser, sanktioner, afslag og fremmøde"),
    _("Opholdskategori og opholdstilladelse"),
    _("Noter fra lærere, sagsbehandlere og konsulenter"),
)
# What only the law's gates may ask, giving yes or no; the points never see it.
GATES_ONLY: tuple[LazyString, ...] = (
    _("Hvor gammel borgeren er, og hvor længe borgeren har boet her. Det bruger IGU-reglerne."),
    _("Hvilken lov der gælder, og om borgeren er jobparat. Det bruger reglerne om varighed."),
    _("Om der er aftalt et andet forløb i perioden. Så står borgeren uden for listen."),
)

PURPOSE: tuple[LazyString, ...] = (
    _(
        "Systemet sætter kommunens borgere i programmet i rækkefølge for én åbning og viser"
        " grunden til hvert point."
    ),
    _("Det viser også en borgers åbninger, hvad der ville åbne flere, og hvad man kan spørge om."),
    _(
        "Det er til kommunens konsulenter og sagsbehandlere. Virksomheder og borgere ser "
        "ingen liste."
    ),
    _(
        "Det må ikke bruges til at vælge uden et menneske, til sanktioner eller til at "
        "vurdere, om en borger er jobparat."
    ),
)
OVERSIGHT: tuple[LazyString, ...] = (
    _(
        "Et menneske vælger hver borger og skriver hvorfor. Ingen er valgt på forhånd, og "
        "ingen kaldes den bedste."
    ),
    _("Bliver nogen højere på listen sprunget over, skal det også begrundes."),
    _("En sagsbehandler gennemgår de valgte og taler med borgeren, før virksomheden hører noget."),
    _(
        "Alle borgere i programmet står på listen eller uden for den, med den regel, der "
        "holder dem ude."
    ),
    _("En administrator kan slå matchning fra for hele kommunen med det samme."),
    _("Sporet husker, hvem der lavede, så og brugte hver liste. Det kan ikke rettes."),
    _("Den, det handler om, kan få grunden på papir i almindeligt sprog."),
)
LIMITS: tuple[LazyString, ...] = (
    _(
        "Pointene siger, hvor godt et cv og en beskrivelse passer sammen. De siger ikke, om"
        " det går godt."
    ),
    _(
        "Et tomt eller tyndt cv giver usikre point. Det, vi ikke ved, står for sig og "
        "tæller hverken som godt eller dårligt."
    ),
    _("Ord, som ordlisten ikke kender, står som fri tekst og findes kun med de samme ord."),
    _(
        "Afstanden er i lige linje fra postnummer til postnummer. Den siger ikke, om der "
        "kører en bus."
    ),
    _("Systemet lærer ikke af sig selv. Nye vægte gælder først, når en leder har godkendt dem."),
    _(
        "Der findes ingen dansk samling af cv'er og åbninger, som mennesker har bedømt. "
        "Kvaliteten er målt på opbyggede eksempler og på jobtitler."
    ),
)
# Events the service keeps by itself (article 12).
LOGGED: tuple[LazyString, ...] = (
    _(
        "Hver liste gemmes hel: åbning, borgere, point, grunde, vægte, ordliste, regler, "
        "lodtrækning og fingeraftryk."
    ),
    _("Den samme liste kan laves igen, til sidste tegn, af det, der er gemt."),
    _("Hver læsning af en borgers oplysninger, hver indstilling og hver vurdering står i sporet."),
)
LEGAL_BASIS: tuple[LazyString, ...] = (
    _(
        "Systemet er højrisiko efter AI-forordningens bilag III, nr. 4, litra a. "
        "Leverandøren er Fodfæste, idriftsætteren er kommunen."
    ),
    _(
        "Kortet er lavet efter forordningens artikel 11 og 13 og bilag IV. Det er skrevet "
        "ud fra det, der kører nu."
    ),
    _(
        "Behandlingen sker som myndighedsudøvelse (databeskyttelsesforordningens artikel 6,"
        " stk. 1, litra e), ikke på samtykke."
    ),
)
