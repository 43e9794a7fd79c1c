"""Column habits shared by all tables."""

import unicodedata
from enum import StrEnum

from sqlalchemy import Enum
from sqlmodel import SQLModel

# Named constraints, so that SQLite's batch migrations can find them again.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def stored_by_value(kind: type[StrEnum], column: str = "") -> Enum:
    """A text column that holds the enum's values and refuses all others, on every database.

    Args:
        column: the column's name where a table has several of the same kind, because PostgreSQL
            wants each check to have a name of its own.
    """
    return Enum(
        kind,
        native_enum=False,
        length=40,
        create_constraint=True,
        name=column or kind.__name__.lower(),
        values_callable=lambda members: [member.value for member in members],
    )


def folded(text: str) -> str:
    """The text for searching: lower case, æøå as ae, oe, aa, other accents gone.

    Databases fold Danish letters differently (SQLite not at all), so we store this ourselves.
    """
    lowered = text.casefold().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    plain = unicodedata.normalize("NFKD", lowered)
    # Signs that nobody sees would be refused by one database and searched for by the other.
    seen = (c for c in plain if c.isprintable() or c.isspace())
    return " ".join("".join(c for c in seen if not unicodedata.combining(c)).split())


def danish_order(text: str) -> str:
    """A key that sorts as Danish does (æ, ø, å last; aa as å), the same on every database."""
    lowered = text.casefold().replace("aa", "å")
    # The signs after z in ASCII, in the order of the Danish alphabet.
    return lowered.translate(str.maketrans("æøå", "{|}"))
