"""All tables: importing this makes the metadata whole."""

from models.tables import (
    companies,
    law,
    matches,
    openings,
    people,
    placements,
    promises,
    trail,
    vocabulary,
    weighting,
)

__all__ = [
    "companies",
    "law",
    "matches",
    "openings",
    "people",
    "placements",
    "promises",
    "trail",
    "vocabulary",
    "weighting",
]
