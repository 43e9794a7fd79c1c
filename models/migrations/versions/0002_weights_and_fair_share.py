"""Weights as a versioned setting, and a fair share of the proposals."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

from models.migrations.append_only import refuse

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _weights()
    _fair_share()
    # Added in place: a copy of the table would lose what refuses to rewrite the past.
    op.add_column(
        "match_run", sa.Column("fair_price", sa.Float(), nullable=False, server_default="0")
    )
    op.add_column(
        "match_item", sa.Column("open_proposals", sa.Integer(), nullable=False, server_default="0")
    )


def _weights() -> None:
    op.create_table(
        "match_weights",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("skills", sa.Float(), nullable=False),
        sa.Column("industry", sa.Float(), nullable=False),
        sa.Column("danish", sa.Float(), nullable=False),
        sa.Column("practical", sa.Float(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
        sa.Column("learnt_from", sa.Integer(), nullable=False),
        sa.Column("comparison", sa.JSON(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "approved",
                "rejected",
                name="proposalstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("proposed_by_id", sa.Integer(), nullable=False),
        sa.Column("proposed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("decision_note", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["app_user.id"], name=op.f("fk_match_weights_decided_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_match_weights_municipality_id_municipality"),
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by_id"],
            ["app_user.id"],
            name=op.f("fk_match_weights_proposed_by_id_app_user"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_match_weights")),
        sa.UniqueConstraint(
            "municipality_id", "number", name=op.f("uq_match_weights_municipality_id")
        ),
    )
    op.create_index(op.f("ix_match_weights_municipality_id"), "match_weights", ["municipality_id"])
    # What was proposed and compared stays; only the decision is added to it.
    proposed = ("skills", "industry", "danish", "practical", "name", "reason", "comparison")
    refuse("match_weights", "UPDATE", proposed)
    refuse("match_weights", "DELETE")


def _fair_share() -> None:
    op.create_table(
        "fair_share",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("price", sa.Float(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=False),
        sa.Column("set_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_fair_share_municipality_id_municipality"),
        ),
        sa.ForeignKeyConstraint(
            ["set_by_id"], ["app_user.id"], name=op.f("fk_fair_share_set_by_id_app_user")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_share")),
    )
    op.create_index(op.f("ix_fair_share_municipality_id"), "fair_share", ["municipality_id"])
    refuse("fair_share", "UPDATE")
    refuse("fair_share", "DELETE")
