"""HTML as a tree, read strictly: what is opened is closed, in order."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
# Parts of a drawing may close themselves.
DRAWN = frozenset({"circle", "line", "path", "rect", "use"})


@dataclass
class Node:
    """One element with what stands in it; `parts` holds elements and pieces of text in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: "Node | None" = None
    parts: list["Node | str"] = field(default_factory=list)

    def all(self, *tags: str) -> "Iterator[Node]":
        """The elements inside, in order; of these tags, or of any."""
        for part in self.parts:
            if isinstance(part, Node):
                if not tags or part.tag in tags:
                    yield part
                yield from part.all(*tags)

    @property
    def text(self) -> str:
        """Everything a person would read inside, with single spaces."""
        words = "".join(part if isinstance(part, str) else f" {part.text} " for part in self.parts)
        return " ".join(words.split())

    @property
    def raw(self) -> str:
        """The text as it stands; of a textarea what is typed in it."""
        return "".join(part for part in self.parts if isinstance(part, str)).removeprefix("\n")

    def get(self, name: str) -> str:
        """The attribute; empty when it is not there."""
        return self.attributes.get(name, "")

    def inside(self, *tags: str) -> bool:
        """Whether one of the elements around it has such a tag."""
        return self.parent is not None and (self.parent.tag in tags or self.parent.inside(*tags))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.here = Node("")
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        names = [name for name, _value in attributes]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> says an attribute twice: {names}")
        node = Node(tag, {name: value or "" for name, value in attributes}, self.here)
        self.here.parts.append(node)
        if tag not in VOID:
            self.here = node

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        before = self.here
        self.handle_starttag(tag, attributes)
        self.here = before
        if tag not in VOID | DRAWN:
            self.faults.append(f"<{tag}/> closes itself, which HTML does not know")

    def handle_endtag(self, tag: str) -> None:
        if self.here.tag != tag:
            self.faults.append(f"</{tag}> closes <{self.here.tag}> (line {self.getpos()[0]})")
        if self.here.parent is not None:
            self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.parts.append(data)


def read(text: str) -> tuple[Node, list[str]]:
    """The tree, and what is wrong with how it is written."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    if reader.here is not reader.root:
        reader.faults.append(f"<{reader.here.tag}> is never closed")
    return reader.root, reader.faults
