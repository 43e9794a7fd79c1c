"""The middle of each postcode."""

from collections.abc import Mapping
from pathlib import Path

from matching.sources.csv_files import read_csv

Place = tuple[float, float]


def read_places(path: Path) -> Mapping[str, Place]:
    """Postcode -> latitude and longitude in degrees.

    Raises:
        ImportProblem: a column is missing, or a place is no number.
    """
    file = read_csv(path)
    places: dict[str, Place] = {}
    for line, (postcode, latitude, longitude) in file.rows(("postcode", "latitude", "longitude")):
        try:
            places[postcode] = float(latitude), float(longitude)
        except ValueError:
            raise file.problem("Her skal stå grader som tal.", line) from None
    return places
