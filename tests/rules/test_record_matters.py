"""What the rest of a record asks for, by the day."""

from datetime import date

import pytest

from models.kinds import CaseMatter, Situation
from models.rules.figures import in_force
from models.rules.programme_facts import ProgrammeFacts
from models.rules.record_matters import RecordFacts, record_matters
from tests.rules.facts import MIDDELFART, all_figures

FROM = date(2026, 9, 1)


def asked(record, on, **programme):
    facts = ProgrammeFacts(responsibility_from=FROM, **programme)
    figures = in_force(all_figures(), on, MIDDELFART)
    found = record_matters(record, facts, figures, on)
    return [(row.matter, row.due, row.left) for row in found if row.asks(on)]


def test_what_nobody_told_is_wished_before_the_first_offer():
    record = RecordFacts(cv_updated_on=None, unknown=3)
    wanted = [(CaseMatter.NOT_KNOWN, date(2026, 9, 15), 3)]
    assert asked(record, FROM) == wanted
    assert asked(record, date(2027, 5, 1)) == wanted
    assert asked(record, date(2026, 8, 31)) == []


@pytest.mark.parametrize(
    ("updated", "on", "shown"),
    [
        (date(2026, 9, 10), date(2027, 9, 9), False),
        (date(2026, 9, 10), date(2027, 9, 10), True),
        (date(2028, 2, 29), date(2029, 2, 27), False),
        (date(2028, 2, 29), date(2029, 2, 28), True),
    ],
)
def test_a_cv_is_old_after_a_year(updated, on, shown):
    record = RecordFacts(cv_updated_on=updated, unknown=0)
    assert asked(record, on) == ([(CaseMatter.CV_OLD, on, 1)] if shown else [])


@pytest.mark.parametrize(
    "situation",
    [Situation.AFTER_PROGRAMME, Situation.IN_JOB_OR_EDUCATION, Situation.PARENTAL_LEAVE],
)
def test_whoever_gets_no_offers_is_left_in_peace(situation):
    record = RecordFacts(cv_updated_on=date(2020, 1, 1), unknown=3)
    assert asked(record, date(2027, 1, 1), situation=situation) == []
