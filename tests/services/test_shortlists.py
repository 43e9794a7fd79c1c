"""A match list from the click to the finished review."""

from datetime import timedelta

import pytest
from sqlmodel import select

from models.kinds import PlacementState, ReviewMark, Role
from models.queries import matches, trail
from models.queries.match_lines import MatchesSought, ranked_page
from models.queries.paging import Wanted
from models.rules.errors import FasterColleague, NotNow
from models.tables.matches import MatchItem, MatchReview, MatchRun
from models.tables.openings import Opening
from models.tables.people import CitizenSkill, Municipality
from models.tables.placements import Placement
from models.tables.trail import Event
from portal.services.matches import shortlists
from portal.services.matches.match_rows import content_hash
from portal.services.matches.shortlists import Mark, Nomination, ReviewRequest
from portal.services.trail import record_list_reading
from tests.people import newcomer

WHY = Nomination(reason="Har vasket på hotel i tre år.")
BOTH_WHYS = Nomination(reason="Har vasket på hotel.", passed_over_reason="Vil hellere i køkken.")


@pytest.fixture
def listed(world):
    """The world with a list of four people."""
    world.agreement()
    world.citizens(4)
    world.run_id = world.match_list(world.opening())
    return world


@pytest.fixture
def signe(listed):
    """Another caseworker of the same municipality."""
    with listed.session() as session:
        user = newcomer(session, listed.people.municipality, Role.CASEWORKER, "Signe Vang")
    listed.people.users["signe"] = user
    return listed.people.viewer("signe")


def line(world, place):
    return world.items(world.run_id)[place]


def nominate(world, place, why=WHY, by="karen"):
    item_id = line(world, place).id
    with world.session() as session:
        run, item = session.get_one(MatchRun, world.run_id), session.get_one(MatchItem, item_id)
        viewer = world.people.viewer(by)
        return shortlists.nominate(session, run, item, why, by=viewer, now=world.now).id


def mark(world, place, said, by, *, seen=None):
    item_id = line(world, place).id
    with world.session() as session:
        run, item = session.get_one(MatchRun, world.run_id), session.get_one(MatchItem, item_id)
        shortlists.mark(session, run, item, said, seen=seen, by=by, now=world.now)
        return matches.newest_mark(session, item_id).id


def ask(world, note="", by="karen"):
    with world.session() as session:
        run = session.get_one(MatchRun, world.run_id)
        viewer = world.people.viewer(by)
        shortlists.ask_review(session, run, ReviewRequest(note=note), by=viewer, now=world.now)


def test_a_list_keeps_what_was_asked_and_by_which_editions(listed):
    with listed.session() as session:
        run = session.get_one(MatchRun, listed.run_id)
        assert (run.ranked, run.left_out) == (4, 0)
        assert run.opening_profile["title"] == "Vaskerimedarbejder"
        assert all((run.engine_version, run.vocabulary_version, run.figures_version))


def test_parts_add_up_to_the_points_of_everyone(listed):
    for item in listed.items(listed.run_id):
        assert sum(part["points"] for part in item.parts) == pytest.approx(item.points, abs=1e-5)


def test_a_stored_list_answers_to_its_fingerprint(listed):
    with listed.session() as session:
        run = session.get_one(MatchRun, listed.run_id)
        rows = session.exec(select(MatchItem).order_by(MatchItem.id)).all()
        kept = [row.model_dump(exclude={"id", "run_id"}) for row in rows]
        assert content_hash(kept) == run.content_hash


def test_nothing_in_an_old_list_changes_when_a_cv_does(listed):
    before = line(listed, 0).model_dump()
    with listed.session() as session:
        for skill in session.exec(select(CitizenSkill)):
            skill.text = "noget helt andet"
    assert line(listed, 0).model_dump() == before


def test_no_list_without_a_legal_basis(listed):
    with listed.session() as session:
        own = session.get_one(Municipality, listed.people.municipality.id)
        own.matching_legal_basis = ""
    with pytest.raises(NotNow, match="matching_is_off"):
        listed.match_list(1)


def test_the_first_on_the_list_needs_one_reason(listed):
    placement_id = nominate(listed, 0)
    assert listed.state(placement_id) is PlacementState.NOMINATED


def test_whoever_passes_others_over_says_why(listed):
    with pytest.raises(NotNow, match="passed_over_reason_missing") as refused:
        nominate(listed, 2)
    assert refused.value.values == {"number": "2"}
    assert nominate(listed, 2, BOTH_WHYS)


def test_those_found_not_suitable_and_those_nominated_are_not_passed_over(listed):
    nominate(listed, 0)
    mark(listed, 1, Mark(mark=ReviewMark.NOT_SUITABLE), listed.people.viewer("sara"))
    assert nominate(listed, 2)


def test_the_second_who_nominates_the_same_person_hears_who_was_first_and_when(listed):
    nominate(listed, 0)
    with pytest.raises(FasterColleague) as refused:
        nominate(listed, 0)
    assert (refused.value.by_name, refused.value.at) == ("Karen Holm", listed.now)
    with listed.session() as session:
        assert len(session.exec(select(Placement)).all()) == 1


