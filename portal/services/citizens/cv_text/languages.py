"""Languages a CV names besides Danish, and how well the person knows each."""

import re
from collections.abc import Iterator

from models.kinds import LanguageMastery

# The Danish name, then what else it is called.
NAMES: dict[str, str] = {
    "albansk": "albanian",
    "amharisk": "amharic",
    "arabisk": "arabic|العربية",
    "armensk": "armenian",
    "aserbajdsjansk": "azerbaijani|azeri",
    "bengali": "bangla",
    "bilen": "blin",
    "bosnisk": "bosnian",
    "bulgarsk": "bulgarian",
    "burmesisk": "burmese",
    "chin": "hakha chin",
    "dari": "",
    "engelsk": "english",
    "farsi": "persisk|persian",
    "finsk": "finnish",
    "fransk": "french|français",
    "georgisk": "georgian",
    "græsk": "greek",
    "hazaragi": "hazara",
    "hebraisk": "hebrew",
    "hindi": "",
    "hollandsk": "dutch|nederlandsk",
    "italiensk": "italian",
    "karen": "",
    "kinesisk": "chinese|mandarin",
    "kinyarwanda": "",
    "kirundi": "rundi",
    "kroatisk": "croatian",
    "kurdisk": "kurdish|kurmanji|kurmandji|sorani",
    "lettisk": "latvian",
    "lingala": "",
    "litauisk": "lithuanian",
    "luganda": "",
    "makedonsk": "macedonian",
    "mongolsk": "mongolian",
    "nepalesisk": "nepali",
    "norsk": "norwegian",
    "oromo": "oromoisk|afaan oromo",
    "pashto": "pashtu|paschtu",
    "polsk": "polish",
    "portugisisk": "portuguese",
    "punjabi": "panjabi",
    "rohingya": "",
    "rumænsk": "romanian",
    "russisk": "russian",
    "saho": "",
    "serbisk": "serbian",
    "singalesisk": "sinhala|sinhalese",
    "slovakisk": "slovak",
    "somali": "somalisk",
    "spansk": "spanish|español",
    "svensk": "swedish",
    "swahili": "kiswahili",
    "tamil": "tamilsk",
    "tagalog": "filipino",
    "thai": "thailandsk",
    "tjekkisk": "czech",
    "tigre": "",
    "tigrinya": "tigrinja|tigrigna",
    "tjetjensk": "chechen",
    "turkmensk": "turkmen",
    "tyrkisk": "turkish|türkçe",
    "tysk": "german|deutsch",
    "uigurisk": "uyghur|uighur",
    "ukrainsk": "ukrainian",
    "ungarsk": "hungarian",
    "urdu": "",
    "usbekisk": "uzbek",
    "vietnamesisk": "vietnamese",
}
_DANISH_NAME = {
    alias: danish for danish, others in NAMES.items() for alias in (danish, *others.split("|"))
}
del _DANISH_NAME[""]
_NAME = re.compile(
    rf"(?<!\w)({'|'.join(sorted(map(re.escape, _DANISH_NAME), key=len, reverse=True))})(?!\w)",
    re.IGNORECASE,
)
# Danish is known in another part of the record; here it ends what is said of another language.
_ANY = re.compile(rf"{_NAME.pattern}|(?<!\w)(?:dansk|danish)(?!\w)", re.IGNORECASE)

# The first that fits counts.
_MASTERY = (
    (LanguageMastery.MOTHER_TONGUE, r"modersm|mother|native|bilingual|førstesprog"),
    (
        LanguageMastery.SOME,
        r"\blidt\b|\bsome\b|basic|begynd|elementary|\bnoget\b|\bA[12]\b|beginner",
    ),
    (
        LanguageMastery.WELL,
        r"flydende|fluent|\bgodt?\b|good|well|\bB[12]\b|\bC[12]\b|professional|avancer|advanced"
        r"|perfekt|intermediate|rutine|forhandl",
    ),
)
_SAID = re.compile(r"\b(?:taler|snakker|speak)\b(.*)", re.IGNORECASE)


def languages_in(text: str) -> list[str]:
    """The Danish names of the languages that are named, each once."""
    return list(dict.fromkeys(_DANISH_NAME[each.lower()] for each in _NAME.findall(text)))


def spoken_in(line: str) -> Iterator[str]:
    """The same for a line about something else, such as »jeg taler somali«."""
    for said in _SAID.findall(line):
        yield from languages_in(said)


def mastery_of(language: str, words: str) -> LanguageMastery:
    """How well the words say that the language is known; some, when they do not say.

    What stands between the language and the next counts, and else what opens the line.
    """
    found = list(_ANY.finditer(words))
    for number, each in enumerate(found):
        if each[1] and _DANISH_NAME[each[1].lower()] == language:
            end = found[number + 1].start() if number + 1 < len(found) else len(words)
            said = _mastery(words[each.end() : end]) or _mastery(words[: found[0].start()])
            return said or LanguageMastery.SOME
    return LanguageMastery.SOME


def _mastery(words: str) -> LanguageMastery | None:
    return next((level for level, said in _MASTERY if re.search(said, words, re.IGNORECASE)), None)
