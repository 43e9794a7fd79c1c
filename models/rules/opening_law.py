"""What the law has against an opening as such, whoever comes."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from models.kinds import PlacementType
from models.rules import igu
from models.rules.codes import FindingCode
from models.rules.errors import Finding
from models.rules.figures import Figures, plain
from models.rules.plan import OpeningFacts
from models.rules.ratio import Place, Workforce, first_excess


def opening_findings(
    opening: OpeningFacts,
    seats: Sequence[Decimal],
    workforce: Workforce | None,
    figures: Figures,
) -> list[Finding]:
    """The ratio with every free seat taken, and for an IGU whether the scheme takes new ones.

    Args:
        seats: the hours a week of each seat that is still free.
        workforce: None while the staff is not counted.
        figures: the edition in force on the day the opening starts.
    """
    if opening.placement_type is PlacementType.IGU:
        found = (igu.starts_in_time(opening.starts, figures), igu.is_not_stopped(figures))
        return [finding for finding in found if finding]
    if workforce is None:
        return [Finding(FindingCode.STAFF_NOT_COUNTED, figures["ratio.average_months"].source)]
    if not seats:
        return []
    *others, last = (
        Place(opening.starts, opening.ends or opening.starts, hours) for hours in seats
    )
    everybody = replace(workforce, places=(*workforce.places, *others))
    excess = first_excess(everybody, last, figures)
    if excess is None:
        return []
    values = {
        "day": excess.day.isoformat(),
        "allowed": str(excess.allowed),
        "used": plain(excess.used),
    }
    return [
        Finding(FindingCode.RATIO_EXCEEDED, figures["ratio.small_divisor"].source, values=values)
    ]
