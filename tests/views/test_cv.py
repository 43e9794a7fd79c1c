"""Writing a citizen's CV, line by line, with what the words mean and who wrote what."""

from datetime import date

import pytest
from sqlmodel import select

from models.kinds import (
    ConceptKind,
    EntryKind,
    LanguageMastery,
    RequirementKind,
    ShownBy,
    SkillLevel,
)
from models.tables.people import CitizenEntry, CitizenPermit, CitizenSkill
from models.tables.records import CitizenLanguage, RecordEdition, ShownIn
from models.tables.trail import Event
from models.tables.vocabulary import Concept
from portal.services.citizens.cv_lines import version_of


@pytest.fixture
def amal(world):
    """A citizen with one job and three skills; her number."""
    return world.citizens(1)[0]


def rows(world, table):
    with world.session() as session:
        return session.exec(select(table).order_by(table.id)).all()


def label(world, concept_id):
    with world.session() as session:
        return session.get_one(Concept, concept_id).label_da


def test_a_job_is_written_with_its_skills_in_one_act(world, amal, as_):
    form = as_("sara").get(f"/borgere/{amal}/cv/arbejde/nyt")
    page = form.submit(
        {
            "kind": "job",
            "title": "strygerimedarbejder",
            "employer": "Vask i Homs",
            "from_year": "2012",
            "to_year": "2016",
            "abroad": "1",
            "tasks": "stryge skjorter",
            "skills-0-text": "folde vasketøj",
            "skills-0-level": "good",
            "skills-1-text": "Sortere vasketøj",
        }
    )
    assert page.status == 200
    assert "strygerimedarbejder" in page.words
    assert "2012–2016" in page.words
    entry = rows(world, CitizenEntry)[-1]
    assert (entry.years, entry.abroad, entry.employer) == (4.0, True, "Vask i Homs")
    skills = {skill.text: skill for skill in rows(world, CitizenSkill)}
    # The words that stood there already are added to, whatever their capitals.
    assert sorted(skills) == ["arbejde i hold", "folde vasketøj", "presse tøj", "sortere vasketøj"]
    assert skills["folde vasketøj"].level is SkillLevel.GOOD
    assert skills["folde vasketøj"].shown_by is ShownBy.JOB
    with world.session() as session:
        shown = {(row.skill_id, row.entry_id) for row in session.exec(select(ShownIn))}
    assert shown == {(skills[t].id, entry.id) for t in ("folde vasketøj", "sortere vasketøj")}


def test_the_words_are_linked_when_they_are_sure_and_stay_free_otherwise(world, amal, as_):
    sara = as_("sara")
    for text in ("presse tøj i dampstation på en helt egen måde", "hygiejnebevis"):
        sara.get(f"/borgere/{amal}/cv/kompetencer/nye").submit(
            {"skills-0-text": text, "skills-0-shown_by": "own_word"}
        )
    free, linked = rows(world, CitizenSkill)[-2:]
    assert free.concept_id is None
    assert label(world, linked.concept_id) == "hygiejnebevis"
    assert "Står som fri tekst" in sara.get(f"/borgere/{amal}/cv").words


def test_what_the_words_mean_is_corrected_with_one_click(world, amal, as_):
    [skill] = [row for row in rows(world, CitizenSkill) if row.text == "presse tøj"]
    address = f"/borgere/{amal}/cv/kompetencer/{skill.id}/ord"
    sara = as_("sara")
    assert address in sara.get(f"/borgere/{amal}/cv").text
    page = sara.get(address)
    other = next(
        button.get("value")
        for button in page.tree.all("button")
        if button.get("name") == "concept_id" and button.get("value") != str(skill.concept_id)
    )
    assert page.submit({"concept_id": other}, action="/ord").status == 200
    assert rows(world, CitizenSkill)[1].concept_id == int(other)
    # Writing the same words again leaves what she chose.
    edit = sara.get(f"/borgere/{amal}/cv/kompetencer/{skill.id}")
    edit.submit({"level": "expert"}, action=f"/{skill.id}")
    assert rows(world, CitizenSkill)[1].concept_id == int(other)
    assert sara.get(address).submit({}, action="/ord").status == 200
    assert rows(world, CitizenSkill)[1].concept_id is None


def test_another_word_is_looked_for_in_english_too(world, amal, as_):
    skill = rows(world, CitizenSkill)[0]
    page = as_("sara").get(f"/borgere/{amal}/cv/kompetencer/{skill.id}/ord?q=high-pressure washer")
    assert "spule med højtryksrenser" in page.words


