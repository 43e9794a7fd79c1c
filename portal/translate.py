"""Danish sentences that can be read in another language; everything a person reads passes here.

`from portal.translate import gettext as _` where the reader is known, `lazy_gettext as _` in
tables that are made once for all readers.
"""

from flask_babel import LazyString  # type: ignore[import-untyped]  # the library has no types
from flask_babel import get_locale as _get_locale
from flask_babel import gettext as _gettext
from flask_babel import lazy_gettext as _lazy_gettext
from flask_babel import ngettext as _ngettext

from models.kinds import Language

__all__ = ["LazyString", "gettext", "language", "lazy_gettext", "ngettext"]


def gettext(sentence: str, **values: object) -> str:
    """The sentence in the reader's language, its places `%(name)s` filled."""
    return str(_gettext(sentence, **values))


def ngettext(one: str, many: str, count: int, **values: object) -> str:
    """The sentence for one or for `%(num)s`."""
    return str(_ngettext(one, many, count, **values))


def lazy_gettext(sentence: str) -> LazyString:
    """The sentence, put into the reader's language when it is read."""
    return _lazy_gettext(sentence)


def language() -> Language:
    """The language of the page being made; Danish outside of any page."""
    locale = _get_locale()
    return Language(locale.language) if locale else Language.DANISH
