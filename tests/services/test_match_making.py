"""A list is worked out before the write, and what is kept is true at the moment of keeping."""

from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlmodel import Session, select

from models.kinds import AgreementState, OpeningStep
from models.rules.errors import NotNow
from models.store import writing
from models.tables.companies import PartnershipAgreement
from models.tables.matches import MatchItem, MatchRun
from models.tables.openings import Opening
from models.tables.people import CitizenSkill
from models.tables.trail import Event
from portal.services.matches import match_making
from portal.services.matches.match_rows import as_text
from portal.services.matches.pool import pool
from portal.services.openings import openings


@pytest.fixture
def offered(world):
    """An opening on offer, four citizens, and nothing made yet."""
    world.agreement()
    world.citizens(4)
    world.opening_id = world.opening()
    return world


def karen(world):
    return world.people.viewer("karen")


def worked_out(world):
    with Session(world.engine) as session:
        opening = session.get_one(Opening, world.opening_id)
        return match_making.work_out(session, opening, by=karen(world), now=world.now)


def kept(world, before, *, after=timedelta()):
    with world.session() as session:
        now = world.now + after
        return match_making.keep_list(session, before, by=karen(world), now=now).id


def runs(world):
    with world.session() as session:
        return session.exec(select(MatchRun.id).order_by(MatchRun.id)).all()


def test_working_out_asks_for_no_lock(offered):
    wanted = []
    event.listen(offered.engine, "before_cursor_execute", lambda *told: wanted.append(told[2]))
    worked_out(offered)
    assert wanted
    assert not [said for said in wanted if not said.startswith(("SELECT", "BEGIN"))]
    assert "BEGIN IMMEDIATE" not in wanted


def test_the_browser_ranks_before_it_writes(offered, as_, monkeypatch):
    began = []
    event.listen(
        offered.engine,
        "begin",
        lambda connection: began.append(connection.get_execution_options().get("write", False)),
    )
    ranked = []
    monkeypatch.setattr(
        match_making,
        "rows_of",
        lambda *given, rows_of=match_making.rows_of: ranked.append(list(began)) or rows_of(*given),
    )
    as_("karen").post(f"/aabninger/{offered.opening_id}/matchliste")
    assert len(runs(offered)) == 1
    assert len(ranked) == 1
    # Everything that began since the last write was finished only reads.
    assert ranked[0][-1] is False


def test_nothing_changed_so_it_is_ranked_once(offered, monkeypatch):
    before = worked_out(offered)
    monkeypatch.setattr(match_making, "rows_of", lambda *_given: pytest.fail("ranked twice"))
    kept(offered, before)


def test_a_skill_told_meanwhile_is_on_the_list_that_is_kept(offered):
    before = worked_out(offered)
    with offered.session() as session:
        for skill in session.exec(select(CitizenSkill)):
            session.delete(skill)
    run_id = kept(offered, before)
    assert [item.points for item in offered.items(run_id)] != [
        match.points for match in before.ranked.matches
    ]


def test_who_begins_elsewhere_meanwhile_is_left_out(offered):
    before = worked_out(offered)
    citizen_id = int(before.ranked.matches[0].citizen_id)
    placed = match_making.placements.agreed_periods

    def busy(session, citizen_ids):
        starts = offered.now.date()
        return {**placed(session, citizen_ids), citizen_id: [(starts, starts.replace(year=2027))]}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(match_making.placements, "agreed_periods", busy)
        run_id = kept(offered, before)
    assert citizen_id not in [item.citizen_id for item in offered.items(run_id)]


def test_a_company_that_pauses_meanwhile_gets_no_list(offered):
    before = worked_out(offered)
    with offered.session() as session:
        session.exec(select(PartnershipAgreement)).one().state = AgreementState.PAUSED
    with pytest.raises(NotNow, match="company_paused"):
        kept(offered, before)
    assert runs(offered) == []


def test_an_opening_that_closes_meanwhile_gets_no_list(offered):
    before = worked_out(offered)
    with offered.session() as session:
        opening = session.get_one(Opening, offered.opening_id)
        lone = offered.people.viewer("lone")
        openings.take_step(session, opening, OpeningStep.WITHDRAW, by=lone, now=offered.now)
    with pytest.raises(NotNow, match="opening_not_on_offer"):
        kept(offered, before)


def test_a_double_click_makes_one_list_and_a_later_click_another(offered):
    one, other = worked_out(offered), worked_out(offered)
    run_id = kept(offered, one)
    assert kept(offered, other, after=timedelta(seconds=3)) == run_id
    assert kept(offered, other, after=timedelta(minutes=5)) != run_id
    with offered.session() as session:
        assert len(session.exec(select(Event).where(Event.action == "made")).all()) == 2


def test_a_colleague_s_click_is_a_wish_of_its_own(offered):
    offered.match_list(offered.opening_id)
    before = worked_out(offered)
    with offered.session() as session:
        mette = offered.people.viewer("mette")
        match_making.keep_list(session, before, by=mette, now=offered.now)
    assert len(runs(offered)) == 2


def test_what_is_written_reads_as_what_was_ranked(offered):
    before = worked_out(offered)
    run_id = kept(offered, before)
    with offered.session() as session:
        known = before.basis.pool.known
        people = pool(session, offered.people.municipality.id, known).by_id
        for match in before.ranked.matches:
            item = session.exec(
                select(MatchItem).where(
                    MatchItem.run_id == run_id, MatchItem.citizen_id == int(match.citizen_id)
                )
            ).one()
            assert item.parts == [part.to_json() for part in match.parts]
            assert item.missing == list(match.missing)
            assert item.profile == people[match.citizen_id].profile.to_json()
            assert as_text(item.profile) == people[match.citizen_id].written


def test_a_list_that_is_not_kept_leaves_nothing(offered):
    worked_out(offered)
    with Session(writing(offered.engine)) as session:
        opening = session.get_one(Opening, offered.opening_id)
        match_making.make_match_list(session, opening, by=karen(offered), now=offered.now)
        session.rollback()
    assert runs(offered) == []
