"""The text of files: read when it can be, refused with a reason when not, never harmful."""

import pytest

from matching import Linker, Reader
from models.kinds import ReadingSource
from models.rules.errors import NotNow
from portal.services.citizens.cv_text.proposals import proposals_in
from portal.services.file_text import reading
from portal.services.file_text.reading import read_file
from tests.cvs.files import READ, REFUSED
from tests.cvs.labelled import compare, labelled
from tests.matching.starter import starter


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Linker(starter()))


@pytest.mark.parametrize("name", READ)
def test_a_cv_says_in_every_form_what_it_says_as_text(name, reader):
    number, make = READ[name]
    cv = next(each for each in labelled() if each.name.startswith(number))
    said = read_file(*make()).text
    as_text = compare(cv.labels, proposals_in(cv.text, reader))
    as_file = compare(cv.labels, proposals_in(said, reader))
    lost = {label for label, _found in as_text.hit} - {label for label, _found in as_file.hit}
    assert not lost
    assert len(as_file.wrong) <= len(as_text.wrong)


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_its_reason(name):
    code, make = REFUSED[name]
    with pytest.raises(NotNow) as refusal:
        read_file(*make())
    assert refusal.value.code == code


def test_the_kind_of_file_is_told():
    kinds = {read_file(*make()).source for _number, make in list(READ.values())[4:14]}
    assert kinds == {ReadingSource.TXT, ReadingSource.DOCX, ReadingSource.PDF}


def test_the_name_of_a_person_may_run_right_to_left():
    assert "Amina" in read_file(*READ["pdf, right to left"][1]()).text


@pytest.mark.parametrize(
    "program",
    [
        "import time; time.sleep(60)",
        "import os; os.abort()",
        "import os, signal; os.kill(os.getpid(), signal.SIGXCPU)",
    ],
)
def test_a_reader_that_hangs_or_dies_ends_in_a_sentence(program, tmp_path, monkeypatch):
    child = tmp_path / "child.py"
    child.write_text(program)
    monkeypatch.setattr(reading, "CHILD", child)
    monkeypatch.setattr(reading, "SECONDS", 0.5)
    with pytest.raises(NotNow) as refusal:
        read_file("cv.txt", b"kok")
    assert refusal.value.code == "file_too_hard"


@pytest.mark.parametrize(
    "greedy",
    ["bytearray(900 * 1024 * 1024)", "__import__('pathlib').Path('{folder}/kept').write_text('x')"],
    ids=["memory", "disk"],
)
def test_the_limits_of_the_process_hold(greedy, tmp_path, monkeypatch):
    """The child's own limits, and then more than they allow."""
    child = tmp_path / "child.py"
    text = reading.CHILD.read_text().replace(
        "answer = {", f"{greedy.format(folder=tmp_path)}\n        answer = {{", 1
    )
    child.write_text(text)
    monkeypatch.setattr(reading, "CHILD", child)
    with pytest.raises(NotNow) as refusal:
        read_file("cv.txt", b"kok i ti aar hos Restaurant Aleppo")
    assert refusal.value.code in {"file_too_hard", "file_broken"}
    assert not (tmp_path / "kept").exists() or not (tmp_path / "kept").read_text()


def test_the_process_knows_no_secrets(tmp_path, monkeypatch):
    child = tmp_path / "child.py"
    child.write_text("import json, os; print(json.dumps({'text': ' '.join(os.environ)}))")
    monkeypatch.setenv("SECRET_KEY", "kun til prøver")
    monkeypatch.setattr(reading, "CHILD", child)
    assert "SECRET_KEY" not in read_file("cv.txt", b"kok").text
