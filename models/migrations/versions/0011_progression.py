"""Progression: forms, scores and who gave them; buddies, teachers and agreed times."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

from models.migrations.append_only import refuse

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

WAYS = ("visit", "phone", "meeting", "video")
SCORERS = ("consultant", "caseworker", "employer", "citizen", "teacher")
PLACES = ("workplace", "municipality", "school", "phone")
# Of a scoring only the day it was taken back is ever written later.
OF_SCORING = ("placement_id", "edition_id", "scorer", "said_by", "place", "scored_on", "points")


def upgrade() -> None:
    op.execute("ALTER TABLE expectation_alignment ADD COLUMN buddy_trained_on DATE")
    _forms()
    _scoring()
    _helpers()
    for table in ("progression_edition", "teacher_follow_up"):
        refuse(table, "UPDATE")
        refuse(table, "DELETE")
    refuse("progression_scoring", "UPDATE", OF_SCORING)
    refuse("progression_scoring", "DELETE")


def _forms() -> None:
    op.create_table(
        "progression_form",
        _number("version"),
        _number("id"),
        _number("municipality_id"),
        sa.Column("in_use", sa.Boolean(), nullable=False),
        *_refers("progression_form", municipality_id="municipality"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_progression_form")),
    )
    _index("progression_form", "municipality_id")
    op.create_table(
        "progression_edition",
        _number("id"),
        _number("form_id"),
        _number("number"),
        _text("name", 80),
        sa.Column("indicators", sa.JSON(), nullable=False),
        *_written(),
        *_refers("progression_edition", form_id="progression_form", by_id="app_user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_progression_edition")),
        sa.UniqueConstraint("form_id", "number", name=op.f("uq_progression_edition_form_id")),
    )
    _index("progression_edition", "form_id")


def _scoring() -> None:
    op.create_table(
        "progression_scoring",
        _number("id"),
        _number("placement_id"),
        _number("edition_id"),
        sa.Column("scorer", _members("scorer", SCORERS), nullable=False),
        _text("said_by", 120),
        sa.Column("place", _members("scoringplace", PLACES), nullable=False),
        sa.Column("scored_on", sa.Date(), nullable=False),
        sa.Column("points", sa.JSON(), nullable=False),
        *_written(),
        sa.Column("taken_back_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        *_refers(
            "progression_scoring",
            placement_id="placement",
            edition_id="progression_edition",
            by_id="app_user",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_progression_scoring")),
    )
    _index("progression_scoring", "placement_id")
    _index("progression_scoring", "edition_id")


def _helpers() -> None:
    op.create_table(
        "buddy_week",
        _number("placement_id"),
        sa.Column("monday", sa.Date(), nullable=False),
        _number("minutes_a_day"),
        *_written(),
        *_refers("buddy_week", placement_id="placement", by_id="app_user"),
        sa.PrimaryKeyConstraint("placement_id", "monday", name=op.f("pk_buddy_week")),
    )
    op.create_table(
        "teacher_follow_up",
        _number("id"),
        _number("placement_id"),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("way", _members("contactway", WAYS), nullable=False),
        _text("teacher", 120),
        _text("said", 2000),
        _text("agreed", 1000),
        *_written(),
        *_refers("teacher_follow_up", placement_id="placement", by_id="app_user"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teacher_follow_up")),
    )
    _index("teacher_follow_up", "placement_id")
    op.create_table(
        "agreed_time",
        _number("version"),
        _number("placement_id"),
        sa.Column("meets_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("way", _members("contactway", WAYS), nullable=False),
        _number("by_id"),
        *_refers("agreed_time", placement_id="placement", by_id="app_user"),
        sa.PrimaryKeyConstraint("placement_id", name=op.f("pk_agreed_time")),
    )


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _text(name: str, most: int) -> sa.Column[str]:
    return sa.Column(name, sqlmodel.sql.sqltypes.AutoString(length=most), nullable=False)


def _written() -> tuple[sa.Column[int], sa.Column[object]]:
    """Who wrote it, and when."""
    moment = sqlmodel.sql.sqltypes.UTCDateTime()
    return _number("by_id"), sa.Column("at", moment, nullable=False)


def _members(name: str, values: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def _refers(table: str, **columns: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(
            [column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}")
        )
        for column, other in columns.items()
    ]


def _index(table: str, column: str) -> None:
    op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
