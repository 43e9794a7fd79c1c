"""The command that writes the model card and data sheet of a municipality as text."""

import argparse
from typing import TextIO

from sqlalchemy import Engine
from sqlmodel import Session

from models.queries.people import municipality_by_code
from portal.shown.model_card import as_text, model_card


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command with what it must be told."""
    said = "Write the model card and data sheet of a municipality as plain text."
    parser = subparsers.add_parser("model-card", help=said, description=said)
    parser.add_argument("--code", required=True, help="the official municipality code")


def run(given: argparse.Namespace, engine: Engine, out: TextIO) -> int:
    """Write it; gives 0, or 1 when there is no such municipality."""
    with Session(engine) as session:
        municipality = municipality_by_code(session, given.code)
        if municipality is None:
            out.write(f"No municipality with code {given.code}.\n")
            return 1
        out.write(as_text(municipality, model_card(session, municipality)))
    return 0
