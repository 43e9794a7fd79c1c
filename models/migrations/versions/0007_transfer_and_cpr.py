"""A citizen moves to another municipality; CPR numbers where they are kept; a new matter."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

from models.migrations.append_only import refuse

revision = "0007"
down_revision = "0006"
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
)
STATES = ("proposed", "accepted", "declined", "taken_back", "sent", "carried_out")
WAITS = "state IN ('proposed', 'accepted', 'sent')"


def upgrade() -> None:
    op.add_column(
        "municipality",
        sa.Column("cpr_kept", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    _citizen_cpr()
    _transfer()
    _former_record()
    _one_matter_more()
    refuse("former_record", "UPDATE")
    refuse("former_record", "DELETE")


def _citizen_cpr() -> None:
    op.create_table(
        "citizen_cpr",
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("key_number", sa.Integer(), nullable=False),
        sa.Column("sealed", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("lookup", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        *_refers("citizen_cpr", by_id="app_user", citizen_id="citizen"),
        *_refers("citizen_cpr", municipality_id="municipality"),
        sa.PrimaryKeyConstraint("citizen_id", name=op.f("pk_citizen_cpr")),
        sa.UniqueConstraint(
            "municipality_id", "lookup", name=op.f("uq_citizen_cpr_municipality_id")
        ),
    )
    _index("citizen_cpr", "municipality_id")


def _transfer() -> None:
    op.create_table(
        "transfer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column("from_municipality_id", sa.Integer(), nullable=False),
        sa.Column("to_municipality_id", sa.Integer(), nullable=True),
        sa.Column("to_name", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("state", _members("transferstate", STATES), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("moves_on", sa.Date(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("answer", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
        sa.Column("caseworker_id", sa.Integer(), nullable=True),
        sa.Column("carried_out_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("package", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        *_refers("transfer", answered_by_id="app_user", by_id="app_user"),
        *_refers("transfer", caseworker_id="app_user", citizen_id="citizen"),
        *_refers("transfer", from_municipality_id="municipality"),
        *_refers("transfer", to_municipality_id="municipality"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfer")),
    )
    for column in ("citizen_id", "from_municipality_id", "to_municipality_id", "state"):
        _index("transfer", column)
    op.create_index(
        "uq_transfer_waits",
        "transfer",
        ["citizen_id"],
        unique=True,
        sqlite_where=sa.text(WAITS),
        postgresql_where=sa.text(WAITS),
    )


def _former_record() -> None:
    op.create_table(
        "former_record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column("from_name", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("made_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("package", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        *_refers("former_record", by_id="app_user", citizen_id="citizen"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_record")),
        sa.UniqueConstraint("package", name=op.f("uq_former_record_package")),
    )
    _index("former_record", "citizen_id")


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
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        *_refers("put_off", by_id="app_user", citizen_id="citizen"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_put_off")),
    )
    columns = "id, citizen_id, matter, until_on, reason, by_id, at"
    op.execute(f"INSERT INTO put_off ({columns}) SELECT {columns} FROM put_off_before")
    op.drop_table("put_off_before")
    _index("put_off", "citizen_id")


def _refers(table: str, **columns: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(
            [column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}")
        )
        for column, other in columns.items()
    ]


def _index(table: str, column: str) -> None:
    op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def _members(name: str, values: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)
