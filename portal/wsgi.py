"""What the server runs: `granian --interface wsgi portal.wsgi:app`."""

import ctypes
import gc
import logging
import os
import signal
import sys

from portal import create_app
from portal.services.matches.built_vocabulary import keep_built_in
from portal.settings import built_folder, read_settings

PR_SET_PDEATHSIG = 1

if sys.platform == "linux":
    # When the server's main process is killed its workers live on and keep the port, and a new
    # start would silently share it with the old code. So they die with the one who began them.
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)

logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s")
settings = read_settings(os.environ)
keep_built_in(built_folder(settings.database_url))
app = create_app(settings)

# What is loaded now lives as long as the server. Python's collector need not look through it again
# and again, which stopped every hundredth page for 80 ms and took a third of a long match list.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 50)
