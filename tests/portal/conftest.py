"""The application with a page of the tests' own beside the real ones."""

import pytest
from flask import Flask

from tests import trial
from tests.pages import Browser
from tests.standing import new_app


@pytest.fixture(scope="session")
def standing_app() -> Flask:
    app = new_app()
    app.register_blueprint(trial.blueprint)
    return app


@pytest.fixture
def visitor(app: Flask) -> Browser:
    return Browser(app)
