"""The demo world in a file, built once however many workers run the tests."""

import fcntl
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from models.rules.calendar import COPENHAGEN

ROOT = Path(__file__).parents[1]
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=COPENHAGEN)
LATER_THAT_DAY = datetime(2026, 11, 24, 23, 30, tzinfo=COPENHAGEN)

_BUILD = """
import sys
from datetime import datetime
from models.migrations import migrate
from models.store import open_store
from portal.commands.world import load_basics
from seed.world import build_world
engine, now = open_store(sys.argv[1], safe_writes=False), datetime.fromisoformat(sys.argv[2])
migrate(engine)
load_basics(engine, now)
build_world(engine, now)
engine.dispose()
"""


def demo_worlds(folder: Path) -> tuple[Path, Path]:
    """Two files with the world of NOW, built apart: with sets in another order, at another hour.

    Args:
        folder: one that all workers share; whoever comes second waits and finds them built.
    """
    world, twin, done = (folder / f"{name}.sqlite" for name in ("world", "twin", "done"))
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            builders = [_builder(world, NOW, "1"), _builder(twin, LATER_THAT_DAY, "4711")]
            assert [builder.wait(timeout=600) for builder in builders] == [0, 0]
            done.touch()
    return world, twin


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """One folder for all workers of this run."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "demo_world"
    folder.mkdir(exist_ok=True)
    return folder


def _builder(file: Path, now: datetime, hash_seed: str) -> subprocess.Popen[bytes]:
    env = os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-W", "error", "-c", _BUILD, f"sqlite:///{file}", now.isoformat()]
    return subprocess.Popen(command, cwd=ROOT, env=env)
