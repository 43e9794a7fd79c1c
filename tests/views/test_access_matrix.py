"""Every address, as everybody: who may comes in, for the others it does not exist."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import pytest
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.views.access_table import ANYONE, MENTOR_SEES, NOT_FOR_STAFF, WHO
from tests.views.town import (
    CITIZEN,
    COMPANY,
    CONSULTANT,
    ELSEWHERE,
    HERE,
    NEIGHBOUR,
    Town,
    WatchedTown,
    town_in,
)
from tests.views.town_law import KEY
from tests.views.town_partners import MENTOR, STAFF

# What an allowed person may be answered: also that it cannot be done now, or asks for more.
FINE = {200, 204, 303, 409, 422}
# More than a store's whole number can hold.
HUGE = 10**30
# The things an address with this part is asked for; some pages are about a certain one.
THINGS = {
    "opening_id": "opening",
    "run_id": "run",
    "item_id": "item",
    "placement_id": "placement",
    "promise_id": "promise",
    "citizen_id": "citizen",
    "company_id": "company",
    "user_id": "user",
    "proposal_id": "proposal",
    "entry_id": "entry",
    "skill_id": "skill",
    "permit_id": "permit",
    "language_id": "language",
    "note_id": "note",
    "reading_id": "reading",
    "job_id": "import",
    "line_id": "cv_proposal",
    "disclosure_id": "disclosure",
    "complaint_id": "complaint",
    "report_id": "report",
    "label_id": "label",
    "requirement_id": "requirement",
    "put_forward_id": "put_forward",
    "request_id": "request",
    "transfer_id": "transfer",
    "extension_id": "extension",
    "draft_id": "draft",
    "row_id": "row",
    "figure_id": "figure",
    "workplace_id": "workplace",
    "invitation_id": "invitation",
    "text_id": "text",
    "handover_id": "handover",
    "letter_id": "letter",
    "form_id": "form",
    "scoring_id": "scoring",
    "problem_id": "problem",
    "hand_over_id": "hand_over",
    "absence_id": "absence",
    "lead_id": "lead",
    "presence_id": "presence",
}
# Lone has said yes, so nobody asks her to come back to it later.
NOT_NOW = {"employer.agreement_later"}
# Whoever has an invitation is told which company it is for.
# Whoever has a calendar's secret address reads where its owner goes; it is revocable.
TELLS_THE_INVITED = {"invitations.opened", "agenda.fetched"}
ELSE = {
    "employer.user": {"user_id": "colleague"},
    "employer.user_turned": {"user_id": "colleague"},
    "partners.user": {"user_id": "colleague"},
    "partners.user_turned": {"user_id": "colleague"},
    "employer.paper_agreed": {"placement_id": "told"},
    "employer.paper_fetched": {"placement_id": "told"},
    "employer.paper_shown": {"placement_id": "told"},
    "employer.placement": {"placement_id": "told"},
    "employer.problem_reported": {"placement_id": "told"},
    "employer.person": {"placement_id": "shown"},
    "employer.person_accepted": {"placement_id": "shown"},
    "employer.person_declined": {"placement_id": "shown"},
    "employer.problem_receipt": {"promise_id": "visit"},
    "promise_steps.arrived": {"promise_id": "visit"},
    "opening_terms.of_requirement": {"opening_id": "asking"},
    "transfers.taken_back": {"transfer_id": "leaving"},
    "transfer_files.confirmed": {"transfer_id": "leaving"},
    "employer.extension_asked": {"placement_id": "told"},
    "employer.extension_taken_back": {"placement_id": "lasting"},
    "employer.feedback": {"placement_id": "told"},
    "employer.buddy_week": {"placement_id": "buddied"},
    "employer.progression": {"placement_id": "buddied"},
    "progression.taken_back": {"placement_id": "buddied"},
    "placement_life.extension_approved": {"placement_id": "lasting"},
    "placement_life.extension_assessed": {"placement_id": "lasting"},
    "placement_life.extension_refused": {"placement_id": "lasting"},
    "placement_life.extension_shown": {"placement_id": "lasting"},
    "placement_life.extension_taken_back": {"placement_id": "lasting"},
    "placement_life.paid_stopped": {"placement_id": "lasting"},
    "employer.alignment": {"placement_id": "told"},
    "igu_bonus.applied": {"placement_id": "igu"},
    "igu_bonus.shown": {"placement_id": "igu"},
    "school_plan.added": {"placement_id": "igu"},
    "school_plan.changed": {"placement_id": "igu", "row_id": "school"},
    "school_plan.done": {"placement_id": "igu", "row_id": "school"},
    "school_plan.removed": {"placement_id": "igu", "row_id": "school"},
    "school_plan.shown": {"placement_id": "igu"},
}


@dataclass(frozen=True)
class Door:
    """One address with one method."""

    endpoint: str
    method: str
    address: str
    about_a_thing: bool
    is_usual: bool  # about the first thing of its kind; the others are in other states

    @property
    def open_to(self) -> list[str]:
        return WHO[self.endpoint].split()


@pytest.fixture(scope="module")
def town(stocked_store, tmp_path_factory) -> Iterator[WatchedTown]:
    with town_in(tmp_path_factory.mktemp("town"), stocked_store) as town:
        yield town


@pytest.fixture(autouse=True)
def unchanged(request) -> Iterator[None]:
    yield
    if "town" in request.fixturenames:
        request.getfixturevalue("town").reset()


def test_the_table_names_every_address_and_no_other(town):
    assert sorted(WHO) == sorted({rule.endpoint for rule in town.app.url_map.iter_rules()})


@pytest.mark.parametrize("role", HERE)
def test_who_may_comes_in_and_for_others_it_does_not_exist(town, role):
    wrong, opened = [], set()
    for door in doors(town):
        allowed = role in door.open_to or ANYONE in door.open_to
        if not (allowed or door.is_usual):
            continue
        answer = ask(town, HERE[role], door)
        if (answer.status_code in FINE) if allowed else (answer.status_code == 404):
            wrong += leaks(door, readable(answer), role)
        else:
            wrong.append(f"{door.method} {door.address}: {answer.status_code}")
        changed = town.changes()
        if changed and (door.method == "GET" or not allowed or answer.status_code >= 400):
            wrong.append(f"{door.method} {door.address} writes {changed}")
        town.reset()
        opened |= {door.endpoint} if answer.status_code in {200, 303} else set()
    assert not wrong, "\n".join(wrong)
    pages = {door.endpoint for door in doors(town) if door.method == "GET" and role in door.open_to}
    assert pages - opened <= NOT_NOW


@pytest.mark.parametrize("role", HERE)
def test_the_parts_that_htmx_asks_for_come_too(town, role):
    wrong = []
    for door in doors(town):
        if door.method == "GET" and role in door.open_to:
            answer = ask(town, HERE[role], door, htmx=True)
            if answer.status_code not in FINE:
                wrong.append(f"{door.address}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", [*ELSEWHERE, NEIGHBOUR])
def test_from_elsewhere_nothing_is_found_and_nothing_is_told(town, role):
    """The same roles in another municipality, and another company's employer in the same."""
    name = NEIGHBOUR if role == NEIGHBOUR else ELSEWHERE[role]
    wrong = []
    for door in filter(is_usual, doors(town)):
        answer = ask(town, name, door)
        if door.about_a_thing and answer.status_code != 404:
            wrong.append(f"{door.method} {door.address}: {answer.status_code}")
        if answer.status_code >= 500:
            wrong.append(f"{door.method} {door.address}: {answer.status_code}")
        text = readable(answer)
        if door.endpoint in TELLS_THE_INVITED:
            continue
        if told := [word for word in (CITIZEN, COMPANY) if word in text]:
            wrong.append(f"{door.method} {door.address} tells {told}")
        if role != NEIGHBOUR and CONSULTANT in text:
            wrong.append(f"{door.method} {door.address} tells of {CONSULTANT}")
        if door.about_a_thing and town.changes():
            wrong.append(f"{door.method} {door.address} writes {town.changes()}")
        town.reset()
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", [STAFF, MENTOR])
def test_a_right_opens_its_doors_and_a_workplace_hides_what_is_elsewhere(town, name):
    """Stine is staff everywhere; Mads is a mentor where nobody is placed."""
    wrong = []
    for door in doors(town):
        if "employer" not in door.open_to or not door.endpoint.startswith("employer."):
            continue
        answer = ask(town, name, door)
        may = door.endpoint in MENTOR_SEES if name == MENTOR else door.endpoint not in NOT_FOR_STAFF
        found = may and not (name == MENTOR and door.about_a_thing)
        if found and answer.status_code not in FINE:
            # Some things are not there for anybody, such as a paper that is not made yet.
            town.reset()
            found = ask(town, "lone", door).status_code in FINE
        if (answer.status_code in FINE) != found:
            wrong.append(f"{door.method} {door.address}: {answer.status_code}")
        if name == MENTOR and "Vaskerimedarbejder" in readable(answer):
            wrong.append(f"{door.method} {door.address} tells of another workplace")
        town.reset()
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("htmx", [False, True], ids=["page", "htmx"])
def test_who_has_not_signed_in_is_sent_to_the_way_in(town, htmx):
    wrong = []
    for door in filter(is_usual, doors(town)):
        if ANYONE in door.open_to:
            continue
        answer = ask(town, None, door, htmx=htmx)
        led = answer.headers.get("HX-Redirect" if htmx else "Location", "")
        if answer.status_code != (401 if htmx else 303) or not led.startswith("/log-ind"):
            wrong.append(f"{door.method} {door.address}: {answer.status_code} {led}")
        if town.changes():
            wrong.append(f"{door.method} {door.address} writes")
    assert not wrong, "\n".join(wrong)


