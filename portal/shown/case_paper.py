"""A citizen's whole case as a paper she can read, and as a file that machines can."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from enum import Enum
from typing import Any

from models.kinds import CardField, DanishLevel, DanishSkill, RecordPart, Role, Weekday
from models.rules.calendar import COPENHAGEN
from models.tables.records import RecordEdition
from portal.documents import printed
from portal.services.citizens.party_tables import Case, Row
from portal.shown.editions_shown import changes
from portal.translate import gettext as _
from portal.translate import language
from portal.words import word
from portal.words.actions import action_in_words
from portal.words.figures import figure_name, kept_value
from portal.words.formats import clock, day, moment, number
from portal.words.guards import guard_title
from portal.words.party_access import ASKED_FOR, CARD_OR_NAME, LABELS, SECTIONS, ground_in_words

FORMAT, EDITION = "fodfaeste-party-access", 1

Pairs = list[tuple[str, str]]


def case_file(case: Case, made_at: datetime) -> bytes:
    """The case as JSON; docs/party_access.md tells what stands in it."""
    whole = {"format": FORMAT, "edition": EDITION, "made_at": made_at, "tables": case}
    return json.dumps(whole, ensure_ascii=False, indent=1, default=_plain).encode()


def case_paper(case: Case, *, made_by: str, made_at: datetime) -> bytes:
    """The case as a tagged PDF in the language of the reader of the page."""
    citizen, made_on = case["citizen"][0], made_at.astimezone(COPENHAGEN).date()
    values: dict[str, object] = {
        "language": language().value,
        "title": _("Aktindsigt: alt, hvad vi har om dig"),
        "name": f"{citizen['name']}, {citizen['case_number']}",
        "made_on": [made_on.year, made_on.month, made_on.day],
        "facts": [
            (_("Navn"), citizen["name"]),
            (_("Sagsnummer"), citizen["case_number"]),
            (_("Lavet"), _("%(dag)s af %(navn)s", dag=moment(made_at), navn=made_by)),
        ],
        "intro": [
            _("Her står alt, hvad kommunen har gemt om dig i Fodfæste."),
            _("Oplysninger om andre borgere er taget ud. Det samme er telefonnumre på andre."),
            _("Spørg din sagsbehandler, hvis noget er forkert. Du kan få det samme som en fil."),
        ],
        "warning": _("Nogle bogstaver kan ikke trykkes her. De står i filen."),
        "page_word": _("Side"),
        "of_word": _("af"),
        "sections": [_section(table, case[table]) for table in SECTIONS],
    }
    return printed("case", values)


def in_words(case: Case, tables: Sequence[str]) -> dict[str, list[dict[str, object]]]:
    """The records of some tables as label and text, by the section's title; empty ones left out."""
    return {
        str(SECTIONS[table]): [dict(record) for record in _records(table, case[table])]
        for table in tables
        if case[table]
    }


def _records(table: str, rows: Sequence[Row]) -> Iterator[Pairs]:
    if table == "record_edition":
        yield from _editions(rows)
    else:
        yield from (_record(table, row) for row in rows)


def _section(table: str, rows: Sequence[Row]) -> dict[str, object]:
    told: dict[str, object] = {"title": str(SECTIONS[table]), "empty": _("Intet.")}
    if table == "event":
        names = [_("Hvornår"), _("Hvem"), _("Hvad")]
        return {**told, "columns": names, "rows": [_event(row) for row in rows]}
    if table == "match_item":
        names = [_("Lavet"), _("Åbning"), _("Plads"), _("Point")]
        return {**told, "columns": names, "rows": [_line(row) for row in rows]}
    return {**told, "records": list(_records(table, rows))}


def _record(table: str, row: Row) -> Pairs:
    return [
        (str(LABELS[name]), said)
        for name, value in row.items()
        if name in LABELS and (said := _said(f"{table}.{name}", value))
    ]


def _event(row: Row) -> list[str]:
    what = str(action_in_words(str(row["action"])))
    return [_said("", row["at"]), _said("", row["actor"]) or _("Fodfæste selv"), what]


def _line(row: Row) -> list[str]:
    place = _("uden for listen")
    if row["rank"] is not None:
        place = _("%(plads)s af %(alle)s", plads=row["rank"], alle=row["ranked"])
    return [_said("", row["made_at"]), str(row["opening"]), place, _said("", row["points"])]


def _editions(rows: Sequence[Mapping[str, Any]]) -> Iterator[Pairs]:
    """What each edition changed, the oldest first."""
    last: dict[object, RecordEdition] = {}
    for row in rows:
        part, at = RecordPart(row["part"]), row["at"]
        edition = RecordEdition(citizen_id=0, part=part, content=row["content"], at=at)
        lines = [
            f"{section.name}: {line.name}"
            + "".join(f"; {told.name}: {told.value}" for told in line.values)
            for section in changes(edition, last.get(part))
            for line in section.lines
        ]
        last[part] = edition
        named = [(str(LABELS["part"]), str(word(part))), (str(LABELS["at"]), _said("", row["at"]))]
        by = _said("", row["by"])
        yield [*named, *([(str(LABELS["by"]), by)] if by else []), (_("Ændret"), "\n".join(lines))]


def _said(place: str, value: object) -> str:
    """A value as people read it; empty when there is none.

    Args:
        place: table and name of the value, for those that are codes.
    """
    if place in _CODES and value is not None:
        return str(_CODES[place](value))
    for kinds, words in _WORDS:
        if isinstance(value, kinds):
            return str(words(value))
    return "" if value is None else str(value)


def _inside(value: Mapping[str, object]) -> str:
    """Who somebody is, or the values of a card."""
    if value and value.keys() <= {"name", "role"}:
        role = str(word(Role(str(value["role"])))) if value["role"] else ""
        return f"{value['name']} ({role})" if "name" in value else role
    told = (
        (LABELS[name], _said(f"card.{name}", inner))
        for name, inner in value.items()
        if name in LABELS and name != "kind"
    )
    return "; ".join(f"{label}: {said}" for label, said in told if said)


def _levels(value: Any) -> str:
    levels = [f"{word(DanishSkill(s))}: {word(DanishLevel(level))}" for s, level in value.items()]
    return "; ".join(levels)


_CODES: Mapping[str, Any] = {
    "disclosure.ground": ground_in_words,
    "disclosure.what": lambda value: str(CARD_OR_NAME[value]),
    "placement.may_show": lambda value: "; ".join(str(word(CardField(one))) for one in value),
    "card.danish": _levels,
    "card.available_from": lambda value: day(date.fromisoformat(value)),
    "guard_answer.guard": guard_title,
    "guard_answer.asked_for": ASKED_FOR.__getitem__,
    "guard_answer.code": lambda value: _("Mangler") if value else _("I orden"),
    "guard_answer.figures": lambda value: "; ".join(
        f"{figure_name(key)}: {kept_value(text)}" for key, text in value.items()
    ),
    **{
        f"{table}.weekday": lambda value: str(word(Weekday(value)))
        for table in ("citizen_lesson", "citizen_free_time", "placement_slot")
    },
}
# The first that fits: a truth is a number too, and a moment a day.
_WORDS: tuple[tuple[Any, Any], ...] = (
    (Enum, lambda value: str(word(value))),
    (bool, lambda value: _("Ja") if value else _("Nej")),
    (float, number),
    (datetime, moment),
    (date, day),
    (time, clock),
    (Mapping, _inside),
    (list, lambda value: "; ".join(filter(None, (_said("", one) for one in value)))),
)


def _plain(value: object) -> str:
    """What JSON does not know."""
    if isinstance(value, (date, time)):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is not told in the file")
