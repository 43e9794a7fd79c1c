"""Moving the store from one edition to the next; numbered and named, forward only."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine


def _config(engine: Engine) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["engine"] = engine
    return config


def migrate(engine: Engine) -> None:
    """Bring the store to the newest edition; a failing step leaves it as it was."""
    command.upgrade(_config(engine), "head")


def is_newest(engine: Engine) -> bool:
    """Whether the store is at the edition this code needs."""
    return revision_of(engine) == ScriptDirectory.from_config(_config(engine)).get_current_head()


def revision_of(engine: Engine) -> str | None:
    """The edition the store's tables are of; None while it holds none."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def is_known(engine: Engine, revision: str) -> bool:
    """Whether the edition is this code's own or an earlier one."""
    known = ScriptDirectory.from_config(_config(engine)).walk_revisions()
    return revision in {each.revision for each in known}
