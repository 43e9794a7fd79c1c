"""What of a form for an opening is worth keeping while it is not finished."""

import re
import unicodedata
from functools import cache

from werkzeug.datastructures import MultiDict

from portal.form_values import MOST_ROWS, shape_of
from portal.services.inputs import ALLOWED_CONTROLS, LONGEST
from portal.services.openings.drafts import Typed
from portal.services.openings.opening_inputs import NewOpening

# These have a value before anybody has typed.
_GIVEN = re.compile(r"(?:workplace_id|industry|seats|copied_from_id|.+-(?:skill|weekday|must))")


def kept_values(typed: MultiDict[str, str]) -> Typed:
    """The values of each field of an opening, clean enough to store; none when nothing was typed.

    Fields that are not the form's are left out, and a text that is too long is cut.
    """
    found = {
        name: [_clean(value) for value in typed.getlist(name)[:MOST_ROWS] if value.strip()]
        for name in typed
        if _names().fullmatch(name)
    }
    filled = {name: values for name, values in found.items() if values}
    return filled if any(not _GIVEN.fullmatch(name) for name in filled) else {}


@cache
def _names() -> re.Pattern[str]:
    """The names the fields of the form may have; no more rows than a form shows."""
    shape = shape_of(NewOpening)
    plain = [name for name in NewOpening.model_fields if name not in shape.rows]
    rows = [
        rf"{outer}-[0-{MOST_ROWS // 10 - 1}]?\d-(?:{'|'.join(inner.model_fields)})"
        for outer, inner in shape.rows.items()
    ]
    return re.compile("|".join([*plain, *rows]), re.ASCII)


def _clean(text: str) -> str:
    """Without the signs that no database takes."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")[:LONGEST]
    return "".join(
        sign
        for sign in lines
        if sign in ALLOWED_CONTROLS or unicodedata.category(sign) not in {"Cc", "Cs"}
    )
