"""Imports point downwards; each layer knows only what it needs."""

import pytest

from tests.house.code import PACKAGES, imported, modules, name_of, shown

# The first line that fits a module says what of ours it may import.
OURS: list[tuple[str, tuple[str, ...]]] = [
    ("models.kinds", ()),
    ("models.rules", ("models.kinds", "models.rules")),
    ("models.tables", ("models.kinds", "models.rules", "models.tables")),
    ("models.queries", ("models.kinds", "models.rules", "models.tables", "models.queries")),
    ("models", ("models",)),
    ("matching", ("models.kinds", "matching")),
    ("portal.services", ("models", "matching", "portal.services")),
    ("portal.translate", ("models.kinds",)),
    ("portal.words", ("models.kinds", "models.rules", "portal.words", "portal.translate")),
    ("portal", ("models", "matching", "portal")),
    ("seed", ("models", "matching", "portal.services", "portal.settings", "seed")),
]

WEB = ("flask", "jinja2", "werkzeug", "wtforms")
STORE = ("sqlmodel", "sqlalchemy")
RANKING = ("sklearn", "scipy", "numpy", "rapidfuzz")
STRANGERS: list[tuple[str, tuple[str, ...]]] = [
    ("models.kinds", WEB + STORE + RANKING),
    ("models.rules", WEB + STORE + RANKING),
    ("models", WEB + RANKING),
    ("matching", WEB + STORE),
    ("portal.services", (*WEB, "flask_babel", "flask_login", *RANKING)),
    ("portal.views", STORE + RANKING),
    ("portal", RANKING),
    ("seed", WEB),
]

FILES = modules()


def _is_in(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def _first(table: list[tuple[str, tuple[str, ...]]], name: str) -> tuple[str, ...]:
    return next((names for package, names in table if _is_in(name, package)), ())


@pytest.mark.parametrize("file", FILES, ids=shown)
def test_a_module_imports_only_what_lies_below(file):
    allowed = _first(OURS, name_of(file))
    ours = {name for name in imported(file) if name.partition(".")[0] in PACKAGES}
    assert not {name for name in ours if not any(_is_in(name, package) for package in allowed)}


@pytest.mark.parametrize("file", FILES, ids=shown)
def test_a_module_knows_no_strangers(file):
    forbidden = _first(STRANGERS, name_of(file))
    assert not {name for name in imported(file) if any(_is_in(name, one) for one in forbidden)}


def test_importing_the_word_lists_loads_no_tables():
    assert (FILES[0].parents[1] / "models" / "__init__.py").read_text() == ""
