"""The lines of a CV, each under the heading it stands beneath."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum, auto


class Section(Enum):
    """What a stretch of a CV is about; what is about the person's private life is not read."""

    JOBS = auto()
    EDUCATION = auto()
    SKILLS = auto()
    CERTIFICATES = auto()
    LICENCES = auto()
    LANGUAGES = auto()
    PROFILE = auto()
    NOT_READ = auto()


@dataclass(frozen=True)
class Line:
    """One line.

    Args:
        text: without bullet and heading; empty between paragraphs.
        words: as it stands in the CV.
    """

    section: Section
    text: str
    words: str


HEADINGS: dict[Section, str] = {
    Section.JOBS: (
        "erhvervserfaring|erhvervserfaringer|arbejdserfaring|arbejdserfaringer|erfaring|arbejde"
        "|ansættelser|ansættelse|beskæftigelse|job|jobs|joberfaring|arbejdsliv|tidligere job"
        "|praktik|praktikker|karriere|arbejdssteder|relevant erhvervserfaring|work experience"
        "|experience|employment history|employment|work history|professional experience|work"
        "|career|career history|internships|internship|erhverv|frivilligt arbejde|volunteer work"
        "|volunteering|hvad har jeg lavet|det har jeg lavet"
    ),
    Section.EDUCATION: (
        "uddannelse|uddannelser|skole|skolegang|uddannelsesbaggrund|uddannelse og skole"
        "|skole og uddannelse|education|education and training|studies|academic background"
        "|schooling|uddannelse og kurser|training|school"
    ),
    Section.SKILLS: (
        "kompetencer|kernekompetencer|faglige kompetencer|kvalifikationer|færdigheder|kan"
        "|det kan jeg|jeg kan|skills|key skills|top skills|core skills|professional skills"
        "|competences|competencies|it|it-kompetencer|it-kundskaber|digital skills|it skills"
        "|computer skills|digitale kompetencer|faglige kvalifikationer|job related skills"
        "|personlige og faglige kompetencer|reelle kompetencer|real competences|areas of expertise"
        "|hvad kan jeg|det er jeg god til|jeg er god til|can do"
    ),
    Section.CERTIFICATES: (
        "beviser|bevis|certifikater|certifikat|certificates|certifications|licenses|licences"
        "|kurser|kurser og certifikater|certifikater og kurser|kurser og beviser|courses"
        "|courses and certificates|beviser og certifikater|kørekort og certifikater"
        "|certifikater og kørekort|kørekort og beviser|beviser og kørekort"
        "|licenses and certifications|amu-kurser"
    ),
    Section.LICENCES: (
        "kørekort|driving licence|driving license|driver's license|førerbevis|licence|license"
    ),
    Section.LANGUAGES: (
        "sprog|sprogkundskaber|sprogkompetencer|sproglige kompetencer|language|languages"
        "|language skills|mother tongue|mother tongues|other languages|modersmål|andre sprog"
        "|mother tongue(s)|other language(s)"
    ),
    Section.PROFILE: (
        "resumé|resume|profil|profile|summary|om mig|about me|about|personlig profil|kort om mig"
        "|professional summary|personal profile|objective|jobmål"
    ),
    Section.NOT_READ: (
        "fritid|interesser|fritidsinteresser|hobby|hobbyer|hobbies|interests|kontakt|contact"
        "|kontaktoplysninger|personlige oplysninger|personal information|personal details"
        "|personlige data|referencer|reference|references|privat|familie|navn|name|adresse"
        "|address|telefon|phone|tlf|e-mail|email|civilstand|nationality|nationalitet|personalia"
        "|frivilligt arbejde og fritid|date of birth|fødselsdato|gender|statsborgerskab|køn"
    ),
}
SHORTEST_MISSPELT = 7  # letters; shorter words are near to too many others
NEAR = 0.86  # of difflib; two letters missing in ten
# What people write beside a heading's own word, with nothing more to say.
_AROUND = frozenset(
    {"my", "min", "mine", "mit", "spoken", "proficiency", "background", "technical", "tekniske"}
    | {"tidligere", "previous", "professional", "fagligt", "relevant", "relevante"}
)
_SECTION_OF = {
    heading: section for section, names in HEADINGS.items() for heading in names.split("|")
}
_LONG = [heading for heading in _SECTION_OF if len(heading) >= SHORTEST_MISSPELT]
# One line about one thing: the lines after it belong to what was there before.
_ONE_LINER = re.compile(
    r"navn|name|adresse|address|telefon|phone|tlf|e-mail|email|civilstand|nationality"
    r"|nationalitet|date of birth|fødselsdato|gender|statsborgerskab|køn"
)
# Said by every kind of CV at the edges of its pages.
_PAGE_EDGE = re.compile(
    r"(?:jobnet|(?:side|page)\s+\d+(?:\s*(?:af|of|/)\s*\d+)?|\d{1,2}\s*/\s*\d{1,2})", re.IGNORECASE
)
_BULLET = re.compile(r"^(?:\d{1,2}\)\s)?[\s•●○▪■◦‣∙*·➢✓\uf0b7-]*(?:[-–—]\s+)?")
_SPREAD = re.compile(r"^(?:\w ){3,}\w$")
# Signs that only steer how a text runs, right to left among them.
_UNSEEN = frozenset({"Cf", "Cc", "Cs", "Co"})