def test_a_company_does_not_find_whom_it_has_not_been_told_of(town):
    untold = set(town.ids["placement"]) - {*town.ids["told"], *town.ids["shown"]}
    assert untold
    addresses = [f"/virksomhed/{part}/{n}" for part in ("personer", "forloeb") for n in untold]
    lone = town.browser("lone")
    assert {lone.get(address).status_code for address in addresses} == {404}


@pytest.mark.parametrize("number", [0, 999_999, 2**31, 2**63, HUGE])
def test_a_thing_that_is_not_there_is_not_found(town, number):
    wrong = []
    for door in doors(town, number):
        if door.about_a_thing and door.is_usual:
            answer = ask(town, HERE[door.open_to[0]], door)
            if answer.status_code != 404:
                wrong.append(f"{door.method} {door.address}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)


def is_usual(door: Door) -> bool:
    return door.is_usual


def doors(town: Town, number: int | None = None) -> Iterator[Door]:
    """Every address with every method; about the town's own things, or about a `number`."""
    for rule in sorted(town.app.url_map.iter_rules(), key=lambda rule: rule.rule):
        things = {**THINGS, **ELSE.get(rule.endpoint, {})}
        about_a_thing = bool(rule.arguments & THINGS.keys())
        for values in product(*(_values(town, rule, part, things) for part in rule.arguments)):
            given = dict(zip(rule.arguments, values, strict=True))
            usual = all(
                given[part] == town.ids[things[part]][0] for part in given if part in things
            )
            if number is not None:
                given |= {part: number for part in given if part in THINGS}
            built = rule.build(given)
            assert built is not None, (rule, given)
            for method in sorted((rule.methods or set()) & {"GET", "POST"}):
                yield Door(rule.endpoint, method, built[1], about_a_thing, usual)


def readable(answer: TestResponse) -> str:
    """What came as text; of a file what can be read of it."""
    return answer.get_data().decode(errors="replace")


def _values(town: Town, rule: Rule, part: str, things: dict[str, str]) -> list[object]:
    if part == "filename":
        return ["app.css"]
    if part == "key":
        return [KEY]
    if part == "words":
        return ["ung"]
    if part == "number":
        return [1]  # the first edition of a paper
    if part in {"secret", "feed"}:
        return town.ids[part]
    if part in things:
        return list(town.ids[things[part]])
    # One of several words.
    return sorted(rule._converters[part].items)


def ask(town: Town, name: str | None, door: Door, *, htmx: bool = False):
    headers = {"HX-Request": "true"} if htmx else {}
    return town.browser(name).open(door.address, method=door.method, headers=headers, buffered=True)


def leaks(door: Door, text: str, role: str) -> Iterator[str]:
    """A citizen's name is for those who work with her; the company has not been told it yet."""
    title = re.search("<title>(.*?)</title>", text, re.DOTALL)
    if title and CITIZEN in title[1]:
        yield f"{door.address} has a name in its title"
    if CITIZEN in text and role in {"employer", "administrator"}:
        yield f"{door.address} tells the {role} who the citizen is"
