"""What is said around the list of citizens."""

from portal.translate import LazyString, ngettext
from portal.translate import lazy_gettext as _

# By the code of `models.queries.citizen_lists.Order`.
ORDERS: dict[str, LazyString] = {
    "name": _("Navn"),
    "case": _("Sagsnummer"),
    "idle": _("Længst uden tilbud først"),
    "cv": _("Ældste cv først"),
}

# The columns of the list, on the page and in what is fetched of it.
COLUMNS: tuple[LazyString, ...] = (
    _("Navn"),
    _("Sagsnummer"),
    _("Sagsbehandler"),
    _("Taler dansk"),
    _("Første ønske"),
    _("Uden tilbud siden"),
    _("Forløb nu"),
)

SHEET = _("Borgere")


def without_offer_for(days: int) -> LazyString | str:
    """A filter that leaves out whoever had an offer lately."""
    return ngettext("Uden tilbud i mindst %(num)s dag", "Uden tilbud i mindst %(num)s dage", days)