def test_nobody_is_nominated_when_all_seats_are_taken(listed):
    with listed.session() as session:
        session.exec(select(Opening)).one().seats = 1
    placement_id = nominate(listed, 0)
    with listed.session() as session:
        session.get_one(Placement, placement_id).state = PlacementState.ACTIVE
    with pytest.raises(NotNow, match="no_free_seat"):
        nominate(listed, 1, BOTH_WHYS)


def test_a_review_needs_somebody_to_look_at(listed):
    with pytest.raises(NotNow, match="nobody_nominated"):
        ask(listed)


def test_asking_for_a_review_twice_is_asking_once(listed):
    nominate(listed, 0)
    ask(listed, "Se på nummer 1.")
    ask(listed, "Se på nummer 1.")
    with listed.session() as session:
        asked = session.exec(select(Event).where(Event.action == "review_asked")).all()
        assert len(asked) == 1


def test_another_question_while_the_first_waits_is_told_about_it(listed):
    nominate(listed, 0)
    ask(listed, "Se på nummer 1.")
    with pytest.raises(FasterColleague, match="Karen Holm"):
        ask(listed, "Se på alle.")


def test_marks_are_only_added_and_the_newest_counts(listed, signe):
    first = mark(listed, 0, Mark(mark=ReviewMark.TALK_FIRST), signe)
    mark(listed, 0, Mark(mark=ReviewMark.SUITABLE), listed.people.viewer("sara"), seen=first)
    item_id = line(listed, 0).id
    with listed.session() as session:
        assert len(session.exec(select(MatchReview)).all()) == 2
        newest = matches.marks(session, listed.run_id)[item_id]
        assert newest.mark is ReviewMark.SUITABLE


def test_a_mark_she_has_not_seen_is_not_passed_over_in_silence(listed, signe):
    mark(listed, 0, Mark(mark=ReviewMark.NOT_SUITABLE), signe, seen=0)
    with pytest.raises(FasterColleague, match="Signe Vang"):
        mark(listed, 0, Mark(mark=ReviewMark.SUITABLE), listed.people.viewer("sara"), seen=0)


def test_her_own_mark_she_changes_without_being_asked(listed):
    sara = listed.people.viewer("sara")
    mark(listed, 0, Mark(mark=ReviewMark.NOT_SUITABLE), sara, seen=0)
    assert mark(listed, 0, Mark(mark=ReviewMark.SUITABLE), sara, seen=0)


def test_a_review_ends_when_everyone_nominated_has_a_mark(listed):
    nominate(listed, 0)
    ask(listed)
    sara = listed.people.viewer("sara")
    with listed.session() as session:
        run = session.get_one(MatchRun, listed.run_id)
        with pytest.raises(NotNow, match="marks_missing"):
            shortlists.finish_review(session, run, by=sara, now=listed.now)
    mark(listed, 0, Mark(mark=ReviewMark.SUITABLE), sara)
    with listed.session() as session:
        run = session.get_one(MatchRun, listed.run_id)
        shortlists.finish_review(session, run, by=sara, now=listed.now)
        assert run.reviewed_by_id == sara.user_id


@pytest.mark.parametrize(
    ("sought", "fits"),
    [
        (MatchesSought(), lambda _item, _name: True),
        (MatchesSought(search="EKSEMPEL 2"), lambda _item, name: name.endswith("2")),
        (MatchesSought(search="mid-2026-0003"), lambda _item, name: name.endswith("3")),
        (MatchesSought(search="%"), lambda _item, _name: False),
        (MatchesSought(search="\x00"), lambda _item, _name: True),
        (MatchesSought(least_points=60), lambda item, _name: item.points >= 60),
        (MatchesSought(most_km=1), lambda item, _name: item.distance_km <= 1),
        (MatchesSought(no_missing=True, wished=True), lambda item, _name: not item.missing_musts),
        (MatchesSought(mark=ReviewMark.SUITABLE), lambda item, _name: item.rank == 3),
    ],
)
def test_a_filter_finds_what_it_says(listed, signe, sought, fits):
    mark(listed, 1, Mark(mark=ReviewMark.SUITABLE), signe)
    mark(listed, 1, Mark(mark=ReviewMark.TALK_FIRST), signe)
    mark(listed, 2, Mark(mark=ReviewMark.SUITABLE), signe)
    with listed.session() as session:
        run = session.get_one(MatchRun, listed.run_id)
        everyone = ranked_page(session, run, Wanted(), MatchesSought()).rows
        found = ranked_page(session, run, Wanted(), sought)
        expected = [item.rank for item, citizen, _ in everyone if fits(item, citizen.name)]
        assert [item.rank for item, _citizen, _review in found.rows] == expected
        assert found.total == len(expected)


def test_one_look_at_a_list_is_one_line_in_the_trail(listed):
    karen = listed.people.viewer("karen")
    for minutes in (0, 5, 30):
        with listed.session() as session:
            moment = listed.now + timedelta(minutes=minutes)
            record_list_reading(session, listed.run_id, by=karen, now=moment)
    with listed.session() as session:
        run = session.get_one(MatchRun, listed.run_id)
        [(name, role, last, times)] = trail.readers(session, karen, "match_run", run.id)
    assert (name, role, times) == ("Karen Holm", Role.COMPANY_CONSULTANT, 2)
    assert last == listed.now + timedelta(minutes=30)
