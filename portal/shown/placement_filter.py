"""The filter of the list of placements, as it stands in the address."""

from datetime import timedelta
from typing import Annotated, Any
from urllib.parse import urlencode

from flask import request
from pydantic import Field

from models.kinds import PlacementState, PlacementType
from models.queries.placements import PlacementsSought
from portal.context import today, viewer
from portal.forms import Form
from portal.services.inputs import ONE_LINE, Input


class PlacementFilter(Input):
    """What the list may be filtered by; the names stand in the address."""

    soeg: Annotated[str, ONE_LINE, Field(max_length=100)] = ""
    status: PlacementState | None = None
    type: PlacementType | None = None
    mine: bool = False
    slutter: Annotated[int, Field(ge=1, le=366)] | None = None  # within so many days
    forlaenges: bool = False

    def sought(self) -> PlacementsSought:
        return PlacementsSought(
            search=self.soeg,
            states=(self.status,) if self.status else (),
            placement_type=self.type,
            consultant_id=viewer().user_id if self.mine else None,
            ends_until=today() + timedelta(days=self.slutter) if self.slutter else None,
            asks_for_longer=self.forlaenges,
        )

    def address(self) -> str:
        """The choices as they stand after the question mark of an address."""
        chosen = self.model_dump(mode="json", exclude_defaults=True).items()
        return urlencode({name: "1" if value is True else str(value) for name, value in chosen})


def filter_asked() -> PlacementFilter:
    """The filter in this request's address; a choice that makes no sense is left out."""
    typed: dict[str, Any] = {
        name: request.args[name] for name in PlacementFilter.model_fields if name in request.args
    }
    form = Form(PlacementFilter, typed)
    if form.data is None:
        form = Form(PlacementFilter, {k: v for k, v in typed.items() if k not in form.errors})
    return form.data or PlacementFilter()
