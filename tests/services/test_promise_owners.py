"""Who holds a promise, on both databases: absence, hand-over, leaving; no clock is ever lost."""

from datetime import timedelta

import pytest
from sqlmodel import select

from models.kinds import Channel, HandOverState, PromiseKind, Role
from models.queries import hand_overs
from models.rules.errors import FasterColleague, NotNow, NotYours
from models.tables.companies import Company, KeyAccount
from models.tables.people import User
from models.tables.promise_clock import PromiseHandOver
from models.tables.promises import Promise
from portal.services import people as people_service
from portal.services.promises import absences, owners, promises
from portal.services.promises.absences import NewAbsence
from portal.services.promises.owners import HandOver, HandOverAnswer
from portal.services.promises.promises import Answer, Asked
from tests.people import newcomer

YES, NO = HandOverAnswer(accepted=True), HandOverAnswer(accepted=False, note="Er på kursus.")


@pytest.fixture
def desk(world):
    """Karen is the laundry's consultant and Gro her deputy."""
    world.agreement()
    with world.session() as session:
        gro = newcomer(session, world.people.municipality, Role.COMPANY_CONSULTANT, "Gro Vang")
        world.people.users["gro"] = gro
        account = session.get_one(KeyAccount, world.people.laundry.id)
        account.deputy_id = gro.id
        session.add(account)
    return world


def _call(desk):
    with desk.session() as session:
        laundry = session.get_one(Company, desk.people.laundry.id)
        asked = Asked(PromiseKind.RECRUITMENT_REPLY, desk.now, Channel.PHONE, request="To mand")
        karen = desk.people.viewer("karen")
        return promises.give(session, laundry, asked, by=karen, now=desk.now).id


def _owner(desk, promise_id):
    with desk.session() as session:
        owner_id = session.get_one(Promise, promise_id).owner_id
        return next((n for n, user in desk.people.users.items() if user.id == owner_id), None)


def _away(desk, name, first=0, last=0, by=None):
    with desk.session() as session:
        today = desk.now.date()
        days = NewAbsence(
            user_id=desk.people.users[name].id,
            from_on=today + timedelta(days=first),
            until_on=today + timedelta(days=last),
        )
        return absences.enter(session, days, by=desk.people.viewer(by or name), now=desk.now).id


def _ask(desk, promise_id, to="gro", by="karen"):
    with desk.session() as session:
        promise = session.get_one(Promise, promise_id)
        wish = HandOver(to_id=desk.people.users[to].id, note="Jeg er i marken.")
        return owners.ask(session, promise, wish, by=desk.people.viewer(by), now=desk.now).id


def _answer(desk, hand_over_id, answer, by="gro"):
    with desk.session() as session:
        asked = session.get_one(PromiseHandOver, hand_over_id)
        owners.answer_hand_over(session, asked, answer, by=desk.people.viewer(by), now=desk.now)


def test_a_new_promise_goes_to_whoever_is_there(desk):
    assert _owner(desk, _call(desk)) == "karen"
    _away(desk, "karen")
    assert _owner(desk, _call(desk)) == "gro"
    _away(desk, "gro", by="mette")
    assert _owner(desk, _call(desk)) is None


def test_who_is_away_keeps_what_she_holds_until_the_deputy_says_yes(desk):
    promise_id = _call(desk)
    _away(desk, "karen")
    with desk.session() as session:
        [(asked, promise, company, holder)] = hand_overs.asked_of(
            session, desk.people.viewer("gro")
        )
        assert (promise.id, company.name, holder) == (promise_id, "Lones Vaskeri", "Karen Holm")
        assert asked.asked_by_id is None
        assert owners.cover_absent(session, desk.now) == 0, "asked once"
    assert _owner(desk, promise_id) == "karen"
    _answer(desk, asked.id, NO)
    with desk.session() as session:
        assert owners.cover_absent(session, desk.now) == 0, "a no is a no"
    assert _owner(desk, promise_id) == "karen"


