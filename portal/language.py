"""Which language a page is in; Danish is the source, English the one catalogue."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask, g, request
from flask_babel import Babel, Domain, force_locale  # type: ignore[import-untyped]  # the library has no types
from flask_login import current_user

from models.kinds import Language
from portal.context import settings
from portal.translate import language

CATALOGUE = Path(__file__).parent / "translations" / "en" / "LC_MESSAGES" / "messages.po"
COOKIE = "sprog"
_DANISH = NullTranslations()
A_YEAR = 365 * 24 * 3600


class CatalogueInText(Domain):  # type: ignore[misc]  # untyped, as above
    """Reads the .po file itself, so that no compiled copy can be missing or out of date."""

    def get_translations(self) -> NullTranslations:
        """The translations of this request; none in Danish, which is what the source says."""
        return _english() if language() is Language.ENGLISH else _DANISH


def init_language(app: Flask) -> None:
    """Let every page of the application be in the reader's language."""
    babel = Babel(
        app,
        default_locale=Language.DANISH.value,
        default_timezone="Europe/Copenhagen",
        locale_selector=chosen_language,
    )
    babel.domain_instance = CatalogueInText()


def cookie_name() -> str:
    """The name of the cookie that holds the language of someone who has not signed in."""
    return settings().cookie_name(COOKIE)


def chosen_language() -> str:
    """The person's own choice, else this browser's, else what the browser prefers, else Danish."""
    if current_user and current_user.is_authenticated:
        return str(current_user.language.value)
    cookie = request.cookies.get(cookie_name())
    if cookie in set(Language):
        return str(cookie)
    return request.accept_languages.best_match(list(Language)) or Language.DANISH.value


@contextmanager
def reading_in(chosen: Language) -> Iterator[None]:
    """What is said inside is in that language, for a page that somebody else will read."""
    own = language()
    with force_locale(chosen.value):
        g.language = chosen
        try:
            yield
        finally:
            g.language = own


@cache
def _english() -> NullTranslations:
    compiled = BytesIO()
    with CATALOGUE.open("rb") as file:
        write_mo(compiled, read_po(file, locale=Language.ENGLISH.value))
    compiled.seek(0)
    return Translations(compiled)
