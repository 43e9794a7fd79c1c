"""Driving licences, which people write in many ways and the law by categories."""

from matching.words.spelling import fold

# Categories of a Danish driving licence: executive order on driving licences
# (kørekortbekendtgørelsen), annex 1, as of November 2026.
CATEGORIES = frozenset(
    ("AM", "A1", "A2", "A", "B", "BE", "C1", "C1E", "C", "CE", "D1", "D1E", "D", "DE", "TM")
)

_WORDS = frozenset(
    ("koerekort", "kategori", "driving", "licence", "license", "category", "driver", "drivers", "s")
)


def category_of(text: str) -> str | None:
    """The category that a text names and nothing else: "BE" of "Kørekort, kategori B/E"."""
    words = fold(text).split()
    for last in (1, 2):
        category = "".join(words[-last:]).upper()
        if category in CATEGORIES and _WORDS.issuperset(words[:-last]):
            return category
    return None


def licence_text(category: str) -> str:
    """How a licence of the category is called in Danish."""
    return f"kørekort {category}"