def test_a_concept_of_another_kind_or_none_at_all_is_refused(world, amal, as_):
    skill = rows(world, CitizenSkill)[0]
    with world.session() as session:
        job = session.exec(select(Concept.id).where(Concept.kind == ConceptKind.OCCUPATION)).first()
        version = version_of(session, skill)
    for concept_id in (job, 2**31 - 1):
        answer = as_("sara").post(
            f"/borgere/{amal}/cv/kompetencer/{skill.id}/ord",
            {"concept_id": concept_id, "version": version},
        )
        assert answer.status == 409
        assert "Vælg et ord på listen" in answer.text
    assert rows(world, CitizenSkill)[0].concept_id == skill.concept_id


def test_a_skill_tells_every_job_it_was_shown_in(world, amal, as_):
    sara = as_("sara")
    sara.get(f"/borgere/{amal}/cv/arbejde/nyt").submit({"kind": "education", "title": "syskole"})
    first, second = rows(world, CitizenEntry)
    skill = rows(world, CitizenSkill)[0]
    with world.session() as session:
        version = version_of(session, skill)
    address = f"/borgere/{amal}/cv/kompetencer/{skill.id}"
    values = {"text": skill.text, "shown_by": "observed", "version": version}
    answer = sara.post(address, {**values, "shown_in": [first.id, second.id]})
    assert answer.status == 303
    page = sara.get(f"/borgere/{amal}/cv")
    assert "Set af en medarbejder i kommunen vaskerimedarbejder syskole" in page.words
    with world.session() as session:
        assert len(session.exec(select(ShownIn)).all()) == 2
    # The skill stays when the job goes.
    sara.get(f"/borgere/{amal}/cv/arbejde/{first.id}").submit({}, action="/fjern")
    with world.session() as session:
        assert [row.entry_id for row in session.exec(select(ShownIn))] == [second.id]
    assert len(rows(world, CitizenSkill)) == 3


def test_a_job_of_somebody_else_is_no_place_where_she_showed_it(world, amal, as_):
    [other] = world.citizens(1)
    theirs = rows(world, CitizenEntry)[-1]
    assert theirs.citizen_id == other
    answer = as_("sara").post(
        f"/borgere/{amal}/cv/kompetencer/nye",
        {
            "skills-0-text": "feje",
            "skills-0-shown_by": "job",
            "skills-0-entry_id": theirs.id,
        },
    )
    assert answer.status == 422
    assert "Vælg et job eller en uddannelse" in answer.text
    assert "feje" not in [row.text for row in rows(world, CitizenSkill)]


