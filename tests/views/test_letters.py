"""Mail as people meet it: what it says, what they choose, and what an administrator sees."""

from contextlib import contextmanager
from email.message import EmailMessage
from itertools import product
from urllib.parse import urlsplit

import pytest
from sqlmodel import Session, col, select

from models.kinds import (
    CompanyRight,
    Language,
    LetterKind,
    LetterState,
    PlacementState,
    WarningKind,
)
from models.queries.letters import with_receiver
from models.tables.letters import Letter
from models.tables.openings import Opening
from models.tables.people import Citizen
from models.tables.placements import Placement
from models.tables.promises import Promise
from models.tables.trail import Event
from portal.commands.postman import Postman
from portal.language import reading_in
from portal.mail import Refused, Unreachable
from portal.services.companies import invitations
from portal.services.companies.invitations import NewInvitation
from portal.services.letters.outbox import Wanted, want
from portal.services.letters.sending import Ready, receiver_of
from portal.shown.letters import written
from tests.views.counted import statements

K, S = LetterKind, LetterState


class Bag:
    """A mail server that takes what it is asked to, and keeps it."""

    sender = "fodfaeste@eksempel.dk"

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.trouble: Exception | None = None

    @contextmanager
    def opened(self):
        def send(message):
            if self.trouble is not None:
                raise self.trouble
            self.taken.append(message)

        yield send


@pytest.fixture
def bag() -> Bag:
    return Bag()


@pytest.fixture
def postman(app, engine, clock, bag) -> Postman:
    return Postman(app, engine, bag, clock)


def put(world, *wanted: Wanted) -> list[Letter]:
    with world.session() as session:
        want(session, *wanted, now=world.now)
        return list(session.exec(select(Letter).order_by(col(Letter.id).desc())))


def only(world, letter_id: int) -> Letter:
    with world.session() as session:
        return session.get_one(Letter, letter_id)


def test_no_mail_says_anything_about_a_citizen(app, world):
    """Every kind, to everybody it may come to, in both languages; all links lead behind a door."""
    world.agreement()
    world.citizens()
    placement_id = world.placement(until=PlacementState.PRESENTED)
    with world.session() as session:
        placement = session.get_one(Placement, placement_id)
        placement.starts = world.now.date()
        citizen = session.get_one(Citizen, placement.citizen_id)
        citizen.alias = "KANARIE"
        opening = session.get_one(Opening, placement.opening_id)
        opening.title, opening.tasks = "Kanarieplads", "Passe kanarie"
        promise = session.exec(select(Promise).where(Promise.opening_id == opening.id)).one()
        promise.request = "Noget om en kanarie"
        want(session, *_news(world, placement, promise), now=world.now)
        by = world.people.viewer("lone")
        someone = NewInvitation(name="Ib Ny", email="ib@eksempel.dk", right=CompanyRight.ADMIN)
        invitations.invite(session, world.people.laundry, someone, by=by, now=world.now)
        forbidden = ["kanarie", "KANARIE", citizen.name, citizen.case_number]
    with Session(world.engine) as session:
        letters = session.exec(select(Letter)).all()
        assert {letter.kind for letter in letters} == set(LetterKind) - {K.DIGEST}
        for letter, language in product(letters, Language):
            told = _text(app, session, letter, language)
            assert not [word for word in forbidden if word in told], told
            assert "https://fodfaeste.eksempel.dk/" in told


def _news(world, placement: Placement, promise: Promise) -> list[Wanted]:
    """One of every kind but an invitation and a mail of the day, to each side that may get it."""
    karen, lone = (world.people.users[name].id for name in ("karen", "lone"))
    day, run_id = str(world.now.date()), 1
    return [
        *(Wanted(K.PROMISE_WARNING, karen, promise.id, it.value) for it in WarningKind),
        Wanted(K.PROMISE_RECEIPT, lone, promise.id),
        Wanted(K.PROMISE_ANSWERED, lone, promise.id),
        Wanted(K.FIRST_LOG_IN, lone),
        Wanted(K.PROPOSAL_WAITS, lone, placement.id, "3"),
        *(Wanted(K.OPENING_LAPSES, it, placement.opening_id, day) for it in (karen, lone)),
        Wanted(K.PAUSE_ENDS, karen, placement.company_id, day),
        Wanted(K.FOLLOW_UP_DUE, karen, placement.id, day),
        Wanted(K.PLACEMENT_STARTS, karen, placement.id, "5"),
        *(Wanted(K.IGU_BONUS, it, placement.id, "6") for it in (karen, lone)),
        Wanted(K.REVIEW_WAITS, karen, run_id, "1"),
        Wanted(K.TRIAL, karen),
    ]


def _text(app, session, letter, language) -> str:
    _letter, user, invitation = with_receiver(session, letter.id)
    receiver = receiver_of(user, invitation)
    ready = Ready(letter, receiver, user, invitation)
    with (
        app.test_request_context(base_url="https://fodfaeste.eksempel.dk"),
        reading_in(language),
    ):
        said = written(session, ready, sender_name="Middelfart Kommune", secret="hemmelig")
    assert said.text.startswith("Hej" if language is Language.DANISH else "Hello")
    return f"{said.subject}\n{said.text}"


