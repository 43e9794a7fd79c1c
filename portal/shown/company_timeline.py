"""What happened with a company, on one line of time: the trail and the diary together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from models.kinds import Channel
from models.rules.calendar import COPENHAGEN
from portal.translate import gettext as _
from portal.words import word
from portal.words.actions import action_in_words
from portal.words.formats import day, moment

SHOWN = 25


@dataclass(frozen=True)
class TimelineRow:
    """One thing that happened; `text` only of what the diary says."""

    at: datetime
    when: str
    what: str
    who: str
    text: str = ""


def timeline(entries: Sequence[Any], events: Sequence[Any]) -> list[TimelineRow]:
    """The newest first.

    Args:
        entries: rows of `entries_page`; `events`: rows of `trail.of_company`.
    """
    rows = [*(_entry(*row) for row in entries), *(_event(*row) for row in events)]
    return sorted(rows, key=lambda row: row.at, reverse=True)[:SHOWN]


def _entry(entry: Any, name: str) -> TimelineRow:
    what = str(word(entry.kind))
    if entry.met:
        what = _("%(hvad)s med %(hvem)s", hvad=what, hvem=entry.met)
    at = datetime.combine(entry.happened_on, time(23, 59), COPENHAGEN)
    return TimelineRow(min(at, entry.at), day(entry.happened_on), what, name, entry.text)


def _event(event: Any, name: str | None) -> TimelineRow:
    what = f"{word(event.object_type)}: {action_in_words(event.action)}"
    if event.channel in {Channel.PHONE, Channel.MAIL}:
        what = f"{what} ({word(event.channel)})"
    return TimelineRow(event.at, moment(event.at), what, name or _("Fodfæste selv"))
