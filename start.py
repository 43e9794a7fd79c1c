"""Set Fodfæste up and run it: `python3 start.py` on a machine that has only Python.

Standard library only, because nothing else is there yet. `python3 start.py help` lists the words.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OLDEST_PYTHON = (3, 11)
THIS_PYTHON = f"python{sys.version_info[0]}.{sys.version_info[1]}"
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "installed.txt"
RUNTIME_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
EMBEDDED_DATABASE = f"sqlite:///{ROOT / 'var' / 'fodfaeste.sqlite'}"

# One line a check, run with the programs of .venv; all of them run even when one fails.
CHECKS = (
    "ruff format --check .",
    "ruff check .",
    "mypy",
    "lint-imports --no-logo",
    "python -m portal.cli check-words",
)


class Stop(Exception):
    """The person has to do something first; the text says what."""


def run(_extra: list[str]) -> int:
    """Set up, make the database ready (the first time with the demo municipality) and serve."""
    return _open("prepare")


def demo(extra: list[str]) -> int:
    """Build the demo municipality anew, then serve; needs --yes on a database of your own."""
    if _settings()["DATABASE_URL"] != EMBEDDED_DATABASE and "--yes" not in extra:
        raise Stop("This empties the database in DATABASE_URL. Add --yes if that is what you want.")
    return _open("demo", *extra)


def test(extra: list[str]) -> int:
    """Run all tests, those in a browser too; what follows goes to pytest."""
    _ready_environment(DEV_LOCK)
    env = _environment() | {"FODFAESTE_CHROMIUM": _browser()}
    # Each worker keeps tests that lie together, and with them what their file built for them.
    # One more than there are cores: tests also wait, for a browser or for a database.
    how = ["-n", str((os.cpu_count() or 1) + 1), "--dist", "worksteal"]
    return _call("python", "-m", "pytest", *how, *extra, env=env)


def e2e(extra: list[str]) -> int:
    """Run only the tests in a browser; what follows goes to pytest."""
    return test(["tests/e2e", *extra])


def check(_extra: list[str]) -> int:
    """Check format, style, types, import directions and the words people read."""
    _ready_environment(DEV_LOCK)
    failed = []
    for command in CHECKS:
        print("==", command, flush=True)
        if _call(*command.split()):
            failed.append(command)
    print(f"Not in order: {'; '.join(failed)}" if failed else "All checks passed.")
    return 1 if failed else 0


def bench(extra: list[str]) -> int:
    """Measure how fast it is; what follows goes to the measuring program."""
    _ready_environment(DEV_LOCK)
    return _call("python", "-m", "tests.bench", *extra)


def quality(extra: list[str]) -> int:
    """Measure how good the matching is (quality --quick takes minutes, without it much longer)."""
    _ready_environment(DEV_LOCK)
    return _call("python", "-m", "tests.quality", *extra)


def soak(extra: list[str]) -> int:
    """Kill workers 200 times in the middle of sending mail, and count what is lost (10 minutes)."""
    _ready_environment(DEV_LOCK)
    return _call("python", "-m", "tests.soak", *extra)


def vocabulary(extra: list[str]) -> int:
    """Take a larger vocabulary in (vocabulary import FILE …), or show what is in."""
    _ready_environment(RUNTIME_LOCK)
    return _call("python", "-m", "portal.cli", "vocabulary", *extra, env=_settings())


def clean(_extra: list[str]) -> int:
    """Remove the environment, the embedded database (all of var/) and caches; asks nothing."""
    bytecode = [path for path in ROOT.rglob("__pycache__") if VENV not in path.parents]
    for path in [VENV, ROOT / "var", ROOT / ".hypothesis", *ROOT.glob(".*_cache"), *bytecode]:
        if path.is_dir():
            shutil.rmtree(path)
            print(f"removed {path.relative_to(ROOT)}")
    return 0


def lock(_extra: list[str]) -> int:
    """Choose the newest allowed versions anew and write both lock files (developers)."""
    with tempfile.TemporaryDirectory() as folder:
        uv = shutil.which("uv") or f"{folder}/bin/uv"
        if not Path(uv).exists():
            _must([sys.executable, "-m", "venv", folder])
            _must([f"{folder}/bin/pip", "install", "--quiet", "uv"])
        how = "--quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-config"
        how += " --no-header --no-annotate --no-emit-index-url"
        command = [uv, "pip", "compile", *how.split(), "pyproject.toml"]
        _must([*command, "-o", RUNTIME_LOCK.name])
        # The runtime lock binds the other one, so that tests run on what will be served.
        _must([*command, "-c", RUNTIME_LOCK.name, "--extra", "dev", "-o", DEV_LOCK.name])
    return 0


def help_(_extra: list[str]) -> int:
    """List these words."""
    print("python3 start.py [WORD] (without a word: run)\n")
    for word, action in WORDS.items():
        print(f"  {word:10} {action.__doc__}")
    return 0


def _ready_environment(lock_file: Path) -> None:
    """Make .venv hold what the lock file says; does nothing when it already does."""
    locks = [RUNTIME_LOCK, DEV_LOCK] if lock_file == DEV_LOCK else [RUNTIME_LOCK]
    with _alone():
        # The stamp is written last: without it an earlier run was cut short.
        stamped = STAMP.read_text().splitlines() if STAMP.exists() and PYTHON.exists() else []
        missing = [path for path in locks if _fingerprint(path) not in stamped]
        if not missing:
            return
        print(f"Installing {lock_file.name} into .venv (about half a minute) …", flush=True)
        STAMP.unlink(missing_ok=True)
        uv = shutil.which("uv")
        if RUNTIME_LOCK in missing or not (uv or PYTHON.with_name("pip").exists()):
            _make_venv(with_pip=uv is None)
        _install(lock_file, uv)
        STAMP.write_text("".join(f"{_fingerprint(path)}\n" for path in locks))


@contextmanager
def _alone() -> Iterator[None]:
    """Two terminals may start at once; the second waits. Locks the folder, leaves no file."""
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _fingerprint(lock_file: Path) -> str:
    """Changes with the lock, the Python and the folder; any of them makes .venv stale."""
    digest = hashlib.sha256(lock_file.read_bytes()).hexdigest()
    return f"{lock_file.name} {digest} {THIS_PYTHON} {ROOT}"


def _make_venv(*, with_pip: bool) -> None:
    for needed in ("venv", "ensurepip") if with_pip else ("venv",):
        if importlib.util.find_spec(needed) is None:
            _apt_or_stop(f"{THIS_PYTHON}-venv")
    options = [] if with_pip else ["--without-pip"]
    _must([sys.executable, "-m", "venv", "--clear", *options, str(VENV)])


def _install(lock_file: Path, uv: str | None) -> None:
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check"]
    if uv is not None:
        # uv writes no bytecode by itself; without it every start costs seconds.
        command = [uv, "pip", "install", "--python", str(PYTHON), "--compile-bytecode"]
    _must([*command, "--quiet", "--no-deps", "--require-hashes", "-r", str(lock_file)])


def _apt_or_stop(*packages: str) -> None:
    """Install Debian packages as root; anyone else is told the line to run."""
    line = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise Stop(f"Something of the system is missing. Run this once: sudo {' '.join(line)}")
    print(f"Installing {' '.join(packages)} …", flush=True)
    _must(["apt-get", "update", "-qq"])
    _must(["env", "DEBIAN_FRONTEND=noninteractive", *line, "-qq"])


def _browser() -> str:
    """The path of a Chromium, installed first where we may; its tests are never skipped."""
    if found := _browser_here():
        return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _apt_or_stop("chromium", "fonts-liberation")
    else:
        _call("python", "-m", "playwright", "install", "chromium")
    if found := _browser_here():
        return found
    raise Stop("The tests need a browser. Install Chromium, or give its path in CHROMIUM.")


def _browser_here() -> str | None:
    if given := os.environ.get("CHROMIUM"):
        return shutil.which(given)
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    code = "from playwright.sync_api import sync_playwright as start\n"
    code += "with start() as playwright: print(playwright.chromium.executable_path)"
    answer = subprocess.run([PYTHON, "-c", code], capture_output=True, text=True, check=False)
    return shutil.which(answer.stdout.strip() or "no-browser")


def _environment() -> dict[str, str]:
    """What every program gets that is started here."""
    # With it Python would compile everything anew at each start, which takes seconds.
    return {name: told for name, told in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _settings() -> dict[str, str]:
    """The environment of the service; what the person has set goes before what stands here."""
    default = {"DATABASE_URL": EMBEDDED_DATABASE, "FODFAESTE_ENV": "demo"}
    return default | {"HOST": "127.0.0.1", "PORT": "8000"} | _environment()


def _call(program: str, *arguments: str, env: dict[str, str] | None = None) -> int:
    """Run a program of .venv in the checkout; gives its exit code."""
    command = [str(PYTHON.with_name(program)), *arguments]
    with subprocess.Popen(command, cwd=ROOT, env=env or _environment()) as process:
        try:
            return process.wait()
        except KeyboardInterrupt:
            # The program got the Ctrl-C too; subprocess.run would kill it before it is done.
            process.wait()
            raise


def _must(command: list[str]) -> None:
    if subprocess.run(command, cwd=ROOT, env=_environment(), check=False).returncode:
        raise Stop(f"This did not work: {' '.join(command)}")


def _must_be_free(host: str, port: str) -> None:
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise Stop(f"PORT must be a number from 1 to 65535, not {port!r}.")
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as attempt:
        # As a server does it: a port that was closed a moment ago is free.
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((host, int(port)))
        except OSError as why:
            said = f"Cannot listen on {host}, port {port}: {why.strerror}. "
            raise Stop(said + "For another one: PORT=8001 python3 start.py") from why


def _open(preparation: str, *extra: str) -> int:
    """Prepare the database and serve; comes back only when the preparation failed."""
    settings = _settings()
    host, port = settings["HOST"], settings["PORT"]
    _must_be_free(host, port)
    _ready_environment(RUNTIME_LOCK)
    (ROOT / "var").mkdir(exist_ok=True)
    failed = _call("python", "-m", "portal.cli", preparation, *extra, env=settings)
    if not failed:
        print(f"Fodfæste: http://{host}:{port}/ (Ctrl-C stops it)", flush=True)
        # Mail, and what happens by itself; it ends with its parent, which becomes the server.
        subprocess.Popen([PYTHON, "-m", "portal.cli", "worker"], cwd=ROOT, env=settings)
        # The server takes this process over, so that signals reach it and nothing is left behind.
        os.chdir(ROOT)
        os.execve(PYTHON, [str(PYTHON), "-m", *_server(host, port)], settings)
    return failed


def _server(host: str, port: str) -> list[str]:
    options = "--interface wsgi --workers 2 --blocking-threads 4 --respawn-failed-workers"
    # Only what has its version in its path: these answers carry no ETag and are kept for long.
    options += " --static-path-route /static/vendor --static-path-mount portal/static/vendor"
    options += " --static-path-expires 30d --log-level warning"
    return ["granian", *options.split(), "--host", host, "--port", port, "portal.wsgi:app"]


ACTIONS = (run, demo, test, check, e2e, bench, quality, soak, vocabulary, lock, clean, help_)
WORDS = {action.__name__.rstrip("_"): action for action in ACTIONS}
TAKE_MORE = {"demo", "test", "e2e", "bench", "quality", "soak", "vocabulary"}


def main(arguments: list[str]) -> int:
    """Do what the first word says; gives the exit code."""
    if sys.version_info[:2] < OLDEST_PYTHON:
        print("Fodfæste needs Python 3.11 or newer; this is", sys.version.split()[0])
        return 1
    word, extra = (arguments[0], arguments[1:]) if arguments else ("run", [])
    if word not in WORDS or (extra and word not in TAKE_MORE):
        print(f"Not understood: {' '.join(arguments)}\n")
        return help_([]) or 2
    try:
        return WORDS[word](extra)
    except (Stop, PermissionError) as why:
        print(why, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
