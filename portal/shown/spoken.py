"""Languages besides Danish, by their name in the reader's own language."""

from portal.services.citizens.cv_text.languages import NAMES
from portal.translate import language


def spoken(name: str) -> str:
    """What stands in the record is Danish; as written where the list has no such language."""
    known = NAMES.get(name.casefold())
    if known is None or language() != "en":
        return name
    return (known.split("|")[0] or name).title()
