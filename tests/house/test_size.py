"""Nothing grows until nobody reads it."""

import ast

import pytest

from tests.house.code import ROOT, modules, shown, templates, tree

MODULE, TESTS, FUNCTION, TEMPLATE = 300, 400, 40, 150
# Lists to look things up in, and steps that are run once and never edited.
NOT_READ_THROUGH = ("models/kinds.py", "models/migrations/versions/")
FILES = [
    file
    for file in [*modules(), *sorted((ROOT / "tests").rglob("*.py"))]
    if not shown(file).startswith(NOT_READ_THROUGH)
]


@pytest.mark.parametrize("file", FILES, ids=shown)
def test_a_module_can_be_read_in_one_go(file):
    longest = TESTS if shown(file).startswith("tests/") else MODULE
    lines = len(file.read_text().splitlines())
    assert lines <= longest


@pytest.mark.parametrize("file", FILES, ids=shown)
def test_a_function_fits_on_a_screen(file):
    long = {
        node.name: node.end_lineno - node.lineno + 1
        for node in ast.walk(tree(file))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.end_lineno
    }
    assert not {name: lines for name, lines in long.items() if lines > FUNCTION}


@pytest.mark.parametrize("file", templates(), ids=shown)
def test_a_template_can_be_read_in_one_go(file):
    lines = len(file.read_text().splitlines())
    assert lines <= TEMPLATE
