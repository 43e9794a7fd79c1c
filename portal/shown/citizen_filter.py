"""The filter of the list of citizens, as it stands in the address and in a saved view."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Annotated, Any
from urllib.parse import urlencode

from flask import request
from pydantic import Field, field_validator

from models.kinds import DanishLevel, Role, Situation
from models.queries.citizen_lists import CitizensSought, Order
from portal.context import today, viewer
from portal.forms import Form
from portal.navigation import here
from portal.services.inputs import ONE_LINE, Input, RowNumber, wrong
from portal.translate import gettext as _
from portal.translate import language
from portal.words import word
from portal.words.lists import without_offer_for
from portal.words.matching import UNKNOWNS


class CitizenFilter(Input):
    """What anybody who sees citizens may filter by; the names stand in the address."""

    soeg: Annotated[str, ONE_LINE, Field(max_length=100)] = ""
    sagsbehandler: RowNumber | None = None
    uden: bool = False
    dage: Annotated[int, Field(ge=1, le=3650)] | None = None
    mangler: str | None = None
    branche: Annotated[str, ONE_LINE, Field(max_length=40)] | None = None
    dansk: DanishLevel | None = None
    orden: Order = "name"

    @field_validator("mangler")
    @classmethod
    def _is_known(cls, code: str | None) -> str | None:
        if code is not None and code not in UNKNOWNS:
            raise wrong("enum", field="mangler")
        return code

    def sought(self) -> CitizensSought:
        since = today() - timedelta(days=self.dage) if self.dage else None
        return CitizensSought(
            search=self.soeg,
            caseworker_id=self.sagsbehandler,
            idle=self.uden,
            unknown=self.mangler,
            no_offer_since=since,
            industry=self.branche,
            least_danish=self.dansk,
            order=self.orden,
        )

    def words(self, names: Mapping[int, str], industries: Mapping[str, Any]) -> dict[str, Any]:
        """What each choice is called; empty for what is not chosen.

        Args:
            names: of the caseworkers; `industries`: rows by code.
        """
        return {
            "soeg": self.soeg and _("Navn eller sagsnummer: %(tekst)s", tekst=self.soeg),
            "sagsbehandler": self.sagsbehandler and names.get(self.sagsbehandler, "?"),
            "uden": self.uden and _("Uden forslag og forløb"),
            "dage": self.dage and without_offer_for(self.dage),
            "mangler": self.mangler and _("Mangler: %(ting)s", ting=UNKNOWNS[self.mangler]),
            "branche": self.branche
            and _("Ønsker %(branche)s", branche=label(industries.get(self.branche))),
            "dansk": self.dansk and _("Taler mindst %(niveau)s", niveau=word(self.dansk)),
        }

    def address(self) -> str:
        """The choices as they stand after the question mark of an address."""
        return urlencode(
            {
                name: "1" if value is True else str(value)
                for name, value in self.model_dump(mode="json", exclude_defaults=True).items()
            }
        )


class CaseworkerFilter(CitizenFilter):
    """A caseworker also filters by what only caseworkers may know (rule B.9)."""

    mine: bool = False
    status: Situation | None = None

    def sought(self) -> CitizensSought:
        found = replace(super().sought(), situation=self.status)
        return replace(found, caseworker_id=viewer().user_id) if self.mine else found

    def words(self, names: Mapping[int, str], industries: Mapping[str, Any]) -> dict[str, Any]:
        return {
            **super().words(names, industries),
            "mine": self.mine and _("Kun mine borgere"),
            "status": self.status and word(self.status),
        }


def label(industry: Any) -> str:
    """An industry's name in the viewer's language; a question mark for one that is gone."""
    if industry is None:
        return "?"
    name: str = industry.label_en if language() == "en" else industry.label_da
    return name


def filter_asked(given: Mapping[str, str] | None = None) -> Form[Any]:
    """The filter in this request's address, or in `given`; what belongs to no filter is left."""
    kind = CaseworkerFilter if viewer().role is Role.CASEWORKER else CitizenFilter
    values = request.args if given is None else given
    return Form(kind, {name: values[name] for name in kind.model_fields if name in values})


def tags(words: Mapping[str, Any]) -> Sequence[tuple[str, str]]:
    """Pairs (words, address without it) of what is chosen."""
    return [(str(said), here(**{name: None}, side=None)) for name, said in words.items() if said]
