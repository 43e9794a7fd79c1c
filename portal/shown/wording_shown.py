"""The words somebody should look at, in what stands in the fields of an opening so far."""

import re

from werkzeug.datastructures import MultiDict

from portal.context import db, viewer
from portal.services.openings.demand_list import demands_of
from portal.services.openings.wording import Hit, hits

# What a company writes in its own words.
_OWN_WORDS = re.compile(
    r"title|tasks|pay_note|(?:skills|certificates)-\d{1,2}-text|danish-\d-task", re.ASCII
)


def hits_in(typed: MultiDict[str, str]) -> list[Hit]:
    """What stands against the municipality's list, what is forbidden first."""
    texts = [text for name, text in typed.items(multi=True) if _OWN_WORDS.fullmatch(name)]
    return hits(texts, demands_of(db(), viewer().municipality_id)) if any(texts) else []
