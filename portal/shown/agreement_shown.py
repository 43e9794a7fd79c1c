"""An agreement's text as a page shows it: headings, lists and paragraphs, never markup."""

from dataclasses import dataclass, field

from models.tables.partners import AgreementText
from portal.translate import language


@dataclass
class Block:
    """Lines that belong together.

    Args:
        kind: "heading", "list" or "paragraph".
    """

    kind: str
    lines: list[str] = field(default_factory=list)


def blocks(text: str) -> list[Block]:
    """The text in blocks: "# " begins a heading, "- " a line of a list, an empty line a new block.

    All else stands as it was typed.
    """
    found: list[Block] = []
    apart = True
    for line in text.splitlines():
        kind, words = _read(line.strip())
        if not words:
            apart = True
            continue
        if apart or kind == "heading" or found[-1].kind != kind:
            found.append(Block(kind))
        found[-1].lines.append(words)
        apart = kind == "heading"
    return found


def in_own_language(text: AgreementText) -> list[Block]:
    """The edition in the language of whoever reads the page."""
    return blocks(text.english if language() == "en" else text.danish)


def _read(line: str) -> tuple[str, str]:
    if line.startswith("# "):
        return "heading", line[2:].strip()
    if line.startswith("- "):
        return "list", line[2:].strip()
    return "paragraph", line
