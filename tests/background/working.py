"""Workers in processes of their own: `python -m tests.background.working` starts one for each line
it reads, and tells its number.

They are forked from a process that has loaded everything, because loading costs seconds; and what
a killed one had in hand is given back sooner than in life. All else is as the command does it.
"""

import logging
import os
import signal
import sys
from datetime import timedelta

from models.store import open_store
from portal import create_app
from portal.commands.worker import work
from portal.context import real_clock
from portal.settings import Settings, read_settings

LEASE = timedelta(seconds=2)


def nurse(settings: Settings) -> None:
    """Start a worker for each line, until there are no more; they end with this process."""
    # Nobody waits for those who ended, and none of them stays behind.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for _line in sys.stdin:
        worker = os.fork()
        if worker == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            store = open_store(settings.database_url)
            os._exit(work(store, settings, real_clock, lease=LEASE))
        sys.stdout.write(f"{worker}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    given = read_settings(os.environ)
    create_app(given, open_store("sqlite://"))  # loads what the first mail would
    nurse(given)
