"""What the server runs: `granian --interface wsgi portal.wsgi:app`."""

import ctypes
import logging
import os
import signal
import sys

from portal import create_app
from portal.settings import read_settings

PR_SET_PDEATHSIG = 1

if sys.platform == "linux":
    # When the server's main process is killed its workers live on and keep the port, and a new
    # start would silently share it with the old code. So they die with the one who began them.
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)

logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s")
app = create_app(read_settings(os.environ))
