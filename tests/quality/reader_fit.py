"""Fits the points of matching/words/chance.py: python -m tests.quality.reader_fit"""

import numpy as np
from sklearn.linear_model import LogisticRegression

from matching import Linker
from matching.words.chance import POINTS, by_word, signs
from matching.words.sentences import Reader
from models.kinds import ConceptKind
from tests.matching.starter import starter
from tests.quality.line_set import CHOOSE, lines


def main() -> None:
    """Prints the start and the points of each kind, fitted on the half for choosing."""
    reader = Reader(Linker(starter()))
    for kind in ConceptKind:
        rows, right = _examples(reader, kind)
        model = LogisticRegression(C=1.0, max_iter=1000).fit(rows, right)
        points = dict(zip(POINTS[kind], model.coef_[0].round(2).tolist(), strict=True))
        print(kind.value, len(right), sum(right), round(float(model.intercept_[0]), 2), points)


def _examples(reader: Reader, kind: ConceptKind) -> tuple[np.ndarray, list[bool]]:
    """(n_readings, n_signs) and whether each reading names something wanted."""
    rows, right = [], []
    for line in lines(CHOOSE, kind):
        found, around = reader.read(line.text, kind)
        sharing = by_word(found)
        for reading in found:
            told = signs(kind, reading, sharing[reading.head], around)
            rows.append([told[name] for name in POINTS[kind]])
            right.append(any(reading.phrase.code in each for each in line.wanted))
    return np.array(rows), right


if __name__ == "__main__":
    main()
