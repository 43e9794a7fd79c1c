"""Files of lines that are taken in, and for a short while their content."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

KINDS = ("citizens", "cv_lines", "companies", "workplaces", "users")
STATES = (
    "read",
    "check_waits",
    "checking",
    "checked",
    "write_waits",
    "writing",
    "done",
    "cancelled",
    "failed",
)
NUMBERS = ("rows", "handled", "new", "changed", "unchanged", "faults")
MOMENTS = (("at", False), ("touched_at", False), ("ended_at", True))


def upgrade() -> None:
    op.create_table(
        "import_job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("kind", _one_of(KINDS, "importkind"), nullable=False),
        sa.Column("state", _one_of(STATES, "importstate"), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in NUMBERS),
        *(
            sa.Column(name, sqlmodel.sql.sqltypes.UTCDateTime(), nullable=may_miss)
            for name, may_miss in MOMENTS
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_import_job_municipality_id_municipality"),
        ),
        sa.ForeignKeyConstraint(
            ["by_id"], ["app_user.id"], name=op.f("fk_import_job_by_id_app_user")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_job")),
    )
    for column in ("municipality_id", "by_id", "state"):
        op.create_index(op.f(f"ix_import_job_{column}"), "import_job", [column], unique=False)
    op.create_table(
        "import_content",
        sa.Column("job_id", sa.Integer(), nullable=False),
        *(
            sa.Column(name, sa.JSON(), nullable=False)
            for name in ("headers", "fields", "lines", "problems")
        ),
        sa.ForeignKeyConstraint(
            ["job_id"], ["import_job.id"], name=op.f("fk_import_content_job_id_import_job")
        ),
        sa.PrimaryKeyConstraint("job_id", name=op.f("pk_import_content")),
    )


def _one_of(words: tuple[str, ...], name: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)
