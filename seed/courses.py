"""The life of each invented placement, from the nomination to where openings.toml leaves it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from models.kinds import (
    CardField,
    DeclineReason,
    EndOutcome,
    PlacementState,
    ReviewMark,
    WithdrawReason,
)
from models.queries import matches
from models.queries.records import considerations_on
from models.rules.access import Viewer
from models.tables.companies import Company
from models.tables.matches import MatchItem, MatchRun
from models.tables.people import Citizen
from models.tables.placements import Placement
from portal.services.matches import shortlists
from portal.services.matches.shortlists import Mark, Nomination, ReviewRequest
from portal.services.placements import interviews, placements
from portal.services.placements.interviews import Appointment
from portal.services.placements.placement_inputs import Declined, Talk, Withdrawn
from seed.agreed import approve, confirm, keep_papers, keep_some
from seed.endings import end
from seed.expected import expect, followed
from seed.lasting import lasting
from seed.offers import Course, Offer
from seed.problems import problem_story
from seed.progress import LONGER, progress
from seed.signed import sign_agreement
from seed.stage import Host, Stage
from seed.timeline import Story
from seed.week import Period, fits, ranked
from seed.words import told

S = PlacementState

# Working days from the nomination to each step of a placement that goes well.
_MARKED, _HEARD, _SHOWN, _ACCEPTED, _CONFIRMED, _CHECKED, _APPROVED, _PAPERS = (
    1,
    2,
    3,
    5,
    7,
    8,
    10,
    11,
)
# Nominated so many working days before it starts; approved and with its papers before that day.
_BEFORE_START = 14
# When the last step of those on the way was taken: how long their nomination is ago at least.
_AGE = {
    S.NOMINATED: 2,
    S.CITIZEN_HEARD: _HEARD + 1,
    S.PRESENTED: _SHOWN + 1,
    S.EMPLOYER_ACCEPTED: _ACCEPTED + 1,
    S.CHECKS_PENDING: _CHECKED + 1,
    S.APPROVED: _PAPERS + 1,
    S.WITHDRAWN: 24,
    S.DECLINED: 12,
}
_GONE = WithdrawReason.OPENING_GONE
_GONE_AGE, _GONE_AFTER = 9, 5
_AGAIN = {EndOutcome.NEW_INTERNSHIP, EndOutcome.WAGE_SUBSIDY, EndOutcome.BACK_TO_CLARIFICATION}
_REVIEW_WAITS = "waiting"


@dataclass(frozen=True)
class Plan:
    """When a placement is to happen."""

    course: Course
    name: str  # tells chance apart
    period: Period
    nominated: date


def plan_course(stage: Stage, course: Course, offer: Offer, name: str) -> Plan:
    """The days of a placement: counted back from its start when it has begun, else from today."""
    starts = stage.days.starting(offer.week if course.week is None else course.week)
    period = Period(starts, offer.last_day(starts))
    rng = stage.rng(f"plan/{name}")
    state = S(course.state)
    if state in _AGE:
        age = _GONE_AGE if _GONE in course.words else _AGE[state] + rng.randrange(2)
        return Plan(course, name, period, stage.days.ago(age))
    return Plan(course, name, period, stage.days.before(starts, _BEFORE_START + rng.randrange(2)))


class Telling:
    """Tells one placement."""

    def __init__(self, stage: Stage, offer: Offer, host: Host, run: MatchRun, plan: Plan) -> None:
        self.stage, self.offer, self.host, self.run, self.plan = stage, offer, host, run, plan
        self.rng = stage.rng(f"course/{plan.name}")
        self.session = stage.session
        self.state = S(plan.course.state)

    def story(self) -> Story:
        """From the nomination on; nobody is nominated when nobody fits."""
        now = yield self._at(0, 9, 11)
        item = self._chosen()
        if item is None:
            return
        placement = self._nominate(item, now)
        yield from self._review(item, now)
        if self.state is S.NOMINATED:
            return
        yield from self._hear(placement)
        if self.state is S.CITIZEN_HEARD:
            return
        if self.state is S.WITHDRAWN:
            yield from self._withdraw(placement)
            return
        yield from self._present(placement)
        if self.state in {S.PRESENTED, S.DECLINED}:
            yield from self._decline(placement)
            return
        yield from self._agree(placement)

    def _agree(self, placement: Placement) -> Story:
        """The company has said yes: what was agreed, the checks, the approval."""
        yield from self._accept(placement)
        if self.state is S.EMPLOYER_ACCEPTED:
            return
        now = yield self._at(_CONFIRMED)
        confirm(self.stage, placement, self.offer, self.host, self.plan.period, now)
        now = yield self._at(_CHECKED)
        if self.state is S.CHECKS_PENDING:
            expect(self.stage, placement, now, sides=1)
            keep_some(self.stage, placement, now)
            return
        expect(self.stage, placement, now)
        keep_papers(self.stage, placement, self.offer, complete=False, now=now)
        now = yield self._at(_APPROVED)
        approve(self.stage, placement, now)
        now = yield self._at(_PAPERS)
        keep_papers(self.stage, placement, self.offer, complete=True, now=now)
        sign_agreement(self.stage, placement, self.host, now)
        if self.state is S.ACTIVE:
            longer = LONGER in self.plan.course.words
            if not longer:
                self.stage.play.begin_all(lasting(self.stage, placement, self.host))
            self.stage.play.begin_all(progress(self.stage, placement, self.host, longer=longer))
            self.stage.play.begin_all(followed(self.stage, placement, self.host))
            yield from problem_story(self.stage, placement, self.host, self.plan.course)
        elif self.state is not S.APPROVED:
            yield from end(self.stage, placement, self.host, self.plan.course)
            # Whoever found a job is in nobody's play any more.
            if _AGAIN & set(self.plan.course.words):
                self.stage.engaged.discard(placement.citizen_id)

    def _at(self, workdays: int, first: int = 8, last: int = 14) -> datetime:
        """Some time in office hours, so many working days after the nomination."""
        day = self.stage.days.after(self.plan.nominated, workdays)
        return self.stage.days.at(day, self.stage.clock(self.rng, first, last))

    def _chosen(self) -> MatchItem | None:
        """The first who is free and whom nothing stands against; now and then the next one."""
        company: Company = self.host.company
        passed = self.rng.choice((0, 0, 0, 1, 2))
        found = None
        for item_id, citizen_id in ranked(self.session, self.run):
            citizen = self.session.get_one(Citizen, citizen_id)
            if citizen_id in self.stage.engaged:
                continue
            if fits(self.session, citizen, self.offer, self.plan.period, company):
                found = item_id
                if passed == 0:
                    break
                passed -= 1
        return None if found is None else self.session.get_one(MatchItem, found)

    def _nominate(self, item: MatchItem, now: datetime) -> Placement:
        talk = told("talk")
        why = Nomination(
            reason=self.rng.choice(talk["reasons"]),
            passed_over_reason=self.rng.choice(talk["passed_over"]),
        )
        self.stage.engaged.add(item.citizen_id)
        by = self.host.consultant
        return shortlists.nominate(self.session, self.run, item, why, by=by, now=now)

    def _review(self, item: MatchItem, nominated_at: datetime) -> Story:
        """The caseworkers are asked, and look at those who were nominated."""
        now = yield nominated_at + timedelta(minutes=self.rng.randint(10, 30))
        request = ReviewRequest(note="")
        shortlists.ask_review(self.session, self.run, request, by=self.host.consultant, now=now)
        if self.offer.entry.get("review") == _REVIEW_WAITS:
            return
        now = yield self._at(_MARKED)
        talk_first = self.rng.random() < 0.15
        said = Mark(
            mark=ReviewMark.TALK_FIRST if talk_first else ReviewMark.SUITABLE,
            note="Vil gerne høre om mødetiderne først." if talk_first else "",
        )
        by = self._caseworker(item.citizen_id)
        shortlists.mark(self.session, self.run, item, said, by=by, now=now)
        if self.run.reviewed_at is None and not self._waits_for_others():
            shortlists.finish_review(self.session, self.run, by=by, now=now)

    def _waits_for_others(self) -> bool:
        """Whether somebody else on the list was nominated and is not marked yet."""
        marked = matches.marks(self.session, self.run.id)
        return any(item not in marked for item in matches.nominated(self.session, self.run.id))

    def _hear(self, placement: Placement) -> Story:
        now = yield self._at(_HEARD)
        citizen = self.session.get_one(Citizen, placement.citizen_id)
        shown = [CardField.NAME, CardField.WISH]
        if considerations_on(self.session, citizen.id, now.date()):
            shown.append(CardField.WORK_CONSIDERATIONS)
        talk = Talk(
            talked_on=self.stage.days.after(self.plan.nominated, _HEARD),
            interpreter_used=citizen.needs_interpreter,
            # Of every three one had no other choice.
            had_alternative=citizen.id % 3 > 0,
            own_wish=citizen.wish or self.rng.choice(told("talk")["own_wishes"]),
            may_show=tuple(shown[self.rng.randrange(2) :]),
        )
        by = self._caseworker(citizen.id) if self.rng.random() < 0.6 else self.host.consultant
        placements.hear_citizen(self.session, placement, talk, by=by, now=now)

    def _present(self, placement: Placement) -> Story:
        now = yield self._at(_SHOWN)
        placements.present(self.session, placement, by=self.host.consultant, now=now)
        if self.state is S.PRESENTED and citizen_meets(placement):
            self._meet(placement, now)

    def _meet(self, placement: Placement, now: datetime) -> None:
        """Citizen and company are to meet in the next days."""
        meets_on = self.stage.days.after(self.stage.days.from_(self.stage.days.today), 2)
        said = Appointment(
            meets_on=meets_on,
            meets_at=time(10, 30),
            place=f"{self.host.workplace.address}, {self.host.workplace.postcode}",
            from_company="Den daglige leder og den, der skal vise til rette",
            from_municipality="Konsulenten",
        )
        interviews.appoint(self.session, placement, said, seen=0, by=self.host.consultant, now=now)

    def _accept(self, placement: Placement) -> Story:
        now = yield self._at(_ACCEPTED, 8, 13)
        placements.accept(self.session, placement, by=self.host.asks, now=now)
        if CardField.NAME.value in placement.may_show:
            now = yield now + timedelta(minutes=self.rng.randint(5, 30))
            placements.release_name(self.session, placement, by=self.host.consultant, now=now)

    def _decline(self, placement: Placement) -> Story:
        if self.state is S.PRESENTED:
            return
        now = yield self._at(_ACCEPTED)
        no = Declined(reason=self.rng.choice(list(DeclineReason)))
        placements.decline(self.session, placement, no, by=self.host.asks, now=now)
        self.stage.engaged.discard(placement.citizen_id)

    def _withdraw(self, placement: Placement) -> Story:
        reason = _GONE if _GONE in self.plan.course.words else WithdrawReason.CITIZEN_SAID_NO
        now = yield self._at(_GONE_AFTER, 12, 14)
        by = self._caseworker(placement.citizen_id)
        why = Withdrawn(reason=reason)
        placements.withdraw(self.session, placement, why, by=by, now=now)
        self.stage.engaged.discard(placement.citizen_id)

    def _caseworker(self, citizen_id: int) -> Viewer:
        return self.stage.user(self.session.get_one(Citizen, citizen_id).caseworker_id)


def citizen_meets(placement: Placement) -> bool:
    """Whether they want to meet before an answer; every second does."""
    return placement.id % 2 == 0
