"""What people read when they get data in: kinds, states, columns and what is wrong with a line."""

from collections.abc import Mapping

from models.kinds import ImportKind, ImportState
from portal.translate import LazyString
from portal.translate import lazy_gettext as _
from portal.words.people import Words

IMPORTS: Words = {
    ImportKind: {
        ImportKind.CITIZENS: _("Borgere"),
        ImportKind.CV_LINES: _("Linjer i cv'er"),
        ImportKind.COMPANIES: _("Virksomheder"),
        ImportKind.WORKPLACES: _("Arbejdssteder"),
        ImportKind.USERS: _("Brugere"),
    },
    ImportState: {
        ImportState.READ: _("Venter på, at du vælger kolonner"),
        ImportState.CHECK_WAITS: _("Kontrollen begynder om lidt"),
        ImportState.CHECKING: _("Bliver kontrolleret"),
        ImportState.CHECKED: _("Kontrolleret"),
        ImportState.WRITE_WAITS: _("Indlæsningen begynder om lidt"),
        ImportState.WRITING: _("Bliver indlæst"),
        ImportState.DONE: _("Indlæst"),
        ImportState.CANCELLED: _("Stoppet"),
        ImportState.FAILED: _("Gik i stå"),
    },
}

_LEVEL = _("Et niveau fra A1 til C2, eller »før A1«.")
_CASE = _("Kommunens nummer på sagen. Det er sådan, vi kender borgeren igen.")
_CVR = _("De 8 cifre i virksomhedens CVR-nummer.")
_POSTCODE = _("Fire cifre. Skriv 0800 som tekst, hvis regnearket fjerner nullet.")
_MASTERY = _("Kun ved sprog: ikke, lidt, godt eller modersmål.")

_EMAIL = _("Skriv hele adressen, for eksempel navn@kommune.dk.")

