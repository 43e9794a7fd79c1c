"""A worker in a process of its own, as the command starts it: `python -m tests.background.working`.

Only what it has in hand is given back sooner than in life, or a test of being killed takes hours.
"""

import logging
import os
import sys
from datetime import timedelta

from models.store import open_store
from portal.commands.worker import work
from portal.context import real_clock
from portal.settings import read_settings

LEASE = timedelta(seconds=2)

if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    settings = read_settings(os.environ)
    sys.exit(work(open_store(settings.database_url), settings, real_clock, lease=LEASE))
