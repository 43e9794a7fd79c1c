"""Somebody who moved: her former municipality reads what it knew on that day, nothing since."""

from datetime import timedelta

import pytest
from sqlmodel import select

from models.kinds import PlacementState, Role
from models.queries.placements import details
from models.rules.errors import NotNow
from models.tables.columns import danish_order, folded
from models.tables.matches import MatchItem, MatchRun
from models.tables.people import Citizen
from models.tables.placements import Placement
from models.tables.promises import Promise
from models.tables.records import Consideration
from portal.services.citizens import transfers
from portal.services.citizens.party_tables import everything
from portal.services.citizens.transfers import Acceptance, NewTransfer
from portal.services.matches import shortlists
from portal.services.placements import placements
from portal.services.promises import problems
from portal.services.promises.problems import NewProblem

# What the new municipality has written since.
SINCE = ("Zahra", "KERT-7", "Borger NY", "Ulla", "tunge løft", "Ny-wish")
ROLES = ("karen", "sara", "mette", "anders", "lone")


@pytest.fixture
def moved(world, clock) -> dict[str, int]:
    """Amal, who has moved while a placement runs; the numbers of what she stands in."""
    world.agreement()
    world.citizens(2)
    running = world.placement(until=PlacementState.ACTIVE)
    clock.now = world.now
    with world.session() as session:
        placement = session.get_one(Placement, running)
        item = session.get_one(MatchItem, placement.match_item_id)
        found = {
            "placement_id": running,
            "citizen_id": placement.citizen_id,
            "item_id": item.id,
            "run_id": item.run_id,
            "opening_id": placement.opening_id,
            "company_id": placement.company_id,
        }
        _in_placement(session, world, placement)
        found["promise_id"] = session.exec(select(Promise.id).order_by(Promise.id.desc())).first()
    _move(world, found["citizen_id"])
    return found


def _in_placement(session, world, placement) -> None:
    """The company knows the name and has a problem, as a running placement's may."""
    karen = {"by": world.people.viewer("karen"), "now": world.now}
    if "name" in placement.may_show:
        placements.release_name(session, placement, **karen)
    problem = NewProblem(category="attendance", description="Kom for sent i dag.")
    problems.report(session, placement, problem, **karen)


def _move(world, citizen_id) -> None:
    ulla = world.people.users["ulla"]
    with world.session() as session:
        citizen = session.get_one(Citizen, citizen_id)
        on = world.now.date()
        said = {"asked_on": on, "moves_on": on, "reason": "Arbejde i byen.", "seen": True}
        new = NewTransfer(to_municipality_id=ulla.municipality_id, **said)
        sara = {"by": world.people.viewer("sara"), "now": world.now}
        transfer = transfers.propose(session, citizen, new, **sara)
        yes, by = Acceptance(caseworker_id=ulla.id), world.people.viewer("ulla")
        transfers.accept(session, transfer, yes, seen=transfer.version, by=by, now=world.now)
    with world.session() as session:
        citizen = session.get_one(Citizen, citizen_id)
        citizen.name, citizen.case_number, citizen.alias = "Zahra Nynavn", "KERT-7", "Borger NY"
        citizen.search_key = folded("Zahra Nynavn KERT-7")
        citizen.sort_key = danish_order(citizen.name)
        citizen.wish = "Ny-wish"
        session.add(citizen)
        since = world.now.date() - timedelta(days=1)
        session.add(Consideration(citizen_id=citizen_id, text="Ingen tunge løft.", from_on=since))


@pytest.mark.parametrize("name", ROLES)
def test_no_page_of_the_former_municipality_tells_what_came_since(app, as_, world, moved, name):
    browser, wrong, named, record = as_(name), [], 0, f"/borgere/{moved['citizen_id']}"
    for address in _addresses(app, moved):
        answer = browser.client.get(address)
        text = answer.get_data().decode(errors="replace")
        if told := [word for word in SINCE if word in text]:
            wrong.append(f"{address} tells {told}")
        if answer.status_code == 200 and (record in text or address.startswith(record)):
            wrong.append(f"{address} is open, or leads to her record")
        named += "Amal Eksempel 1" in text
    assert not wrong, "\n".join(wrong)
    knows = world.people.users[name].role is not Role.ADMINISTRATOR
    assert (named > 0) is knows


def _addresses(app, moved):
    """Every page that asks for nothing, or for what the citizen stands in."""
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and rule.arguments <= moved.keys():
            built = rule.build({name: moved[name] for name in rule.arguments})
            if built is not None and rule.endpoint != "start.logout":
                yield built[1]


def test_what_runs_can_be_found_worked_on_and_told_of_by_the_old_name_alone(as_, world, moved):
    karen, sara = as_("karen"), as_("sara")
    page = karen.get(f"/forloeb/{moved['placement_id']}")
    assert "Amal Eksempel 1" in page.words
    assert "flyttet" in page.words
    for where, none in (
        ("/forloeb/", "Ingen forløb"),
        (f"/matchlister/{moved['run_id']}", "0 borgere på listen"),
    ):
        assert none not in karen.get(f"{where}?soeg=amal").words
        assert none in karen.get(f"{where}?soeg=zahra").words
    sheet = sara.get(f"/forloeb/{moved['placement_id']}/foerste-dag").words
    assert "Spørg Karen" in sheet
    told = as_("lone").get("/virksomhed/forloeb/").words
    assert "Zahra" not in told


def test_what_she_gets_of_her_case_tells_not_why_they_let_her_go(world, moved):
    with world.session() as session:
        case = everything(session, session.get_one(Citizen, moved["citizen_id"]))
        assert "Arbejde i byen." not in str(case)
        assert case["citizen_left"] != []
        assert "Amal Eksempel 1" in str(case["citizen_left"])


def test_who_moved_is_neither_nominated_nor_passed_over(world, moved):
    with world.session() as session:
        item = session.get_one(MatchItem, moved["item_id"])
        run = session.get_one(MatchRun, moved["run_id"])
        below = session.exec(
            select(MatchItem).where(MatchItem.run_id == run.id, MatchItem.rank == 2)
        ).one()
        assert item.rank == 1
        assert shortlists.passed_over(session, run, below) == []
        placement = session.get_one(Placement, moved["placement_id"])
        placement.state = PlacementState.CLOSED
        session.flush()
        why = shortlists.Nomination(reason="Har vasket på hotel i tre år.")
        by = {"by": world.people.viewer("karen"), "now": world.now}
        with pytest.raises(NotNow, match="citizen_moved"):
            shortlists.nominate(session, run, item, why, **by)


def test_who_comes_back_is_known_again(world, moved):
    with world.session() as session:
        citizen = session.get_one(Citizen, moved["citizen_id"])
        sara = world.people.users["sara"]
        on = world.now.date()
        said = {"asked_on": on, "moves_on": on, "reason": "Tilbage.", "seen": True}
        new = NewTransfer(to_municipality_id=sara.municipality_id, **said)
        ulla = {"by": world.people.viewer("ulla"), "now": world.now}
        transfer = transfers.propose(session, citizen, new, **ulla)
        yes, by = Acceptance(caseworker_id=sara.id), world.people.viewer("sara")
        transfers.accept(session, transfer, yes, seen=transfer.version, by=by, now=world.now)
    with world.session() as session:
        whole = details(session, session.get_one(Placement, moved["placement_id"]))
        assert (whole.citizen.name, whole.caseworker.name) == ("Zahra Nynavn", sara.name)
