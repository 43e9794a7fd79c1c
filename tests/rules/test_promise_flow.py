"""Every state, step and role of the two promises, written here once more, apart from the code."""

import pytest

from models.kinds import PromiseEnd, PromiseKind, PromiseState, PromiseStep, Role
from models.rules import promise_flow
from models.rules.errors import NotYours, WrongState

REPLY, VISIT = PromiseKind.RECRUITMENT_REPLY, PromiseKind.ON_SITE_VISIT
S, T = PromiseState, PromiseStep
WHO = {
    "consultant": {Role.COMPANY_CONSULTANT},
    "leader": {Role.LEADER},
    "asks": {Role.COMPANY_CONSULTANT, Role.LEADER, None},
    "company": {Role.COMPANY_CONSULTANT, Role.EMPLOYER},
}
OPEN = "acknowledged assigned in_contact"
# C.6: kind | from | step | to | who; "=" is where it was, "?" what the clock says.
TABLE = """
both  open                          take          held               consultant
both  open                          hand_over     =                  asks
both  open                          note_attempt  in_contact         consultant
both  open                          say_why_late  =                  consultant
both  open                          correct       merged             leader
both  fulfilled_on_time             correct       merged             leader
both  fulfilled_late                correct       merged             leader
both  waived_by_company             correct       merged             leader
both  cancelled                     correct       merged             leader
reply open                          answer        ?                  consultant
reply open                          cancel        cancelled          company
reply open                          merge         merged             consultant
visit open                          visit         ?                  consultant
visit open                          waive         waived_by_company  consultant
visit fulfilled_on_time             hand_over     =                  asks
visit fulfilled_late                hand_over     =                  asks
visit waived_by_company             hand_over     =                  asks
"""


def _rows():
    found = {}
    for line in TABLE.strip().splitlines():
        kinds, start, step, to, who = line.split()
        for kind in {"both": (REPLY, VISIT), "reply": (REPLY,), "visit": (VISIT,)}[kinds]:
            for state in OPEN.split() if start == "open" else [start]:
                held = "assigned" if state == "acknowledged" else state
                target = {"=": state, "held": held, "?": None}.get(to, to)
                found[kind, S(state), T(step)] = (target, WHO[who])
    return found


ROWS = _rows()
ALL = [(kind, state, step) for kind in PromiseKind for state in S for step in T]


@pytest.mark.parametrize(("kind", "state", "step"), ALL)
def test_every_role_gets_what_the_rule_book_says(kind, state, step):
    to, by = ROWS.get((kind, state, step), (None, set()))
    for role in (*Role, None):
        if (kind, state, step) not in ROWS:
            with pytest.raises(WrongState):
                promise_flow.move(kind, state, step, role)
        elif role not in by:
            with pytest.raises(NotYours):
                promise_flow.move(kind, state, step, role)
        else:
            assert promise_flow.move(kind, state, step, role).to == to
        assert (step in promise_flow.open_steps(kind, state, role)) is (role in by)


@pytest.mark.parametrize(
    ("end", "late", "owner", "tried", "state"),
    [
        (None, False, None, False, S.ACKNOWLEDGED),
        (None, False, 7, False, S.ASSIGNED),
        (None, False, 7, True, S.IN_CONTACT),
        (None, False, None, True, S.IN_CONTACT),
        (PromiseEnd.FULFILLED, False, 7, True, S.FULFILLED_ON_TIME),
        (PromiseEnd.FULFILLED, True, 7, True, S.FULFILLED_LATE),
        (PromiseEnd.WAIVED_BY_COMPANY, True, 7, False, S.WAIVED_BY_COMPANY),
        (PromiseEnd.CANCELLED, False, None, False, S.CANCELLED),
        (PromiseEnd.MERGED, False, 7, False, S.MERGED),
    ],
)
def test_how_far_a_promise_has_come(end, late, owner, tried, state):
    assert promise_flow.state_of(end, late, owner, tried) is state
