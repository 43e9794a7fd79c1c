"""The law when two act at once, a municipality's own figures, and the answers that are kept."""

import argparse
import sys
from datetime import date, timedelta

import pytest
from sqlmodel import Session, select

from models.kinds import PlacementState, PlacementType, Role, SchoolSubject
from models.rules.codes import FindingCode
from models.rules.errors import AgainstTheLaw, FasterColleague, NotNow
from models.tables.companies import Workplace
from models.tables.placement_life import GuardAnswer
from models.tables.placements import Placement, PlacementChecks
from portal.commands import figures as figure_commands
from portal.services.law import figure_editions
from portal.services.law.figure_editions import FigureEnd, OwnFigure
from portal.services.law.figures import figures_on
from portal.services.placements import approvals, school_plan
from portal.services.placements.approvals import Checks
from portal.services.placements.placement_plan import plan_of
from portal.services.placements.school_plan import SchoolPeriod
from tests.people import newcomer
from tests.services.test_two_at_once import Try, at_once, one_won
from tests.views.town_law import igu

KEY = "ratio.small_divisor"


@pytest.fixture
def ready(world):
    world.agreement()
    world.citizens(6)
    return world


def own(value: str, on: date, **more) -> OwnFigure:
    return OwnFigure(value=value, valid_from=on, source="Byrådet, 1. november 2026", **more)


def set_own(world, session: Session, key: str, given: OwnFigure, name: str = "anders"):
    by = world.people.viewer(name)
    seen = figure_editions.version_of(session, by.municipality_id, key)
    return figure_editions.write(session, key, given, seen=seen, by=by, now=world.now)


def test_of_two_openings_at_one_workplace_only_as_many_are_approved_as_the_ratio_allows(ready):
    with ready.session() as session:
        session.exec(select(Workplace)).one().ordinary_fte = 5
    waiting = [ready.placement(until=PlacementState.CHECKS_PENDING) for _ in range(2)]
    karen = ready.people.viewer("karen")
    with ready.session() as session:
        for number in waiting:
            placement = session.get_one(Placement, number)
            ready.align(session, placement)
            seen = session.get_one(PlacementChecks, number).version
            known = Checks.model_validate(ready.checks())
            approvals.keep_checks(session, placement, known, seen=seen, by=karen, now=ready.now)

    def approving(number: int) -> Try:
        def act(session: Session, placement: Placement) -> None:
            try:
                approvals.approve(session, placement, by=karen, now=ready.now)
            except AgainstTheLaw as refused:
                # Mentors are only told; the ratio is what stops.
                stops = [finding.code for finding in refused.findings if finding.hard]
                raise NotNow(",".join(stops)) from None

        return Try(lambda session: session.get_one(Placement, number), act)

    refused = one_won(at_once(ready, *map(approving, waiting)))
    assert refused.code == FindingCode.RATIO_EXCEEDED
    with ready.session() as session:
        rows = session.exec(select(GuardAnswer)).all()
    # One was approved: each of the internship's guards has answered, and nothing hard stood.
    guards = {row.guard for row in rows}
    assert guards == {f"G{number}" for number in (*range(1, 9), 11, 12, 13, 14)}
    assert not any(row.hard for row in rows)
    kept = next(row for row in rows if row.guard == "G2")
    assert kept.values["ordinary"] == "5"
    assert kept.values["allowed"] == "1"
    assert kept.figures["ratio.small_divisor"] == "5 full_time_persons"


def test_two_administrators_never_overwrite_each_other(ready):
    on = ready.now.date() + timedelta(days=30)
    with ready.session() as session:
        place = ready.people.municipality
        ready.people.users["ida"] = newcomer(session, place, Role.ADMINISTRATOR, "Ida Vang")
        anders = ready.people.viewer("anders")
        seen = figure_editions.version_of(session, anders.municipality_id, KEY)

    def setting(name: str, value: str, day: date) -> Try:
        by = ready.people.viewer(name)
        return Try(
            lambda session: None,
            lambda session, _none: figure_editions.write(
                session, KEY, own(value, day), seen=seen, by=by, now=ready.now
            ),
        )

    tries = (setting("anders", "4", on), setting("ida", "6", on + timedelta(days=1)))
    assert isinstance(one_won(at_once(ready, *tries)), FasterColleague)


