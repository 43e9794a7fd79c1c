"""Why a citizen needs her caseworker, as a sentence, and what the next act is called."""

from models.kinds import CaseMatter, MatterDetail
from models.rules.programme_facts import Matter
from portal.translate import LazyString, ngettext
from portal.translate import lazy_gettext as _

# What is special about a matter says more than the matter itself.
SPECIAL: dict[MatterDetail, LazyString] = {
    MatterDetail.BOTH_SIGN: _("Kontrakten mangler begge underskrifter."),
    MatterDetail.CITIZEN_SIGNS: _("Borgeren mangler at skrive under på kontrakten."),
    MatterDetail.MUNICIPALITY_SIGNS: _("Kommunen mangler at skrive under på kontrakten."),
    MatterDetail.OWN_INTERVAL: _("Det er tid til den næste opfølgning."),
    MatterDetail.IN_JOB: _("Det er tid til at følge op på job eller uddannelse."),
}

PLAIN: dict[CaseMatter, LazyString] = {
    CaseMatter.CONTRACT: _("Kontrakten mangler."),
    CaseMatter.CLASSIFICATION: _("Borgeren er ikke visiteret endnu."),
    CaseMatter.FOLLOW_UP: _("Det er tid til at følge op."),
    CaseMatter.FIRST_OFFER: _("Borgeren har ikke fået sit første tilbud."),
    CaseMatter.NO_OFFER: _("Borgeren har intet tilbud og skal have det næste."),
    CaseMatter.DANISH_ENROLMENT: _("Borgeren er ikke begyndt på dansk."),
    CaseMatter.PARENTAL_FOLLOW_UP: _("Det er tid til at følge op efter fødslen."),
    CaseMatter.STATUS_REPORT: _("Borgeren har permanent ophold. Skriv, hvad der er nået."),
    CaseMatter.PROGRAMME_END: _("Programmet kan ikke vare længere end til fristen."),
    CaseMatter.CV_OLD: _("Cv'et er ikke set igennem længe."),
    CaseMatter.COMPLAINT: _(
        "Borgeren har klaget. Se på sagen igen, og svar, eller send klagen videre."
    ),
    CaseMatter.PARTY_ACCESS: _("Borgeren har bedt om at se sin sag."),
}

# What the button says, and the page it leads to.
NEXT_ACTS: dict[CaseMatter, tuple[LazyString, str]] = {
    CaseMatter.CONTRACT: (_("Gå til kontrakten"), "programme.contract"),
    CaseMatter.CLASSIFICATION: (_("Visitér"), "programme.classified"),
    CaseMatter.FOLLOW_UP: (_("Følg op"), "programme.followed_up"),
    CaseMatter.FIRST_OFFER: (_("Find en plads"), "opportunities.listed"),
    CaseMatter.NO_OFFER: (_("Find en plads"), "opportunities.listed"),
    CaseMatter.DANISH_ENROLMENT: (_("Skriv, hvornår dansk begynder"), "danish.shown"),
    CaseMatter.PARENTAL_FOLLOW_UP: (_("Følg op"), "programme.followed_up"),
    CaseMatter.STATUS_REPORT: (_("Skriv status"), "residence.written"),
    CaseMatter.PROGRAMME_END: (_("Se programmet"), "programme.shown"),
    CaseMatter.CV_OLD: (_("Gennemgå cv'et"), "cv.shown"),
    CaseMatter.NOT_KNOWN: (_("Se, hvad der mangler"), "citizens.shown"),
    CaseMatter.INTERNSHIP_READY: (_("Gå til listen"), "early_start.shown"),
    CaseMatter.COMPLAINT: (_("Se klagen"), "objections.listed"),
    CaseMatter.PARTY_ACCESS: (_("Lav sagen, og svar"), "party_access.listed"),
}


def why(matter: Matter) -> LazyString | str:
    """What a person reads about the matter."""
    if matter.matter is CaseMatter.NOT_KNOWN:
        return ngettext(
            "%(num)s ting mangler, før borgeren kan få fair point.",
            "%(num)s ting mangler, før borgeren kan få fair point.",
            matter.left,
        )
    if matter.matter is CaseMatter.INTERNSHIP_READY:
        return ngettext(
            "%(num)s punkt mangler på listen for en tidlig start.",
            "%(num)s punkter mangler på listen for en tidlig start.",
            matter.left,
        )
    if matter.detail is MatterDetail.IN_WINDOW:
        return ngettext(
            "%(num)s opfølgning mangler inden fristen.",
            "%(num)s opfølgninger mangler inden fristen.",
            matter.left,
        )
    if matter.detail is MatterDetail.WINDOW_SHORT:
        return ngettext(
            "%(num)s opfølgning mangler, og tiden er knap.",
            "%(num)s opfølgninger mangler, og tiden er knap.",
            matter.left,
        )
    if matter.detail is MatterDetail.WINDOW_MISSED:
        return ngettext(
            "%(num)s opfølgning blev ikke holdt i tide.",
            "%(num)s opfølgninger blev ikke holdt i tide.",
            matter.left,
        )
    return SPECIAL.get(matter.detail) or PLAIN[matter.matter]