# What each column holds, by kind and field.
COLUMNS: Mapping[ImportKind, Mapping[str, LazyString]] = {
    ImportKind.CITIZENS: {
        "case_number": _CASE,
        "name": _("Borgerens fulde navn."),
        "caseworker": _(
            "Sagsbehandlerens e-mail i Fodfæste. Tom: den sagsbehandler, der indlæser."
        ),
        "responsibility_from": _("Den dag, kommunen overtog ansvaret."),
        "born_on": _("Fødselsdagen. Den bruges kun til lovens krav og indgår aldrig i match."),
        "residence_from": _("Den dag, opholdet begyndte."),
        "residence_category": _(
            "Skriv ét af disse ord: flygtning, kvoteflygtning, familiesammenført, "
            "familiesammenført til flygtning, ukrainerloven. Skriv ellers: andet."
        ),
        "regime": _("Den lov, indsatsen følger: integrationsloven eller LAB."),
        "readiness": _("Jobparat eller aktivitetsparat. Læses kun ind for nye borgere."),
        "classified_on": _("Den dag, borgeren blev visiteret. Læses kun ind for nye borgere."),
        "igu_completed": _("Ja, hvis borgeren har gennemført en IGU, ellers nej."),
        "postcode": _POSTCODE,
        "district": _("Den bydel, borgeren bor i."),
        "transport": _("Et af disse: cykel, bus, bil."),
        "max_km": _("Så mange kilometer vil borgeren højst rejse til arbejde."),
        "hours_a_week": _("Så mange timer om ugen kan borgeren arbejde."),
        "available_from": _("Den første dag, borgeren kan arbejde."),
        "needs_interpreter": _("Ja eller nej."),
        "interpreter_language": _("Det sprog, tolken skal tale."),
        "wish": _("Borgerens ønske med egne ord."),
        "workplace_wish": _("Den slags arbejdsplads, borgeren ønsker."),
        "industries": _("Ønskede brancher med komma imellem, den vigtigste først."),
        "danish_speak": _LEVEL,
        "danish_listen": _LEVEL,
        "danish_read": _LEVEL,
        "danish_write": _LEVEL,
        "danish_education": _("DU1, DU2 eller DU3."),
        "danish_module_number": _("Modulets nummer fra 1 til 6."),
        "cv_source": _("Hvor cv'et kommer fra, for eksempel Jobnet."),
    },
    ImportKind.CV_LINES: {
        "case_number": _CASE,
        "kind": _(
            "Et af disse: job, uddannelse, praktik, realkompetence, kompetence, kørekort, "
            "bevis, sprog."
        ),
        "text": _("Jobbet, uddannelsen, kompetencen, beviset eller sproget."),
        "employer": _("Arbejdsgiveren eller skolen."),
        "abroad": _("Ja, hvis det var i udlandet, ellers nej."),
        "from_year": _("Det første år, for eksempel 2015."),
        "to_year": _("Det sidste år. Tom, hvis det stadig er i gang."),
        "years": _("Antal år, hvis du ikke kender det første og det sidste."),
        "tasks": _("Hvad borgeren lavede."),
        "level": _("Kun ved kompetencer: lidt, godt eller meget godt."),
        "shown_by": _(
            "Kun ved kompetencer: fortalt, job, uddannelse, praktik, prøve eller observeret."
        ),
        "valid_to": _("Kun ved kørekort og beviser: den sidste dag, det gælder."),
        "speak": _MASTERY,
        "read": _MASTERY,
        "write": _MASTERY,
    },
    ImportKind.COMPANIES: {
        "cvr_number": _("De 8 cifre i CVR-nummeret. Det er sådan, vi kender virksomheden igen."),
        "name": _("Virksomhedens navn."),
        "sector": _("Privat eller offentlig."),
        "industry": _("Navnet på branchen, som det står i Fodfæste."),
        "consultant": _(
            "Den faste konsulents e-mail i Fodfæste. Den læses kun ind for nye virksomheder."
        ),
    },
    ImportKind.WORKPLACES: {
        "p_number": _("De 10 cifre i P-nummeret. Det er sådan, vi kender arbejdsstedet igen."),
        "cvr_number": _CVR,
        "name": _("Arbejdsstedets navn."),
        "address": _("Vej og husnummer."),
        "postcode": _POSTCODE,
        "ordinary_fte": _("Ordinært ansatte, regnet i fuldtid."),
    },
    ImportKind.USERS: {
        "email": _("E-mailadressen. Det er sådan, vi kender personen igen."),
        "name": _("Personens navn."),
        "role": _(
            "Et af disse: sagsbehandler, virksomhedskonsulent, leder, administrator, arbejdsgiver."
        ),
        "phone": _("Telefonnummeret."),
        "cvr_number": _("Kun ved arbejdsgivere: virksomhedens CVR-nummer."),
    },
}

# What forms and lines say about a mistake; added to those of all forms.
IMPORT_COMPLAINTS: dict[str, LazyString] = {
    "choice_unknown": _("Skriv et af disse: %(choices)s."),
    "yes_or_no": _("Skriv ja eller nej."),
    "postcode_four_figures": _("Skriv postnummeret med fire cifre."),
    "case_number": _("Skriv sagsnummeret."),
    "CvLine.kind": _("Skriv, hvilken slags linje det er, for eksempel job."),
    "CvLine.text": _("Skriv, hvad linjen handler om, for eksempel kok."),
    "UserLine.email": _("Skriv personens e-mailadresse."),
    "caseworker:string_pattern_mismatch": _EMAIL,
    "consultant:string_pattern_mismatch": _EMAIL,
    "ColumnRow.number": _("Hent siden igen, og vælg kolonnerne på ny."),
}

