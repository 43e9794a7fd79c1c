"""The built vocabulary: the same answers, and never an old or damaged one."""

import io

import numpy as np
import pytest

from matching.command import vocabularies
from matching.command.main import main
from matching.sources import built
from matching.sources.built import NotBuilt, read_built, write_built
from models.kinds import ConceptKind
from tests.matching.exchanged import FOLDER, answers, built_starter, ran, starter_linker, written
from tests.services.esco_files import esco_zips, titles_file

TEXTS = ["kok", "murrer", "køkenhjælper", "lastbilchauffør", "frisør", "xqzw", "rengøring hotel"]


def test_it_answers_as_the_one_that_was_written():
    fresh, stored = starter_linker(), read_built(built_starter())
    assert stored.vocabulary.version == fresh.vocabulary.version
    assert list(stored.vocabulary.concepts.values()) == list(fresh.vocabulary.concepts.values())
    assert stored.vocabulary.relations == fresh.vocabulary.relations
    for kind in ConceptKind:
        for text in TEXTS:
            assert stored.suggest(text, kind) == fresh.suggest(text, kind)
            assert stored.link(text, kind) == fresh.link(text, kind)


def test_what_is_written_twice_is_the_same_to_the_byte(tmp_path):
    write_built(tmp_path / "again.npz", read_built(built_starter()))
    with np.load(tmp_path / "again.npz") as one, np.load(built_starter()) as other:
        assert one.files == other.files
        assert all(one[name].tobytes() == other[name].tobytes() for name in one.files)


def test_another_vocabulary_is_refused():
    version = starter_linker().vocabulary.version
    assert read_built(built_starter(), version).vocabulary.version == version
    with pytest.raises(NotBuilt, match=f"has vocabulary {version}, not 123"):
        read_built(built_starter(), "123")


def test_what_other_code_has_built_is_refused(monkeypatch):
    monkeypatch.setattr(built, "fingerprint", lambda: "another")
    with pytest.raises(NotBuilt, match="another version of the program"):
        read_built(built_starter())


@pytest.mark.parametrize("damage", ["cut", "changed", "no zip", "other", "missing"])
def test_what_is_damaged_is_refused(tmp_path, damage):
    path = tmp_path / "a.npz"
    whole = built_starter().read_bytes()
    middle = len(whole) // 2
    if damage == "cut":
        path.write_bytes(whole[:-100])
    elif damage == "changed":
        path.write_bytes(whole[:middle] + bytes([whole[middle] ^ 255]) + whole[middle + 1 :])
    elif damage == "no zip":
        path.write_bytes(b"not a zip")
    elif damage == "other":
        np.savez(path, numbers=np.arange(3))
    with pytest.raises(NotBuilt, match="this is no built vocabulary"):
        read_built(path)


def test_a_write_that_fails_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "a.npz"
    path.write_bytes(b"old")

    def full(*_arrays, **_more):
        raise OSError("disk full")

    monkeypatch.setattr(np, "savez", full)
    with pytest.raises(OSError, match="disk full"):
        write_built(path, starter_linker())
    assert [each.name for each in tmp_path.iterdir()] == ["a.npz"]
    assert path.read_bytes() == b"old"


def test_esco_is_built_and_used(tmp_path):
    zips, out = esco_zips(tmp_path), tmp_path / "built" / "esco.npz"
    code, _, told = ran("index", "--esco", *zips, "--titles", titles_file(tmp_path), "--out", out)
    assert (code, out.is_file()) == (0, True), told
    texts = written(tmp_path / "texts", "tømrer")
    words = ("link", texts, "--kind", "occupation")
    (from_file,) = answers(*words, "--vocabulary", out)
    (fresh,) = answers(*words, "--vocabulary", zips[0], "--esco", *zips)
    assert from_file["link"] == fresh["link"] == "http://example.org/occupation/carpenter"


def test_a_wrong_vocabulary_is_told(tmp_path):
    texts = written(tmp_path / "texts", "kok")
    (tmp_path / "a.npz").write_bytes(b"?")
    for path, said in (("a.npz", "no built vocabulary"), ("nowhere.zip", "findes ikke")):
        words = ("link", texts, "--kind", "skill", "--vocabulary", tmp_path / path)
        code, out, told = ran(*words)
        assert (code, out) == (2, "")
        assert said in told


def test_without_a_word_the_portals_newest_is_used_else_the_starter(tmp_path, monkeypatch):
    monkeypatch.setattr(vocabularies, "BUILT", tmp_path)
    texts = written(tmp_path / "texts", "kok")
    (tmp_path / "old.npz").write_bytes(b"left by an older version")
    assert "the starter vocabulary" in said(texts)
    (tmp_path / "new.npz").write_bytes(built_starter().read_bytes())
    assert "the portal's, built in new.npz" in said(texts)


def said(texts):
    told = io.StringIO()
    assert main(["link", texts, "--kind", "skill"], io.StringIO(), told) == 0
    return told.getvalue()


def test_the_folder_of_the_starter_is_a_vocabulary(tmp_path):
    texts = written(tmp_path / "texts", "kok")
    found = answers("link", texts, "--kind", "occupation", "--vocabulary", FOLDER)
    assert found[0]["link"] == "cook"
