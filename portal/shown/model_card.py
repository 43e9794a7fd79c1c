"""The model card and data sheet, written from what runs now (AI Act articles 11 and 13)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import NamedTuple

from sqlmodel import Session

from matching import ENGINE_VERSION, CitizenProfile, OpeningProfile, Weights
from models.kinds import Role
from models.queries import citizens, people, vocabulary, weighting
from models.rules.calendar import COPENHAGEN
from models.rules.codes import FindingCode
from models.tables.people import Municipality
from portal.services.matches.knowledge import Knowledge, knowledge
from portal.services.matches.match_making import BUSY_GATE
from portal.services.matches.weighting import weights_in_force
from portal.settings import ROOT
from portal.translate import LazyString
from portal.translate import gettext as _
from portal.words import model_card as words
from portal.words.formats import day, number
from portal.words.matching import GATES, OPENING_ASKS, OUR_RECORDS, PART_TELLS, PARTS

# What `python -m tests.quality` printed, when somebody keeps it there.
QUALITY_REPORT = ROOT / "var" / "quality.txt"


class Fact(NamedTuple):
    """One line; a name, and what is so."""

    name: str
    told: str


@dataclass(frozen=True)
class Section:
    """One part of the card.

    Args:
        lines: sentences, before the facts.
        raw: text as it was written by somebody else, shown as it stands.
    """

    heading: str
    lines: Sequence[str] = ()
    facts: Sequence[Fact] = ()
    raw: str = ""


def model_card(
    session: Session, municipality: Municipality, report: Path = QUALITY_REPORT
) -> Sequence[Section]:
    """Everything the people who oversee the ranking must know of it, from what is in force."""
    known = knowledge(session)
    weights = weights_in_force(session, municipality.id)
    return [
        Section(_("Hvad systemet er til"), _said(words.PURPOSE)),
        Section(_("Hvad der kører"), (), _running(known, weights)),
        Section(
            _("Vægtene"),
            [_("Point er 100 gange vægt gange andel, lagt sammen over de fire dele.")],
            _weights(weights),
        ),
        Section(_("Porte: hvad der holder nogen uden for listen"), (), _gates()),
        Section(_("Hvad pointene ser om en borger"), (), _used(CitizenProfile)),
        Section(_("Hvad pointene ser om en åbning"), (), _used(OpeningProfile)),
        Section(_("Hvad pointene aldrig ser"), _said(words.NEVER_USED)),
        Section(_("Hvad kun lovens porte må spørge om"), _said(words.GATES_ONLY)),
        Section(_("Datablad: hvad der bygges på"), (), _data(session, municipality)),
        _quality(report),
        Section(_("Menneskelig kontrol"), _said(words.OVERSIGHT)),
        Section(_("Grænser"), _said(words.LIMITS)),
        Section(_("Hvad der bliver gemt"), _said(words.LOGGED)),
        Section(_("Retsgrundlag"), _said(words.LEGAL_BASIS), _basis(municipality)),
        Section(_("Hvem man spørger"), (), _contact(session, municipality)),
    ]


def as_text(municipality: Municipality, sections: Iterable[Section]) -> str:
    """The card as plain text, for a file."""
    written = [_("Modelkort og datablad. %(kommune)s.", kommune=municipality.name), ""]
    for section in sections:
        written += [section.heading, "-" * len(section.heading)]
        written += [f"- {line}" for line in section.lines]
        written += [f"- {fact.name}: {fact.told}" for fact in section.facts]
        written += [*section.raw.splitlines(), ""]
    return "\n".join(written)


def _said(sentences: Iterable[LazyString]) -> Sequence[str]:
    return [str(sentence) for sentence in sentences]


def _running(known: Knowledge, weights: Weights) -> Sequence[Fact]:
    return [
        Fact(_("Motorens udgave"), ENGINE_VERSION),
        Fact(_("Vægtenes udgave"), weights.version),
        Fact(_("Ordlistens fingeraftryk"), known.vocabulary.version),
        Fact(_("Begreber i ordlisten"), number(len(known.vocabulary))),
    ]


def _weights(weights: Weights) -> Sequence[Fact]:
    parts = [(str(PARTS[code]), 100 * getattr(weights, code), PART_TELLS[code]) for code in PARTS]
    return [Fact(name, f"{number(round(most, 1))} %. {tells}") for name, most, tells in parts]


def _gates() -> Sequence[Fact]:
    """Every gate there is, and whose it is."""
    return [Fact(str(heading), str(_owner(code))) for code, (heading, _sentence) in GATES.items()]


def _owner(code: str) -> LazyString | str:
    if code in set(FindingCode):
        return _("Loven")
    return OUR_RECORDS if code == BUSY_GATE else OPENING_ASKS


def _used(profile: type[CitizenProfile] | type[OpeningProfile]) -> Sequence[Fact]:
    told = words.CITIZEN_FIELDS if profile is CitizenProfile else words.OPENING_FIELDS
    return [Fact(field.name, str(told[field.name])) for field in fields(profile)]


def _data(session: Session, municipality: Municipality) -> Sequence[Fact]:
    found = [
        Fact(
            f"{source.name} {source.edition}".strip(),
            _(
                "%(kilde)s Læst ind %(dag)s. Fingeraftryk %(tryk)s.",
                kilde=source.attribution,
                dag=day(source.imported_at.astimezone(COPENHAGEN).date()),
                tryk=source.fingerprint[:16],
            ),
        )
        for source in vocabulary.sources(session)
    ]
    in_programme, _total = citizens.stamps_state(session, municipality.id)
    return [
        *found,
        Fact(_("Borgere i kommunens register"), number(in_programme)),
        Fact(_("Oplæring"), _learning(session, municipality)),
    ]


def _learning(session: Session, municipality: Municipality) -> str:
    row = weighting.approved(session, municipality.id)
    if row is None or not row.learnt_from:
        return _("Vægtene er sat af mennesker. Der er ikke lært af borgeres forløb.")
    return _(
        "Vægtene er lært af valgene på %(antal)s gemte lister og godkendt af en leder. "
        "Der er ikke lært af, hvordan det gik.",
        antal=number(row.learnt_from),
    )


def _quality(report: Path) -> Section:
    heading = _("Målt kvalitet")
    if not report.is_file():
        return Section(
            heading, [_("Der ligger ingen måling. Se docs/matching.md, hvordan den laves.")]
        )
    return Section(heading, [_("Sådan så den sidste måling ud.")], raw=report.read_text("utf-8"))


def _basis(municipality: Municipality) -> Sequence[Fact]:
    approved = municipality.matching_approved_on
    return [
        Fact(
            _("Kommunens retsgrundlag"),
            municipality.matching_legal_basis or _("Ikke skrevet. Matching er slået fra."),
        ),
        *([Fact(_("Slået til"), day(approved))] if approved else []),
    ]


def _contact(session: Session, municipality: Municipality) -> Sequence[Fact]:
    staff = [
        user
        for role in (Role.LEADER, Role.ADMINISTRATOR)
        for user in people.colleagues(session, municipality.id, role)
    ]
    return [
        Fact(_("Kommunen"), f"{municipality.name}, {municipality.phone}".removesuffix(", ")),
        *(Fact(user.name, user.email) for user in staff),
    ]
