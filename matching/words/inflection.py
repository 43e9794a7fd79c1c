"""The forms that words take in a sentence: "lagde", "tømning" and "emptied" are all in a name."""

from collections.abc import Callable, Iterator

from matching.words.spelling import stem

# Folded form -> folded infinitive, for verbs of work whose past no rule finds.
_IRREGULAR_DA = (
    "gjorde goere|gjort goere|goer goere|lagde laegge|lagt laegge|satte saette|sat saette|"
    "stod staa|staaet staa|gik gaa|gaaet gaa|tog tage|taget tage|solgte saelge|solgt saelge|"
    "skar skaere|skaaret skaere|stroeg stryge|stroeget stryge|hjalp hjaelpe|hjulpet hjaelpe|"
    "bar baere|baaret baere|skrev skrive|skrevet skrive|bandt binde|bundet binde|saa se|"
    "gav give|givet give|holdt holde|drev drive|drevet drive|slog slaa|slaaet slaa|trak traekke|"
    "trukket traekke|valgte vaelge|valgt vaelge|sang synge|sunget synge|red ride|broed bryde|"
    "skoed skyde|greb gribe|loeb loebe|bad bede|spurgte spoerge|talte taelle|talt taelle|"
    "rengjorde rengoere|rengjort rengoere|klargjorde klargoere|klargjort klargoere"
)
_IRREGULAR_EN = (
    "made make|drove drive|driven drive|sold sell|took take|taken take|taught teach|wrote write|"
    "written write|gave give|given give|kept keep|built build|laid lay|led lead|held hold|"
    "bought buy|spoke speak|spoken speak|ran run|swept sweep|fed feed|drew draw|drawn draw|"
    "brought bring|sent send|paid pay|dealt deal|sewn sew|grew grow|grown grow|welded weld|"
    "did do|done do|met meet|told tell|found find|rode ride|shorn shear|ground grind|hung hang"
)
IRREGULAR = dict(pair.split() for pair in f"{_IRREGULAR_DA}|{_IRREGULAR_EN}".split("|"))

# What is cut and what is put in its place, the longest first: udbening -> udbene,
# skrællede -> skrælle, kørte -> køre, cooking -> cook, driving -> drive.
_ENDINGS = (
    *(("ninger", ""), ("ningen", ""), ("elsen", "e"), ("ning", ""), ("inger", "e")),
    *(("ingen", "e"), ("else", "e"), ("eren", ""), ("ende", "e"), ("ede", "e"), ("ies", "y")),
    *(("ied", "y"), ("ing", "e"), ("ing", ""), ("ere", ""), ("erne", ""), ("ene", "")),
    *(("ed", "e"), ("ed", ""), ("et", "e"), ("et", ""), ("te", "e"), ("te", "")),
    *(("er", "e"), ("er", ""), ("en", ""), ("es", ""), ("t", "e"), ("r", ""), ("e", "")),
    *(("s", ""),),
)
_OF_NOUNS = frozenset(("er", "r", "e", "ere", "s", "en", "et", "n", "t", "ne", "erne"))
_SHORTEST = 2  # "gå" of "gået"


def base_forms(word: str) -> Iterator[str]:
    """What a folded word may be a form of, likeliest first; the word itself is not among them."""
    if word in IRREGULAR:
        yield IRREGULAR[word]
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            yield word[: -len(ending)] + instead


def is_noun_form(word: str, name: str) -> bool:
    """Whether a folded word is the name or its plural or definite form: "maleri" is no "maler"."""
    ending = word.removeprefix(name)
    return word == name or (word.startswith(name) and len(name) > 3 and ending in _OF_NOUNS)


def root(piece: str, known: Callable[[str], bool]) -> str:
    """One stem for a doing and its name: "udbening" and "udbene" share the stem "udben".

    Args:
        piece: a stem.
        known: whether the vocabulary has a stem; a root that it lacks is no root.
    """
    for ending in ("ning", "ing", "els", "ering"):
        shorter = stem(piece.removesuffix(ending))
        if piece.endswith(ending) and len(shorter) >= 3 and known(shorter):
            return shorter
    return piece
