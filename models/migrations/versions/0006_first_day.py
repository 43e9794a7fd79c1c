"""What a citizen is told before her first day at a workplace."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# Texts, and the most characters each holds; "" is not told yet.
TOLD = (
    ("meeting_place", 300),
    ("ask_for", 120),
    ("way_there", 500),
    ("bring", 500),
    ("breaks", 300),
    ("mentor_name", 120),
    ("ill_name", 120),
    ("ill_phone", 20),
)


def upgrade() -> None:
    op.create_table(
        "first_day",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("meets_at", sa.Time(), nullable=True),
        *(
            sa.Column(name, sqlmodel.sql.sqltypes.AutoString(length=most), nullable=False)
            for name, most in TOLD
        ),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placement.id"], name=op.f("fk_first_day_placement_id_placement")
        ),
        sa.PrimaryKeyConstraint("placement_id", name=op.f("pk_first_day")),
    )
