"""A calendar as lines that other programs read (RFC 5545)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

# A line is folded after so many bytes; the next one begins with a space.
LONGEST = 75


@dataclass(frozen=True)
class Entry:
    """One thing in a calendar.

    Args:
        uid: the same for the same thing each time, so that it moves instead of doubling.
        starts: a day, or a moment that knows its time zone.
        ends: the last day, included; or the moment it is over.
    """

    uid: str
    starts: date
    ends: date
    title: str
    place: str = ""


def written(name: str, entries: Iterable[Entry], now: datetime) -> bytes:
    """The calendar with all its entries; moments in UTC, which every program shows in local time.

    Args:
        now: when it was made.

    Raises:
        ValueError: a moment has no time zone.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Fodfaeste//Fodfaeste//DA",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
        *(line for entry in entries for line in _entry(entry, now)),
        "END:VCALENDAR",
    ]
    return b"".join(part for line in lines for part in _folded(line))


def _entry(entry: Entry, now: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(entry.uid)}"
    yield f"DTSTAMP:{_moment(now)}"
    if isinstance(entry.starts, datetime):
        yield f"DTSTART:{_moment(entry.starts)}"
        yield f"DTEND:{_moment(entry.ends)}"
    else:
        yield f"DTSTART;VALUE=DATE:{entry.starts:%Y%m%d}"
        # The day after the last one, as the format has it.
        yield f"DTEND;VALUE=DATE:{entry.ends + timedelta(days=1):%Y%m%d}"
        # Nobody is busy because something is due that day.
        yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{_escaped(entry.title)}"
    if entry.place:
        yield f"LOCATION:{_escaped(entry.place)}"
    yield "END:VEVENT"


def _moment(value: date) -> str:
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise ValueError("a moment must know its time zone")
    return f"{value.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(plain.splitlines())


def _folded(line: str) -> Iterator[bytes]:
    """The line in pieces of at most 75 bytes, never through the middle of a letter."""
    piece, start = b"", b""
    for letter in line:
        more = letter.encode()
        if len(start + piece + more) > LONGEST:
            yield start + piece + b"\r\n"
            piece, start = b"", b" "
        piece += more
    yield start + piece + b"\r\n"
