"""The status at permanent residence as a paper, in the reader's language."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from models.kinds import DanishEducation, DanishTest, EndOutcome, PlacementType, ReadinessClass
from models.tables.people import Citizen
from models.tables.residence import ResidenceReport
from portal.shown.agreement_shown import Block
from portal.shown.sheet import Fields, Section, Sheet
from portal.translate import gettext as _
from portal.translate import ngettext
from portal.words import word
from portal.words.formats import day, moment, number

Facts = Mapping[str, Any]


def residence_sheet(
    citizen: Citizen, municipality: str, report: ResidenceReport, written_by: str
) -> Sheet:
    """One edition as it was kept; what has happened since is not in it."""
    facts: Facts = report.facts
    told = {"navn": citizen.name, "kommune": municipality}
    sections = [
        _about(citizen, facts),
        Section(_("Programmet"), blocks=_text(report.programme)),
        _danish(facts),
        Section(_("Indsatsen for arbejde"), blocks=_text(report.employment)),
        _placements(facts["placements"]),
        _activities(facts["activities"]),
        Section(_("Fremmøde"), blocks=_text(report.attendance)),
        _earlier(report),
    ]
    state = _("Færdig") if report.finished else _("Kladde")
    return Sheet(
        title=_("Status ved permanent ophold"),
        header=f"{citizen.name} · {citizen.case_number}",
        intro=[
            _("%(kommune)s gør her status for %(navn)s: program og indsats for arbejde.", **told)
        ],
        sections=[one for one in sections if one.fields or one.blocks or one.rows],
        footer=_(
            "%(tilstand)s, udgave %(nummer)s, %(dag)s, %(af)s",
            tilstand=state,
            nummer=report.number,
            dag=moment(report.at),
            af=written_by,
        ),
    )


def _about(citizen: Citizen, facts: Facts) -> Section:
    told = Fields()
    told.add(_("Borger"), f"{citizen.name}, {citizen.case_number}")
    told.add(_("Kommunen overtog ansvaret"), _day(facts["responsibility_from"]))
    told.add(_("Permanent ophold"), _day(facts["permanent_residence_on"]))
    told.add_if(_("Hovedmål"), facts["main_goal"])
    told.add_if(_("Borgeren skrev under"), _day(facts["signed_by_citizen_on"]))
    told.add_if(_("Erklæringen er underskrevet"), _day(facts["declaration_signed_on"]))
    told.add_if(
        _("Visitation"),
        "\n".join(
            _(
                "%(klasse)s fra %(dag)s",
                klasse=_word(ReadinessClass, row["readiness"]),
                dag=_day(row["from_on"]),
            )
            for row in facts["classes"]
        ),
    )
    told.add(_("Opfølgninger"), str(facts["follow_ups"]))
    return Section(_("Om borgeren"), told.told)


def _danish(facts: Facts) -> Section:
    told = Fields()
    learns, module = facts["danish"]["danish_education"], facts["danish"]["danish_module_number"]
    known = [_word(DanishEducation, learns), _("modul %(nummer)s", nummer=module) if module else ""]
    told.add_if(_("Danskuddannelse"), ", ".join(filter(None, known)))
    told.add_if(_("Begyndte til dansk"), _day(facts["danish_enrolled_on"]))
    passed = [
        f"{_word(DanishTest, row['test'])}, {_day(row['passed_on'])}" for row in facts["tests"]
    ]
    told.add_if(_("Beståede prøver"), "\n".join(passed))
    return Section(_("Dansk"), told.told)


def _placements(rows: Sequence[Facts]) -> Section:
    told = [
        [
            f"{_word(PlacementType, row['kind'])}: {row['title']}, {row['company']}",
            _period(row["starts"], row["last_day"]),
            ngettext("%(num)s uge", "%(num)s uger", row["weeks"]),
            number(row["hours_a_week"]) if row["hours_a_week"] else "–",
            _word(EndOutcome, row["outcome"]) or "–",
        ]
        for row in rows
    ]
    columns = [_("Forløb"), _("Periode"), _("Varede"), _("Timer om ugen"), _("Resultat")]
    if not told:
        nothing = _("Borgeren har ikke haft forløb i virksomheder.")
        return Section(_("Forløb i virksomheder"), blocks=_text(nothing))
    return Section(_("Forløb i virksomheder"), columns=columns, rows=told)


def _activities(rows: Sequence[Facts]) -> Section:
    told = [
        [row["text"], _period(row["from_on"], row["until_on"]), number(row["hours_a_week"])]
        for row in rows
    ]
    columns = [_("Aktivitet"), _("Periode"), _("Timer om ugen")] if told else []
    return Section(_("Aktiviteter i kontrakten"), columns=columns, rows=told)


def _earlier(report: ResidenceReport) -> Section:
    if report.earlier_on is None:
        nothing = _("Der er ingen status fra en tidligere kommune.")
        return Section(_("Tidligere kommuner"), blocks=_text(nothing))
    heading = _(
        "Status fra %(kommune)s, %(dag)s", kommune=report.earlier_from, dag=day(report.earlier_on)
    )
    return Section(heading, blocks=_text(report.earlier_text))


def _text(written: str) -> list[Block]:
    return [Block("paragraph", [line]) for line in written.splitlines() if line.strip()]


def _word(kind: type[StrEnum], code: str | None) -> str:
    return str(word(kind(code))) if code else ""


def _day(told: str | None) -> str:
    return day(date.fromisoformat(told)) if told else ""


def _period(first: str | None, last: str | None) -> str:
    return f"{_day(first)} – {_day(last)}" if last else _("fra %(dag)s", dag=_day(first))
