"""Visits, notes, leads and presence at companies (E4, S4)."""

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""
