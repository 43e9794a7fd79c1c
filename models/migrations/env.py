"""Alembic's entry: runs the numbered steps on the engine it is given."""

from alembic import context
from sqlalchemy import Engine
from sqlmodel import SQLModel

import models.tables  # noqa: F401  # makes the metadata whole
from models.store import writing


def run() -> None:
    engine: Engine = context.config.attributes["engine"]
    with writing(engine).connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=SQLModel.metadata,
            render_as_batch=True,
            # Our own BEGIN makes SQLite roll a failed step back; Alembic must believe it.
            transactional_ddl=True,
            compare_type=True,
        )
        with context.begin_transaction():
            context.run_migrations()


run()
