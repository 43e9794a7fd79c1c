"""Everything a person reads has its words, and they are plain."""

import ast
import inspect
import re
from enum import Enum
from importlib import import_module

import pytest

from models import kinds
from models.rules.codes import FindingCode
from portal import catalogue
from portal.services.inputs import Input
from portal.words import WORDS, word
from portal.words.complaints import COMPLAINTS
from portal.words.findings import FINDINGS
from portal.words.refusals import FIELD_OF, REFUSALS
from tests.house.code import calls, modules, name_of

KINDS = [
    kind
    for _name, kind in inspect.getmembers(kinds, inspect.isclass)
    if issubclass(kind, Enum) and kind.__module__ == kinds.__name__
]
# What a sentence tells the person to do; a complaint has at least one of them.
DO = re.compile(
    r"\b(aftal|brug|find|flyt|giv|gør|hent|læg|læs|lad|prøv|ret|ring|skriv|sæt|søg|tal|tjek|vent"
    r"|vurdér|vælg|markér|indstil|bed|kør|se|sig|spørg)\b",
    re.IGNORECASE,
)
OFFICIALESE = re.compile(
    r"\b(herunder|såfremt|vedrørende|bedes|ovenstående|nedenstående|påkrævet|ugyldig\w*"
    r"|udfyld feltet|der opstod en fejl|venligst)\b",
    re.IGNORECASE,
)
HARDEST_LIX = 55


def _inputs():
    for file in modules("portal/services", "portal/views"):
        module = import_module(name_of(file))
        for _name, kind in inspect.getmembers(module, inspect.isclass):
            if issubclass(kind, Input) and kind.__module__ == module.__name__:
                yield kind


def _codes(*functions):
    """The first argument of these calls, where it is written out."""
    for file in modules("models/rules", "portal/services", "portal/views"):
        for name, node in calls(file):
            first = node.args[0] if node.args else None
            if name in functions and isinstance(first, ast.Constant):
                yield first.value


def _sentences():
    return [message.id for message in catalogue.extracted() if isinstance(message.id, str)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_member_has_its_own_danish_word(kind):
    assert len({str(word(member)) for member in kind}) == len(kind)


def test_no_words_are_left_of_a_list_that_is_gone():
    assert set(WORDS) == set(KINDS)


@pytest.mark.parametrize("kind", list(_inputs()), ids=lambda kind: kind.__name__)
def test_every_field_that_must_be_filled_says_what_to_write(kind):
    needed = [name for name, field in kind.model_fields.items() if field.is_required()]
    assert not [
        n for n in needed if n not in COMPLAINTS and f"{kind.__name__}.{n}" not in COMPLAINTS
    ]


def test_every_mistake_of_ours_has_a_sentence():
    assert not set(_codes("wrong", "_refuse")) - set(COMPLAINTS)


def test_every_refusal_has_a_sentence_and_stands_at_a_field_that_exists():
    assert not set(_codes("NotNow", "NotYours", "Refusal")) - set(REFUSALS)
    fields = {name for kind in _inputs() for name in kind.model_fields}
    assert set(FIELD_OF) <= set(REFUSALS)
    assert set(FIELD_OF.values()) <= fields


def test_every_finding_has_a_sentence():
    assert set(FINDINGS) == set(FindingCode)


@pytest.mark.parametrize("key", [*COMPLAINTS], ids=str)
def test_a_complaint_says_what_to_do(key):
    assert DO.search(str(COMPLAINTS[key]))


@pytest.mark.parametrize("code", [*REFUSALS], ids=str)
def test_a_refusal_is_a_whole_sentence(code):
    assert str(REFUSALS[code]).rstrip()[-1] in ".:"


def test_nobody_is_talked_to_like_an_office():
    assert not [sentence for sentence in _sentences() if OFFICIALESE.search(sentence)]


def test_sentences_are_easy_to_read():
    hard = {text: lix for text in _sentences() if (lix := _lix(text)) > HARDEST_LIX}
    assert not hard


def _lix(text: str) -> float:
    """Läsbarhetsindex: words a sentence plus the share of words over six letters."""
    words = re.findall(r"[\wæøåÆØÅ]+", re.sub(r"%\(\w+\)s", "ord", text))
    # A few words are too few to measure.
    if len(words) <= 10:
        return 0
    sentences = max(1, len(re.findall(r"[.:!?](?:\s|$)", text)))
    return len(words) / sentences + 100 * sum(len(one) > 6 for one in words) / len(words)
