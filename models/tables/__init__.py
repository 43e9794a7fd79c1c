"""All tables: importing this makes the metadata whole."""

from models.tables import (
    case,
    companies,
    labels,
    law,
    matches,
    openings,
    people,
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
    "labels",
    "law",
    "matches",
    "openings",
    "people",
    "placements",
    "programme",
    "promises",
    "records",
    "trail",
    "vocabulary",
    "weighting",
]
