"""Words that people confirmed, and citizens whom a caseworker puts forward for an opening."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

from models.migrations.append_only import refuse

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# Only that a word is taken back may change.
SAID = ("id", "municipality_id", "kind", "text", "concept_id", "by_id", "at")


def upgrade() -> None:
    _confirmed_label()
    _put_forward()
    refuse("confirmed_label", "UPDATE", SAID)
    refuse("confirmed_label", "DELETE")


def _confirmed_label() -> None:
    op.create_table(
        "confirmed_label",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "occupation",
                "skill",
                name="conceptkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("concept_id", sa.Integer(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("taken_back_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("taken_back_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["by_id"], ["app_user.id"], name=op.f("fk_confirmed_label_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["concept_id"], ["concept.id"], name=op.f("fk_confirmed_label_concept_id_concept")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_confirmed_label_municipality_id_municipality"),
        ),
        sa.ForeignKeyConstraint(
            ["taken_back_by_id"],
            ["app_user.id"],
            name=op.f("fk_confirmed_label_taken_back_by_id_app_user"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confirmed_label")),
    )
    op.create_index(
        op.f("ix_confirmed_label_municipality_id"),
        "confirmed_label",
        ["municipality_id"],
        unique=False,
    )


def _put_forward() -> None:
    op.create_table(
        "put_forward",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column("opening_id", sa.Integer(), nullable=False),
        sa.Column("note", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column(
            "answer",
            sa.Enum(
                "nominated",
                "not_now",
                name="putforwardanswer",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("answer_reason", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["app_user.id"], name=op.f("fk_put_forward_decided_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["by_id"], ["app_user.id"], name=op.f("fk_put_forward_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_put_forward_citizen_id_citizen")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_put_forward_municipality_id_municipality"),
        ),
        sa.ForeignKeyConstraint(
            ["opening_id"], ["opening.id"], name=op.f("fk_put_forward_opening_id_opening")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_put_forward")),
    )
    for column in ("citizen_id", "municipality_id", "opening_id"):
        op.create_index(op.f(f"ix_put_forward_{column}"), "put_forward", [column], unique=False)
