"""Everything that is kept about a citizen as plain rows, with other people taken out.

Stays: staff by name and role, the companies of her placements and lists, whom she was to ask for
there, and who helps her. Goes: other citizens wherever they are named, who at a company said
what, how to reach third persons, and what a company told of itself.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any

from sqlmodel import Session

from models.kinds import Role
from models.queries import party_access
from models.queries.party_access import Known
from models.tables.people import Citizen
from portal.services.citizens.party_names import ANOTHER_CITIZEN, LEFT_OUT, Names

Row = dict[str, object]
Case = dict[str, list[Row]]
"""Rows by table: text, numbers, days, moments, members of closed lists, and lists of these."""

# Machinery, or the same on every row.
NOT_TOLD = frozenset(
    {
        "citizen_id",
        "municipality_id",
        "version",
        "search_key",
        "sort_key",
        "content_hash",
        "from_municipality_id",
        "to_municipality_id",
        "package",
        # She has the number on her card; here it is told that it is kept.
        "key_number",
        "sealed",
        "lookup",
    }
)
# By table: what is about somebody else.
ABOUT_OTHERS: Mapping[str, frozenset[str]] = {
    # Why those above her on the list were not chosen.
    "placement": frozenset({"passed_over_reason", "contact_phone"}),
    "placement_checks": frozenset(
        {
            "representative_name",
            "representative_phone",
            "representative_email",
            "representative_exception",
            "last_employer_here",
            "fte_last_month",
            "fte_average",
            "vacancy_by_dismissal",
        }
    ),
    "first_day": frozenset({"ill_phone"}),
    "citizen_contact": frozenset({"phone", "email"}),
    # Names and numbers of people at the company
    "expectation_alignment": frozenset({"conflict_contact"}),
    "signature": frozenset({"name"}),
    "progression_scoring": frozenset({"said_by", "edition_id"}),
    # May name others by their numbers; what of it is about her is told by the page it is from.
    "event": frozenset({"details", "company_id", "actor_role"}),
}
# How to reach third persons, where an edition or a card holds it inside.
REACHES = frozenset({"phone", "email"})
# What stands with a line of a list; of the list itself nothing is told that is about others.
OF_LIST = ("made_at", "opening_id", "made_by_id", "ranked", "engine_version", "weights")
PEOPLE = frozenset(
    {
        "by_id",
        "actor_id",
        "answered_by_id",
        "approved_by_id",
        "asked_by_id",
        "assessed_by_id",
        "caseworker_id",
        "consultant_id",
        "decided_by_id",
        "made_by_id",
        "reported_by_id",
    }
)


def everything(session: Session, citizen: Citizen, also: str = "") -> Case:
    """All rows about the citizen, table by table.

    Args:
        also: further names to take out of every text, one on each line.
    """
    others = party_access.others_than(session, citizen)
    reader = _Reader(
        party_access.known_of(session, citizen),
        Names(others.named, but=others.own),
        Names(also.splitlines()),
    )
    about = party_access.rows_about(session, citizen)
    case = {
        table: [reader.row(table, _values(row)) for row in rows] for table, rows in about.items()
    }
    for transfer, told in zip(about["transfer"], case["transfer"], strict=True):
        # Why they let her go, the municipality that she came from tells her itself.
        if transfer.from_municipality_id != citizen.municipality_id:
            del told["reason"]
    lines = party_access.lines_about(session, citizen.id)
    case["match_item"] = [
        reader.row("match_item", {**_of_list(run), **_values(item)}) for item, run in lines
    ]
    return case


def _of_list(run: Any) -> Row:
    return {name: getattr(run, name) for name in OF_LIST}


def _values(row: Any) -> Row:
    """In the order of the table; the store's own would be another each time."""
    return {name: getattr(row, name) for name in type(row).model_fields}


class _Reader:
    """Turns the row of a table into what may be told."""

    def __init__(self, known: Known, others: Names, also: Names) -> None:
        self._known, self._others, self._also = known, others, also
        self._named: Mapping[str, Callable[[int], object]] = {
            **dict.fromkeys(PEOPLE, self._person),
            "concept_id": known.concepts.get,
            "company_id": known.companies.get,
            "opening_id": known.openings.get,
        }

    def row(self, table: str, values: Mapping[str, object]) -> Row:
        left_out = NOT_TOLD | ABOUT_OTHERS.get(table, frozenset())
        told: Row = {}
        for name, value in values.items():
            if name in left_out:
                continue
            if name in self._named:
                named = self._named[name](value) if isinstance(value, int) else None
                told[name.removesuffix("_id")] = named
            else:
                told[name] = self._without_others(value)
        if table == "citizen_industry":
            told["industry"] = self._known.industries.get(str(values["industry"]))
        if table == "event" and values["action"] == "read":
            told["page"] = _page(values["details"])
        return told

    def _person(self, number: int) -> object:
        name, role = self._known.users.get(number, ("", ""))
        # Who at a company it was is that person's own matter.
        return {"role": role} if role == Role.EMPLOYER.value else {"name": name, "role": role}

    def _without_others(self, value: object) -> object:
        if isinstance(value, str) and not isinstance(value, Enum):
            text = self._others.taken_out(value, ANOTHER_CITIZEN)
            return self._also.taken_out(text, LEFT_OUT)
        if isinstance(value, Mapping):
            return {
                name: self._without_others(inner)
                for name, inner in value.items()
                if name not in REACHES
            }
        if isinstance(value, Sequence) and not isinstance(value, str):
            return [self._without_others(inner) for inner in value]
        return value


def _page(details: object) -> str:
    return str(details.get("page", "")) if isinstance(details, Mapping) else ""
