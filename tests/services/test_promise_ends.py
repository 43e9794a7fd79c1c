"""Policies in editions, and the ends of a promise beside keeping it, on both databases."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from models.kinds import Channel, ClockPolicy, LateReason, PromiseEnd, PromiseKind
from models.queries import hand_overs
from models.queries import promises as promise_queries
from models.rules.errors import FasterColleague, NotNow, NotYours
from models.tables.companies import Company
from models.tables.promises import Promise
from models.tables.trail import Event
from portal.services.promises import attempts, ends, policies, promises
from portal.services.promises.attempts import Attempt, WhyLate
from portal.services.promises.ends import Cancelled, Correction
from portal.services.promises.policies import PolicyChoice
from portal.services.promises.promises import Answer, Asked

REPLY, VISIT = PromiseKind.RECRUITMENT_REPLY, PromiseKind.ON_SITE_VISIT
ALL_DAYS, WORKING = ClockPolicy.CALENDAR_24H, ClockPolicy.WORKING_DAY_24H
REASON = "Mailen har en anden tid end den, vi skrev."


@pytest.fixture
def office(world):
    world.agreement()
    return world


def _call(office, hours=0.0, opening_id=None, company=None):
    with office.session() as session:
        laundry = company or session.get_one(Company, office.people.laundry.id)
        received = office.now - timedelta(hours=hours)
        asked = Asked(REPLY, received, Channel.PHONE, request="To mand", opening_id=opening_id)
        karen = office.people.viewer("karen")
        return promises.give(session, laundry, asked, by=karen, now=office.now).id


def _do(office, promise_id, act, *words, by="karen", **later):
    """Do it in a transaction of its own, some time later."""
    with office.session() as session:
        promise = session.get_one(Promise, promise_id)
        now = office.now + timedelta(**later)
        made = act(session, promise, *words, by=office.people.viewer(by), now=now)
        return made.id if isinstance(made, Promise) else made


def _row(office, promise_id):
    with office.session() as session:
        return session.get_one(Promise, promise_id).model_dump()


def _merge(office, one, other):
    with office.session() as session:
        first, second = (session.get_one(Promise, number) for number in (one, other))
        ends.merge(session, first, second, by=office.people.viewer("karen"), now=office.now)


def _choose(office, policy, kind=REPLY, valid_from=None):
    with office.session() as session:
        choice = PolicyChoice(kind=kind, policy=policy, valid_from=valid_from)
        anders = office.people.viewer("anders")
        return policies.choose(session, choice, by=anders, now=office.now).edition


def test_an_edition_holds_for_what_comes_after_it_and_for_its_kind_only(office):
    before = _call(office)
    assert _choose(office, WORKING, kind=VISIT) == 2
    assert _choose(office, ALL_DAYS) == 2
    after, earlier = _call(office), _call(office, hours=1)
    kept = {name: _row(office, number) for name, number in (("b", before), ("a", after))}
    assert (kept["b"]["policy"], kept["b"]["policy_version"]) == (WORKING, 1)
    assert (kept["a"]["policy"], kept["a"]["policy_version"]) == (ALL_DAYS, 2)
    assert kept["a"]["due_at"] - kept["a"]["received_at"] == timedelta(hours=24)
    assert _row(office, earlier)["policy"] is WORKING, "it came before the edition"


def test_an_edition_may_wait_for_its_day_but_never_begin_behind_people(office):
    tomorrow = office.now.date() + timedelta(days=1)
    assert _choose(office, ALL_DAYS, valid_from=tomorrow) == 2
    assert _row(office, _call(office))["policy"] is WORKING
    office.now += timedelta(days=1)
    assert _row(office, _call(office))["policy"] is ALL_DAYS
    for day in (tomorrow, date(2026, 1, 1)):
        with pytest.raises(NotNow, match="policy_begins_in_the_past"):
            _choose(office, WORKING, valid_from=day)


def test_attempts_and_reasons_keep_no_promise(office):
    promise_id = _call(office)
    tried = Attempt(
        way="phone", tried_on=office.now.date(), tried_at=office.now.time(), text="Ingen svarede."
    )
    _do(office, promise_id, attempts.note, tried, minutes=5)
    with pytest.raises(NotNow, match="not_late_yet"):
        _do(office, promise_id, attempts.say_why_late, WhyLate(reason="other"), hours=1)
    for reason in ("seen_too_late", "waits_for_company"):
        _do(office, promise_id, attempts.say_why_late, WhyLate(reason=reason), days=2)
    assert _row(office, promise_id)["ended_at"] is None
    with office.session() as session:
        [(newest, who), _older] = hand_overs.late_reasons_of(session, promise_id)
        assert (newest.reason, who) == (LateReason.WAITS_FOR_COMPANY, "Karen Holm")
    wrong = tried.changed(tried_on=office.now.date() - timedelta(days=1))
    with pytest.raises(NotNow, match="attempt_unlikely"):
        _do(office, promise_id, attempts.note, wrong, minutes=5)


def test_the_company_may_take_its_request_back(office):
    promise_id, said = _call(office), Cancelled(said_by="Lone Bak", why="Vi har fundet en selv.")
    _do(office, promise_id, ends.cancel, said, days=2)
    kept = _row(office, promise_id)
    assert (kept["end"], kept["end_note"]) == (
        PromiseEnd.CANCELLED,
        "Vi har fundet en selv.\n(Lone Bak)",
    )
    with office.session() as session:
        event = session.exec(select(Event).where(Event.action == "cancelled")).one()
        assert event.reason_code == "late", "the breach stays"
    with pytest.raises(FasterColleague):
        _do(office, promise_id, ends.cancel, said, days=2)


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_about_the_same_the_earliest_start_is_kept(office, turned):
    opening_id = office.submitted()
    early = _call(office, hours=3)
    with office.session() as session:
        late = session.exec(select(Promise.id).where(Promise.opening_id == opening_id)).one()
    before, (one, other) = _row(office, early), ((late, early) if turned else (early, late))
    _merge(office, one, other)
    assert _row(office, early) == {**before, "opening_id": opening_id}
    gone = _row(office, late)
    assert (gone["end"], gone["replaced_by_id"]) == (PromiseEnd.MERGED, early)
    with office.session() as session:
        assert promise_queries.open_for_opening(session, opening_id).id == early


def test_a_promise_is_not_merged_with_itself_or_another_company(office):
    own = _call(office)
    with office.session() as session:
        elsewhere = session.exec(
            select(Company).where(Company.id != office.people.laundry.id)
        ).first()
        session.expunge(elsewhere)
    strange = _call(office, company=elsewhere)
    for other in (own, strange):
        with pytest.raises(NotNow, match="not_the_same"):
            _merge(office, own, other)


def _right(office, hours):
    local = office.now - timedelta(hours=hours)
    return Correction(received_on=local.date(), received_at=local.time(), reason=REASON)


def test_a_leaders_correction_makes_a_new_promise_and_keeps_the_old_one(office):
    old = _call(office)
    before = _row(office, old)
    new = _do(office, old, ends.correct, _right(office, 2), by="mette", minutes=1)
    made, kept = _row(office, new), _row(office, old)
    assert made["received_at"] == office.now - timedelta(hours=2)
    assert made["due_at"] == before["due_at"] - timedelta(hours=2)
    assert made["ended_at"] is None
    births = ("received_at", "logged_at", "starts_at", "due_at", "work_by", "policy_version")
    assert {name: kept[name] for name in births} == {name: before[name] for name in births}
    assert (kept["end"], kept["replaced_by_id"]) == (PromiseEnd.MERGED, new)
    with office.session() as session:
        [(correction, who)] = hand_overs.correction_of(session, old)
        assert (correction.reason, who) == (REASON, "Mette Krogh")
    with pytest.raises(FasterColleague):
        _do(office, old, ends.correct, _right(office, 3), by="mette")


def test_a_correction_of_what_was_answered_keeps_the_answer(office):
    old = _call(office, hours=1)
    said = Answer(kind="question_first", text="Hvornår skal de komme?")
    _do(office, old, promises.answer, said, hours=30)
    new = _do(office, old, ends.correct, _right(office, -8), by="mette", days=3)
    made = _row(office, new)
    assert made["end"] is PromiseEnd.FULFILLED
    assert made["ended_at"] == _row(office, old)["ended_at"] <= made["due_at"], "in time after all"
    with office.session() as session:
        for number in (old, new):
            assert promise_queries.answer_of(session, number).text == said.text


@pytest.mark.parametrize(
    ("hours", "by", "refusal", "code"),
    [
        (2, "karen", NotYours, "not_yours"),
        (-5, "mette", NotNow, "corrected_time_unlikely"),
        (24 * 40, "mette", NotNow, "corrected_time_unlikely"),
        (0, "mette", NotNow, "same_time"),
    ],
)
def test_what_is_no_correction(office, hours, by, refusal, code):
    old = _call(office)
    with pytest.raises(refusal, match=code):
        _do(office, old, ends.correct, _right(office, hours), by=by, minutes=1)
