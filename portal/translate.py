"""Danish sentences that can be read in another language; everything a person reads passes here.

`from portal.translate import gettext as _` where the reader is known, `lazy_gettext as _` in
tables that are made once for all readers.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from flask import g
from flask_babel import LazyString, get_domain  # type: ignore[import-untyped]  # it has no types
from flask_babel import get_locale as _get_locale
from flask_babel import gettext as _gettext
from flask_babel import ngettext as _ngettext
from markupsafe import Markup

from models.kinds import Language

__all__ = ["LazyString", "gettext", "language", "lazy_gettext", "ngettext", "template_words"]


def gettext(sentence: str, **values: object) -> str:
    """The sentence in the reader's language, its places `%(name)s` filled."""
    read = _read(sentence, language())
    return read % values if values else read


def ngettext(one: str, many: str, count: int, **values: object) -> str:
    """The sentence for one or for `%(num)s`."""
    return str(_ngettext(one, many, count, **values))


def lazy_gettext(sentence: str) -> LazyString:
    """The sentence, put into the reader's language when it is read."""
    return LazyString(gettext, sentence)


def language() -> Language:
    """The language of the page being made; Danish outside of any page."""
    if not g:
        return Language.DANISH
    reader: Language | None = g.get("language")  # a page asks some hundred times
    if reader is None:
        locale = _get_locale()
        g.language = reader = Language(locale.language) if locale else Language.DANISH
    return reader


def template_words() -> dict[str, Callable[..., Any]]:
    """`_` and `ngettext` as templates say them: what stands in a sentence is escaped.

    They do what Jinja's own do, which ask for the reader anew and format every sentence, also
    the hundreds that have no places to fill.
    """

    def sentence(words: str, /, **values: object) -> Markup:
        if values:
            return _as_markup(words, language()) % values
        return _as_it_is(words, language())

    def counted(one: str, many: str, num: int, /, **values: object) -> Markup:
        read = get_domain().get_translations().ungettext(one, many, num)
        return Markup(read) % {"num": num, **values}

    return {"_": sentence, "gettext": sentence, "ngettext": counted}


@cache
def _read(sentence: str, reader: Language) -> str:
    """The sentence in that language, its places as they are; `reader` is the one who asks now."""
    return str(_gettext(sentence))


@cache
def _as_markup(words: str, reader: Language) -> Markup:
    return Markup(_read(words, reader))


@cache
def _as_it_is(words: str, reader: Language) -> Markup:
    """A sentence without places."""
    return _as_markup(words, reader) % {}
