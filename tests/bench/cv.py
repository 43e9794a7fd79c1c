"""How well CVs are read: share of true terms found, and of proposals that nobody asked for.

On invented, labelled CVs (`tests/cvs`), read as their text. The last set is untouched: nobody who
writes the reading chooses by it.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable

from matching import Linker, Reader, Vocabulary
from models.kinds import ProposalKind
from portal.services.citizens.cv_text.proposals import Found, proposals_in
from tests.cvs.labelled import (
    UNTOUCHED,
    Compared,
    Labelled,
    compare,
    employer_fits,
    labelled,
    years_fit,
)
from tests.matching.starter import starter
from tests.quality.vocabularies import NO_ESCO, esco, has_esco

# Of the CVs for telling, with the shipped vocabulary. Below the one or above the other it fails.
LEAST_FOUND, MOST_WRONG = 0.80, 0.15
TELLING = "for telling"


def main(say: Callable[[str], None] = print) -> int:
    """Measure with each vocabulary that is there; 1 when a limit is broken."""
    found, wrong = measured("starter vocabulary", starter(), say)
    if has_esco():
        measured("all of ESCO", esco(), say)
    else:
        say(NO_ESCO)
    return int(found < LEAST_FOUND or wrong > MOST_WRONG)


def measured(
    name: str, vocabulary: Vocabulary, say: Callable[[str], None] = print
) -> tuple[float, float]:
    """Both shares of the CVs for telling, 0 to 1; everything measured is said."""
    reader = Reader(Linker(vocabulary))
    sets = _sets()
    cvs = [cv for each in sets.values() for cv in each]
    proposals_in("Erfaring\n2020-2021 kok\nKompetencer\nmadlavning", reader)  # builds the indexes
    began = time.perf_counter()
    read = {cv.name: proposals_in(cv.text, reader) for cv in cvs}
    seconds = (time.perf_counter() - began) / len(cvs)
    say(f"\n{name}: {seconds * 1000:.0f} ms a CV")
    shares = {}
    for each, of_set in sets.items():
        say(f"  {each} ({len(of_set)} CVs)")
        shares[each] = _tell([_compared(cv, read) for cv in of_set], say)
    return shares[TELLING]


def _sets() -> dict[str, list[Labelled]]:
    first = labelled()
    return {
        "for choosing": [cv for cv in first if cv.for_choosing],
        TELLING: [cv for cv in first if not cv.for_choosing],
        "untouched": labelled(UNTOUCHED),
    }


def _compared(cv: Labelled, read: dict[str, list[Found]]) -> Compared:
    return compare(cv.labels, read[cv.name])


def _tell(compared: list[Compared], say: Callable[[str], None]) -> tuple[float, float]:
    hit = _count(label.kind for each in compared for label, _found in each.hit)
    missed = _count(label.kind for each in compared for label in each.missed)
    wrong = _count(found.kind for each in compared for found in each.wrong)
    for kind in ProposalKind:
        found, of_all = _share(hit[kind], missed[kind]), _share(wrong[kind], hit[kind])
        labels = hit[kind] + missed[kind]
        say(f"    {kind:10} found {found:6.1%}   wrong {of_all:6.1%}   of {labels}")
    pairs = [pair for each in compared for pair in each.hit]
    dated = [pair for pair in pairs if pair[0].kind in {ProposalKind.JOB, ProposalKind.EDUCATION}]
    years = sum(years_fit(*pair) for pair in dated) / len(dated)
    employers = sum(employer_fits(*pair) for pair in dated) / len(dated)
    say(f"    of those found: years right {years:.1%}, employer right {employers:.1%}")
    linked = [found.code is not None for label, found in pairs if label.kind in LINKED]
    say(f"    jobs and skills with a concept to take along: {sum(linked) / len(linked):.1%}")
    total = _share(hit.total(), missed.total()), _share(wrong.total(), hit.total())
    say(f"    {'all':10} found {total[0]:6.1%}   wrong {total[1]:6.1%}")
    return total


LINKED = {ProposalKind.JOB, ProposalKind.SKILL}


def _count(kinds: Iterable[ProposalKind]) -> Counter[ProposalKind]:
    return Counter(kinds)


def _share(part: int, rest: int) -> float:
    return part / (part + rest) if part + rest else 0.0


if __name__ == "__main__":
    raise SystemExit(main())