# What is wrong with a line beside others, or beside what Fodfæste knows.
PROBLEMS: Mapping[str, LazyString] = {
    "import_twice": _("Det samme står i linje %(line)s. Slet den ene linje."),
    "import_needed_of_new": _("Skriv noget her. Det skal stå der, når linjen er ny i Fodfæste."),
    "import_example": _("Det er eksemplet fra skabelonen. Slet linjen."),
    "import_case_taken": _("Sagsnummeret kan ikke bruges. Tjek, at det er skrevet rigtigt."),
    "import_case_unknown": _(
        "Ingen borger har det sagsnummer. Ret det, eller indlæs borgeren først."
    ),
    "import_caseworker_unknown": _(
        "Ingen sagsbehandler har den e-mail. Ret den, eller bed om at få personen oprettet."
    ),
    "import_consultant_unknown": _(
        "Ingen konsulent har den e-mail. Ret den, eller bed om at få personen oprettet."
    ),
    "import_postcode_unknown": _("Postnummeret %(postcode)s findes ikke. Ret det."),
    "import_industry_unknown": _(
        "Branchen »%(name)s« kender vi ikke. Skriv den, som den står i skabelonen."
    ),
    "import_in_the_future": _("Den dag er ikke kommet endnu. Ret den."),
    "import_before_birth": _("Opholdet kan ikke begynde før fødslen. Ret den ene dag."),
    "import_company_unknown": _(
        "Ingen virksomhed har det CVR-nummer. Ret det, eller indlæs virksomheden først."
    ),
    "import_other_company": _(
        "Arbejdsstedet hører til en anden virksomhed. Tjek begge numre på virk.dk."
    ),
    "import_email_taken": _("Adressen kan ikke bruges. Tjek, at den er skrevet rigtigt."),
    "import_other_role": _(
        "Personen har en anden rolle her. Ret linjen, eller tal med en administrator om det."
    ),
}

# What is wrong with the file or the step.
IMPORT_REFUSALS: dict[str, LazyString] = {
    "table_no_file": _("Vælg en fil med linjer. Den må ikke være tom."),
    "table_too_large": _("Filen fylder over 10 MB. Del den i flere, og send en ad gangen."),
    "table_wrong_type": _("Vi kan læse CSV og Excel (.xlsx). Gem filen som en af dem."),
    "table_old_excel": _("Det er en gammel Excel-fil. Åbn den, og gem den som .xlsx eller CSV."),
    "table_macro": _("Filen har makroer og bliver ikke åbnet. Gem den som almindelig .xlsx."),
    "table_locked": _("Filen er låst med en kode. Gem den uden kode, og vælg den igen."),
    "table_broken": _("Filen er i stykker og kan ikke læses. Gem den igen som CSV eller .xlsx."),
    "table_unpacks_too_large": _(
        "Filen fylder for meget, når den bliver pakket ud. Gem kun linjerne, gerne som CSV."
    ),
    "table_too_hard": _("Filen er for tung at læse. Gem kun linjerne, gerne som CSV."),
    "table_too_wide": _("Filen har over 50 kolonner. Slet dem, der ikke skal med."),
    "table_too_long": _("Filen har over 20.000 linjer. Del den i flere, og send en ad gangen."),
    "table_cell_too_long": _("Et felt har over 10.000 tegn. Gør teksten kortere."),
    "table_empty": _(
        "Der mangler linjer i filen. Skriv navne på kolonner i den første linje og mindst én "
        "linje nedenunder."
    ),
    "import_column_unknown": _("Hent siden igen, og vælg kolonnerne på ny."),
    "import_column_twice": _("To kolonner kan ikke være det samme. Vælg kun den ene."),
    "import_has_faults": _("Der er fejl i filen. Ret dem, og send filen igen."),
    "import_moved_on": _("Den er nået videre imens. Hent siden igen, og se, hvor den er nu."),
    "import_municipality_unknown": _("Ingen kommune har det nummer. Skriv de fire cifre."),
    "import_person_unknown": _(
        "Ingen i kommunen med den e-mail må indlæse det. Tjek adressen og rollen."
    ),
}
IMPORT_FIELD_OF: dict[str, str] = {
    code: "file" for code in IMPORT_REFUSALS if code.startswith("table_")
}
