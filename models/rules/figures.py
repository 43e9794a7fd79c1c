"""The legal numbers: dated rows in, the edition in force on a day out."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

DATE_UNIT = "date"


@dataclass(frozen=True)
class Figure:
    """One legal number with its source and its days in force, both included.

    `value` is a day when the unit is "date", else a number. A figure without a municipality
    holds for all of them.
    """

    key: str
    value: Decimal | date
    unit: str
    source: str
    valid_from: date
    valid_to: date | None
    municipality_id: int | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if isinstance(self.value, date) != (self.unit == DATE_UNIT):
            raise ValueError(f"{self.key}: unit {self.unit!r} does not fit {self.value!r}")
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise ValueError(f"{self.key}: ends before it begins")

    def is_in_force(self, on: date) -> bool:
        """Whether the figure counts on that day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)

    @property
    def text(self) -> str:
        """The value as plain text, the same however many zeros it was stored with."""
        if isinstance(self.value, date):
            return self.value.isoformat()
        return f"{self.value.normalize():f}"


class Figures(Mapping[str, Figure]):
    """The figures in force on one day in one municipality, by key."""

    def __init__(self, rows: Mapping[str, Figure], on: date) -> None:
        self._rows = dict(rows)
        self.on = on

    def __getitem__(self, key: str) -> Figure:
        try:
            return self._rows[key]
        except KeyError:
            raise KeyError(f"no figure {key!r} is in force on {self.on.isoformat()}") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    # Mapping's own `in` and `get` ask __getitem__ and so work with the longer KeyError above.

    def number(self, key: str) -> Decimal:
        """The figure's number.

        Raises:
            KeyError: no such figure is in force that day.
            TypeError: the figure is a day.
        """
        value = self[key].value
        if isinstance(value, date):
            raise TypeError(f"{key} is a day, not a number")
        return value

    def whole(self, key: str) -> int:
        """The figure's number where only whole ones make sense: weeks, months, years.

        Raises:
            ValueError: the number has a fraction.
        """
        number = self.number(key)
        if number != number.to_integral_value():
            raise ValueError(f"{key} must be a whole number, not {number}")
        return int(number)

    def day(self, key: str) -> date:
        """The figure's day.

        Raises:
            KeyError: no such figure is in force that day.
            TypeError: the figure is a number.
        """
        value = self[key].value
        if not isinstance(value, date):
            raise TypeError(f"{key} is a number, not a day")
        return value

    @cached_property
    def version(self) -> str:
        """A short name of exactly this edition, kept with every check that used it.

        It follows from the rows alone: the same on every machine and in any order, another
        when one value, source or day in force is another.
        """
        lines = sorted(
            "|".join(
                (
                    figure.key,
                    figure.text,
                    figure.unit,
                    figure.source,
                    figure.valid_from.isoformat(),
                    figure.valid_to.isoformat() if figure.valid_to else "",
                    "" if figure.municipality_id is None else str(figure.municipality_id),
                )
            )
            for figure in self._rows.values()
        )
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


class NotedFigures(Figures):
    """The same edition; `asked` tells which of its figures a rule looked at."""

    def __init__(self, figures: Figures) -> None:
        super().__init__(dict(figures), figures.on)
        self.asked: dict[str, Figure] = {}

    def __getitem__(self, key: str) -> Figure:
        self.asked[key] = super().__getitem__(key)
        return self.asked[key]


def in_force(rows: Iterable[Figure], on: date, municipality_id: int) -> Figures:
    """The edition of the figures that holds in the municipality on that day.

    A municipality's own figure beats the one for all; of two of the same kind the one that
    came into force last counts, so a new figure needs no end on the old one.

    Raises:
        ValueError: two figures with the same key, owner and first day both claim the day.
    """
    chosen: dict[str, Figure] = {}
    for figure in rows:
        if figure.municipality_id not in (None, municipality_id) or not figure.is_in_force(on):
            continue
        rival = chosen.get(figure.key)
        if rival is not None and _precedence(rival) == _precedence(figure):
            raise ValueError(f"two figures {figure.key!r} are in force on {on.isoformat()}")
        if rival is None or _precedence(figure) > _precedence(rival):
            chosen[figure.key] = figure
    return Figures(chosen, on)


def plain(number: Decimal) -> str:
    """The number as a finding tells it: two decimals at most, and none that say nothing."""
    return f"{round(number, 2).normalize():f}"


def _precedence(figure: Figure) -> tuple[bool, date]:
    return figure.municipality_id is not None, figure.valid_from


def figure_from_row(row: Mapping[str, object]) -> Figure:
    """The figure a row of seed/figures.csv or of the figure table stands for.

    Days may come as dates or ISO text; an empty or missing cell means no such thing.

    Raises:
        KeyError: a column that must be there is missing.
        ValueError: a number or day cannot be read.
    """
    key, unit, text = str(row["key"]), str(row["unit"]), str(row["value"])
    municipality = row.get("municipality_id")
    return Figure(
        key=key,
        value=date.fromisoformat(text) if unit == DATE_UNIT else _number(key, text),
        unit=unit,
        source=str(row["source"]),
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]) if row.get("valid_to") else None,
        municipality_id=int(str(municipality)) if municipality not in (None, "") else None,
        note=str(row.get("note") or ""),
    )


def _number(key: str, text: str) -> Decimal:
    try:
        number = Decimal(text)
    except ArithmeticError:
        raise ValueError(f"{key}: {text!r} is no number") from None
    if not number.is_finite():
        raise ValueError(f"{key}: {text!r} is no number")
    return number


def _day(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))
