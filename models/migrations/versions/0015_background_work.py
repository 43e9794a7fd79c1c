"""The outbox, job slots and what each person wants to be told."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

KINDS = (
    "promise_warning",
    "promise_receipt",
    "promise_answered",
    "invitation",
    "first_log_in",
    "proposal_waits",
    "opening_lapses",
    "pause_ends",
    "follow_up_due",
    "placement_starts",
    "igu_bonus",
    "review_waits",
    "digest",
    "trial",
)
STATES = ("queued", "collected", "held", "sending", "sent", "failed", "dropped")
REFERS = (
    ("municipality_id", "municipality"),
    ("user_id", "app_user"),
    ("company_id", "company"),
    ("digest_id", "letter"),
)


def upgrade() -> None:
    _letter()
    op.create_table(
        "letter_choices",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("ways", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _refers("letter_choices", "user_id", "app_user"),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_letter_choices")),
    )
    op.create_table(
        "letter_settings",
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("sender_name", AutoString(length=80), nullable=False),
        sa.Column("reply_to", AutoString(length=200), nullable=False),
        sa.Column("company_letters_a_week", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _refers("letter_settings", "municipality_id", "municipality"),
        sa.PrimaryKeyConstraint("municipality_id", name=op.f("pk_letter_settings")),
    )
    op.create_table(
        "job_run",
        sa.Column("job", AutoString(length=40), nullable=False),
        sa.Column("slot", AutoString(length=40), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("worker", AutoString(length=120), nullable=False),
        sa.PrimaryKeyConstraint("job", "slot", name=op.f("pk_job_run")),
    )
    op.create_index(op.f("ix_job_run_at"), "job_run", ["at"])
    op.create_table(
        "worker",
        sa.Column("name", AutoString(length=120), nullable=False),
        sa.Column("started_at", UTCDateTime(), nullable=False),
        sa.Column("seen_at", UTCDateTime(), nullable=False),
        sa.Column("mail_fails_since", UTCDateTime(), nullable=True),
        sa.Column("mail_error", AutoString(length=200), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_worker")),
    )
    op.add_column("invitation", sa.Column("mailed_hash", AutoString(length=64), nullable=True))
    op.create_index(op.f("ix_invitation_mailed_hash"), "invitation", ["mailed_hash"], unique=True)


def _letter() -> None:
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("kind", _one_of(KINDS, "letterkind"), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("company_id", sa.Integer(), nullable=True),
        sa.Column("about_id", sa.Integer(), nullable=False),
        sa.Column("detail", AutoString(length=40), nullable=False),
        sa.Column("dedupe_key", AutoString(length=160), nullable=False),
        sa.Column("wanted_at", UTCDateTime(), nullable=False),
        sa.Column("state", _one_of(STATES, "letterstate"), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", UTCDateTime(), nullable=True),
        sa.Column("message_id", AutoString(length=200), nullable=False),
        sa.Column("last_error", AutoString(length=200), nullable=False),
        sa.Column("sent_at", UTCDateTime(), nullable=True),
        sa.Column("digest_id", sa.Integer(), nullable=True),
        *(_refers("letter", column, other) for column, other in REFERS),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("dedupe_key", name=op.f("uq_letter_dedupe_key")),
    )
    op.create_index("ix_letter_municipality_wanted", "letter", ["municipality_id", "wanted_at"])
    for column in ("user_id", "company_id", "digest_id", "next_at"):
        op.create_index(op.f(f"ix_letter_{column}"), "letter", [column])


def _one_of(values: tuple[str, ...], name: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, length=40, create_constraint=True)


def _refers(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name)
