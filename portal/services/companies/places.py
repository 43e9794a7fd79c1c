"""Loading the Danish postcodes, so that distances can be worked out."""

from datetime import datetime
from math import nan
from pathlib import Path

from sqlmodel import Session

from matching.sources.csv_files import CsvFile, fingerprint_of, read_csv
from matching.sources.draft import DraftSource
from models.queries.vocabulary import places
from models.tables.vocabulary import Place, VocabularySource
from portal.services.matches.vocabulary import store_source

PLACES = "places"
NAME = "Danske postnumre"
READER = "places reader 1"
# The two notices that seed/places/README.md asks us to keep.
ATTRIBUTION = (
    "Contains information from the countries-states-cities-database by dr5hn, which is made"
    " available under the Open Database License 1.0. Contains data from GeoNames"
    " (geonames.org), CC BY 4.0. Postnumrenes midtpunkter er afrundede; listen gives videre"
    " under ODbL 1.0."
)
# Denmark with Bornholm and its islands, in degrees; a point outside is a mistake in the file.
SOUTH, NORTH, WEST, EAST = 54.4, 57.9, 7.9, 15.4


def load_places(session: Session, path: Path, *, now: datetime) -> int:
    """Store the postcodes of the file; returns how many were added or changed.

    A postcode that has left the file stays: companies and citizens stand on it.

    Raises:
        ImportProblem: a column is missing or a row makes no sense.
    """
    file = read_csv(path)
    fingerprint = fingerprint_of({path.name: file.fingerprint}, READER)
    source = session.get(VocabularySource, PLACES)
    if source is not None and source.fingerprint == fingerprint:
        return 0
    stored = {place.postcode: place for place in places(session)}
    changed = 0
    for line, cells in file.rows(("postcode", "name", "latitude", "longitude")):
        told = _place(file, line, cells)
        there = stored.setdefault(told.postcode, told)
        if there is told:
            session.add(told)
        elif there.model_dump() != told.model_dump():
            there.sqlmodel_update(told)
        else:
            continue
        changed += 1
    store_source(session, DraftSource(PLACES, NAME, ATTRIBUTION, fingerprint), now=now)
    return changed


def _place(file: CsvFile, line: int, cells: list[str]) -> Place:
    postcode, name, latitude, longitude = cells
    if len(postcode) != 4 or not postcode.isdecimal():
        raise file.problem("Et postnummer har fire cifre.", line, "postcode")
    if not 0 < len(name) <= 80:
        raise file.problem("Navnet er tomt eller for langt.", line, "name")
    north, east = _degrees(latitude), _degrees(longitude)
    if not SOUTH <= north <= NORTH:
        raise file.problem("Punktet ligger ikke i Danmark.", line, "latitude")
    if not WEST <= east <= EAST:
        raise file.problem("Punktet ligger ikke i Danmark.", line, "longitude")
    return Place(postcode=postcode, name=name, latitude=north, longitude=east)


def _degrees(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return nan  # lies in no country
