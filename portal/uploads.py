"""Files that people send: only views that say so take more than a form holds."""

from collections.abc import Callable
from contextlib import closing
from typing import Any, TypeVar

from flask import Flask, current_app, request

View = TypeVar("View", bound=Callable[..., Any])
# What marks a view that takes files: how many bytes a request to it may have.
MOST_BYTES = "most_bytes"
# What a form with a file holds besides the file.
BESIDES = 1_000_000


def takes_files(largest: int) -> Callable[[View], View]:
    """A view to which files of so many bytes may be sent."""

    def marked(view: View) -> View:
        setattr(view, MOST_BYTES, largest + BESIDES)
        return view

    return marked


def init_uploads(app: Flask) -> None:
    """Before anything reads the request: allow what its view takes."""
    app.before_request(_allow)


def _allow() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    allowed = getattr(view, MOST_BYTES, None)
    if allowed is not None:
        request.max_content_length = allowed


def sent_file(name: str) -> tuple[str, bytes]:
    """The name and bytes of the file in the field; both empty when none was chosen."""
    file = request.files.get(name)
    if not file:
        return "", b""
    with closing(file):
        return file.filename or "", file.read()
