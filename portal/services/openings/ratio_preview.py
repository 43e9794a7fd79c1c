"""Whether a workplace has room for an opening, worked out while it is typed (rule B-08)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from pydantic import Field
from sqlmodel import Session

from models.kinds import PlacementType
from models.rules.figures import Figure
from models.rules.ratio import Span
from models.tables.openings import Opening
from portal.services.companies.ratio_use import RatioUse, use_of
from portal.services.inputs import DanishDate, DanishDecimal, DanishWhole, Input, RowNumber

# The law counts these; an IGU is ordinary pay and counts nowhere.
COUNTED = frozenset({PlacementType.INTERNSHIP, PlacementType.WAGE_SUBSIDY})
# The rule is written for them: its source is shown with the numbers.
RULE = "ratio.small_divisor"


class Wished(Input):
    """What of an opening the rule looks at."""

    placement_type: PlacementType
    workplace_id: RowNumber
    hours_a_week: Annotated[DanishDecimal, Field(gt=0, le=37)]
    seats: Annotated[DanishWhole, Field(ge=1, le=50)]
    starts: DanishDate
    ends: DanishDate


@dataclass(frozen=True)
class RatioPreview:
    """The worked numbers, in full-time persons.

    Args:
        use: the workplace as it is without the opening.
        new: what all its seats come to.
        rule: the figure with its source and edition.
    """

    use: RatioUse
    new: Decimal
    rule: Figure

    @property
    def used(self) -> Decimal:
        """Those there on the fullest day; none while the staff is not counted."""
        return max((span.used for span in self.use.spans), default=Decimal(0))

    @property
    def free(self) -> Decimal:
        """What is left on the fullest day before the opening; never below none."""
        return min((span.free for span in self.use.spans), default=Decimal(0))

    @property
    def first_over(self) -> Span | None:
        """The first days on which all of them would be too many; None when they are not."""
        return next((s for s in self.use.spans if s.used + self.new > s.allowed), None)


def preview(session: Session, wished: Wished) -> RatioPreview | None:
    """The numbers; None when the law does not count this kind.

    The caller sees to it that the workplace is one the person may ask about.

    Raises:
        KeyError: there are no figures yet on the first day.
        ValueError: the period ends before it begins.
    """
    if wished.placement_type not in COUNTED:
        return None
    use = use_of(session, wished.workplace_id, wished.starts, wished.ends, extra=None)
    full_time = use.figures.number("hours.max_week")
    hours = min(Decimal(str(wished.hours_a_week)), full_time)
    return RatioPreview(use, wished.seats * hours / full_time, use.figures[RULE])


def preview_of(session: Session, opening: Opening) -> RatioPreview | None:
    """The same for an opening that stands."""
    known = opening.model_dump(include=set(Wished.model_fields))
    known["ends"] = opening.ends or opening.starts
    return preview(session, Wished.model_validate(known))
