"""What a person does from the terminal: `python -m portal.cli WORD`."""

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence

from models.store import open_store
from portal import catalogue
from portal.commands import backup as backup_commands
from portal.commands import cpr as cpr_commands
from portal.commands import doctor as doctor_commands
from portal.commands import figures as figure_commands
from portal.commands import imports as import_commands
from portal.commands import model_card as model_card_commands
from portal.commands import people as people_commands
from portal.commands import prove as prove_commands
from portal.commands import vocabulary as vocabulary_commands
from portal.commands import worker as worker_commands
from portal.commands import world as world_commands
from portal.context import real_clock
from portal.language import CATALOGUE
from portal.services.citizens.cpr import Keys
from portal.services.matches.built_vocabulary import keep_built_in
from portal.settings import BadSettings, built_folder, read_settings

Command = Callable[[argparse.Namespace], int]


def prepare(_given: argparse.Namespace) -> int:
    """Make the database ready; in the demo the first time with the demo municipality."""
    settings = read_settings(os.environ)
    store = open_store(settings.database_url)
    return world_commands.prepare(store, settings, real_clock(), sys.stdout, sys.stderr)


def demo(given: argparse.Namespace) -> int:
    """Build the demo municipality anew."""
    settings = read_settings(os.environ)
    store = open_store(settings.database_url)
    return world_commands.demo(store, settings, real_clock(), sys.stdout, sys.stderr, yes=given.yes)


def tick(_given: argparse.Namespace) -> int:
    """Start and end the placements whose day has come."""
    store = open_store(read_settings(os.environ).database_url)
    print(world_commands.tick(store, real_clock()))
    return 0


def worker(_given: argparse.Namespace) -> int:
    """Send mail, do what has its time, and take in files, until it is stopped or its parent ends.

    Without it nothing happens by itself. On PostgreSQL several may run, on several machines.
    """
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s")
    settings = read_settings(os.environ)
    keep_built_in(built_folder(settings.database_url))
    return worker_commands.work(open_store(settings.database_url), settings, real_clock)


def municipality(given: argparse.Namespace) -> int:
    """Let a municipality begin, with its first administrator."""
    store = open_store(read_settings(os.environ).database_url)
    return people_commands.run(given, store, real_clock(), sys.stdout)


def model_card(given: argparse.Namespace) -> int:
    """Write the model card and data sheet of a municipality as plain text."""
    store = open_store(read_settings(os.environ).database_url)
    return model_card_commands.run(given, store, sys.stdout)


def cpr_keys(_given: argparse.Namespace) -> int:
    """Seal CPR numbers anew with the first key of CPR_KEYS; then the others may be forgotten."""
    settings = read_settings(os.environ)
    store = open_store(settings.database_url)
    return cpr_commands.run(store, Keys.of(settings.cpr_keys), sys.stdout)


def import_file(given: argparse.Namespace) -> int:
    """Take in a file of lines."""
    settings = read_settings(os.environ)
    keep_built_in(built_folder(settings.database_url))
    store = open_store(settings.database_url)
    return import_commands.run(given, store, real_clock(), sys.stdout)


def import_work(_given: argparse.Namespace) -> int:
    """Do the imports that people began in the browser; a worker starts this when one waits."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s")
    settings = read_settings(os.environ)
    keep_built_in(built_folder(settings.database_url))
    return import_commands.work(open_store(settings.database_url), real_clock)


def vocabulary(given: argparse.Namespace) -> int:
    """Take ESCO in from its official download, or show what is in."""
    settings = read_settings(os.environ)
    keep_built_in(built_folder(settings.database_url))
    store = open_store(settings.database_url)
    return vocabulary_commands.run(given, store, real_clock())


def figures(given: argparse.Namespace) -> int:
    """Take legal figures in for all municipalities."""
    store = open_store(read_settings(os.environ).database_url)
    return figure_commands.run(given, store, real_clock(), sys.stdout)


def backup(given: argparse.Namespace) -> int:
    """Write the whole database to a new file; people go on working."""
    store = open_store(read_settings(os.environ).database_url)
    return backup_commands.backup(store, given.file, sys.stdout)


def restore(given: argparse.Namespace) -> int:
    """Put what is in a backup in the place of all that is in the database."""
    store = open_store(read_settings(os.environ).database_url)
    return backup_commands.restore(store, given.file, sys.stdout, yes=given.yes)


def prove(_given: argparse.Namespace) -> int:
    """Prove that the whole data is as the rules say; changes nothing, ends with 1 if it is not."""
    store = open_store(read_settings(os.environ).database_url)
    return prove_commands.run(store, real_clock(), sys.stdout)


def doctor(_given: argparse.Namespace) -> int:
    """Look whether all that the service stands on is there, and say what to do; changes nothing."""
    return doctor_commands.run(os.environ, real_clock, sys.stdout)


def check_words(_given: argparse.Namespace) -> int:
    """Tell which sentences the English catalogue lacks."""
    found = catalogue.faults()
    for fault in found:
        print(fault)
    print(f"{len(found)} faults in the catalogue." if found else "The catalogue is whole.")
    return 1 if found else 0


def words(_given: argparse.Namespace) -> int:
    """Bring the English catalogue in step with the Danish source; then translate what is empty."""
    print(f"{catalogue.bring_in_step()} sentences lack English in {CATALOGUE}")
    return 0


COMMANDS: dict[str, Command] = {
    "prepare": prepare,
    "demo": demo,
    "tick": tick,
    "worker": worker,
    "municipality": municipality,
    "vocabulary": vocabulary,
    "import": import_file,
    "import-work": import_work,
    "figures": figures,
    "model-card": model_card,
    "cpr-keys": cpr_keys,
    "backup": backup,
    "restore": restore,
    "prove": prove,
    "doctor": doctor,
    "check-words": check_words,
    "words": words,
}


def main(arguments: Sequence[str]) -> int:
    """Do what the first word says; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m portal.cli", description=__doc__)
    parts = parser.add_subparsers(dest="word", required=True)
    vocabulary_commands.add_parser(parts)
    world_commands.add_parser(parts)
    people_commands.add_parser(parts)
    import_commands.add_parser(parts)
    figure_commands.add_parser(parts)
    model_card_commands.add_parser(parts)
    backup_commands.add_parser(parts)
    for name, command in COMMANDS.items():
        if name not in parts.choices:
            parts.add_parser(name, help=command.__doc__, description=command.__doc__)
    given = parser.parse_args(arguments)
    try:
        return COMMANDS[given.word](given)
    except BadSettings as why:
        print(why, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
