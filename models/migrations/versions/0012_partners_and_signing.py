"""What VITAS asks for besides: how to reach the representative, and what the job costs (B-10)."""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

COLUMNS = (
    "representative_phone VARCHAR(20) NOT NULL DEFAULT ''",
    "representative_email VARCHAR(200) NOT NULL DEFAULT ''",
    "wage_a_month FLOAT",
)


def upgrade() -> None:
    for column in COLUMNS:
        op.execute(f"ALTER TABLE placement_checks ADD COLUMN {column}")
