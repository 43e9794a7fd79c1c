"""Looking a company up in the state's company register (CVR), as a proposal a person accepts.

The register's distribution service is Elasticsearch over HTTP with a user and a password. What
it answers is from outside: only what is understood is taken, and nothing is stored from here.
"""

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from models.rules.errors import NotNow

SECONDS = 5.0
LONGEST_ANSWER = 2_000_000  # bytes
MOST_WORKPLACES = 200


@dataclass(frozen=True)
class FoundWorkplace:
    """A production unit as the register has it; empty where it says nothing."""

    p_number: str
    name: str
    address: str
    postcode: str


@dataclass(frozen=True)
class FoundCompany:
    """A legal body as the register has it."""

    cvr_number: str
    name: str
    workplaces: tuple[FoundWorkplace, ...] = field(default=())


class CompanyRegister(Protocol):
    """Where companies are looked up."""

    def look_up(self, cvr_number: str) -> FoundCompany:
        """What the register knows.

        Raises:
            NotNow: it has no such company, does not answer, or answers what nobody understands.
        """


@dataclass(frozen=True)
class CvrRegister:
    """The register over HTTP.

    Args:
        url: where the indexes lie, for example "http://distribution.virk.dk/cvr-permanent".
    """

    url: str
    user: str
    password: str = field(repr=False)
    seconds: float = SECONDS

    def look_up(self, cvr_number: str) -> FoundCompany:
        """See `CompanyRegister`."""
        number = int(cvr_number)
        bodies = self._hits("virksomhed", {"Vrvirksomhed.cvrNummer": number}, "Vrvirksomhed")
        name = next((found for body in bodies if (found := _name(body, "virksomhed"))), "")
        if not name:
            raise NotNow("register_knows_none")
        relation = "VrproduktionsEnhed.virksomhedsrelation.cvrNummer"
        units = self._hits("produktionsenhed", {relation: number}, "VrproduktionsEnhed")
        workplaces = tuple(_workplace(unit) for unit in units if _is_unit(unit))
        return FoundCompany(cvr_number, name, workplaces)

    def _hits(self, index: str, term: Mapping[str, int], kind: str) -> list[Mapping[str, Any]]:
        asked = {"size": MOST_WORKPLACES, "query": {"term": dict(term)}}
        answer = self._ask(f"{self.url.rstrip('/')}/{index}/_search", asked)
        try:
            hits = [hit["_source"][kind] for hit in answer["hits"]["hits"]]
        except (KeyError, TypeError):
            raise NotNow("register_not_understood") from None
        return [hit for hit in hits if isinstance(hit, Mapping)]

    def _ask(self, url: str, asked: Mapping[str, object]) -> Any:
        word = b64encode(f"{self.user}:{self.password}".encode()).decode()
        headers = {"Content-Type": "application/json", "Authorization": f"Basic {word}"}
        request = Request(url, json.dumps(asked).encode(), headers, method="POST")
        try:
            with urlopen(request, timeout=self.seconds) as answer:
                read = answer.read(LONGEST_ANSWER + 1)
        except HTTPError as error:
            error.close()
            known = "register_knows_none" if error.code == 404 else "register_silent"
            raise NotNow(known) from None
        except (URLError, OSError):
            raise NotNow("register_silent") from None
        try:
            return json.loads(read)
        except ValueError:
            raise NotNow("register_not_understood") from None


@dataclass(frozen=True)
class Asked:
    """What came of asking: what was found, or the code of why nothing was."""

    found: FoundCompany | None
    said: str = ""


def asked(register: CompanyRegister, cvr_number: str) -> Asked:
    """Ask the register; whatever keeps it from answering, a person can go on by hand."""
    try:
        return Asked(register.look_up(cvr_number))
    except NotNow as refusal:
        return Asked(None, refusal.code)


def _workplace(unit: Mapping[str, Any]) -> FoundWorkplace:
    latest = _part(_part(unit, "produktionsEnhedMetadata"), "nyesteBeliggenhedsadresse")
    postcode = str(latest.get("postnummer") or "")
    return FoundWorkplace(
        p_number=str(unit["pNummer"]),
        name=_name(unit, "produktionsEnhed"),
        address=" ".join(_address(latest))[:120],
        postcode=postcode if len(postcode) == 4 and postcode.isdigit() else "",
    )


def _address(latest: Mapping[str, Any]) -> Iterator[str]:
    for name in ("vejnavn", "husnummerFra", "bogstavFra"):
        if latest.get(name):
            yield str(latest[name])


def _is_unit(unit: Mapping[str, Any]) -> bool:
    number = str(unit.get("pNummer", ""))
    return number.isdigit() and len(number) == 10


def _name(body: Mapping[str, Any], kind: str) -> str:
    name = _part(_part(body, f"{kind}Metadata"), "nyesteNavn").get("navn")
    return name.strip()[:120] if isinstance(name, str) else ""


def _part(whole: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """What lies inside; nothing where the register says nothing or something else."""
    inside = whole.get(name)
    return inside if isinstance(inside, Mapping) else {}
