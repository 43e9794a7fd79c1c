"""Names that are a text letter for letter, and whether they are their concept's main ones."""

from matching.words.label_index import LabelIndex

CONFIRMED = ""  # the language of names that people have confirmed


def exact_names(index: LabelIndex, folded: str) -> dict[int, int]:
    """Concept -> its name that is just the text, a preferred or confirmed one if there is."""
    found: dict[int, int] = {}
    for name in sorted(index.exact.get(folded, ()), key=lambda each: not is_main(index, each)):
        found.setdefault(int(index.owner[name]), name)
    return found


def main_alone(index: LabelIndex, folded: str) -> int | None:
    """The one preferred or confirmed name that is the text; None when there is not just one."""
    names = exact_names(index, folded).values()
    main = [name for name in names if is_main(index, name)]
    return main[0] if len(main) == 1 else None


def is_main(index: LabelIndex, name: int) -> bool:
    """Whether it is a preferred or a confirmed name."""
    return bool(index.preferred[name]) or index.languages[name] == CONFIRMED
