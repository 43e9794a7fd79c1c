"""Early start, status at permanent residence and what is left of the record (A.1 to A.5)."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

from models.migrations.append_only import refuse

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

MATTERS = (
    "contract",
    "classification",
    "follow_up",
    "first_offer",
    "no_offer",
    "danish_enrolment",
    "parental_follow_up",
    "status_report",
    "programme_end",
    "cv_old",
    "not_known",
    "party_access",
    "internship_ready",
    "complaint",
)
STEPS = ("home", "e_id", "bank", "childcare_or_school", "clarified", "danish_placed")


def upgrade() -> None:
    _columns()
    _early_step()
    _prior_clarification()
    _residence_report()
    _interview()
    _one_matter_more()
    for table in ("prior_clarification", "residence_report"):
        refuse(table, "UPDATE")
        refuse(table, "DELETE")


def _columns() -> None:
    """Added in place: a copy of a table would lose its triggers."""
    for table, column in (
        ("contract", "my_plan VARCHAR(60) NOT NULL DEFAULT ''"),
        (
            "contract_activity",
            "placement_id INTEGER"
            " CONSTRAINT fk_contract_activity_placement_id_placement"
            " REFERENCES placement (id)",
        ),
        (
            "contract_activity",
            "industry VARCHAR(40)"
            " CONSTRAINT fk_contract_activity_industry_industry"
            " REFERENCES industry (code)",
        ),
        ("complaint", "sent_to VARCHAR(120) NOT NULL DEFAULT ''"),
        ("complaint", "sent_on DATE"),
        ("follow_up", "companion VARCHAR(120) NOT NULL DEFAULT ''"),
        ("placement", "companion VARCHAR(120) NOT NULL DEFAULT ''"),
        ("placement", "had_alternative BOOLEAN"),
    ):
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    _index("contract_activity", "placement_id")


def _early_step() -> None:
    op.create_table(
        "early_step",
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column("step", _members("earlystepkind", STEPS), nullable=False),
        sa.Column("answer", _members("stepanswer", ("done", "not_needed")), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        *_refers("early_step", by_id="app_user", citizen_id="citizen"),
        sa.PrimaryKeyConstraint("citizen_id", "step", name=op.f("pk_early_step")),
    )


def _prior_clarification() -> None:
    op.create_table(
        "prior_clarification",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        _text("source", 120),
        sa.Column("told_on", sa.Date(), nullable=False),
        _text("skills", 2000),
        _text("languages", 500),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        *_refers("prior_clarification", by_id="app_user", citizen_id="citizen"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prior_clarification")),
    )
    _index("prior_clarification", "citizen_id")


def _residence_report() -> None:
    op.create_table(
        "residence_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        _text("programme", 4000),
        _text("employment", 4000),
        _text("attendance", 2000),
        _text("earlier_from", 120),
        sa.Column("earlier_on", sa.Date(), nullable=True),
        _text("earlier_text", 8000),
        sa.Column("finished", sa.Boolean(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        *_refers("residence_report", by_id="app_user", citizen_id="citizen"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_residence_report")),
        sa.UniqueConstraint("citizen_id", "number", name=op.f("uq_residence_report_citizen_id")),
    )
    _index("residence_report", "citizen_id")


def _interview() -> None:
    op.create_table(
        "interview",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("meets_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        _text("place", 200),
        _text("from_company", 300),
        _text("from_municipality", 300),
        sa.Column("by_id", sa.Integer(), nullable=False),
        *_refers("interview", by_id="app_user", placement_id="placement"),
        sa.PrimaryKeyConstraint("placement_id", name=op.f("pk_interview")),
    )


def _one_matter_more() -> None:
    """The check of what may be put off; SQLite can only write the table anew."""
    said = ", ".join(f"'{matter}'" for matter in MATTERS)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE put_off DROP CONSTRAINT ck_put_off_casematter")
        op.execute(
            f"ALTER TABLE put_off ADD CONSTRAINT ck_put_off_casematter CHECK (matter IN ({said}))"
        )
        return
    op.drop_index("ix_put_off_citizen_id", "put_off")
    op.rename_table("put_off", "put_off_before")
    op.create_table(
        "put_off",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column("matter", _members("casematter", MATTERS), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        _text("reason", 300),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        *_refers("put_off", by_id="app_user", citizen_id="citizen"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_put_off")),
    )
    columns = "id, citizen_id, matter, until_on, reason, by_id, at"
    op.execute(f"INSERT INTO put_off ({columns}) SELECT {columns} FROM put_off_before")
    op.drop_table("put_off_before")
    _index("put_off", "citizen_id")


def _text(name: str, most: int) -> sa.Column[str]:
    return sa.Column(name, sqlmodel.sql.sqltypes.AutoString(length=most), nullable=False)


def _members(name: str, members: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*members, name=name, native_enum=False, create_constraint=True, length=40)


def _refers(table: str, **columns: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(
            [column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}")
        )
        for column, other in columns.items()
    ]


def _index(table: str, column: str) -> None:
    op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
