"""What somebody types to come in, or to change how she comes in."""

from typing import Annotated

from pydantic import Field

from portal.services.inputs import Input, RowNumber


class FactorCode(Input):
    """A code of the app, or one from paper; spaces and hyphens do not matter."""

    code: Annotated[str, Field(min_length=1, max_length=40)]


class KnownPassword(Input):
    """The password she has."""

    old: Annotated[str, Field(min_length=1, max_length=200)]


class WhichBrowser(Input):
    """The number of one of her own browsers."""

    browser: RowNumber
