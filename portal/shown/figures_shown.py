"""The legal figures as a page lists them: in groups, each value with its days and its owner."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.tables.law import FigureRow
from portal.translate import LazyString
from portal.translate import lazy_gettext as _

# A key begins with one of these; what begins with none stands last.
_GROUPS: tuple[tuple[str, LazyString], ...] = (
    ("internship.", _("Virksomhedspraktik")),
    ("wage_subsidy.", _("Løntilskud")),
    ("ratio.", _("Rimelighedskrav")),
    ("additionality.", _("Rimelighedskrav")),
    ("igu.", _("IGU")),
    ("hours.", _("Ugen")),
    ("work_duty.", _("Ugen")),
    ("series.", _("Praktik efter praktik")),
    ("progression.", _("Fremskridt og sprogmakker")),
    ("buddy.", _("Fremskridt og sprogmakker")),
    ("contract.", _("Kontrakt og opfølgning")),
    ("classification.", _("Kontrakt og opfølgning")),
    ("follow_up.", _("Kontrakt og opfølgning")),
    ("first_offer.", _("Kontrakt og opfølgning")),
    ("offer.", _("Kontrakt og opfølgning")),
    ("programme.", _("Kontrakt og opfølgning")),
    ("danish.", _("Kontrakt og opfølgning")),
)
_REST = _("Andet")


@dataclass(frozen=True)
class FigureShown:
    """One row of the page; `counts` when it is the one a rule is asked with today."""

    row: FigureRow
    is_own: bool
    counts: bool


def figures_shown(
    rows: Iterable[FigureRow], on: date
) -> dict[str, tuple[LazyString, list[FigureShown]]]:
    """The figures by group, in the order of the groups; within one by key and first day."""
    kept = list(rows)
    names = dict.fromkeys(str(name) for _prefix, name in _GROUPS)
    found: dict[str, tuple[LazyString, list[FigureShown]]] = {}
    for row in kept:
        name = _group(row.key)
        shown = FigureShown(row, row.municipality_id is not None, row is _counting(kept, row, on))
        found.setdefault(str(name), (name, []))[1].append(shown)
    order = [*names, str(_REST)]
    return {name: found[name] for name in order if name in found}


def _group(key: str) -> LazyString:
    return next((name for prefix, name in _GROUPS if key.startswith(prefix)), _REST)


def _counting(rows: list[FigureRow], one: FigureRow, on: date) -> FigureRow | None:
    """Of the rows of the same figure the one that holds on the day: the own, then the newest."""
    holding = [
        row
        for row in rows
        if row.key == one.key and row.valid_from <= on and (row.valid_to or date.max) >= on
    ]
    return max(
        holding, key=lambda row: (row.municipality_id is not None, row.valid_from), default=None
    )
