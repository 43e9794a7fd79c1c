"""What of a CV reaches the ranking, and what does not."""

from datetime import UTC, datetime

import pytest

from models.kinds import EntryKind, LanguageMastery, RequirementKind, ShownBy, SkillLevel
from models.queries.citizens import for_ranking, stamps_state
from models.tables.people import Citizen
from portal.services.citizens import cvs
from portal.services.citizens.cv_inputs import (
    CvSource,
    LanguageLine,
    NewEntry,
    NewSkills,
    PermitLine,
    SkillRow,
    SkillThere,
)
from portal.services.matches.knowledge import knowledge
from portal.services.matches.profiles import citizen_profiles

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def amal(world):
    return world.citizens(1)[0]


def profile(world, citizen_id):
    with world.session() as session:
        rows = for_ranking(session, world.people.municipality.id, [citizen_id])
        return citizen_profiles(rows, knowledge(session))[0]


def written(world, citizen_id, *, act, what):
    with world.session() as session:
        citizen = session.get_one(Citizen, citizen_id)
        act(session, citizen, what, by=world.people.viewer("sara"), now=NOW)


def test_skills_shown_in_a_job_reach_the_ranking_under_it_and_the_others_beside(world, amal):
    skills = (SkillThere(text="folde vasketøj"), SkillThere(text="sortere vasketøj"))
    job = NewEntry(kind=EntryKind.JOB, title="strygerimedarbejder", skills=skills)
    written(world, amal, act=cvs.add_entry, what=job)
    seen = profile(world, amal)
    old, new = seen.entries
    assert (old.title, old.skills) == ("vaskerimedarbejder", ())
    assert [(skill.text, skill.shown_by) for skill in new.skills] == [
        ("sortere vasketøj", ShownBy.JOB),
        ("folde vasketøj", ShownBy.JOB),
    ]
    assert new.skills[0].concept is not None
    assert [skill.text for skill in seen.skills] == ["presse tøj", "arbejde i hold"]


def test_a_skill_shown_in_two_places_stands_under_both(world, amal):
    for title in ("kok", "bager"):
        there = (SkillThere(text="arbejde i hold"),)
        line = NewEntry(kind=EntryKind.JOB, title=title, skills=there)
        written(world, amal, act=cvs.add_entry, what=line)
    entries = profile(world, amal).entries
    assert [[skill.text for skill in entry.skills] for entry in entries] == [
        [],
        ["arbejde i hold"],
        ["arbejde i hold"],
    ]


def test_languages_level_and_source_change_nothing_the_ranking_sees(world, amal):
    """Languages are for tasks that need them, and no opening asks for one yet (rule B.9)."""
    before = profile(world, amal)
    mother = LanguageMastery.MOTHER_TONGUE
    line = LanguageLine(language="arabisk", speak=mother, read=mother, write=mother)
    written(world, amal, act=cvs.add_language, what=line)
    level = SkillRow(text="presse tøj", level=SkillLevel.EXPERT, shown_by=ShownBy.JOB)
    written(world, amal, act=cvs.add_skills, what=NewSkills(skills=(level,)))
    with world.session() as session:
        citizen = session.get_one(Citizen, amal)
        said, sara = CvSource(cv_source="Jobnet"), world.people.viewer("sara")
        cvs.set_source(session, citizen, said, seen=cvs.source_version(citizen), by=sara, now=NOW)
    assert profile(world, amal) == before


def test_the_pool_notices_every_change(world, amal):
    def state():
        with world.session() as session:
            return stamps_state(session, world.people.municipality.id)

    states = [state()]
    permit = PermitLine(kind=RequirementKind.LICENCE, text="kørekort B")
    skill = SkillRow(text="presse tøj", shown_by=ShownBy.OBSERVED)
    for act, what in ((cvs.add_permit, permit), (cvs.add_skills, NewSkills(skills=(skill,)))):
        written(world, amal, act=act, what=what)
        states.append(state())
    assert len(set(states)) == 3
