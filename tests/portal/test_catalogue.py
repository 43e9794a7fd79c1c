"""The English catalogue: faults are found, and pages are English when asked to be."""

import pytest
from babel.messages.catalog import Catalog

from portal import catalogue, cli


@pytest.fixture
def one_sentence(monkeypatch):
    """A product that says one thing, and a catalogue to be given."""

    def given(english, *, fuzzy=False, asked="Log %(hvem)s ind"):
        source, translated = Catalog(), Catalog(locale="en")
        source.add(asked)
        flags = {"python-format"} | ({"fuzzy"} if fuzzy else set())
        translated.add("Log %(hvem)s ind", english, flags=flags)
        monkeypatch.setattr(catalogue, "extracted", lambda: source)
        monkeypatch.setattr(catalogue, "english", lambda: translated)
        return catalogue.faults()

    return given


def test_a_whole_catalogue_has_no_faults(one_sentence):
    assert one_sentence("Log %(hvem)s in") == []


@pytest.mark.parametrize(
    ("english", "changes"),
    [("", {}), ("Log in", {"fuzzy": True}), ("Log %(who)s in", {}), ("Log in", {"asked": "Andet"})],
)
def test_what_is_missing_guessed_broken_or_gone_is_found(one_sentence, english, changes):
    assert one_sentence(english, **changes)


def test_the_source_holds_code_templates_and_both_numbers():
    found = {str(message.id): message for message in catalogue.extracted() if message.id}
    assert "portal/words/flows.py" in dict(found["Kladde"].locations)
    assert "templates/start/login.html" in dict(found["Log ind"].locations)
    assert any("Ret disse" in name for name in found)


def test_the_terminal_tells_how_many_faults_there_are(monkeypatch, capsys):
    monkeypatch.setattr(catalogue, "faults", lambda: ["not translated: x"])
    assert cli.main(["check-words"]) == 1
    assert "1 faults" in capsys.readouterr().out


def test_the_pages_are_english_when_asked_to_be(visitor):
    visitor.client.set_cookie("sprog", "en")
    answer = visitor.get("/log-ind")
    assert answer.title == "Log in"
    refused = answer.submit({"email": ""})
    assert refused.title == "Error: Log in"
    assert "Correct these 2 things" in refused.words
