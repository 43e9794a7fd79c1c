"""Citizens found by a filter, also when a name is spelt otherwise than in the record."""

from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session

from matching import near_names
from models.queries import citizen_lists
from models.queries.citizen_lists import CitizensSought
from models.queries.paging import Page, Wanted
from models.rules.access import Viewer
from models.tables.columns import folded

# More names that are only alike nobody reads through.
MOST_NEAR = 25


@dataclass(frozen=True)
class Found:
    """A page of rows, under what filter, and whether the names are only like the one typed."""

    page: Page[Any]
    sought: CitizensSought
    only_like: bool


def find(session: Session, viewer: Viewer, sought: CitizensSought, wanted: Wanted) -> Found:
    """The page; two statements, and up to three more when nobody is called what was typed."""
    page = citizen_lists.listed(session, viewer, sought, wanted)
    if page.total or not sought.search:
        return Found(page, sought, only_like=False)
    like = _like(session, viewer, sought)
    page = citizen_lists.listed(session, viewer, like, wanted)
    return Found(page, like, only_like=page.total > 0)


def settled(session: Session, viewer: Viewer, sought: CitizensSought) -> CitizensSought:
    """The filter under which the page shows what it shows, to fetch exactly that."""
    return find(session, viewer, sought, Wanted(size=1)).sought


def _like(session: Session, viewer: Viewer, sought: CitizensSought) -> CitizensSought:
    keys = citizen_lists.search_keys(session, viewer)
    return replace(sought, search="", among=near_names(folded(sought.search), keys, MOST_NEAR))
