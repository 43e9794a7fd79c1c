"""The promise clock: policies in editions, corrections, absence and hand-over (C.6)."""

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""
