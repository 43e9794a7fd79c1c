"""What the database itself refuses, so that no slip in the code can rewrite the past."""

from collections.abc import Sequence

from alembic import op

_POSTGRESQL = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{message}'; END $$
"""


def refuse(table: str, act: str, columns: Sequence[str] = ()) -> None:
    """Make the database refuse UPDATE or DELETE on a table, or UPDATE of some columns."""
    name = f"refuse_{act.lower()}_{table}"
    of = f" OF {', '.join(columns)}" if columns else ""
    message = f"{table} is append-only"
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {act}{of} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
        )
        return
    op.execute(_POSTGRESQL.format(name=name, message=message))
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {act}{of} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
    )