def test_a_link_in_a_mail_is_followed_by_signing_in_and_a_robot_changes_nothing(
    world, visitor, postman, bag
):
    world.agreement()
    with world.session() as session:
        by, someone = (
            world.people.viewer("lone"),
            NewInvitation(name="Ib Ny", email="ib@eksempel.dk", right=CompanyRight.ADMIN),
        )
        _row, shown = invitations.invite(
            session, world.people.laundry, someone, by=by, now=world.now
        )
    put(world, Wanted(K.TRIAL, by.user_id))
    assert postman.carry(lambda: False) == 2
    links = [line for mail in bag.taken for line in _lines(mail) if line.startswith("http")]
    secret = next(link for link in links if "/invitation/" in link)
    assert shown not in secret
    for link in links:
        path = urlsplit(link).path
        answer = visitor.client.get(path)
        assert answer.status_code in {200, 303}, link
    # Opened by a robot, twice, it is still good for the person; and so is the one shown here.
    assert visitor.client.get(urlsplit(secret).path).status_code == 200
    assert visitor.client.get(f"/invitation/{shown}").status_code == 200
    [mail] = [mail for mail in bag.taken if "ib@eksempel.dk" in mail["To"]]
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["From"] == "Middelfart Kommune <fodfaeste@eksempel.dk>"


def test_a_server_that_is_down_costs_no_attempt_and_one_no_costs_one(world, postman, bag, clock):
    [letter] = put(world, Wanted(K.TRIAL, world.people.users["anders"].id))
    postman.post = Down()
    for _ in range(8):
        assert postman.carry(lambda: False) == 0
        clock.forward(minutes=8)
    assert only(world, letter.id).attempts == 0
    assert postman.error == "nobody answers"
    postman.post = bag
    bag.trouble = Refused("451 later", for_good=False)
    assert postman.carry(lambda: False) == 1
    assert (only(world, letter.id).state, only(world, letter.id).last_error) == (
        S.QUEUED,
        "451 later",
    )
    same = only(world, letter.id).message_id
    clock.forward(minutes=2)
    bag.trouble = Unreachable("the connection broke")
    postman.carry(lambda: False)
    clock.forward(minutes=10)
    bag.trouble = None
    assert postman.carry(lambda: False) == 1
    assert [mail["Message-ID"] for mail in bag.taken] == [same]
    assert only(world, letter.id).attempts == 3
    assert postman.fails_since is None


def test_what_a_server_refuses_for_good_is_left_to_the_administrator(world, postman, bag, as_):
    [letter] = put(world, Wanted(K.TRIAL, world.people.users["anders"].id))
    bag.trouble = Refused("550 nobody here", for_good=True)
    postman.carry(lambda: False)
    assert only(world, letter.id).state is S.FAILED
    listed = as_("anders").get("/administration/mails/?status=failed")
    assert "550 nobody here" in listed.text
    assert as_("anders").post(f"/administration/mails/{letter.id}/igen").status == 303
    bag.trouble = None
    assert postman.carry(lambda: False) == 1
    assert only(world, letter.id).state is S.SENT
    with world.session() as session:
        assert "letter_again" in session.exec(select(Event.action)).all()


def test_the_page_tells_when_nothing_works_and_asks_as_often_for_many(world, as_):
    anders = world.people.users["anders"].id
    put(world, *(Wanted(K.TRIAL, anders, place) for place in range(3)))
    with statements(world.engine) as few:
        page = as_("anders").get("/administration/mails/")
    assert "Der er ingen mailserver endnu" in page.text
    assert "Ingen arbejder i baggrunden" in page.text
    put(world, *(Wanted(K.TRIAL, anders, place) for place in range(3, 60)))
    with statements(world.engine) as many:
        assert "af 60 mails" in as_("anders").get("/administration/mails/?status=queued").text
    assert len(many) == len(few)


def test_a_person_chooses_for_herself_and_keeps_it_in_two_windows(world, as_):
    karen = as_("karen")
    first, second = karen.get("/mine-mails/"), karen.get("/mine-mails/")
    assert (
        first.submit({"promises": "none", "placements": "now", "companies": "daily"}).status == 200
    )
    assert second.submit({"promises": "now", "placements": "now", "companies": "now"}).status == 409
    again = karen.get("/mine-mails/").text
    assert 'id="promises-none" name="promises" value="none" checked' in again
    assert (
        put(world, Wanted(K.PROMISE_WARNING, world.people.users["karen"].id, 1, "one_hour")) == []
    )


def test_whose_name_stands_on_mail_is_the_administrators_choice(world, as_, postman, bag):
    facts = as_("anders").get("/administration/mails/afsender")
    wrong = facts.submit({"sender_name": "Job\r\nBcc: x", "company_letters_a_week": "21"})
    assert wrong.status == 422
    right = {"sender_name": "Jobcenter Æbelø", "reply_to": "svar@eksempel.dk"}
    assert facts.submit({**right, "company_letters_a_week": "2"}).status == 200
    put(world, Wanted(K.TRIAL, world.people.users["anders"].id))
    postman.carry(lambda: False)
    assert bag.taken[0]["From"].startswith("Jobcenter Æbelø")
    assert bag.taken[0]["Reply-To"] == "svar@eksempel.dk"


class Down(Bag):
    """A mail server that nobody reaches."""

    @contextmanager
    def opened(self):
        raise Unreachable("nobody answers")
        yield


def _lines(mail: EmailMessage) -> list[str]:
    return mail.get_content().splitlines()
