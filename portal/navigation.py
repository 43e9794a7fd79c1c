"""The menu: where each person may go, in the order of her day."""

from dataclasses import dataclass
from typing import Any

from flask import current_app, request, url_for
from flask_login import current_user

from models.kinds import Role
from models.rules.access import Act, may
from portal.translate import LazyString
from portal.translate import lazy_gettext as _

# The page a person begins her day on.
FRONT: dict[Role, str] = {
    Role.EMPLOYER: "employer.home",
    Role.COMPANY_CONSULTANT: "desk.today_shown",
    Role.CASEWORKER: "citizens.front",
    Role.LEADER: "overview.shown",
    Role.ADMINISTRATOR: "admin.users",
}

MENU: tuple[tuple[str, LazyString, Act], ...] = (
    ("employer.home", _("Overblik"), Act.SEE_OWN_COMPANY),
    ("employer.openings", _("Åbninger"), Act.WRITE_OPENING),
    ("employer.placements", _("Forløb"), Act.SEE_OWN_COMPANY),
    ("employer.agreement", _("Aftale"), Act.ANSWER_AGREEMENT),
    ("employer.company", _("Virksomhed"), Act.MANAGE_OWN_COMPANY),
    ("overview.shown", _("Overblik"), Act.SEE_OVERVIEW),
    ("desk.today_shown", _("I dag"), Act.KEEP_PROMISE),
    ("promises.board", _("Løfter"), Act.SEE_PROMISES),
    ("citizens.front", _("Mine opgaver"), Act.REVIEW_MATCH_LIST),
    ("openings.listed", _("Åbninger"), Act.SEE_OPENINGS),
    ("placements.listed", _("Forløb"), Act.SEE_PLACEMENTS),
    ("citizens.listed", _("Borgere"), Act.SEE_CITIZENS),
    ("companies.listed", _("Virksomheder"), Act.SEE_COMPANIES),
    ("absences.listed", _("Fravær"), Act.KEEP_ABSENCE),
    ("imports.listed", _("Indlæsning"), Act.IMPORT_DATA),
    ("exposure.shown", _("Fordeling"), Act.SEE_OVERVIEW),
    ("weighting.shown", _("Vægte"), Act.PROPOSE_WEIGHTS),
    ("admin.users", _("Brugere"), Act.MANAGE_USERS),
    ("admin.settings", _("Indstillinger"), Act.MANAGE_SETTINGS),
    ("letters.listed", _("Mails"), Act.MANAGE_SETTINGS),
    ("agreement_texts.listed", _("Aftaletekster"), Act.MANAGE_SETTINGS),
    ("figures.listed", _("Lovens tal"), Act.SEE_FIGURES),
    ("demands.listed", _("Ord i åbninger"), Act.MANAGE_DEMANDS),
    ("progression_forms.listed", _("Fremskridt"), Act.MANAGE_PROGRESSION),
    ("admin.vocabulary", _("Ordliste"), Act.MANAGE_SETTINGS),
    ("admin.trail", _("Sporet"), Act.SEE_TRAIL),
)


@dataclass(frozen=True)
class Entry:
    """One place in the menu; `current` when the person is there, or on a page below it."""

    address: str
    name: LazyString
    current: bool


def menu() -> list[Entry]:
    """The places the person of this request may go."""
    if not current_user.is_authenticated:
        return []
    current = _menu_place()
    return [
        Entry(url_for(endpoint), name, endpoint == current)
        for endpoint, name, act in MENU
        if may(current_user.viewer, act) and endpoint in current_app.view_functions
    ]


def here(**changes: object) -> str:
    """The address of this page with its filter; `changes` replace parts of the filter."""
    if request.method != "GET" or request.endpoint is None:
        return url_for("start.home")
    values: dict[str, Any] = request.args.to_dict(flat=False) | changes
    # What url_for would take for instructions of its own is no part of a filter.
    wanted = {name: value for name, value in values.items() if not name.startswith("_")}
    return url_for(request.endpoint, **(wanted | (request.view_args or {})))


def front_of(role: Role) -> str | None:
    """The address of the page the role begins on; None as long as there is none."""
    endpoint = FRONT[role]
    return url_for(endpoint) if endpoint in current_app.view_functions else None


def _menu_place() -> str | None:
    """The menu's endpoint of the page shown: itself, else the one of the same blueprint, or of any
    where the blueprint has none, whose address the page lies deepest below."""
    places = [endpoint for endpoint, _name, _act in MENU]
    if request.endpoint in places:
        return request.endpoint
    below = [place for place in places if place.partition(".")[0] == request.blueprint]
    there = [place for place in below or places if place in current_app.view_functions]
    around = [place for place in there if request.path.startswith(url_for(place))]
    nearest = max(around, key=lambda place: len(url_for(place)), default="")
    return nearest or next(iter(below), None)