def test_licences_and_languages_come_change_and_go(world, amal, as_):
    sara = as_("sara")
    sara.get(f"/borgere/{amal}/cv/beviser/nyt").submit(
        {"kind": "licence", "text": "kørekort B", "valid_to": "1.10.2026"}
    )
    sara.get(f"/borgere/{amal}/cv/sprog/nyt").submit(
        {"language": "arabisk", "speak": "mother_tongue", "read": "well", "write": "some"}
    )
    page = sara.get(f"/borgere/{amal}/cv")
    assert "1. oktober 2026 Udløbet" in page.words
    assert "arabisk Modersmål Godt Lidt" in " ".join(page.words.split())
    [permit], [language] = rows(world, CitizenPermit), rows(world, CitizenLanguage)
    assert (permit.kind, permit.valid_to) == (RequirementKind.LICENCE, date(2026, 10, 1))
    twice = sara.get(f"/borgere/{amal}/cv/sprog/nyt").submit(
        {"language": "Arabisk", "speak": "well", "read": "well", "write": "well"}
    )
    assert (twice.status, len(rows(world, CitizenLanguage))) == (422, 1)
    sara.get(f"/borgere/{amal}/cv/beviser/{permit.id}").submit(
        {"valid_to": ""}, action=f"/{permit.id}"
    )
    assert rows(world, CitizenPermit)[0].valid_to is None
    edit = sara.get(f"/borgere/{amal}/cv/sprog/{language.id}")
    edit.submit({"write": "well"}, action=f"/{language.id}")
    assert rows(world, CitizenLanguage)[0].write is LanguageMastery.WELL
    for part, number in (("beviser", permit.id), ("sprog", language.id)):
        sara.get(f"/borgere/{amal}/cv/{part}/{number}").submit({}, action="/fjern")
    assert rows(world, CitizenPermit) == rows(world, CitizenLanguage) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"title": ""}, "Skriv, hvad borgeren lavede"),
        ({"from_year": "2016", "to_year": "2012"}, "Det sidste år ligger før det første"),
        ({"from_year": "2027"}, "Skriv et år, der er begyndt"),
        ({"kind": "hobby"}, "Vælg en af mulighederne"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(world, amal, as_, typed, said):
    form = as_("sara").get(f"/borgere/{amal}/cv/arbejde/nyt")
    answer = form.submit({"kind": "job", "title": "kok", "employer": "Kantinen", **typed})
    assert answer.status == 422
    assert said in answer.words
    assert "Kantinen" in answer.text
    assert len(rows(world, CitizenEntry)) == 1


def test_one_more_row_needs_no_script(world, amal, as_):
    form = as_("sara").get(f"/borgere/{amal}/cv/arbejde/nyt")
    more = form.submit({"title": "kok", "skills-2-text": "bage", "flere": "skills"})
    assert 'name="skills-3-text"' in more.text
    assert 'value="bage"' in more.text


def test_one_more_after_the_other(world, amal, as_):
    page = as_("sara").get(f"/borgere/{amal}/cv/sprog/nyt")
    assert f'formaction="/borgere/{amal}/cv/sprog/nyt?en_til=1"' in page.text
    answer = as_("sara").post(
        f"/borgere/{amal}/cv/sprog/nyt?en_til=1",
        {"language": "farsi", "speak": "well", "read": "none", "write": "none"},
    )
    assert answer.location == f"/borgere/{amal}/cv/sprog/nyt"


def test_years_within_one_are_half_of_one_and_what_goes_on_counts_until_today(world, amal, as_):
    for given in (
        {"from_year": "2015", "to_year": "2015"},
        {"from_year": "2024"},
        {"years": "1,5"},
    ):
        as_("sara").get(f"/borgere/{amal}/cv/arbejde/nyt").submit(
            {"kind": "real_competence", "title": "sy for familien", **given}
        )
    assert [row.years for row in rows(world, CitizenEntry)[1:]] == [0.5, 2.0, 1.5]
    assert rows(world, CitizenEntry)[1].kind is EntryKind.REAL_COMPETENCE


def test_looking_through_gives_the_cv_its_date_and_source(world, amal, as_):
    page = as_("sara").get(f"/borgere/{amal}/cv")
    assert "Cv'et har ingen dato endnu" in page.words
    after = page.submit({"cv_source": "Jobnet"})
    assert "gennemgået 24. november 2026" in after.words
    assert 'value="Jobnet"' in after.text


@pytest.mark.parametrize("name", ["karen", "mette", "lone", "anders", "ulla"])
def test_nobody_else_writes_in_it(world, amal, as_, name):
    before = rows(world, CitizenEntry)
    answer = as_(name).post(f"/borgere/{amal}/cv/arbejde/nyt", {"kind": "job", "title": "kok"})
    assert answer.status == 404
    assert rows(world, CitizenEntry) == before
    with world.session() as session:
        assert session.exec(select(RecordEdition)).all() == []


def test_every_change_is_in_the_trail_by_name(world, amal, as_):
    entry = rows(world, CitizenEntry)[0]
    sara = as_("sara")
    sara.get(f"/borgere/{amal}/cv/arbejde/{entry.id}").submit(
        {"title": "vasker"}, action=f"/{entry.id}"
    )
    sara.get(f"/borgere/{amal}/cv/arbejde/{entry.id}").submit({}, action="/fjern")
    with world.session() as session:
        statement = select(Event).where(Event.object_id == amal).order_by(Event.id)
        events = session.exec(statement).all()
    told = [event.action for event in events if event.action.startswith("cv_")]
    assert told == ["cv_changed", "cv_removed"]
    assert {event.actor_id for event in events} == {world.people.users["sara"].id}


def test_languages_have_the_readers_own_name(world, as_):
    [citizen_id] = world.citizens(1)
    sara, cv = as_("sara"), f"/borgere/{citizen_id}/cv"
    spoken = {"language": "ukrainsk", "speak": "well", "read": "none", "write": "none"}
    assert "ukrainsk" in sara.get(f"{cv}/sprog/nyt").submit(spoken).words
    sara.post("/sprog", {"language": "en", "next": cv})
    page = sara.get(cv).words
    assert "Ukrainian" in page
    assert "ukrainsk" not in page
