"""The vocabularies that quality is measured on."""

from functools import cache
from pathlib import Path

from matching import Vocabulary
from matching.sources.assembled import assembled
from matching.sources.esco import read_esco

DATA = Path(__file__).parents[3] / "shared" / "data"
ESCO = (DATA / "esco" / "esco_da.zip", DATA / "esco" / "esco_en.zip")
NO_ESCO = f"the ESCO download is not there: {ESCO[0].parent}"


def has_esco() -> bool:
    """Whether the official download lies beside the project."""
    return all(path.exists() for path in ESCO)


@cache
def esco() -> Vocabulary:
    """All of ESCO in Danish and English."""
    return assembled([read_esco(ESCO)])
