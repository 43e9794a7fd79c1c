"""Generated people and openings of the small vocabulary, for what must hold for every advice."""

import os
from dataclasses import replace
from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st

from matching import CitizenProfile, DanishNeed, Entry, Permit, Requirement, SkillClaim
from models.kinds import DanishLevel, DanishSkill, EntryKind, RequirementKind, Transport
from tests.matching.small import JOBS, KITCHEN, SKILLS, needs, weekdays

INDUSTRIES = ("kitchen_restaurant", "hotel", "retail")

# A long run tries ten thousand: FODFAESTE_CASES=10000.
tried = settings(
    max_examples=int(os.environ.get("FODFAESTE_CASES", "150")),
    deadline=None,
    derandomize=True,
)

levels = st.sampled_from([None, *DanishLevel])
places = st.none() | st.tuples(st.floats(55.0, 56.0), st.floats(9.0, 10.0))
permits = st.builds(
    lambda code, days: Permit(
        SKILLS[code][0],
        code,
        needs(code).kind,
        None if days is None else KITCHEN.starts + timedelta(days=days),
    ),
    st.sampled_from(["truck_b", "licence_b"]),
    st.sampled_from([None, -10, 10]),
)
citizens = st.builds(
    CitizenProfile,
    id=st.just("amal"),
    entries=st.lists(
        st.sampled_from([*JOBS]).map(lambda job: Entry(JOBS[job][0], job, EntryKind.JOB, 2.0)),
        max_size=2,
    ).map(tuple),
    skills=st.lists(
        st.sampled_from([*SKILLS]).map(lambda code: SkillClaim(SKILLS[code][0], code)), max_size=5
    ).map(tuple),
    permits=st.lists(permits, max_size=2).map(tuple),
    danish=st.fixed_dictionaries(dict.fromkeys(DanishSkill, levels)),
    industries=st.lists(st.sampled_from(INDUSTRIES), max_size=2, unique=True).map(tuple),
    hours_a_week=st.sampled_from([None, 10.0, 22.5, 37.0]),
    lessons=st.sampled_from([(), weekdays("08:00", "12:00", 0, 2)]),
    place=places,
    max_km=st.sampled_from([None, 5.0, 30.0]),
    transport=st.sampled_from([None, *Transport]),
)
requirements = st.builds(
    lambda code, linked, must: replace(needs(code, must=must), concept=code if linked else None),
    st.sampled_from([*SKILLS]),
    st.booleans(),
    st.booleans(),
)
truck = Requirement("gaffeltruck", None, RequirementKind.CERTIFICATE, must=True)
danish_needs = st.builds(
    DanishNeed,
    st.sampled_from(DanishSkill),
    st.sampled_from(DanishLevel),
    st.just("opgaven"),
    gate=st.booleans(),
)
offers = st.lists(
    st.builds(
        lambda job, requires, danish, hours, place, industry: replace(
            KITCHEN,
            occupation=job,
            requires=tuple(requires),
            danish=tuple(danish),
            hours_a_week=hours,
            place=place,
            industry=industry,
        ),
        st.sampled_from([None, *JOBS]),
        st.lists(requirements | st.just(truck), max_size=4),
        st.lists(danish_needs, max_size=2),
        st.sampled_from([15.0, 30.0, 37.0]),
        places,
        st.sampled_from(INDUSTRIES),
    ),
    min_size=1,
    max_size=5,
).map(lambda each: [replace(one, id=str(number)) for number, one in enumerate(each)])