_PRIVATE = re.compile(
    r"\b\d{6}[-\s]?\d{4}\b|[\w.+-]+@[\w-]+\.[\w.-]+|(?:\+45\s?)?\b(?:\d{2}\s?){4}\b(?!\d)"
)


def lines_of(text: str) -> list[Line]:
    """Every line with its section; before the first heading, and without any, it is a profile.

    Numbers of persons and telephones and addresses of mail are left out everywhere.
    """
    whole = [_seen(line) for line in text.splitlines()]
    whole = [line for line in whole if not _PAGE_EDGE.fullmatch(line.strip())]
    headed = any(_headed(line)[0] for line in whole)
    section = Section.NOT_READ if headed else Section.PROFILE
    return list(_walk(whole, section))


def _walk(whole: list[str], section: Section) -> Iterator[Line]:
    for line in whole:
        found, rest, name = _headed(line)
        if found is section and rest.strip():
            rest = line  # »Uddannelse: Folkeskole« within the educations is no new heading
        words = " ".join(line.split())
        here = found or section
        if found and not _ONE_LINER.fullmatch(name):
            section = found
            yield Line(section, "", "")
        yield Line(here, _BULLET.sub("", rest).rstrip(), words)


def _seen(line: str) -> str:
    line = "".join(
        sign for sign in line if sign == "\t" or unicodedata.category(sign) not in _UNSEEN
    )
    line = _PRIVATE.sub(" ", line.replace("\xa0", " "))
    return line.replace(" ", "") if _SPREAD.match(line.strip()) else line


def _headed(line: str) -> tuple[Section | None, str, str]:
    """The section a line opens, what stands after its heading, and the heading's name."""
    before, colon, after = line.partition(":")
    name = _meant(_name(before if colon else line))
    if name in _SECTION_OF:
        return _SECTION_OF[name], after if colon else "", name
    first, slash, second = name.partition("/")
    if slash and {first.strip(), second.strip()} <= _SECTION_OF.keys():
        return _SECTION_OF[first.strip()], after if colon else "", first.strip()
    return None, line, ""


def _name(text: str) -> str:
    return " ".join(_BULLET.sub("", text).strip(" .?#=_|–—-").casefold().split())


def _meant(name: str) -> str:
    """The heading, also misspelt or with words around it that headings have: »udanelse«."""
    if name in _SECTION_OF or len(name) < SHORTEST_MISSPELT:
        return name
    bare = " ".join(word for word in name.split() if word not in _AROUND)
    if bare in _SECTION_OF:
        return bare
    # With as many words: »kørekort B« is no misspelt »kørekort«.
    alike = [each for each in _LONG if each.count(" ") == name.count(" ")]
    return next(iter(get_close_matches(name, alike, 1, NEAR)), name)
