"""The promise clock: policies in editions, corrections, absence and hand-over (C.6)."""

from datetime import datetime

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

from models.migrations.append_only import refuse

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

NEVER_CHANGED = (
    "clock_policy",
    "end_at_once",
    "promise_attempt",
    "promise_correction",
    "promise_late_reason",
)
# What a promise is born with.
AT_BIRTH = (
    "received_at",
    "logged_at",
    "starts_at",
    "due_at",
    "work_by",
    "policy",
    "policy_version",
)


def upgrade() -> None:
    _columns()
    _phone_hours()
    _absence()
    _clock_policy()
    _end_at_once()
    _promise_attempt()
    _promise_correction()
    _promise_hand_over()
    _promise_late_reason()
    for table in NEVER_CHANGED:
        refuse(table, "UPDATE")
        refuse(table, "DELETE")
    _refuse_more_of_a_promise()
    _lists_in_their_order()


def _lists_in_their_order() -> None:
    """Indexes that hold a list in the order it is read; each takes the place of a shorter one."""
    for name, table, columns in (
        ("ix_promise_board", "promise", ["municipality_id", "ended_at", "due_at", "owner_id"]),
        ("ix_promise_municipality_received", "promise", ["municipality_id", "received_at"]),
        ("ix_promise_company_open", "promise", ["company_id", "ended_at"]),
        ("ix_placement_newest", "placement", ["municipality_id", "created_at"]),
        ("ix_placement_municipality_state", "placement", ["municipality_id", "state"]),
        ("ix_placement_company_newest", "placement", ["company_id", "created_at"]),
        ("ix_opening_municipality_state", "opening", ["municipality_id", "state"]),
        ("ix_opening_company_newest", "opening", ["company_id", "created_at"]),
        ("ix_citizen_by_name", "citizen", ["municipality_id", "sort_key"]),
        ("ix_company_by_name", "company", ["municipality_id", "sort_key"]),
    ):
        op.create_index(name, table, columns)
    for table in ("promise", "placement", "opening"):
        op.drop_index(op.f(f"ix_{table}_municipality_id"), table)
        op.drop_index(op.f(f"ix_{table}_company_id"), table)
    op.drop_index(op.f("ix_citizen_municipality_id"), "citizen")
    op.drop_index(op.f("ix_company_municipality_id"), "company")
    op.drop_index(op.f("ix_promise_ended_at"), "promise")


def _refuse_more_of_a_promise() -> None:
    """Its last office moment and its policy's edition are now as fixed as when it is due."""
    name = "refuse_update_promise"
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"DROP TRIGGER {name}")
    else:
        op.execute(f"DROP FUNCTION {name} CASCADE")
    refuse("promise", "UPDATE", AT_BIRTH)


def _columns() -> None:
    """Added in place: a copy of a table would lose its triggers."""
    for table, column in (
        ("municipality", "on_call_phone VARCHAR(20) NOT NULL DEFAULT ''"),
        ("municipality", "problem_days INTEGER NOT NULL DEFAULT '14'"),
        ("problem_report", "video_enough BOOLEAN NOT NULL DEFAULT '0'"),
        (
            "problem_report",
            "decision VARCHAR(40)"
            " CONSTRAINT ck_problem_report_problemdecision"
            " CHECK (decision IN ('adjust', 'pause_days', 'end_at_once'))",
        ),
        ("problem_report", "learning VARCHAR(2000) NOT NULL DEFAULT ''"),
        ("promise", "end_note VARCHAR(1000) NOT NULL DEFAULT ''"),
        (
            "promise",
            "replaced_by_id INTEGER"
            " CONSTRAINT fk_promise_replaced_by_id_promise"
            " REFERENCES promise (id)",
        ),
        ("site_visit", "by_video BOOLEAN NOT NULL DEFAULT '0'"),
    ):
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    for column in ("citizen_talk_at", "closed_at"):
        moment: sa.Column[datetime] = sa.Column(
            column, sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True
        )
        op.add_column("problem_report", moment)
    op.create_index(op.f("ix_promise_replaced_by_id"), "promise", ["replaced_by_id"], unique=False)


def _phone_hours() -> None:
    op.create_table(
        "phone_hours",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_phone_hours_municipality_id_municipality"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phone_hours")),
        sa.UniqueConstraint(
            "municipality_id", "weekday", name=op.f("uq_phone_hours_municipality_id")
        ),
    )
    op.create_index(
        op.f("ix_phone_hours_municipality_id"), "phone_hours", ["municipality_id"], unique=False
    )


def _absence() -> None:
    op.create_table(
        "absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["app_user.id"], name=op.f("fk_absence_by_id_app_user")),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_absence_municipality_id_municipality"),
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["app_user.id"], name=op.f("fk_absence_user_id_app_user")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    op.create_index(
        op.f("ix_absence_municipality_id"), "absence", ["municipality_id"], unique=False
    )
    op.create_index(op.f("ix_absence_user_id"), "absence", ["user_id"], unique=False)


