"""Write the golden set anew: python -m tests.golden. Look at the difference before it is kept."""

import sys
import tempfile
from pathlib import Path

from tests.demo_world import demo_worlds
from tests.golden.lists import LISTS, blocks_of, first_of, lists_of, reasons


def main() -> None:
    """Builds the demo world, which takes some minutes, and tells which reasons no longer hold."""
    with tempfile.TemporaryDirectory(prefix="golden-") as folder:
        text = lists_of(demo_worlds(Path(folder))[0])
    LISTS.write_text(text, encoding="utf-8")
    told = reasons()
    for heading, block in blocks_of(text).items():
        first, _why = told.get(heading, ("", ""))
        if first != first_of(block):
            sys.stdout.write(
                f"{heading}: the reason speaks of {first or 'nobody'}, first is {first_of(block)}\n"
            )


if __name__ == "__main__":
    main()
