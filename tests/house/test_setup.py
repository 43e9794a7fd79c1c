"""What a machine gets when it sets Fodfæste up: pinned, checked, and only what is needed."""

import ast
import os
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import start
from portal import vendor

ROOT = Path(start.__file__).parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
NOT_COMMITTED = {".git", ".venv", "var", "__pycache__", ".hypothesis"}

# Put together here, so that this file does not name them itself.
REGISTRY_HOSTS = [
    ".".join(parts).encode()
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("deb", "debian", "org"),
        ("security", "debian", "org"),
    )
]


def committed_files() -> Iterator[Path]:
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [
            name for name in folders if name not in NOT_COMMITTED and not name.endswith("_cache")
        ]
        yield from (Path(folder) / name for name in files if not name.endswith(".pyc"))


def pins(lock: str) -> set[str]:
    return set(re.findall(r"^([a-z0-9-]+==[^ ]+)", (ROOT / lock).read_text(), re.MULTILINE))


def named_in_pyproject(*, dev: bool) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = project["dependencies"] + (project["optional-dependencies"]["dev"] if dev else [])
    return {re.split(r"[\[<>=]", line)[0] for line in wanted} - {"fodfaeste"}  # its own extras


def test_shipped_files_are_as_the_manifest_says():
    assert vendor.differences() == []


def test_a_changed_shipped_file_is_noticed(tmp_path, monkeypatch):
    (tmp_path / "a.js").write_text("mine")
    (tmp_path / "new.js").write_text("new")
    (tmp_path / "manifest.json").write_text(
        '[{"file": "a.js", "sha256": "theirs"}, {"file": "b.js", "sha256": ""}]'
    )
    monkeypatch.setattr(vendor, "VENDOR", tmp_path)
    monkeypatch.setattr(vendor, "MANIFEST", tmp_path / "manifest.json")
    assert vendor.differences() == [
        "b.js is in the manifest only",
        "new.js is not in the manifest",
        "a.js was changed",
    ]


def test_the_style_sheet_misses_only_what_we_leave_out_on_purpose():
    styles = (vendor.VENDOR / vendor.PACKAGES[0].folder / vendor.STYLES).read_text()
    older_formats = re.compile(r"\.(eot|ttf|woff)$")
    missing = {Path(url).name for url in vendor.unshipped(styles) if not older_formats.search(url)}
    assert missing == {
        "IBMPlexSans-BoldItalic.woff2",
        "IBMPlexSans-MediumItalic.woff2",
        "IBMPlexSans-SemiBoldItalic.woff2",
        "logo-header-placeholder.png",
        "logo-placeholder.png",
    }


def test_our_own_style_sheet_points_only_to_files_that_are_there():
    sheet = vendor.VENDOR.parent / "app.css"
    urls = re.findall(r"url\(\"?([^\")]+)\"?\)", sheet.read_text())
    assert urls
    assert [url for url in urls if not (sheet.parent / url).exists()] == []


def test_no_file_names_a_package_registry():
    found = [
        f"{path.relative_to(ROOT)}: {host.decode()}"
        for path in committed_files()
        for host in REGISTRY_HOSTS
        if host in path.read_bytes()
    ]
    assert found == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_versions_and_checksums_and_nothing_else(lock):
    line = re.compile(r"[a-z0-9-]+==\S+( ; [^/\\]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
    assert [
        text for text in (ROOT / lock).read_text().splitlines() if not line.fullmatch(text)
    ] == []


def test_locks_cover_the_project_and_agree():
    names = {pin.split("==")[0] for pin in pins("requirements.lock")}
    dev_names = {pin.split("==")[0] for pin in pins("requirements-dev.lock")}
    assert pins("requirements.lock") <= pins("requirements-dev.lock")
    assert named_in_pyproject(dev=False) <= names
    assert named_in_pyproject(dev=True) <= dev_names


def test_start_needs_nothing_but_python():
    tree = ast.parse((ROOT / "start.py").read_text())
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
        )
    }
    assert imported - sys.stdlib_module_names == set()


def test_ci_runs_exactly_the_two_words():
    script = ROOT / ".ci" / "run"
    lines = script.read_text().splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    commands = [line for line in lines if line and not line.startswith(("#", "echo ", "cd "))]
    assert commands == ["set -euo pipefail", "python3 start.py check", "python3 start.py test"]
    assert os.access(script, os.X_OK)


def test_make_knows_the_same_words():
    targets = re.findall(r"^([a-z0-9 ]+):$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert [target.split() for target in targets] == [list(start.WORDS)]


def test_every_word_says_what_it_does():
    assert all(action.__doc__ for action in start.WORDS.values())


def test_another_database_is_not_emptied_without_yes(monkeypatch, capsys):
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg:///somebodys")
    assert start.main(["demo"]) == 1
    assert "--yes" in capsys.readouterr().err


def test_a_taken_port_is_said_before_anything_else(monkeypatch, capsys):
    with start.socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setenv("PORT", str(taken.getsockname()[1]))
        assert start.main([]) == 1
    assert "Cannot listen on 127.0.0.1" in capsys.readouterr().err


@pytest.fixture
def made(tmp_path, monkeypatch):
    """What start.py would have done to an environment that stands in for .venv."""
    done = []
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").touch()
    (tmp_path / "bin" / "pip").touch()
    monkeypatch.setattr(start, "PYTHON", tmp_path / "bin" / "python")
    monkeypatch.setattr(start, "STAMP", tmp_path / "installed.txt")
    monkeypatch.setattr(start, "_make_venv", lambda **_: done.append("made anew"))
    monkeypatch.setattr(start, "_install", lambda lock, _uv: done.append(lock.name))
    return done


def test_an_environment_is_made_once(made):
    start._ready_environment(start.RUNTIME_LOCK)
    start._ready_environment(start.RUNTIME_LOCK)
    assert made == ["made anew", "requirements.lock"]


def test_the_tools_are_added_to_the_environment_that_is_there(made):
    start._ready_environment(start.RUNTIME_LOCK)
    start._ready_environment(start.DEV_LOCK)
    start._ready_environment(start.RUNTIME_LOCK)
    assert made == ["made anew", "requirements.lock", "requirements-dev.lock"]


def test_a_changed_lock_makes_the_environment_anew(made, tmp_path, monkeypatch):
    start._ready_environment(start.RUNTIME_LOCK)
    changed = tmp_path / "requirements.lock"
    changed.write_text("other==1")
    monkeypatch.setattr(start, "RUNTIME_LOCK", changed)
    start._ready_environment(changed)
    assert made == ["made anew", "requirements.lock"] * 2


def test_an_installation_that_was_cut_short_is_not_trusted(made, monkeypatch):
    start._ready_environment(start.RUNTIME_LOCK)

    def killed(_lock, _uv):
        raise KeyboardInterrupt

    with monkeypatch.context() as context:
        context.setattr(start, "_install", killed)
        with pytest.raises(KeyboardInterrupt):
            start._ready_environment(start.DEV_LOCK)
    start._ready_environment(start.RUNTIME_LOCK)
    assert made == ["made anew", "requirements.lock"] * 2
