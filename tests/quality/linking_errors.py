"""Names of ESCO with errors, and names that were taken out: are they still found?"""

from collections.abc import Iterator, Sequence

import numpy as np

from matching import Linker, Vocabulary
from matching.words.spelling import fold
from models.kinds import ConceptKind
from tests.quality.linking_peers import PEERS, by_concept, first_right
from tests.quality.rows import Row
from tests.quality.slips import CHANGES, danish_form, english_form, without_danish_letters
from tests.quality.titles import JOB, SKILL, Wanted, names_of, without_some
from tests.quality.vocabularies import esco

# Other seeds than those that the weights were fitted with.
SEED = 77


def error_rows(quick: bool) -> Iterator[Row]:
    """Right at first place for each kind, language and error, beside the best simple way."""
    count = 60 if quick else 200
    for kind in (JOB, SKILL):
        changed: dict[str, list[Wanted]] = {}
        for spoken in ("da", "en"):
            changed |= _changed(kind, spoken, names_of(esco(), kind, spoken, count, SEED))
        yield from _rows(esco(), kind, changed)
        for spoken in ("da", "en"):
            left, wanted = without_some(esco(), kind, spoken, 0.1, SEED)
            what = f"{kind.value} names in {spoken}: a name taken out"
            yield from _rows(Vocabulary(left), kind, {what: wanted[:count]})


def _changed(kind: ConceptKind, spoken: str, names: Sequence[Wanted]) -> dict[str, list[Wanted]]:
    """For each sort of error the names that it changes."""
    rng = np.random.default_rng(SEED)
    form = danish_form if spoken == "da" else english_form
    changes = {**CHANGES, "another form": form, "capitals, ae for æ": without_danish_letters}
    found = {}
    for what, change in changes.items():
        texts = [Wanted(change(each.text, rng), each.codes) for each in names]
        told = [new for new, old in zip(texts, names, strict=True) if new.text != old.text]
        found[f"{kind.value} names in {spoken}: {what}"] = told
    return found


def _rows(
    vocabulary: Vocabulary, kind: ConceptKind, some: dict[str, list[Wanted]]
) -> Iterator[Row]:
    """One row for each sort of error; the simple ways are asked about all texts at once."""
    linker = Linker(vocabulary)
    index = linker.index_of(kind)
    assert index is not None
    told = [each for texts in some.values() for each in texts]
    places = {code: place for place, code in enumerate(index.codes)}
    right = [np.array([places[code] for code in sorted(each.codes)]) for each in told]
    folded = [fold(each.text) for each in told]
    simple = [
        first_right(by_concept(PEERS[name](folded, index.folded), index), right) == 0
        for name in ("rapidfuzz ratio", "TF-IDF of letters")
    ]
    found = [linker.suggest(each.text, kind, limit=1) for each in told]
    good = [
        bool(best) and best[0].code in each.codes for best, each in zip(found, told, strict=True)
    ]
    begun = 0
    for what, texts in some.items():
        part = slice(begun, begun + len(texts))
        begun += len(texts)
        best = max(float(each[part].mean()) for each in simple)
        yield Row(f"{what} ({len(texts)})", best, float(np.mean(good[part])))