def test_a_municipal_value_is_shown_before_it_is_kept_and_can_end(ready):
    """On 31 December one edition holds, on 1 January the other; what was approved keeps its own."""
    new_year = date(2027, 1, 1)
    anders = ready.people.viewer("anders")
    waits = ready.placement(
        until=PlacementState.CHECKS_PENDING, starts=new_year, ends=date(2027, 3, 1)
    )
    with ready.session() as session:
        given = own("20", new_year)
        shown = figure_editions.preview_new(session, KEY, given, by=anders, now=ready.now)
        # The workplace has twelve: with twenty to a place there is one, and two were offered.
        told = {(one.asked.what.value, one.asked.number): one.added for one in shown}
        assert [f.code for f in told["opening", 1]] == [FindingCode.RATIO_EXCEEDED]
        assert ("placement", waits) not in told
        longer = own("4", new_year)
        key = "internship.max_weeks.inl"
        (changed,) = figure_editions.preview_new(session, key, longer, by=anders, now=ready.now)
        assert changed.asked.number == waits
        assert [f.code for f in changed.added] == [FindingCode.NEEDS_EXTENSION]
        assert figures_on(session, new_year, anders.municipality_id)[KEY].text == "5"
        row = set_own(ready, session, KEY, given)
        versions = [
            figures_on(session, day, anders.municipality_id)
            for day in (date(2026, 12, 31), new_year)
        ]
        assert [edition[KEY].text for edition in versions] == ["5", "20"]
        assert versions[0].version != versions[1].version
        other = ready.people.viewer("tom").municipality_id
        assert figures_on(session, new_year, other)[KEY].text == "5"
        end = FigureEnd(valid_to=date(2027, 6, 30))
        seen = figure_editions.version_of(session, anders.municipality_id, KEY)
        figure_editions.end_own(session, row, end, seen=seen, by=anders, now=ready.now)
        assert figures_on(session, date(2027, 7, 1), anders.municipality_id)[KEY].text == "5"


NO_FIGURES = [
    (KEY, "4", -1, "figure_in_the_past"),
    (KEY, "0", 1, "figure_not_read"),
    (KEY, "fem", 1, "figure_not_read"),
    ("internship.max_weeks.inl", "12,5", 1, "figure_not_read"),
    ("internship.max_weeks.inl", "100000", 1, "figure_not_read"),
    ("igu.last_start", "31", 1, "figure_not_read"),
    ("igu.stopped", "2", 1, "figure_not_read"),
]


def test_a_value_no_rule_could_be_asked_with_is_refused(world):
    for key, value, days, code in NO_FIGURES:
        day = world.now.date() + timedelta(days=days)
        with world.session() as session, pytest.raises(NotNow) as refused:
            set_own(world, session, key, own(value, day))
        assert refused.value.code == code, (key, value)


def test_a_file_of_figures_is_tried_before_it_is_taken_in(ready, tmp_path, capsys):
    header = "key,value,unit,valid_from,valid_to,source,note\n"
    line = "ratio.small_divisor,40,full_time_persons,2026-11-01,,Ny bekendtgørelse,\n"
    file = tmp_path / "figures.csv"
    file.write_text(header + line, encoding="utf-8")
    opening = ready.opening()
    for dry, kept in ((True, "5"), (False, "40")):
        given = argparse.Namespace(file=file, dry_run=dry)
        assert figure_commands.run(given, ready.engine, ready.now, sys.stdout) == 0
        said = capsys.readouterr().out
        assert f"opening {opening}" in said
        assert "+ratio_exceeded" in said
        with ready.session() as session:
            own_id = ready.people.municipality.id
            assert figures_on(session, ready.now.date(), own_id)[KEY].text == kept


def test_the_school_plan_counts_instead_of_the_typed_numbers(ready):
    number = ready.placement(until=PlacementState.CHECKS_PENDING)
    karen = ready.people.viewer("karen")
    with ready.session() as session:
        placement = igu(session, ready, session.get_one(Placement, number))
        checks = session.get_one(PlacementChecks, placement.id)
        checks.school_weeks, checks.amu_weeks = 23, 8
        session.flush()
        assert plan_of(session, placement, karen, None).school_plan.weeks == 23
        starts = placement.starts
        planned = SchoolPeriod(
            subject=SchoolSubject.AMU,
            title="Hygiejne",
            from_on=starts,
            until_on=starts + timedelta(days=6),
            weeks=2.5,
        )
        row = school_plan.write(session, placement, planned, by=karen, now=ready.now)
        plan = plan_of(session, placement, karen, None)
        assert (plan.school_plan.weeks, plan.school_plan.amu_weeks) == (2.5, 2.5)
        found = school_plan.sums(session, placement, by=karen, now=ready.now).findings
        assert FindingCode.IGU_SCHOOL_WEEKS in {finding.code for finding in found}
        with pytest.raises(NotNow, match="school_not_begun"):
            school_plan.tick(session, placement, row, seen=row.version, by=karen, now=ready.now)
        outside = planned.changed(from_on=starts - timedelta(days=1))
        with pytest.raises(NotNow, match="school_outside"):
            school_plan.write(session, placement, outside, by=karen, now=ready.now)
        # A second IGU of the same person is stopped by the first as soon as that one is agreed on.
        placement.state, placement.approved_at = PlacementState.APPROVED, ready.now
        second = igu(session, ready, session.get_one(Placement, number))
        assert second.placement_type is PlacementType.IGU
        codes = {
            finding.code for finding in approvals.against(session, second, by=karen, now=ready.now)
        }
        assert FindingCode.IGU_BEGUN_BEFORE in codes
