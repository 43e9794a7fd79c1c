"""Job titles out of headlines: without place, hours, "søges", "m/k" and the second language."""

import re
from collections.abc import Iterator

# (m/k), m/k/d, f/m, (all genders); what stands in brackets is hardly ever part of a title.
_ASIDE = re.compile(r"\([^)]*\)|\b[mkfdwx](?:/[mkfdwx]){1,2}\b", re.IGNORECASE)
# Two titles side by side, or a title and what is no title.
_BETWEEN = re.compile(r"\s[-–—|•·]+\s|\s/\s|[|•·:;!?\n]|,\s|\.(?:\s|$)")
_HOURS = re.compile(
    r"\b\d+(?:[-–,.]\d+)*\s*(?:t|timer|timers|hours?|hrs?|%|pct|kr|uger?|weeks?)\b.*", re.IGNORECASE
)
_NUMBER = re.compile(r"\b(?:19|20)\d\d\b|\bkl\b.*", re.IGNORECASE)
_ASKED = re.compile(
    r"^.*?\b(?:søger|vores nye?|være|bliv|som|looking for|our(?: new)?|seeks?|hiring|as)\s+"
    r"(?=\S)(?:(?:en|et|a|an|the|vores|nye?|new|flere|to|our)\s+)*",
    re.IGNORECASE,
)
# From here on a headline tells what the place is like, not what the job is.
_REST = re.compile(
    r"\s+(?:søges|ønskes|wanted|needed|required|sought)\b.*|\s+(?:hos|ved|at|with|for)\s+.*"
    r"|\s+(?:i|in|på|til)\s+(?:[A-ZÆØÅ]|travl|hyggelig|vores|our|busy|the\b).*"
)
_PRAISE = re.compile(
    r"^(?:(?:en|et|a|an|erfar(?:en|ent|ne)|dygtige?|engagere(?:t|de)|stabile?|fleksible?|glade?|mødestabile?"
    r"|serviceminded|faglærte?|ufaglærte?|experienced|friendly|reliable|skilled|part-time"
    r"|full-time|deltids?|fuldtids?)\s+)+",
    re.IGNORECASE,
)
SHORTEST = 3  # letters of a title


def job_titles(headline: str) -> list[str]:
    """What a headline may call the job, as written, each once, in the order it stands there.

    A headline in two languages, or with two titles, gives each. What follows a comma or a dash
    is told too: it may be a title, a place or an hour, and only the vocabulary knows.
    """
    found = dict.fromkeys(_titles(_ASIDE.sub(" ", headline)))
    return list(found)


def _titles(headline: str) -> Iterator[str]:
    for part in _BETWEEN.split(headline):
        part = _NUMBER.sub(" ", _HOURS.sub(" ", part))
        part = _REST.sub("", _ASKED.sub("", part.strip()))
        title = " ".join(_PRAISE.sub("", part).split()).strip(" ,.-–/&")
        if len(title) >= SHORTEST:
            yield title
