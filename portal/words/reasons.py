"""The Danish words for why something stopped, and what came after."""

from models.kinds import (
    DeclineReason,
    EndOutcome,
    EndReason,
    ProblemCategory,
    WithdrawReason,
)
from portal.translate import lazy_gettext as _
from portal.words.people import Words

REASONS: Words = {
    DeclineReason: {
        DeclineReason.PLACE_FILLED: _("Pladsen er besat"),
        DeclineReason.OTHER_SKILLS_NEEDED: _("Vi har brug for andre kompetencer"),
        DeclineReason.HOURS_DO_NOT_FIT: _("Arbejdstiden passer ikke"),
        DeclineReason.PERIOD_DOES_NOT_FIT: _("Perioden passer ikke"),
        DeclineReason.NO_TIME_TO_TRAIN: _("Vi har ikke tid til oplæring nu"),
        DeclineReason.NEEDS_CHANGED: _("Vores behov har ændret sig"),
    },
    WithdrawReason: {
        WithdrawReason.CITIZEN_SAID_NO: _("Borgeren har sagt nej"),
        WithdrawReason.OTHER_OFFER: _("Borgeren har fået et andet tilbud"),
        WithdrawReason.NOT_AVAILABLE: _("Borgeren kan ikke i perioden"),
        WithdrawReason.RULES_NOT_MET: _("Reglerne er ikke opfyldt"),
        WithdrawReason.OPENING_GONE: _("Åbningen er der ikke længere"),
        WithdrawReason.OTHER: _("Andet"),
    },
    EndReason: {
        EndReason.PROBLEM_NOT_SOLVED: _("Et problem kunne ikke løses"),
        EndReason.CITIZEN_WISH: _("Borgerens ønske"),
        EndReason.COMPANY_WISH: _("Virksomhedens ønske"),
        EndReason.BETTER_OFFER: _("Et bedre tilbud"),
        EndReason.NO_SHOW: _("Borgeren mødte ikke op"),
        EndReason.SAFETY: _("Sikkerheden på arbejdspladsen"),
        EndReason.WORKPLACE_CLOSED: _("Arbejdspladsen lukkede"),
        EndReason.RULES_NOT_MET: _("Reglerne var ikke længere opfyldt"),
        EndReason.HEALTH: _("Helbred"),
        EndReason.OTHER: _("Andet"),
    },
    EndOutcome: {
        EndOutcome.ORDINARY_JOB_HERE: _("Almindeligt job i virksomheden"),
        EndOutcome.ORDINARY_JOB_ELSEWHERE: _("Almindeligt job et andet sted"),
        EndOutcome.PART_TIME_JOB: _("Job på deltid"),
        EndOutcome.PAID_HOURS_CONTINUE: _("De lønnede timer fortsætter"),
        EndOutcome.WAGE_SUBSIDY: _("Løntilskud"),
        EndOutcome.IGU: _("IGU"),
        EndOutcome.NEW_INTERNSHIP: _("Ny virksomhedspraktik"),
        EndOutcome.ORDINARY_EDUCATION: _("Almindelig uddannelse"),
        EndOutcome.SELF_EMPLOYED: _("Egen virksomhed"),
        EndOutcome.BACK_TO_CLARIFICATION: _("Tilbage til afklaring"),
        EndOutcome.MOVED: _("Flyttet til en anden kommune"),
        EndOutcome.LEFT_COUNTRY: _("Rejst fra Danmark"),
        EndOutcome.PARENTAL_LEAVE: _("Barsel"),
        EndOutcome.ILLNESS: _("Sygdom"),
        EndOutcome.UNKNOWN: _("Ved vi ikke"),
    },
    ProblemCategory: {
        ProblemCategory.LANGUAGE: _("Sproget"),
        ProblemCategory.CULTURE: _("Vaner og uskrevne regler"),
        ProblemCategory.ATTENDANCE: _("Fremmøde"),
        ProblemCategory.TASKS: _("Opgaverne"),
        ProblemCategory.BEHAVIOUR: _("Opførsel"),
        ProblemCategory.HEALTH_RELATED: _("Helbred og hensyn"),
        ProblemCategory.PAY_OR_HOURS: _("Løn eller arbejdstid"),
        ProblemCategory.TRANSPORT: _("Transport"),
        ProblemCategory.MENTOR_OVERLOAD: _("Mentoren har for meget at se til"),
        ProblemCategory.OTHER: _("Andet"),
    },
}
