"""The words of the leader's page about who is proposed."""

from models.kinds import Regime, ResidenceCategory
from portal.translate import LazyString
from portal.translate import lazy_gettext as _
from portal.words import word

GROUPINGS: dict[str, LazyString] = {
    "age": _("Alder"),
    "regime": _("Lov"),
    "residence": _("Opholdsgrundlag"),
}
AGE_BANDS: dict[str, LazyString] = {
    "18": _("Under 30 år"),
    "30": _("30 til 39 år"),
    "40": _("40 til 49 år"),
    "50": _("50 år og over"),
}
# As `STEPS` of the service, and more.
TIMES: tuple[LazyString | str, ...] = (_("Ingen"), "1", "2", "3–5", "6–10", _("Flere"))


def group_name(grouping: str, group: str | None) -> LazyString:
    """The name of one group; None are the small ones together."""
    if group is None:
        return _("Små grupper samlet, og uden oplysning")
    if grouping == "age":
        return AGE_BANDS[group]
    return word(Regime(group) if grouping == "regime" else ResidenceCategory(group))
