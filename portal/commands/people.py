"""The command that lets a municipality begin to use the product."""

import argparse
from datetime import datetime
from typing import TextIO

from pydantic import ValidationError
from sqlalchemy import Engine
from sqlmodel import Session

from models.migrations import migrate
from models.rules.errors import NotNow
from models.store import writing
from portal.commands.world import load_basics
from portal.services.office import NewMunicipality, found_municipality
from portal.words.refusals import REFUSALS

FIELDS = ("code", "name", "administrator_name", "administrator_email")


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command with what it must be told."""
    said = "Let a municipality begin, with its first administrator."
    parser = subparsers.add_parser("municipality", help=said, description=said)
    for field in FIELDS:
        parser.add_argument(f"--{field.replace('_', '-')}", required=True)


def run(given: argparse.Namespace, engine: Engine, now: datetime, out: TextIO) -> int:
    """Found it; gives 0, or 1 when something that was told is wrong and nothing was written."""
    migrate(engine)
    load_basics(engine, now)
    try:
        new = NewMunicipality(**{field: getattr(given, field) for field in FIELDS})
        with Session(writing(engine)) as session, session.begin():
            administrator, password = found_municipality(session, new, now=now)
            out.write(f"{administrator.email}  {password}\n")
    except ValidationError as wrong:
        for mistake in wrong.errors(include_url=False, include_input=False):
            out.write(f"--{str(mistake['loc'][0]).replace('_', '-')}: {mistake['msg']}\n")
        return 1
    except NotNow as refusal:
        out.write(f"{REFUSALS[refusal.code]}\n")
        return 1
    return 0
