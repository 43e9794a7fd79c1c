"""The long form of what the tests try shortly: `python3 start.py soak [KILLS]` (200 if not told).

Workers on both databases are killed in the middle of sending, so many times in all, and mail is
counted: wanted, lost, taken twice. It takes some ten minutes; half of it is workers starting.
"""

import sys
import tempfile
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session, select

from models.migrations import migrate
from models.store import open_store, writing
from models.tables.people import User
from tests.background.killing import crew, fill, kill_again_and_again, mail_server
from tests.people import make_people
from tests.postgres import fresh_database, postgres_server

KILLS = 200
MAILS_A_KILL = 10


def main(kills: int) -> int:
    """Half of the kills on each database; gives 0 when nothing was lost and doubles are few."""
    bad = False
    with (
        tempfile.TemporaryDirectory() as folder,
        postgres_server() as server,
        fresh_database(server) as postgres,
    ):
        urls = (f"sqlite:///{folder}/store.sqlite", postgres)
        for hands, url in enumerate(urls, start=1):
            bad |= not _try(url, Path(folder), hands=hands, kills=kills // 2)
    return int(bad)


def _try(url: str, folder: Path, *, hands: int, kills: int) -> bool:
    engine = open_store(url)
    own = folder / engine.dialect.name
    own.mkdir()
    with mail_server(own) as server, crew(url, server, own / "log") as workers:
        fill(engine, _someone(engine), kills * MAILS_A_KILL)
        came = kill_again_and_again(engine, workers, hands=hands, kills=kills, seed=kills)
    engine.dispose()
    told = f"{engine.dialect.name}: {hands} at a time, {came.kills} killed, {came.wanted} mails, "
    told += f"{came.lost} lost, {came.doubled} taken twice, {came.seconds:.0f} s"
    print(told, flush=True)
    # A worker holds one mail in its hand when it dies.
    return came.lost == 0 and came.doubled <= came.kills


def _someone(engine: Engine) -> int:
    migrate(engine)
    with Session(writing(engine)) as session, session.begin():
        make_people(session)
        return session.exec(select(User.id).where(User.email == "anders@eksempel.dk")).one()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else KILLS))
