"""The English catalogue: is it complete, and bringing it in step with the Danish source."""

from collections.abc import Iterable

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

from models.kinds import Language
from portal.language import CATALOGUE
from portal.settings import ROOT

WHERE = (("portal", "**.py", "python"), ("templates", "**.html", "jinja2"))
KEYWORDS = {**DEFAULT_KEYWORDS, "lazy_gettext": None}
TEMPLATE_OPTIONS = {"**.html": {"trimmed": "true", "silent": "false"}}


def extracted() -> Catalog:
    """Every sentence that the code and the templates ask for, with the places it is asked in."""
    catalogue = Catalog(project="Fodfæste", charset="utf-8")
    for folder, pattern, method in WHERE:
        found = extract_from_dir(
            ROOT / folder, [(pattern, method)], TEMPLATE_OPTIONS, KEYWORDS, ("NOTE:",)
        )
        for file, _line, message, comments, _context in sorted(found, key=lambda row: row[:2]):
            # Without line numbers: they would change with every edit above.
            catalogue.add(message, locations=[(f"{folder}/{file}", 0)], auto_comments=comments)
    return catalogue


def english() -> Catalog:
    """The catalogue as it stands in the file; an empty one when there is none."""
    if not CATALOGUE.exists():
        return Catalog(
            locale=Language.ENGLISH.value,
            project="Fodfæste",
            header_comment="# English for Fodfæste; Danish is the source.",
            last_translator="Fodfæste",
            language_team="Fodfæste",
            charset="utf-8",
            fuzzy=False,
        )
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale=Language.ENGLISH.value)


def faults() -> list[str]:
    """What keeps the catalogue from being whole; an empty list when it is."""
    source, catalogue = extracted(), english()
    asked, known = _ids(source), _ids(catalogue)
    found = [f"not in the catalogue: {text}" for text in sorted(asked - known)]
    found += [f"asked for nowhere: {text}" for text in sorted(known - asked)]
    for message in catalogue:
        if not message.id or _ids([message]) - asked:
            continue
        english_text = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.fuzzy or not all(english_text):
            found.append(f"not translated: {_name(message.id)}")
        found += [f"{_name(message.id)}: {error}" for error in message.check(catalogue)]
    return found


def bring_in_step() -> int:
    """Write the catalogue anew with every sentence asked for; gives how many lack English."""
    catalogue = english()
    catalogue.update(extracted(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with CATALOGUE.open("wb") as file:
        write_po(file, catalogue, sort_output=True, include_lineno=False, width=100)
    return sum(1 for message in catalogue if message.id and not message.string)


def _ids(messages: Iterable[Message]) -> set[str]:
    return {_name(message.id) for message in messages if message.id}


def _name(message_id: str | tuple[str, ...] | list[str]) -> str:
    return message_id if isinstance(message_id, str) else message_id[0]
