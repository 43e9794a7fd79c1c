"""The server that start.py starts, with one worker, on a port of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import start
from portal.settings import ROOT

HOST = "127.0.0.1"
LONGEST_START = 60  # seconds


@contextmanager
def serving(app: str, folder: Path, **environment: str) -> Iterator[int]:
    """Serve the application; gives the port."""
    port = _free_port()
    words = " ".join(start._server(HOST, str(port)))
    words = words.replace("--workers 2", "--workers 1").replace("portal.wsgi:app", app)
    log = folder / f"{port}.log"
    with log.open("w") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", *words.split()],
            cwd=ROOT,
            env=os.environ | environment,
            stdout=out,
            stderr=out,
        )
    try:
        _wait(server, port, log)
        yield port
    finally:
        server.terminate()
        server.wait(30)


def _free_port() -> int:
    with socket.socket() as attempt:
        attempt.bind((HOST, 0))
        port: int = attempt.getsockname()[1]
        return port


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    began = time.monotonic()
    while time.monotonic() - began < LONGEST_START and server.poll() is None:
        try:
            connection = HTTPConnection(HOST, port, timeout=5)
            connection.request("GET", "/sundhed")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise RuntimeError(f"the server did not start: {log.read_text()}")
