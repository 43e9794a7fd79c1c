"""The work duty outside the programme, and what a citizen was called where she moved from."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# What is kept of her, and the most characters each holds.
CALLED = (("name", 120), ("case_number", 20), ("alias", 12), ("search_key", 200))
REFERS = {"citizen_id": "citizen", "municipality_id": "municipality", "caseworker_id": "app_user"}


def upgrade() -> None:
    for name in ("lab_duty_from", "lab_duty_until"):
        op.add_column("citizen_programme", sa.Column(name, sa.Date(), nullable=True))
    op.create_table(
        "citizen_left",
        *(sa.Column(name, sa.Integer(), nullable=False) for name in REFERS),
        *(
            sa.Column(name, sqlmodel.sql.sqltypes.AutoString(length=most), nullable=False)
            for name, most in CALLED
        ),
        *(
            sa.ForeignKeyConstraint(
                [name], [f"{other}.id"], name=op.f(f"fk_citizen_left_{name}_{other}")
            )
            for name, other in REFERS.items()
        ),
        sa.PrimaryKeyConstraint("citizen_id", "municipality_id", name=op.f("pk_citizen_left")),
    )
    _those_who_have_moved()


def _those_who_have_moved() -> None:
    """Of those who moved before there was this table, as they are called today.

    Her caseworker there was in most cases whoever proposed the last move.
    """
    columns = ", ".join(name for name, _most in CALLED)
    op.execute(
        f"INSERT INTO citizen_left (citizen_id, municipality_id, caseworker_id, {columns})"
        f" SELECT citizen.id, transfer.from_municipality_id, transfer.by_id, {columns}"
        " FROM transfer JOIN citizen ON citizen.id = transfer.citizen_id"
        " WHERE transfer.id IN (SELECT max(id) FROM transfer WHERE state = 'carried_out'"
        " AND to_municipality_id IS NOT NULL GROUP BY citizen_id, from_municipality_id)"
        " AND citizen.municipality_id != transfer.from_municipality_id"
    )
