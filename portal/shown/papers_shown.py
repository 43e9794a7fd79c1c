"""The papers of a placement in words; the facts come from `portal/services/paper_facts`."""

from collections.abc import Sequence
from datetime import date

from models.kinds import PlacementType, Weekday
from portal.services.placements.paper_facts import (
    AgreementFacts,
    CertificateFacts,
    Hours,
    Paid,
    Where,
)
from portal.services.placements.papers import Read
from portal.services.placements.vitas_facts import VitasFacts
from portal.shown.agreement_shown import Block
from portal.shown.sheet import Fields, Section, Sheet, signing
from portal.shown.vitas_shown import vitas_sections
from portal.translate import gettext as _
from portal.words import word
from portal.words.formats import clock, day, number
from portal.words.papers import EMPLOYERS_PART, MUNICIPALITYS_PART, PAY


def sheet(read: Read) -> Sheet:
    """The paper in the reader's language."""
    facts, footer = read.facts, edition(read.paper.fingerprint)
    if isinstance(facts, VitasFacts):
        return _vitas(facts, footer)
    if isinstance(facts, CertificateFacts):
        return _certificate(facts, read, footer)
    return _agreement(facts, read, footer)


def edition(fingerprint: str) -> str:
    """What tells one edition of a paper from another: the first signs of its fingerprint."""
    return _("Udgave %(udgave)s", udgave=fingerprint[:12])


def period(starts: date | None, ends: date | None) -> str:
    """From the first to the last day; empty while one of them is open."""
    if starts is None or ends is None:
        return ""
    return _("%(fra)s til og med %(til)s", fra=day(starts), til=day(ends))


def week_section(week: Sequence[Hours]) -> Section:
    """The hours of a week as a table."""
    rows = [
        [str(word(Weekday(h.weekday))), clock(h.starts), clock(h.ends), str(word(h.kind))]
        for h in week
    ]
    return Section(_("Ugen"), columns=[_("Dag"), _("Fra"), _("Til"), _("Hvad")], rows=rows)


def _agreement(facts: AgreementFacts, read: Read, footer: str) -> Sheet:
    called = facts.citizen or facts.alias
    return Sheet(
        title=_("Aftale om %(slags)s", slags=str(word(facts.placement_type)).lower()),
        header=f"{facts.where.company} · {called}",
        intro=[
            _(
                "Aftalen er mellem borgeren, virksomheden og %(kommune)s.",
                kommune=facts.municipality,
            ),
        ],
        sections=[
            _parties(facts),
            _agreed(facts),
            *([week_section(facts.week)] if facts.week else []),
            Section(_("Opgaver"), blocks=_bullets(facts.tasks)),
            *([_paid(facts.paid)] if facts.paid else []),
            Section(_("Det gælder"), blocks=_bullets(_terms(facts.placement_type))),
        ],
        footer=footer,
        signing=signing(read.given, read.asked),
    )


def _parties(facts: AgreementFacts) -> Section:
    told = Fields()
    no_name = _("%(alias)s. Navnet er ikke givet til virksomheden endnu.", alias=facts.alias)
    told.add(_("Borger"), facts.citizen, no_name)
    _company(told, facts.where)
    told.add(_("Kontakt"), ", ".join(filter(None, (facts.contact_name, facts.contact_phone))))
    told.add(_("Mentor"), facts.mentor_name, _("Ikke valgt endnu"))
    told.add(_("Kommunens konsulent"), facts.consultant)
    return Section(_("Hvem"), told.told)


def _company(told: Fields, where: Where) -> None:
    told.add(_("Virksomhed"), where.company)
    told.add(_("CVR-nummer"), where.cvr_number)
    told.add(_("Arbejdssted"), f"{where.workplace}\n{where.address}")
    told.add(_("P-nummer"), where.p_number)


def _agreed(facts: AgreementFacts) -> Section:
    told = Fields()
    kind = str(word(facts.placement_type))
    if facts.placement_type is PlacementType.INTERNSHIP:
        kind = f"{kind} ({str(word(facts.variety)).lower()})"
    told.add(_("Slags"), kind)
    told.add(_("Formål"), "\n".join(str(word(purpose)) for purpose in facts.purposes))
    told.add(_("Periode"), period(facts.starts, facts.ends))
    told.add(_("Timer om ugen"), number(facts.hours_a_week) if facts.hours_a_week else "")
    return Section(_("Hvad og hvornår"), told.told)


def _paid(paid: Sequence[Paid]) -> Section:
    rows = [
        [
            day(row.from_on),
            day(row.until_on) if row.until_on else "–",
            number(row.hours_a_week),
            row.function,
        ]
        for row in paid
    ]
    columns = [_("Fra"), _("Til og med"), _("Timer om ugen"), _("Arbejde")]
    return Section(_("Timer med løn"), columns=columns, rows=rows)


def _terms(kind: PlacementType) -> list[str]:
    return [str(line) for line in (PAY[kind], *EMPLOYERS_PART, *MUNICIPALITYS_PART)]


def _certificate(facts: CertificateFacts, read: Read, footer: str) -> Sheet:
    told = Fields()
    told.add(_("Virksomhed"), facts.where.company)
    told.add(_("Arbejdssted"), f"{facts.where.workplace}\n{facts.where.address}")
    told.add(_("Periode"), period(facts.starts, facts.last_day))
    told.add(_("Timer om ugen"), number(facts.hours_a_week) if facts.hours_a_week else "")
    learnt = _bullets(facts.skills) or [Block("paragraph", [_("Der er ikke skrevet noget.")])]
    return Sheet(
        title=_("Praktikbevis"),
        header=facts.citizen,
        intro=[
            _(
                "%(navn)s har været i praktik hos %(virksomhed)s.",
                navn=facts.citizen,
                virksomhed=facts.where.company,
            ),
        ],
        sections=[
            Section(_("Hvor og hvornår"), told.told),
            Section(_("Opgaver"), blocks=_bullets(facts.tasks)),
            Section(_("Lært i praktikken"), blocks=learnt),
        ],
        footer=f"{facts.municipality} · {footer}",
        signing=signing(read.given, read.asked),
    )


def _vitas(facts: VitasFacts, footer: str) -> Sheet:
    return Sheet(
        title=_("Ark til VITAS"),
        header=f"{facts.where.company} · {facts.citizen}",
        intro=[
            _("Skriv felterne af i VITAS. Fodfæste sender ikke noget til VITAS."),
            _("Rækkefølgen er efter vores bedste viden. Formularen kan være ændret siden."),
            _("Alt skal være på plads før første dag. Ellers er borgeren ikke forsikret."),
        ],
        sections=vitas_sections(facts),
        footer=footer,
    )


def _bullets(lines: Sequence[str]) -> list[Block]:
    return [Block("list", list(lines))] if lines else []
