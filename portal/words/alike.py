"""What two people have in common, in words."""

from portal.translate import LazyString
from portal.translate import lazy_gettext as _

# By code: said when both use the same word, and when each has a word of her own.
COMMON: dict[str, tuple[LazyString, LazyString]] = {
    "skill": (
        _("Begge har »%(own)s« i cv'et"),
        _("Begge har det i cv'et: »%(own)s« og »%(other)s«"),
    ),
    "work": (_("Begge har arbejdet som »%(own)s«"), _("Samme fag: »%(own)s« og »%(other)s«")),
    "near_work": (_("Fag, der ligner: »%(own)s«"), _("Fag, der ligner: »%(own)s« og »%(other)s«")),
    "industry": (_("Begge ønsker branchen %(own)s"), _("Begge ønsker branchen %(own)s")),
}
