"""The command that lets CPR numbers follow to a new key."""

from typing import TextIO

from sqlalchemy import Engine
from sqlmodel import Session

from models.store import writing
from portal.services.citizens import cpr
from portal.services.citizens.cpr import Keys
from portal.services.citizens.sealing import Unreadable


def run(engine: Engine, keys: Keys, out: TextIO) -> int:
    """Make every number with the newest key; gives 0, or 1 when nothing could be changed."""
    if not keys.secrets:
        out.write("CPR_KEYS is empty, so there is no key to seal with.\n")
        return 1
    try:
        with Session(writing(engine)) as session, session.begin():
            number = cpr.rotate(session, keys)
    except (Unreadable, KeyError):
        out.write("A number cannot be read with the keys of CPR_KEYS. Nothing was changed.\n")
        return 1
    out.write(f"{number} numbers are sealed anew with key {keys.newest[0]}.\n")
    return 0
