"""The application with a page of the tests' own beside the real ones."""

import pytest
from flask import Flask

from tests import trial
from tests.pages import Browser


@pytest.fixture
def app(app: Flask) -> Flask:
    app.register_blueprint(trial.blueprint)
    return app


@pytest.fixture
def visitor(app: Flask) -> Browser:
    return Browser(app)
