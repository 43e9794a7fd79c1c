"""Templates are used, say what they need, and hold no style, no script and no untranslated word."""

import re

import pytest

from tests.house.code import TEMPLATES, modules, shown, templates
from tests.html import read

FILES = templates()
# A part in braces is worked out: "placements/{step}.html" names a family.
NAMED = re.compile(r"""["']((?:[\w/]|\{[^}"']*\})+\.html)["']""")
LOGIC = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}", re.DOTALL)
SAYS = ("aria-label", "title", "placeholder", "alt", "content")
OUR_NAME = "Fodfæste"


def _named_anywhere() -> set[str]:
    sources = [file.read_text() for file in [*modules("portal"), *FILES]]
    return {name for source in sources for name in NAMED.findall(source)}


def _names(pattern: str, template: str) -> bool:
    parts = [re.escape(part) for part in re.split(r"\{[^}]*\}", pattern)]
    return re.fullmatch(r"\w+".join(parts), template) is not None


@pytest.mark.parametrize("file", FILES, ids=shown)
def test_every_template_is_used(file):
    template = str(file.relative_to(TEMPLATES))
    assert any(_names(pattern, template) for pattern in _named_anywhere())


def test_every_template_that_is_named_is_there():
    there = {str(file.relative_to(TEMPLATES)) for file in FILES}
    named = {
        pattern: [name for name in there if _names(pattern, name)] for pattern in _named_anywhere()
    }
    assert not [pattern for pattern, found in named.items() if not found]


@pytest.mark.parametrize("file", FILES, ids=shown)
def test_a_template_begins_with_what_it_needs(file):
    assert re.match(r"{# (Needs:|Macros:|The frame)", file.read_text())


@pytest.mark.parametrize("file", FILES, ids=shown)
def test_a_template_holds_no_style_and_no_script(file):
    source = LOGIC.sub("", file.read_text())
    assert not re.search(r"\sstyle=|<style|\son\w+=|hx-on|javascript:|=[\"']js:", source)
    scripts = re.findall(r"<script(?![^>]*\ssrc=)", source)
    assert not scripts


@pytest.mark.parametrize("file", FILES, ids=shown)
def test_every_word_can_be_translated(file):
    tree, _faults = read(LOGIC.sub("", file.read_text()))
    # A macro may give attributes only, and what is typed in a terminal has no translation.
    for node in list(tree.all("code")):
        node.parts.clear()
    written = [re.sub(r"""[\w-]+="[^"]*\"""", "", tree.text).replace(OUR_NAME, "")]
    for node in tree.all():
        if node.tag != "meta":
            written += [node.get(attribute) for attribute in SAYS]
    assert not [words for words in written if re.search(r"[A-Za-zÆØÅæøå]{2}", words)]


@pytest.mark.parametrize("file", FILES, ids=shown)
def test_no_translated_sentence_is_put_together_from_pieces(file):
    assert not re.search(r"_\([^()]*\)\s*~|~\s*_\(", file.read_text())
