"""The list of companies: its filter, the page, and the same rows as plain cells for a file."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from flask import request
from pydantic import Field

from models.kinds import AgreementState, Role
from models.queries import company_lists, people, portfolios, saved_views
from models.queries.company_lists import CompaniesListed
from models.queries.paging import Wanted
from models.rules.access import Act, may
from models.tables.people import User
from portal.context import db, today, viewer
from portal.forms import Form
from portal.services.inputs import ONE_LINE, Input, RowNumber
from portal.services.placements.placement_follow_ups import waiting_for
from portal.translate import gettext as _
from portal.words import word
from portal.words.desk import SHOWN_COMPANIES
from portal.words.formats import short_day


class CompanyFilter(Input):
    """What the list may be filtered by; the names stand in the address."""

    soeg: Annotated[str, ONE_LINE, Field(max_length=100)] = ""
    status: AgreementState | None = None
    konsulent: RowNumber | None = None
    vis: Literal["alle", "mine", "samtale", "kontakt"] = "alle"

    def sought(self) -> CompaniesListed:
        mine = self.vis != "alle" and may(viewer(), Act.WRITE_COMPANY)
        return CompaniesListed(
            on=today(),
            search=self.soeg,
            state=self.status,
            consultant_id=viewer().user_id if mine else self.konsulent,
            talk_due=today() if self.vis == "samtale" else None,
            contact_due=today() if self.vis == "kontakt" else None,
        )

    def address(self) -> str:
        """The choices as they stand after the question mark of an address."""
        chosen = self.model_dump(mode="json", exclude_defaults=True)
        return urlencode(chosen)


def company_filter() -> CompanyFilter:
    """The filter in this request's address; a choice that makes no sense is left out."""
    typed: dict[str, Any] = {
        name: request.args[name] for name in CompanyFilter.model_fields if name in request.args
    }
    form = Form(CompanyFilter, typed)
    if form.data is None:
        form = Form(CompanyFilter, {k: v for k, v in typed.items() if k not in form.errors})
    return form.data or CompanyFilter()


def filter_words(chosen: CompanyFilter) -> list[str]:
    """What the filter says, choice by choice."""
    names = {user.id: user.name for user in _consultants()}
    words = [
        chosen.soeg and _("Navn eller CVR-nummer: %(tekst)s", tekst=chosen.soeg),
        chosen.status and str(word(chosen.status)),
        chosen.konsulent and names.get(chosen.konsulent, ""),
        str(SHOWN_COMPANIES[chosen.vis]) if chosen.vis != "alle" else "",
    ]
    return [said for said in words if said]


def listed_values(wanted: Wanted) -> dict[str, Any]:
    """What the page of the list shows."""
    chosen = company_filter()
    found = company_lists.listed(db(), viewer(), chosen.sought(), wanted)
    return {
        "companies": found,
        "waits": follow_ups_missing([row.id for row in found.rows]),
        "chosen": chosen,
        "address": chosen.address(),
        "states": AgreementState,
        "colleagues": [(user.id, user.name) for user in _consultants()],
        "shown_ones": SHOWN_COMPANIES,
        "views": saved_views.of_page(db(), viewer(), "companies.listed"),
        "acts": may(viewer(), Act.WRITE_COMPANY),
        "on": today(),
        "handovers": portfolios.handovers_open(db(), viewer()),
    }


def follow_ups_missing(company_ids: Sequence[int] | None) -> Counter[int]:
    """How many placements at each company wait for a follow-up; three statements. None is all."""
    waiting = waiting_for(db(), viewer(), today(), company_ids=company_ids)
    return Counter(row.company.id for row in waiting)


def as_cells(rows: Iterable[Any], waits: Counter[int]) -> list[Sequence[str]]:
    """The rows of the list as its columns, in the order of `portal.words.desk.COLUMNS`."""
    return [
        (
            row.name,
            row.cvr_number,
            str(word(row.state)),
            row.consultant or "",
            str(row.running),
            str(row.ended),
            str(row.promises),
            str(waits[row.id]),
            short_day(row.contact_on) if row.contact_on and not row.done_at else "",
        )
        for row in rows
    ]


def _consultants() -> Sequence[User]:
    return people.colleagues(db(), viewer().municipality_id, Role.COMPANY_CONSULTANT)
