"""The Danish words for how people come on, who helps them, and when people meet about it."""

from models.kinds import HelperHint, ProgressAct, Scorer, ScoringPlace
from portal.translate import LazyString
from portal.translate import lazy_gettext as _
from portal.words.people import Words

PROGRESSION: Words = {
    Scorer: {
        Scorer.CONSULTANT: _("Konsulenten"),
        Scorer.CASEWORKER: _("Sagsbehandleren"),
        Scorer.EMPLOYER: _("Virksomheden"),
        Scorer.CITIZEN: _("Borgeren selv"),
        Scorer.TEACHER: _("Sproglæreren"),
    },
    ScoringPlace: {
        ScoringPlace.WORKPLACE: _("På arbejdspladsen"),
        ScoringPlace.MUNICIPALITY: _("Hos kommunen"),
        ScoringPlace.SCHOOL: _("På sprogskolen"),
        ScoringPlace.PHONE: _("I telefon eller på video"),
    },
    ProgressAct: {
        ProgressAct.ASK_FOR_PAY: _("Tal med virksomheden om løn for nogle timer"),
        ProgressAct.FIND_NEW_PLACE: _("Find et sted, der kan ansætte"),
    },
    HelperHint: {
        HelperHint.MENTOR_MISSING: _(
            "Der er ingen mentor. Spørg virksomheden, hvem der lærer fra sig."
        ),
        HelperHint.MENTOR_NOT_BRIEFED: _(
            "Mentoren er ikke sat ind i forløbet. Ring, og fortæl om det."
        ),
        HelperHint.MENTOR_NOT_TRAINED: _(
            "Mentoren har ikke været på mentorkursus. Kurset er gratis: tilbyd det."
        ),
        HelperHint.BUDDY_NOT_TRAINED: _(
            "Sprogmakkeren er ikke øvet. Vis, hvordan man taler enkelt og gentager."
        ),
        HelperHint.BUDDY_WEEK_UNTOLD: _(
            "Ingen har sagt, om der blev talt dansk i sidste uge. Spørg sprogmakkeren."
        ),
    },
}

# The letter that stands for each in a picture.
LETTERS: dict[Scorer, LazyString] = {
    Scorer.CONSULTANT: _("K"),
    Scorer.CASEWORKER: _("S"),
    Scorer.EMPLOYER: _("V"),
    Scorer.CITIZEN: _("B"),
    Scorer.TEACHER: _("L"),
}

PROGRESSION_REFUSALS: dict[str, LazyString] = {
    "scoring_not_now": _("Point gives, når forløbet er gået i gang. Vent til den første dag."),
    "scoring_ahead": _("Skriv en dag, der er gået."),
    "scoring_before_start": _("Forløbet begyndte %(starts)s. Skriv den dag eller en senere."),
    "form_unknown": _("Formularen findes ikke mere. Åbn siden igen, og giv point på ny."),
    "mentor_briefed_on_ahead": _("Skriv en dag, der er gået, eller lad feltet stå tomt."),
    "mentor_trained_on_ahead": _("Skriv en dag, der er gået, eller lad feltet stå tomt."),
    "buddy_trained_on_ahead": _("Skriv en dag, der er gået, eller lad feltet stå tomt."),
    "no_buddy_week_now": _(
        "Vent, til forløbet er i gang. Så kan ugerne med sprogmakkeren skrives."
    ),
    "no_buddy_here": _("Der er ingen sprogmakker. Skriv først under forventninger, hvem det er."),
    "buddy_week_unlikely": _("Vælg denne uge eller en af de seneste fire i forløbet."),
    "no_time_now": _("En tid til opfølgning aftales, når forløbet er godkendt. Se næste skridt."),
    "time_passed": _("Tidspunktet er gået. Skriv en tid, der kommer."),
}

PROGRESSION_FIELD_OF: dict[str, str] = {
    "scoring_ahead": "scored_on",
    "scoring_before_start": "scored_on",
    "form_unknown": "points",
    "mentor_briefed_on_ahead": "mentor_briefed_on",
    "mentor_trained_on_ahead": "mentor_trained_on",
    "buddy_trained_on_ahead": "buddy_trained_on",
    "buddy_week_unlikely": "week_of",
    "time_passed": "day",
}

PROGRESSION_COMPLAINTS: dict[str, LazyString] = {
    "no_points": _("Giv point på mindst én linje."),
    "teacher_nameless": _("Skriv, hvad sproglæreren hedder."),
    "scorer": _("Vælg, hvem der giver pointene."),
    "place": _("Vælg, hvor I talte om det."),
    "scored_on": _("Skriv den dag, I talte om det, for eksempel 1.2.2027."),
    "edition_id": _("Hent siden igen, så formularen kommer med."),
    "PointRow.line": _("Hent siden igen, så formularen kommer med."),
    "PointRow.points": _("Vælg et af de fem svar, eller spring linjen over."),
    "FormText.name": _("Skriv, hvad formularen hedder, for eksempel BIP."),
    "form_is_empty": _("Skriv mindst én linje, der gives point på."),
    "indicator_twice": _("Linjen står der to gange. Skriv noget andet, eller slet den ene."),
    "indicators:too_long": _("Skriv højst 12 linjer. Slet dem, I bruger mindst."),
    "IndicatorRow.text": _("Skriv kort, hvad der gives point på."),
    "IndicatorRow.one": _("Skriv, hvad 1 point betyder."),
    "IndicatorRow.two": _("Skriv, hvad 2 point betyder."),
    "IndicatorRow.three": _("Skriv, hvad 3 point betyder."),
    "IndicatorRow.four": _("Skriv, hvad 4 point betyder."),
    "IndicatorRow.five": _("Skriv, hvad 5 point betyder."),
    "BuddyTick.week_of": _("Vælg ugen."),
    "minutes_a_day": _("Skriv et tal mellem 0 og 60. 0 betyder, at I ikke nåede det."),
    "TeacherSaid.teacher": _("Skriv, hvad sproglæreren hedder."),
    "TeacherSaid.said": _("Skriv kort, hvad sproglæreren sagde."),
    "TimeAgreed.day": _("Skriv dagen, for eksempel 1.2.2027."),
    "TimeAgreed.clock": _("Skriv klokkeslættet, for eksempel 9.30."),
}

PROGRESSION_ACTIONS: dict[str, LazyString] = {
    "progression_form_written": _("Skrev en formular for fremskridt"),
    "progression_form_turned": _("Tog en formular for fremskridt i eller ud af brug"),
    "progression_scored": _("Gav point for fremskridt"),
    "scoring_taken_back": _("Tog point tilbage"),
    "helpers_prepared": _("Skrev, hvornår mentor og sprogmakker blev sat ind i det"),
    "buddy_week_told": _("Skrev om en uge med sprogmakkeren"),
    "teacher_told": _("Skrev, hvad sproglæreren sagde"),
    "time_agreed": _("Aftalte en tid til opfølgning"),
    "time_moved": _("Flyttede en tid til opfølgning"),
    "time_called_off": _("Aflyste en tid til opfølgning"),
}
