"""Early start, status at permanent residence and what is left of the record (A.1 to A.5)."""

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""
