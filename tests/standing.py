"""What stands for all tests of a worker, because making it costs more than most tests' own work."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from sqlalchemy import Engine, event, make_url
from sqlmodel import Session

import portal.services.matches.knowledge as service
from models.store import open_store
from portal import create_app
from portal.settings import Environment, Settings

CPR_KEYS = ((1, "en nøgle til prøver, og derfor ingen hemmelighed"),)

# What the matching knows of a stocked store, by the kind of database.
_known: dict[str, Any] = {}


def new_app() -> Flask:
    """The application, to be given the store and the clock of each test in its turn."""
    settings = Settings(
        environment=Environment.TEST,
        secret_key="kun til prøver, og derfor ingen hemmelighed",
        https=False,
        cpr_keys=CPR_KEYS,
    )
    return create_app(settings, open_store("sqlite://"))


@contextmanager
def opened(standing: Engine, url: str, *, stocked: bool) -> Iterator[Engine]:
    """The store at this address, through an engine that stands and keeps its compiled statements.

    Args:
        standing: of the same kind of database; no other test may use it meanwhile.
        stocked: whether the store is a copy of the stocked one.
    """
    # What a test listens for on an engine of its own ends with the test.
    engine = standing.execution_options()
    engine.url = make_url(url)

    def lead_here(_dialect: object, _record: object, words: list[Any], named: Any) -> None:
        if words:
            words[0] = engine.url.database
        else:
            named["dbname"] = engine.url.database

    event.listen(standing, "do_connect", lead_here)
    if stocked:
        _remember(engine)
    yield engine
    engine.dispose()
    event.remove(standing, "do_connect", lead_here)


def _remember(engine: Engine) -> None:
    """Let the service know of this copy what it has read from another one.

    It still asks the store whether the vocabulary has changed, and reads it again when it has.
    """
    url, backend = str(engine.url), engine.dialect.name
    if backend not in _known:
        with Session(engine) as session:
            service.knowledge(session)
        _known[backend] = service._kept[url]
    service._kept[url] = _known[backend]
    service._forget_oldest(service._kept, service.KEPT)
