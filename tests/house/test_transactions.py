"""Only the end of a request, the terminal and the seed keep what was done; no mistake is hidden."""

import ast

import pytest

from tests.house.code import calls, modules, name_of, shown, tree

# These end a transaction; everything else only flushes.
MAY_KEEP = ("portal.context", "portal.cli", "portal.commands", "seed", "models.migrations")
FILES = modules()


@pytest.mark.parametrize("file", FILES, ids=shown)
def test_nothing_else_commits(file):
    if name_of(file).startswith(MAY_KEEP):
        return
    ends = {"commit", "rollback"} - ({"rollback"} if name_of(file) == "portal.errors" else set())
    assert not [node.lineno for name, node in calls(file) if name in ends]


@pytest.mark.parametrize("file", FILES, ids=shown)
def test_no_mistake_is_swallowed(file):
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "everything"
            assert caught not in {"everything", "Exception", "BaseException"}, node.lineno


@pytest.mark.parametrize("file", modules("portal/views"), ids=shown)
def test_a_view_asks_nobody_but_queries_and_services(file):
    for name, node in calls(file):
        assert name not in {"select", "exec", "execute", "add", "flush"}, node.lineno
    assert not [node for node in ast.walk(tree(file)) if isinstance(node, ast.Try)]
