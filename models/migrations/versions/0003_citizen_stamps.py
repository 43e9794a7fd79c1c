"""A stamp for each citizen, new whenever something the ranking reads of her has changed."""

import sqlalchemy as sa
from alembic import op

from models.migrations.stamps import (
    WATCHED,
    forget_with_citizen,
    stamp_everyone,
    stamp_on_change,
)

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "citizen_stamp",
        sa.Column("citizen_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("stamp", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_citizen_stamp_citizen_id_citizen")
        ),
        sa.PrimaryKeyConstraint("citizen_id", name=op.f("pk_citizen_stamp")),
    )
    # All that is asked is in the index, so the table itself is not read.
    op.create_index(
        "ix_citizen_stamp_municipality_id", "citizen_stamp", ["municipality_id", "stamp"]
    )
    stamp_everyone()
    for table, key in WATCHED.items():
        stamp_on_change(table, key)
    forget_with_citizen()
