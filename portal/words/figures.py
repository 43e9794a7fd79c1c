"""What people call the legal figures and their units."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from models.rules.figures import DATE_UNIT
from portal.translate import LazyString, ngettext
from portal.translate import lazy_gettext as _
from portal.words.formats import day, number

FIGURE_NAMES: dict[str, LazyString] = {
    "internship.max_weeks.lab.job_ready": _("Praktik for jobparate"),
    "internship.max_weeks.lab.other": _("Praktik for aktivitetsparate og andre"),
    "internship.extended_weeks.lab.other": _("Praktik i alt efter en vurdering"),
    "internship.further_weeks.lab.other": _("Praktik, hver forlængelse derefter"),
    "internship.max_weeks.inl": _("Praktik i introduktionsprogrammet"),
    "internship.intro_weeks": _("Intropraktik, sædvanlig længde"),
    "internship.extension_weeks.inl": _("Forlængelse af praktik i introduktionsprogrammet"),
    "wage_subsidy.max_months.lab.private": _("Løntilskud, privat"),
    "wage_subsidy.max_months.lab.public.unemployment_benefit": _(
        "Løntilskud, offentligt, dagpenge"
    ),
    "wage_subsidy.max_months.lab.public.cash_assistance": _("Løntilskud, offentligt, kontanthjælp"),
    "wage_subsidy.max_months.lab.other_groups": _("Løntilskud for andre grupper"),
    "wage_subsidy.max_months.inl": _("Løntilskud i introduktionsprogrammet"),
    "wage_subsidy.prior_benefit_months": _("Tid på ydelse før løntilskud"),
    "wage_subsidy.public.hourly_wage_2019": _("Timeløn i offentligt løntilskud, niveau 2019"),
    "wage_subsidy.rate.public": _("Tilskud pr. time, offentligt"),
    "wage_subsidy.rate.private": _("Tilskud pr. time, privat"),
    "wage_subsidy.public.hourly_wage": _("Timeløn i offentligt løntilskud"),
    "ratio.small_divisor": _("Ansatte for hver plads, de første"),
    "ratio.small_limit": _("Grænsen for de første ansatte"),
    "ratio.large_divisor": _("Ansatte for hver plads, de næste"),
    "ratio.minimum": _("Altid mindst så mange pladser"),
    "ratio.average_months": _("Gennemsnit af ansatte før start"),
    "additionality.compare_months": _("Gennemsnit af ansatte ved løntilskud"),
    "additionality.vacancy_months": _("Tid efter en afskedigelse"),
    "igu.min_age": _("Yngste alder ved IGU"),
    "igu.max_age_exclusive": _("Alder, hvor IGU ikke kan begynde"),
    "igu.max_residence_years": _("Længste ophold ved IGU"),
    "igu.years": _("Længden af en IGU"),
    "igu.school_weeks": _("Skole i en IGU"),
    "igu.min_amu_weeks_after_test": _("AMU i en IGU efter bestået danskprøve"),
    "igu.min_practice_hours": _("Praktik i en IGU, mindst"),
    "igu.min_total_hours_week": _("Timer i en IGU, mindst"),
    "igu.max_total_hours_week": _("Timer i en IGU, højst"),
    "igu.same_employer_months": _("Tid efter et job i samme virksomhed"),
    "igu.last_start": _("Sidste dag, en IGU kan begynde"),
    "igu.stopped": _("Nye IGU-forløb er stoppet (1 er ja)"),
    "igu.stop_max_months": _("Så længe kan nye IGU-forløb være stoppet"),
    "igu.yearly_cap": _("Nye IGU-forløb om året, højst"),
    "igu.bonus_first": _("Første bonus for en IGU"),
    "igu.bonus_first_months": _("Første bonus kan søges efter"),
    "igu.bonus_last": _("Sidste bonus for en IGU"),
    "igu.bonus_last_months": _("Sidste bonus kan søges efter"),
    "igu.bonus_de_minimis": _("De minimis-støtte, højst"),
    "igu.bonus_de_minimis_years": _("Så mange år tælles de minimis-støtte over"),
    "wage_subsidy.max_share.private": _("Støtte til private, højst af årets lønudgift"),
    "hours.max_week": _("Timer om ugen, højst"),
    "work_duty.hours_week": _("Arbejdspligt"),
    "programme.max_years": _("Introduktionsprogrammet, højst"),
    "contract.months": _("Frist for kontrakten"),
    "first_offer.preferred_weeks": _("Første tilbud, helst inden"),
    "first_offer.latest_months": _("Første tilbud, senest"),
    "classification.months": _("Frist for at vurdere, om borgeren er jobparat"),
    "follow_up.count": _("Opfølgninger i den første tid"),
    "follow_up.window_months": _("Den første tid for opfølgninger"),
    "follow_up.in_job_months": _("Opfølgning i job eller uddannelse"),
    "follow_up.after_birth_months": _("Opfølgning efter fødsel"),
    "follow_up.interval_months": _("Opfølgning siden hen"),
    "follow_up.least_days_between": _("Dage til hver opfølgning"),
    "programme.aim_months": _("Mål: i arbejde efter"),
    "introduction.weeks": _("Introduktionsforløb, sædvanlig længde"),
    "complaint.answer_weeks": _("Frist for at se på en klage igen"),
    "opening_draft.keep_days": _("Dage en kladde gemmes"),
    "internship.ready_weeks": _("Klar til praktik efter modtagelsen"),
    "danish.enrolment_weeks": _("Frist for at begynde på dansk"),
    "danish.right_years": _("Ret til danskuddannelse"),
    "programme.warn_months": _("Så længe før programmets slutning siges det"),
    "party_access.answer_working_days": _("Frist for aktindsigt"),
    "deadline.warn_days": _("Så længe før en frist siges det"),
    "offer.gap_first_days": _("Pause mellem tilbud, første varsel"),
    "offer.gap_latest_days": _("Pause mellem tilbud, sidste varsel"),
    "cv.old_months": _("Så ofte ses et cv igennem"),
    "ai.log_retention_min_months": _("Så længe gemmes lister om matchning"),
    "series.own_internships": _("Praktik i samme virksomhed, før der skrives hvorfor"),
    "series.company_internships": _("Praktikker uden ansættelse, før der skrives hvorfor"),
    "series.months": _("Så langt tilbage tælles praktikker"),
    "progression.still_weeks": _("Timer med løn må stå stille, mens pointene stiger"),
    "progression.good_points": _("Point i snit, når det går godt"),
    "buddy.teacher_weeks": _("Tid mellem samtaler med sproglæreren"),
}

UNITS: dict[str, LazyString] = {
    "weeks": _("uger"),
    "months": _("måneder"),
    "years": _("år"),
    "days": _("dage"),
    "working_days": _("hverdage"),
    "date": _("dato"),
    "hours_a_week": _("timer om ugen"),
    "kroner_an_hour": _("kr. i timen"),
    "kroner": _("kr."),
    "euro": _("euro"),
    "percent": _("procent"),
    "full_time_persons": _("fuldtidspersoner"),
    "places": _("pladser"),
    "switch": _("ja eller nej"),
    "courses": _("forløb"),
    "follow_ups": _("opfølgninger"),
    "internships": _("praktikker"),
    "points": _("point"),
}

_COUNTED: dict[str, Callable[[int], str]] = {
    "weeks": lambda n: ngettext("%(num)s uge", "%(num)s uger", n),
    "months": lambda n: ngettext("%(num)s måned", "%(num)s måneder", n),
    "days": lambda n: ngettext("%(num)s dag", "%(num)s dage", n),
    "places": lambda n: ngettext("%(num)s plads", "%(num)s pladser", n),
    "internships": lambda n: ngettext("%(num)s praktik", "%(num)s praktikker", n),
    "follow_ups": lambda n: ngettext("%(num)s opfølgning", "%(num)s opfølgninger", n),
}

FIGURE_REFUSALS: dict[str, LazyString] = {
    "figure_in_the_past": _("Vælg i dag eller en senere dag. Det, der gjaldt før, bliver stående."),
    "figure_begins_that_day": _("Der er allerede et tal fra den dag. Vælg en anden dag."),
    "figure_not_read": _(
        "Skriv et tal eller en dato, som passer til enheden, for eksempel 13 eller 31-12-2027."
    ),
    "figure_end_in_the_past": _("Vælg en dag, der ikke er forbi, og efter at tallet begyndte."),
    "figure_ended_already": _("Tallet er ophørt. Skriv et nyt, hvis kommunen skal have et."),
}
FIGURE_FIELD_OF: dict[str, str] = {
    "figure_in_the_past": "valid_from",
    "figure_begins_that_day": "valid_from",
    "figure_not_read": "value",
    "figure_end_in_the_past": "valid_to",
}


def figure_name(key: str) -> LazyString | str:
    """What people call the figure; one that came later has only its key."""
    return FIGURE_NAMES.get(key, key)


def unit_word(unit: str) -> LazyString | str:
    """The unit in words."""
    return UNITS.get(unit, unit)


def kept_value(text: str) -> str:
    """A figure as an answer of the law keeps it, "13 weeks", as people write it."""
    value, _space, unit = text.partition(" ")
    return figure_value(value, unit)


def figure_value(value: str, unit: str) -> str:
    """The value with its unit, as people write it."""
    if unit == DATE_UNIT:
        return day(date.fromisoformat(value))
    amount = Decimal(value)
    if unit in _COUNTED and amount == int(amount):
        return _COUNTED[unit](int(amount))
    return f"{number(amount)} {unit_word(unit)}"
