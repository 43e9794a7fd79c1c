"""Files that go to the browser as they are."""

import hashlib
from functools import cache
from pathlib import Path

from flask import url_for

STATIC = Path(__file__).parent / "static"
DKFDS = "vendor/dkfds-11.2.0"
HTMX = "vendor/htmx-4.0.1/htmx.min.js"


def static_url(path: str) -> str:
    """The address of a file, changing with its content, so that browsers may keep it."""
    address: str = url_for("static", filename=path, v=_fingerprint(path))
    return address


def icon_url(name: str) -> str:
    """The address of one icon in the design system's sprite."""
    return f"{static_url(f'{DKFDS}/img/all-svg-icons.svg')}#{name}"


@cache
def _fingerprint(path: str) -> str:
    return hashlib.sha256((STATIC / path).read_bytes()).hexdigest()[:8]
