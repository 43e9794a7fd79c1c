"""Visits, notes, leads, presence and the desk of a consultant (E4, S4)."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql import sqltypes

from models.migrations.append_only import refuse

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _calendar_address()
    _company_entry()
    _company_lead()
    _next_contact()
    _portfolio_handover()
    _presence()
    _seen_mark()
    for act in ("UPDATE", "DELETE"):
        refuse("company_entry", act)


def _calendar_address() -> None:
    op.create_table(
        "calendar_address",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("secret_hash", sqltypes.AutoString(length=64), nullable=False),
        sa.Column("made_at", sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["app_user.id"], name=op.f("fk_calendar_address_user_id_app_user")
        ),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_calendar_address")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_calendar_address_secret_hash")),
    )


def _company_entry() -> None:
    op.create_table(
        "company_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "visit",
                "call",
                "note",
                name="companyentrykind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("met", sqltypes.AutoString(length=120), nullable=False),
        sa.Column("text", sqltypes.AutoString(length=2000), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["app_user.id"], name=op.f("fk_company_entry_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["company_id"], ["company.id"], name=op.f("fk_company_entry_company_id_company")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_company_entry_municipality_id_municipality"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_company_entry")),
    )
    op.create_index(op.f("ix_company_entry_by_id"), "company_entry", ["by_id"], unique=False)
    op.create_index(
        op.f("ix_company_entry_company_id"), "company_entry", ["company_id"], unique=False
    )
    op.create_index(
        op.f("ix_company_entry_municipality_id"), "company_entry", ["municipality_id"], unique=False
    )


def _company_lead() -> None:
    op.create_table(
        "company_lead",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("name", sqltypes.AutoString(length=120), nullable=False),
        sa.Column("place", sqltypes.AutoString(length=120), nullable=False),
        sa.Column("contact", sqltypes.AutoString(length=120), nullable=False),
        sa.Column("text", sqltypes.AutoString(length=1000), nullable=False),
        sa.Column(
            "source",
            sa.Enum(
                "volunteer",
                "citizen",
                "colleague",
                "company",
                "other",
                name="leadsource",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("source_name", sqltypes.AutoString(length=120), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "new",
                "contacted",
                "closed",
                name="leadstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("company_id", sa.Integer(), nullable=True),
        sa.Column("closed_why", sqltypes.AutoString(length=500), nullable=False),
        sa.Column("closed_at", sqltypes.UTCDateTime(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["app_user.id"], name=op.f("fk_company_lead_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["company_id"], ["company.id"], name=op.f("fk_company_lead_company_id_company")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_company_lead_municipality_id_municipality"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_company_lead")),
    )
    op.create_index(
        op.f("ix_company_lead_company_id"), "company_lead", ["company_id"], unique=False
    )
    op.create_index(
        op.f("ix_company_lead_municipality_id"), "company_lead", ["municipality_id"], unique=False
    )


def _next_contact() -> None:
    op.create_table(
        "next_contact",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("contact_on", sa.Date(), nullable=False),
        sa.Column("about", sqltypes.AutoString(length=300), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("done_at", sqltypes.UTCDateTime(), nullable=True),
        sa.Column("before_on", sa.Date(), nullable=True),
        sa.Column("before_about", sqltypes.AutoString(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["app_user.id"], name=op.f("fk_next_contact_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["company_id"], ["company.id"], name=op.f("fk_next_contact_company_id_company")
        ),
        sa.PrimaryKeyConstraint("company_id", name=op.f("pk_next_contact")),
    )
    op.create_index(
        op.f("ix_next_contact_contact_on"), "next_contact", ["contact_on"], unique=False
    )


def _portfolio_handover() -> None:
    op.create_table(
        "portfolio_handover",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.Column("company_ids", sa.JSON(), nullable=False),
        sa.Column("note", sqltypes.AutoString(length=1000), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "asked",
                "accepted",
                "declined",
                "taken_back",
                name="handoverstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("asked_at", sqltypes.UTCDateTime(), nullable=False),
        sa.Column("answered_at", sqltypes.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["from_id"], ["app_user.id"], name=op.f("fk_portfolio_handover_from_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_portfolio_handover_municipality_id_municipality"),
        ),
        sa.ForeignKeyConstraint(
            ["to_id"], ["app_user.id"], name=op.f("fk_portfolio_handover_to_id_app_user")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portfolio_handover")),
    )
    op.create_index(
        op.f("ix_portfolio_handover_from_id"), "portfolio_handover", ["from_id"], unique=False
    )
    op.create_index(
        op.f("ix_portfolio_handover_municipality_id"),
        "portfolio_handover",
        ["municipality_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_portfolio_handover_to_id"), "portfolio_handover", ["to_id"], unique=False
    )


def _presence() -> None:
    op.create_table(
        "presence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("workplace_id", sa.Integer(), nullable=False),
        sa.Column("consultant_id", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["consultant_id"], ["app_user.id"], name=op.f("fk_presence_consultant_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_presence_municipality_id_municipality"),
        ),
        sa.ForeignKeyConstraint(
            ["workplace_id"], ["workplace.id"], name=op.f("fk_presence_workplace_id_workplace")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_presence")),
    )
    op.create_index(op.f("ix_presence_consultant_id"), "presence", ["consultant_id"], unique=False)
    op.create_index(
        op.f("ix_presence_municipality_id"), "presence", ["municipality_id"], unique=False
    )
    op.create_index(op.f("ix_presence_workplace_id"), "presence", ["workplace_id"], unique=False)


def _seen_mark() -> None:
    op.create_table(
        "seen_mark",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column(
            "matter",
            sa.Enum(
                "promise",
                "handover",
                "start",
                "outcome",
                "follow_up",
                "contact",
                "extension",
                "placement",
                "opening",
                "list",
                "forwarded",
                "lead",
                name="deskmatter",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("seen_at", sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["app_user.id"], name=op.f("fk_seen_mark_user_id_app_user")
        ),
        sa.PrimaryKeyConstraint("user_id", "matter", name=op.f("pk_seen_mark")),
    )
