"""`python -m matching WORD`: the matching without the portal."""

import sys

from matching.command.main import main

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:], sys.stdout, sys.stderr))
