"""A real browser against the real application: pages are checked wherever a person goes."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import axe_playwright_python
import pytest
from flask import Flask
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from tests.e2e.walker import Walker
from tests.people import PASSWORD

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDTHS = {"desktop": (1280, 900), "phone": (375, 812)}
AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of a worker. Nothing is skipped when there is none."""
    with sync_playwright() as playwright:
        path = os.environ.get("FODFAESTE_CHROMIUM") or "/usr/bin/chromium"
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """The application, listening on this machine."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(params=list(WIDTHS))
def width(request: pytest.FixtureRequest) -> tuple[int, int]:
    """Every walk is made at a desk and on a phone."""
    return WIDTHS[request.param]


@pytest.fixture
def walk(
    chromium: Browser, address: str, width: tuple[int, int]
) -> Iterator[Callable[[str], Walker]]:
    """`walk("karen")`: Karen at her own browser, signed in with her password.

    `seen` says that another walk asks axe about the same pages.
    """
    walkers: list[Walker] = []

    def start(name: str, *, script: bool = True, seen: bool = False) -> Walker:
        context = chromium.new_context(
            viewport={"width": width[0], "height": width[1]},
            java_script_enabled=script,
            locale="da",
        )
        walker = Walker(context.new_page(), address, AXE if script and not seen else "")
        walkers.append(walker)
        walker.sign_in(f"{name}@eksempel.dk", PASSWORD)
        return walker

    yield start
    for walker in walkers:
        walker.leave()
