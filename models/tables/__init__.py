"""All tables: importing this makes the metadata whole."""

from models.tables import (
    case,
    companies,
    law,
    matches,
    openings,
    partners,
    people,
    placement_life,
    placements,
    programme,
    promises,
    records,
    trail,
    vocabulary,
    weighting,
)

__all__ = [
    "case",
    "companies",
    "law",
    "matches",
    "openings",
    "partners",
    "people",
    "placement_life",
    "placements",
    "programme",
    "promises",
    "records",
    "trail",
    "vocabulary",
    "weighting",
]