def _clock_policy() -> None:
    op.create_table(
        "clock_policy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "recruitment_reply",
                "on_site_visit",
                name="promisekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column(
            "policy",
            sa.Enum(
                "calendar_24h",
                "working_day_24h",
                name="clockpolicy",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("valid_from", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["app_user.id"], name=op.f("fk_clock_policy_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_clock_policy_municipality_id_municipality"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock_policy")),
        sa.UniqueConstraint(
            "municipality_id", "kind", "edition", name=op.f("uq_clock_policy_municipality_id")
        ),
    )
    op.create_index(
        op.f("ix_clock_policy_municipality_id"), "clock_policy", ["municipality_id"], unique=False
    )


def _end_at_once() -> None:
    op.create_table(
        "end_at_once",
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("problem_report_id", sa.Integer(), nullable=True),
        sa.Column("why", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=False),
        sa.Column("tried", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=False),
        sa.Column("citizen_told_on", sa.Date(), nullable=False),
        sa.Column("citizen_told_in", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
        sa.Column("citizen_reached", sa.Boolean(), nullable=False),
        sa.Column("next_step_on", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["app_user.id"], name=op.f("fk_end_at_once_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placement.id"], name=op.f("fk_end_at_once_placement_id_placement")
        ),
        sa.ForeignKeyConstraint(
            ["problem_report_id"],
            ["problem_report.id"],
            name=op.f("fk_end_at_once_problem_report_id_problem_report"),
        ),
        sa.PrimaryKeyConstraint("placement_id", name=op.f("pk_end_at_once")),
    )
    op.create_index(
        op.f("ix_end_at_once_problem_report_id"), "end_at_once", ["problem_report_id"], unique=False
    )


def _promise_attempt() -> None:
    op.create_table(
        "promise_attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("promise_id", sa.Integer(), nullable=False),
        sa.Column(
            "way",
            sa.Enum(
                "phone",
                "mail",
                "text_message",
                "stopped_by",
                name="attemptway",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("tried_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["app_user.id"], name=op.f("fk_promise_attempt_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["promise_id"], ["promise.id"], name=op.f("fk_promise_attempt_promise_id_promise")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise_attempt")),
    )
    op.create_index(
        op.f("ix_promise_attempt_promise_id"), "promise_attempt", ["promise_id"], unique=False
    )


def _promise_correction() -> None:
    op.create_table(
        "promise_correction",
        sa.Column("promise_id", sa.Integer(), nullable=False),
        sa.Column("corrects_id", sa.Integer(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["app_user.id"], name=op.f("fk_promise_correction_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["corrects_id"], ["promise.id"], name=op.f("fk_promise_correction_corrects_id_promise")
        ),
        sa.ForeignKeyConstraint(
            ["promise_id"], ["promise.id"], name=op.f("fk_promise_correction_promise_id_promise")
        ),
        sa.PrimaryKeyConstraint("promise_id", name=op.f("pk_promise_correction")),
        sa.UniqueConstraint("corrects_id", name=op.f("uq_promise_correction_corrects_id")),
    )


def _promise_hand_over() -> None:
    op.create_table(
        "promise_hand_over",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("promise_id", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=True),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("asked_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("note", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
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
        sa.Column("answered_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("answer_note", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["app_user.id"], name=op.f("fk_promise_hand_over_asked_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["from_id"], ["app_user.id"], name=op.f("fk_promise_hand_over_from_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["promise_id"], ["promise.id"], name=op.f("fk_promise_hand_over_promise_id_promise")
        ),
        sa.ForeignKeyConstraint(
            ["to_id"], ["app_user.id"], name=op.f("fk_promise_hand_over_to_id_app_user")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise_hand_over")),
    )
    op.create_index(
        op.f("ix_promise_hand_over_promise_id"), "promise_hand_over", ["promise_id"], unique=False
    )
    op.create_index(
        op.f("ix_promise_hand_over_to_id"), "promise_hand_over", ["to_id"], unique=False
    )
    op.create_index(
        "uq_promise_hand_over_asked",
        "promise_hand_over",
        ["promise_id"],
        unique=True,
        sqlite_where=sa.text("state = 'asked'"),
        postgresql_where=sa.text("state = 'asked'"),
    )


def _promise_late_reason() -> None:
    op.create_table(
        "promise_late_reason",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("promise_id", sa.Integer(), nullable=False),
        sa.Column(
            "reason",
            sa.Enum(
                "waits_for_company",
                "nobody_at_work",
                "seen_too_late",
                "hard_to_find",
                "too_many_at_once",
                "other",
                name="latereason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["app_user.id"], name=op.f("fk_promise_late_reason_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["promise_id"], ["promise.id"], name=op.f("fk_promise_late_reason_promise_id_promise")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise_late_reason")),
    )
    op.create_index(
        op.f("ix_promise_late_reason_promise_id"),
        "promise_late_reason",
        ["promise_id"],
        unique=False,
    )
