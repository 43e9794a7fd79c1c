"""The words of advice: what might be different, and what may be asked."""

from collections.abc import Mapping

from portal.translate import LazyString
from portal.translate import lazy_gettext as _
from portal.words.formats import filled, readable
from portal.words.matching import NOTES, danish_skill, short_level

# One thing that would be different, by its code in matching/advice/changes.py.
CHANGES: dict[str, LazyString] = {
    "danish": _("Et trin mere dansk: %(levels)s"),
    "hours": _("Fem timer mere om ugen: fra %(from)s til %(to)s"),
    "distance": _("Ti kilometer længere til arbejde: fra %(from)s til %(to)s km"),
    "licence": _("Et kørekort: »%(text)s«"),
    "certificate": _("Et bevis: »%(text)s«"),
    "skill": _("At kunne »%(text)s«"),
}

# What a row of a comparison is about, where the openings ask for different levels or numbers.
COMPARED: dict[str, LazyString] = {
    "occupation": _("Faget"),
    "industry": _("Branchen"),
    "hours": _("Timer om ugen"),
    "distance": _("Vejen til arbejdet"),
    "start": _("Startdag"),
}


def change_in_words(code: str, facts: Mapping[str, str]) -> LazyString:
    """One thing that would be different, as a heading."""
    if code != "danish":
        return filled(CHANGES[code], facts)

    def raised() -> str:
        levels = ", ".join(f"{danish_skill(s)} {short_level(level)}" for s, level in facts.items())
        return str(CHANGES["danish"]) % {"levels": levels}

    return LazyString(raised)


def because_in_words(note: str, found: str) -> str:
    """Why a skill is likely: how it was found, and the person's own words."""
    note = note if note in NOTES else "found"
    return str(NOTES[note]) % readable({"found": found, "asked": "", "place": ""})


def compared_in_words(part: str, requirement: str, note: str) -> LazyString | str:
    """What a row is about."""
    if part == "danish":
        return danish_skill(requirement)
    if part == "skills":
        return COMPARED["occupation"] if note.startswith("occupation") else requirement
    return COMPARED.get(part, COMPARED.get(requirement, requirement))
