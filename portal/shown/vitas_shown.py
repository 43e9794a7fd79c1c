"""The sheet for copying into VITAS, field by field in the order of its form as far as we know."""

from collections.abc import Iterator, Sequence

from models.kinds import PlacementType, Weekday
from portal.services.placements.paper_facts import Hours
from portal.services.placements.vitas_facts import (
    Representative,
    School,
    Staff,
    Subsidy,
    VitasFacts,
)
from portal.shown.sheet import Fields, Section, numbered
from portal.translate import gettext as _
from portal.words import word
from portal.words.formats import clock, day, number


def vitas_sections(facts: VitasFacts) -> list[Section]:
    """The sheet's sections, their fields numbered."""
    return numbered(_sections(facts))


def _sections(facts: VitasFacts) -> Iterator[Section]:
    yield _what(facts)
    yield _company(facts)
    yield _citizen(facts)
    yield _work(facts)
    if facts.placement_type is not PlacementType.IGU:
        yield _staff(facts.staff)
        yield _representative(facts.representative, subsidised=facts.subsidy is not None)
    if facts.subsidy is not None:
        yield _subsidy(facts.subsidy)
    if facts.placement_type is PlacementType.IGU:
        yield _igu(facts)
    yield _after(facts)


def _what(facts: VitasFacts) -> Section:
    told = Fields()
    told.add(_("Slags"), str(word(facts.placement_type)))
    told.add(_("Formål"), str(word(facts.legal_purpose)) if facts.legal_purpose else "")
    return Section(_("Tilbuddet"), told.told)


def _company(facts: VitasFacts) -> Section:
    told = Fields()
    told.add(_("CVR-nummer"), facts.where.cvr_number)
    told.add(_("P-nummer"), facts.where.p_number)
    told.add(_("Virksomhed"), facts.where.company)
    told.add(_("Arbejdssted"), f"{facts.where.workplace}\n{facts.where.address}")
    told.add(_("Sektor"), str(word(facts.sector)))
    told.add(_("Kontaktperson"), facts.contact.name)
    told.add(_("Telefon"), facts.contact.phone)
    told.add(_("E-mail"), facts.contact.email)
    return Section(_("Virksomheden"), told.told)


def _citizen(facts: VitasFacts) -> Section:
    told = Fields()
    told.add(_("Navn"), facts.citizen)
    told.add(_("CPR-nummer"), "", _("Skrives kun i VITAS"))
    return Section(_("Borgeren"), told.told)


def _work(facts: VitasFacts) -> Section:
    told = Fields()
    told.add(_("Første dag"), day(facts.starts) if facts.starts else "")
    told.add(_("Sidste dag"), day(facts.ends) if facts.ends else "")
    told.add(_("Timer om ugen"), number(facts.hours_a_week) if facts.hours_a_week else "")
    told.add(_("Arbejdstid"), _week(facts.week))
    told.add(_("Stilling"), facts.occupation)
    told.add(_("Opgaver"), facts.tasks)
    contact = ", ".join(filter(None, (facts.daily_contact, facts.daily_phone)))
    told.add(_("Daglig kontakt"), contact)
    told.add(_("Mentor"), facts.mentor)
    return Section(_("Arbejdet"), told.told)


def _staff(staff: Staff) -> Section:
    told = Fields()
    told.add(_("Ansatte uden støtte"), _full_time(staff.ordinary_fte))
    told.add(_("Talt op den"), day(staff.counted_on) if staff.counted_on else "")
    told.add(_("Med støtte fra andre"), _full_time(staff.elsewhere_fte))
    told.add(_("Højst med støtte"), _full_time(staff.allowed))
    told.add(_("Med støtte i alt"), _full_time(staff.used))
    return Section(_("Ansatte på arbejdsstedet"), told.told)


def _representative(said: Representative, *, subsidised: bool) -> Section:
    told = Fields()
    if said.exception and not said.name:
        told.add(_("Ingen repræsentant"), said.exception)
        return Section(_("Medarbejdernes repræsentant"), told.told)
    told.add(_("Navn"), said.name)
    told.add(_("Telefon"), said.phone)
    told.add(_("E-mail"), said.email)
    told.add(_("Antallet er i orden"), _yes_or_no(said.agrees))
    if subsidised:
        told.add(_("Stillingen er ekstra"), _yes_or_no(said.additional))
    told.add(_("Kolleger er hørt"), _("Ja") if said.colleagues_heard else "")
    told.add(_("Sagt den"), day(said.stated_on) if said.stated_on else "")
    return Section(_("Medarbejdernes repræsentant"), told.told)


def _subsidy(subsidy: Subsidy) -> Section:
    told = Fields()
    told.add(_("Ansatte sidste måned"), _full_time(subsidy.fte_last_month))
    told.add(_("Snit for 12 måneder"), _full_time(subsidy.fte_average))
    told.add(_("Ledig ved afsked"), _yes_or_no(subsidy.vacancy_by_dismissal))
    told.add(_("Ansat her senest"), _yes_or_no(subsidy.last_employer_here))
    told.add(_("Tid på ydelse er i orden"), _yes_or_no(subsidy.prior_period_ok))
    wage = subsidy.wage_a_month
    told.add(_("Løn om måneden"), _("%(beloeb)s kr.", beloeb=number(wage)) if wage else "")
    return Section(_("Løntilskud"), told.told)


def _igu(facts: VitasFacts) -> Section:
    told = Fields()
    hours = number(facts.practice_hours) if facts.practice_hours else ""
    told.add(_("Praktik, timer om ugen"), hours)
    for one in facts.school:
        told.add(_("Skole"), _school(one))
    if not facts.school:
        told.add(_("Skole"), "")
    weeks = sum(one.weeks for one in facts.school)
    told.add(_("Uger i skole i alt"), number(weeks) if weeks else "")
    return Section(_("IGU: praktik og skole"), told.told)


def _after(facts: VitasFacts) -> Section:
    told = Fields()
    told.add(
        _("Sagsnummer i VITAS"), facts.vitas_reference, _("Mangler. Skriv det under kontrollen")
    )
    return Section(_("Når det er sendt"), told.told)


def _week(week: Sequence[Hours]) -> str:
    return "\n".join(
        f"{word(Weekday(h.weekday))} {clock(h.starts)}–{clock(h.ends)}"
        + (f" ({str(word(h.kind)).lower()})" if h.kind.value != "work" else "")
        for h in week
    )


def _school(one: School) -> str:
    what = ", ".join(filter(None, (one.title, one.provider)))
    return f"{what}\n{day(one.from_on)} – {day(one.until_on)}, " + _(
        "%(uger)s uger", uger=number(one.weeks)
    )


def _full_time(count: float | None) -> str:
    if count is None:
        return ""
    return _("%(antal)s på fuld tid", antal=number(count))


def _yes_or_no(said: bool | None) -> str:
    return "" if said is None else _("Ja") if said else _("Nej")
