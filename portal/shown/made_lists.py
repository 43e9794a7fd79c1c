"""What the words of a list are taken from, whether it was kept or worked out just now."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

UNKNOWN = "unknown"
# Where a line of the practical part is called otherwise among what is not known.
_UNKNOWN_NAMES = {"distance": "place"}


class ListMade(Protocol):
    """A list, named as the columns of a kept one."""

    @property
    def opening_profile(self) -> Mapping[str, Any]: ...

    @property
    def weights(self) -> Mapping[str, Any]: ...


class LineMade(Protocol):
    """One person's line of such a list, with its reasons."""

    @property
    def points(self) -> float | None: ...

    @property
    def missing_musts(self) -> int: ...

    @property
    def unknowns(self) -> int: ...

    @property
    def distance_km(self) -> float | None: ...

    @property
    def parts(self) -> Sequence[Mapping[str, Any]]: ...

    @property
    def missing(self) -> Sequence[str]: ...


def unknown_codes(parts: Iterable[Mapping[str, Any]]) -> list[str]:
    """What nobody has told, once each, in the order of the parts."""
    found: dict[str, None] = {}
    for part in parts:
        for line in part["evidence"]:
            if line["standing"] == UNKNOWN:
                found.setdefault(_unknown_code(part["code"], line["requirement"]))
    return list(found)


def _unknown_code(part: str, requirement: str) -> str:
    if part == "skills":
        return "cv"
    if part == "industry":
        return "industries"
    if part == "danish":
        return f"danish_{requirement}"
    return _UNKNOWN_NAMES.get(requirement, requirement)