def test_an_absence_that_begins_later_asks_on_its_first_day(desk):
    _away(desk, "karen", first=1, last=3)
    promise_id = _call(desk)
    assert _owner(desk, promise_id) == "karen"
    with desk.session() as session:
        assert owners.cover_absent(session, desk.now) == 0
        assert owners.cover_absent(session, desk.now + timedelta(days=1)) == 1


def test_a_hand_over_needs_a_yes_from_the_one_who_was_asked(desk):
    promise_id = _call(desk)
    asked = _ask(desk, promise_id)
    with pytest.raises(NotNow, match="asked_already"):
        _ask(desk, promise_id)
    with pytest.raises(FasterColleague):
        _answer(desk, asked, YES, by="karen")
    assert _owner(desk, promise_id) == "karen"
    _answer(desk, asked, YES)
    assert _owner(desk, promise_id) == "gro"
    with pytest.raises(FasterColleague):
        _answer(desk, asked, NO)


@pytest.mark.parametrize(
    ("to", "by", "code"),
    [
        ("gro", "gro", "only_the_holder_asks"),
        ("karen", "karen", "colleague_unknown"),
        ("sara", "karen", "colleague_unknown"),
        ("bo", "mette", "colleague_unknown"),
    ],
)
def test_who_can_be_asked_and_by_whom(desk, to, by, code):
    promise_id = _call(desk)
    with pytest.raises(NotNow, match=code):
        _ask(desk, promise_id, to=to, by=by)


def test_a_question_falls_away_when_it_is_too_late(desk):
    taken, answered = _call(desk), _call(desk)
    questions = [_ask(desk, taken), _ask(desk, answered)]
    karen, gro = desk.people.viewer("karen"), desk.people.viewer("gro")
    with desk.session() as session:
        owners.take(session, session.get_one(Promise, taken), by=gro, now=desk.now)
        said = Answer(kind="question_first", text="Hvornår?")
        promises.answer(session, session.get_one(Promise, answered), said, by=karen, now=desk.now)
    with desk.session() as session:
        states = {session.get_one(PromiseHandOver, one).state for one in questions}
        assert states == {HandOverState.TAKEN_BACK}
    for question in questions:
        with pytest.raises(FasterColleague):
            _answer(desk, question, YES)


def test_nothing_is_lost_when_somebody_leaves(desk):
    first, second = _call(desk), _call(desk)
    question = _ask(desk, second)
    with desk.session() as session:
        before = session.exec(select(Promise.due_at)).all()
    for name, holder in (("karen", "gro"), ("gro", None)):
        with desk.session() as session:
            user = session.get_one(User, desk.people.users[name].id)
            anders = desk.people.viewer("anders")
            people_service.set_active(
                session, user, False, seen=user.version, by=anders, now=desk.now
            )
        assert [_owner(desk, promise) for promise in (first, second)] == [holder, holder]
    with desk.session() as session:
        assert session.exec(select(Promise.due_at)).all() == before
        assert session.get_one(PromiseHandOver, question).state is HandOverState.TAKEN_BACK


def test_only_oneself_or_a_leader_enters_and_removes_days_away(desk):
    with pytest.raises(NotYours):
        _away(desk, "karen", by="gro")
    absence_id = _away(desk, "karen", by="mette")
    with desk.session() as session:
        absence = session.get_one(absences.Absence, absence_id)
        with pytest.raises(NotYours):
            absences.remove(session, absence, by=desk.people.viewer("gro"), now=desk.now)
        absences.remove(session, absence, by=desk.people.viewer("karen"), now=desk.now)
    assert _owner(desk, _call(desk)) == "karen"
    with pytest.raises(NotNow, match="absence_is_over"):
        _away(desk, "karen", first=-3, last=-1)
    with pytest.raises(NotNow, match="absent_unknown"):
        _away(desk, "bo", by="mette")
