"""Stamps on citizens, set by the database: whoever changes a record is noticed."""

from alembic import op

# What a list is made of, and the column that says whose it is.
WATCHED = {
    "citizen": "id",
    "citizen_legal": "citizen_id",
    "citizen_entry": "citizen_id",
    "citizen_skill": "citizen_id",
    "citizen_permit": "citizen_id",
    "citizen_industry": "citizen_id",
    "citizen_lesson": "citizen_id",
}

# A stamp is drawn, not counted: a counter could come back to a value that was rolled back
# before. Forty bits, so that the sum over some million citizens fits into 64.
_DRAWN = {
    "sqlite": "random() & 1099511627775",
    "postgresql": "floor(random() * 1099511627776)::bigint",
}

_STAMP = """
INSERT INTO citizen_stamp (citizen_id, municipality_id, stamp)
SELECT id, municipality_id, {drawn} FROM citizen WHERE {whose}
ON CONFLICT (citizen_id) DO UPDATE
SET municipality_id = excluded.municipality_id, stamp = excluded.stamp
"""


def stamp_everyone() -> None:
    """Give those who are there already their first stamp."""
    op.execute(_stamp("true"))


def stamp_on_change(table: str, key: str) -> None:
    """Let every row written to the table, or taken from it, give the citizen a new stamp."""
    if op.get_bind().dialect.name == "sqlite":
        for act, row in (
            ("INSERT", "NEW"),
            ("UPDATE", "NEW"),
            ("UPDATE", "OLD"),
            ("DELETE", "OLD"),
        ):
            op.execute(
                f"CREATE TRIGGER stamp_{act.lower()}_{row.lower()}_{table} AFTER {act} ON {table} "
                f"BEGIN {_stamp(f'id = {row}.{key}')}; END"
            )
        return
    op.execute(
        f"CREATE FUNCTION stamp_{table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP <> 'DELETE' THEN {_stamp(f'id = NEW.{key}')}; END IF; "
        f"IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND OLD.{key} <> NEW.{key}) "
        f"THEN {_stamp(f'id = OLD.{key}')}; END IF; RETURN NULL; END $$"
    )
    op.execute(
        f"CREATE TRIGGER stamp_{table} AFTER INSERT OR UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION stamp_{table}()"
    )


def forget_with_citizen() -> None:
    """A citizen who is deleted takes the stamp along."""
    forget = "DELETE FROM citizen_stamp WHERE citizen_id = OLD.id"
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"CREATE TRIGGER forget_stamp_of_citizen BEFORE DELETE ON citizen BEGIN {forget}; END"
        )
        return
    op.execute(
        "CREATE FUNCTION forget_stamp_of_citizen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"{forget}; RETURN OLD; END $$"
    )
    op.execute(
        "CREATE TRIGGER forget_stamp_of_citizen BEFORE DELETE ON citizen "
        "FOR EACH ROW EXECUTE FUNCTION forget_stamp_of_citizen()"
    )


def _stamp(whose: str) -> str:
    return _STAMP.format(drawn=_DRAWN[op.get_bind().dialect.name], whose=whose)
