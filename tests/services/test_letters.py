"""The outbox: in the act's own transaction, as people chose, and only while it is true."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session, select, update

from models.kinds import (
    AgreementState,
    AnswerKind,
    LetterKind,
    LetterState,
    LetterWay,
    PlacementState,
    WarningKind,
)
from models.rules.errors import FasterColleague, NotNow
from models.rules.letters import OLDEST
from models.store import writing
from models.tables.companies import PartnershipAgreement
from models.tables.letters import JobRun, Letter
from models.tables.openings import Opening
from models.tables.people import User
from models.tables.placements import Placement
from models.tables.promises import Promise
from portal.services.letters import choices, post, reminders, sending
from portal.services.letters.choices import Choices
from portal.services.letters.outbox import Wanted, want
from portal.services.letters.post import MailFacts
from portal.services.promises import promises
from portal.services.work import slots
from tests.views.counted import statements
from tests.worlds import NOW

K, S = LetterKind, LetterState
A_DAY = timedelta(days=1)


@pytest.fixture
def promised(world) -> int:
    """Lone has sent an opening, and the clock runs."""
    world.agreement()
    opening_id = world.submitted()
    with world.session() as session:
        return session.exec(select(Promise.id).where(Promise.opening_id == opening_id)).one()


def letters(world, kind: LetterKind) -> list[Letter]:
    with world.session() as session:
        return list(session.exec(select(Letter).where(Letter.kind == kind).order_by(Letter.id)))


def goes(world, letter: Letter, now: datetime) -> LetterState:
    """What becomes of a mail that is tried at that moment, with a server that takes everything."""
    with world.session() as session:
        session.exec(update(Letter).values(next_at=now + A_DAY))
        session.exec(update(Letter).where(Letter.id == letter.id).values(next_at=now))
    with world.session() as session:
        taken = sending.take(session, now, domain="eksempel.dk")
        assert taken is not None
        found = sending.ready(session, taken[0], now)
        state = found if isinstance(found, LetterState) else S.SENT
        assert sending.end(session, taken, state, now=now)
        if isinstance(found, sending.Ready) and found.told:
            sending.end_digest(session, taken[0], found.told, now=now)
        return state


def test_a_receipt_comes_with_the_promise_or_not_at_all(world):
    world.agreement()
    with Session(writing(world.engine)) as session:
        asked = promises.Asked(promises.PromiseKind.RECRUITMENT_REPLY, world.now)
        lone = world.people.viewer("lone")
        promises.give(session, world.people.laundry, asked, by=lone, now=world.now)
        assert session.exec(select(Letter)).all()
        session.rollback()
    assert letters(world, K.PROMISE_RECEIPT) == []


def test_the_company_hears_that_it_is_heard_and_then_that_it_is_answered(world, promised):
    [receipt] = letters(world, K.PROMISE_RECEIPT)
    assert (receipt.user_id, receipt.about_id) == (world.people.users["lone"].id, promised)
    with world.session() as session:
        said = promises.Answer(kind=AnswerKind.MEETING_SET, text="Vi kommer på torsdag.")
        promise = session.get_one(Promise, promised)
        promises.answer(session, promise, said, by=world.people.viewer("karen"), now=world.now)
    [answered] = letters(world, K.PROMISE_ANSWERED)
    assert goes(world, receipt, NOW) is S.DROPPED  # too late for a receipt
    assert goes(world, answered, NOW) is S.SENT
    [later] = letters(world, K.PROMISE_ANSWERED)
    assert later.sent_at == NOW.astimezone(UTC)


def test_news_that_could_not_be_told_for_days_is_none(world, promised):
    with world.session() as session:
        anders = world.people.users["anders"].id
        want(session, Wanted(K.TRIAL, anders), now=NOW - OLDEST - timedelta(minutes=1))
    [trial] = letters(world, K.TRIAL)
    assert goes(world, trial, NOW) is S.DROPPED


def test_the_same_news_is_told_once(world):
    anders = world.people.users["anders"].id
    news = Wanted(K.TRIAL, anders, 7)
    with world.session() as session:
        assert want(session, news, news, now=NOW) == 1
        assert want(session, news, now=NOW + A_DAY) == 0
    assert len(letters(world, K.TRIAL)) == 1


def test_a_closed_log_in_gets_nothing(world, promised):
    [receipt] = letters(world, K.PROMISE_RECEIPT)
    with world.session() as session:
        session.get_one(User, world.people.users["lone"].id).active = False
    assert goes(world, receipt, NOW) is S.DROPPED


def test_warnings_follow_the_promise_until_it_is_kept(world, promised):
    with world.session() as session:
        promise = session.get_one(Promise, promised)
        before_due, broken = promise.due_at - timedelta(minutes=30), promise.due_at + A_DAY / 24
        reminders.warn_of_promises(session, before_due)
        reminders.warn_of_promises(session, before_due + timedelta(minutes=1))
    [warning] = letters(world, K.PROMISE_WARNING)
    assert (warning.detail, warning.user_id) == ("one_hour", world.people.users["karen"].id)
    with world.session() as session:
        reminders.warn_of_promises(session, broken)
    told = {(row.detail, row.user_id) for row in letters(world, K.PROMISE_WARNING)[1:]}
    karen, mette = (world.people.users[name].id for name in ("karen", "mette"))
    assert told == {("breach", karen), ("breach", mette)}
    assert goes(world, warning, broken) is S.DROPPED  # a later one took its place
    breach = letters(world, K.PROMISE_WARNING)[1]
    with world.session() as session:
        said = promises.Answer(kind=AnswerKind.NO_CANDIDATE, text="Ingen kan netop nu.")
        promise = session.get_one(Promise, promised)
        promises.answer(session, promise, said, by=world.people.viewer("karen"), now=broken)
    assert goes(world, breach, broken) is S.DROPPED


def test_a_leader_hears_of_a_breach_whatever_she_chose(world, promised):
    mette, karen = world.people.viewer("mette"), world.people.viewer("karen")
    with world.session() as session:
        for viewer in (mette, karen):
            none = Choices(promises=LetterWay.NONE)
            choices.choose(session, none, seen=0, by=viewer, now=NOW)
        broken = session.get_one(Promise, promised).due_at + A_DAY
        reminders.warn_of_promises(session, broken)
    assert [(it.user_id, it.state) for it in letters(world, K.PROMISE_WARNING)] == [
        (mette.user_id, S.QUEUED)
    ]
    assert letters(world, K.PROMISE_WARNING)[0].detail == WarningKind.BREACH


def test_two_windows_never_overwrite_each_others_choice(world):
    karen = world.people.viewer("karen")
    with world.session() as session:
        choices.choose(session, Choices(promises=LetterWay.DAILY), seen=0, by=karen, now=NOW)
    with pytest.raises(FasterColleague), world.session() as session:
        choices.choose(session, Choices(promises=LetterWay.NONE), seen=0, by=karen, now=NOW)


@pytest.mark.parametrize(
    ("days", "details"), [(2, []), (3, ["3"]), (6, ["3"]), (7, ["3", "7"]), (40, ["3", "7"])]
)
def test_a_company_is_reminded_of_a_proposal_twice_at_most(world, days, details):
    world.agreement()
    world.citizens()
    placement_id = world.placement(until=PlacementState.PRESENTED)
    for day in range(days + 1):
        with world.session() as session:
            reminders.remind(session, world.people.municipality.id, world.now + A_DAY * day)
    found = letters(world, K.PROPOSAL_WAITS)
    assert [(it.about_id, it.detail) for it in found] == [(placement_id, it) for it in details]


def test_nobody_is_reminded_of_what_is_over_or_in_a_pause(world):
    world.agreement()
    world.citizens()
    placement_id = world.placement(until=PlacementState.PRESENTED)
    later = world.now + A_DAY * 3
    with world.session() as session:
        reminders.remind(session, world.people.municipality.id, later)
    [letter] = letters(world, K.PROPOSAL_WAITS)
    _agreement(world, AgreementState.PAUSED)
    assert goes(world, letter, later) is S.DROPPED
    with world.session() as session:
        reminders.remind(session, world.people.municipality.id, world.now + A_DAY * 7)
    assert len(letters(world, K.PROPOSAL_WAITS)) == 1
    _agreement(world, AgreementState.ACTIVE)
    with world.session() as session:
        reminders.remind(session, world.people.municipality.id, world.now + A_DAY * 7)
        session.get_one(Placement, placement_id).state = PlacementState.DECLINED
    assert goes(world, letters(world, K.PROPOSAL_WAITS)[1], later) is S.DROPPED


def test_an_opening_renewed_meanwhile_is_not_told_of(world):
    world.agreement()
    on = world.now.date()
    opening_id = world.opening(apply_by=on + A_DAY * 5)
    with world.session() as session:
        reminders.remind(session, world.people.municipality.id, world.now)
    found = {letter.user_id: letter for letter in letters(world, K.OPENING_LAPSES)}
    lone, karen = (world.people.users[name].id for name in ("lone", "karen"))
    assert {user_id: letter.state for user_id, letter in found.items()} == {
        lone: S.QUEUED,
        karen: S.COLLECTED,
    }
    with world.session() as session:
        session.get_one(Opening, opening_id).apply_by = on + A_DAY * 6
    assert goes(world, found[lone], world.now) is S.DROPPED


def test_a_pause_that_ends_is_told_to_the_consultant_alone(world):
    world.agreement()
    _agreement(world, AgreementState.PAUSED, paused_until=world.now.date() + A_DAY * 2)
    with world.session() as session:
        reminders.remind(session, world.people.municipality.id, world.now)
    [letter] = letters(world, K.PAUSE_ENDS)
    assert letter.user_id == world.people.users["karen"].id


def test_a_start_that_lacks_something_is_told_five_and_two_working_days_before(world):
    world.agreement()
    world.citizens()
    placement_id = world.placement(until=PlacementState.CHECKS_PENDING)
    with world.session() as session:
        starts = session.get_one(Placement, placement_id).starts
    for days in (14, 5, 4, 2, 1):
        with world.session() as session:
            now = datetime.combine(starts - A_DAY * days, world.now.timetz())
            reminders.remind(session, world.people.municipality.id, now)
    found = letters(world, K.PLACEMENT_STARTS)
    assert [(it.about_id, it.detail) for it in found] == [(placement_id, "5"), (placement_id, "2")]
    assert goes(world, found[0], now) is S.SENT
    assert goes(world, found[1], now + A_DAY) is S.DROPPED  # it has begun


def test_the_mail_of_the_day_tells_what_is_still_true(world):
    world.agreement()
    karen = world.people.viewer("karen")
    first, second = (
        world.opening(title=title, apply_by=world.now.date() + A_DAY * 4)
        for title in ("Vaskeri", "Strygeri")
    )
    with world.session() as session:
        municipality_id = world.people.municipality.id
        reminders.remind(session, municipality_id, world.now)
        assert reminders.gather(session, municipality_id, world.now) == 1
        session.get_one(Opening, first).apply_by = None
    [digest] = letters(world, K.DIGEST)
    assert digest.user_id == karen.user_id
    assert goes(world, digest, world.now) is S.SENT
    states = {
        it.about_id: it.state
        for it in letters(world, K.OPENING_LAPSES)
        if it.user_id == karen.user_id
    }
    assert states == {first: S.DROPPED, second: S.SENT}


def test_a_company_gets_so_many_reminders_a_week_and_the_rest_waits(world):
    world.agreement()
    anders, laundry = world.people.viewer("anders"), world.people.laundry
    for title in ("Vask", "Stryg", "Pak"):
        world.opening(title=title, apply_by=world.now.date() + A_DAY * 5)
    with world.session() as session:
        facts = MailFacts.model_validate({"company_letters_a_week": "2"})
        post.set_mail_facts(session, facts, seen=0, by=anders, now=world.now)
        reminders.remind(session, world.people.municipality.id, world.now)
    lone = world.people.users["lone"].id
    mine = [it for it in letters(world, K.OPENING_LAPSES) if it.user_id == lone]
    assert [goes(world, letter, world.now) for letter in mine] == [S.SENT, S.SENT, S.HELD]
    with world.session() as session:
        budget = post.budget_of(session, laundry, world.now)
        assert (budget.sent, budget.most, budget.held) == (2, 2, 1)
        a_colleague = Wanted(K.OPENING_LAPSES, lone, mine[0].about_id, mine[0].detail)
        assert want(session, a_colleague, now=world.now) == 0


def test_mail_that_is_over_is_sent_again_and_what_waits_is_not(world):
    anders = world.people.viewer("anders")
    with world.session() as session:
        post.send_trial(session, by=anders, now=NOW)
    [letter] = letters(world, K.TRIAL)
    with pytest.raises(NotNow), world.session() as session:
        post.send_again(session, session.get_one(Letter, letter.id), by=anders, now=NOW)
    assert goes(world, letter, NOW) is S.SENT
    with world.session() as session:
        sent = session.get_one(Letter, letter.id)
        first_id = sent.message_id
        post.send_again(session, sent, by=anders, now=NOW)
        assert (sent.state, sent.message_id) == (S.QUEUED, "")
        assert first_id.endswith("@eksempel.dk>")


def test_an_attempt_that_another_worker_took_over_ends_nothing(world):
    with world.session() as session:
        want(session, Wanted(K.TRIAL, world.people.users["anders"].id), now=NOW)
    with world.session() as session:
        slow = sending.take(session, NOW, domain="eksempel.dk")
        assert sending.take(session, NOW, domain="eksempel.dk") is None
    later = NOW + sending.LEASE
    with world.session() as session:
        quick = sending.take(session, later, domain="eksempel.dk")
        assert slow is not None
        assert quick == (slow[0], 2)
        assert not sending.end(session, slow, S.SENT, now=later)
        assert sending.end(session, quick, S.SENT, now=later)


def test_a_job_is_done_once_and_what_fails_is_left_to_the_next(world):
    slot = slots.Slot("turn", "2026-11-24T09:00")
    with Session(writing(world.engine)) as session:
        assert slots.do_once(session, slot, worker="a", now=NOW) is not None
        session.rollback()
    for expected in (True, False):
        with Session(writing(world.engine)) as session, session.begin():
            done = slots.do_once(session, slot, worker="b", now=NOW)
            assert (done is not None) is expected
    with world.session() as session:
        assert slot not in slots.due(session, NOW)
        slots.forget(session, NOW + slots.MINUTES_KEPT + A_DAY)
        assert session.exec(select(JobRun)).all() == []


@pytest.mark.parametrize(
    ("moment", "reminded"),
    [
        ("2026-11-24T07:59+01:00", False),
        ("2026-11-24T08:00+01:00", True),
        ("2026-11-24T23:59+01:00", True),
        ("2026-11-22T12:00+01:00", False),  # a Sunday
        ("2026-12-25T12:00+01:00", False),
    ],
)
def test_people_are_reminded_from_the_opening_of_their_office_on(world, moment, reminded):
    with world.session() as session:
        found = {slot.job for slot in slots.due(session, datetime.fromisoformat(moment))}
    assert ("remind" in found) is reminded


def test_reminding_of_much_asks_as_often_as_of_little(world):
    world.agreement()
    world.citizens(6)

    def asked() -> int:
        with world.session() as session:
            reminders.remind(session, world.people.municipality.id, world.now)
        with statements(world.engine) as sent, world.session() as session:
            reminders.remind(session, world.people.municipality.id, world.now + A_DAY * 8)
        return len(sent)

    world.placement(until=PlacementState.PRESENTED)
    few = asked()
    for _ in range(2):
        world.placement(until=PlacementState.PRESENTED)
        world.placement(until=PlacementState.CHECKS_PENDING)
    assert asked() == few


def _agreement(world, state: AgreementState, **changes) -> None:
    with world.session() as session:
        agreement = session.exec(
            select(PartnershipAgreement).where(
                PartnershipAgreement.company_id == world.people.laundry.id
            )
        ).one()
        agreement.sqlmodel_update({"state": state, **changes})
        session.add(agreement)
