"""From a correction in a CV to the next person who writes the same, and back again."""

from sqlmodel import select

from models.tables.openings import Opening, OpeningRequirement
from models.tables.people import CitizenSkill
from models.tables.vocabulary import Concept

WORDS = "lagenpasning"


def write_skill(browser, citizen_id):
    form = browser.get(f"/borgere/{citizen_id}/cv/kompetencer/nye")
    return form.submit({"skills-0-text": WORDS, "skills-0-shown_by": "own_word"})


def newest(world, table):
    with world.session() as session:
        return session.exec(select(table).order_by(table.id.desc())).first()


def choose(browser, address, label):
    """Search for the name and press its button."""
    page = browser.get(f"{address}?q={label}")
    [button] = [
        each
        for each in page.tree.all("button")
        if each.get("name") == "concept_id" and each.text == label
    ]
    return page.submit({"concept_id": button.get("value")})


def test_what_two_people_say_is_the_next_persons_link_until_it_is_taken_back(world, as_):
    world.agreement()
    citizens = world.citizens(3)
    sara, karen = as_("sara"), as_("karen")
    write_skill(sara, citizens[0])
    skill = newest(world, CitizenSkill)
    assert skill.concept_id is None
    address = f"/borgere/{citizens[0]}/cv/kompetencer/{skill.id}/ord"
    said = choose(sara, address, "sortere vasketøj")
    assert "ser den først" in said.words

    # One person is heard: her colleague sees it first, and it is not linked by itself.
    opening = world.submitted(skills=({"text": WORDS, "must": True},))
    row = newest(world, OpeningRequirement)
    assert row.concept_id is None
    mended = f"/aabninger/{opening}/krav/{row.id}/ord"
    assert mended in karen.get(f"/aabninger/{opening}").text
    assert "valgt før i kommunen" in karen.get(mended).words
    choose(karen, mended, "sortere vasketøj")
    with world.session() as session:
        meant = session.get_one(Concept, newest(world, OpeningRequirement).concept_id)
        assert meant.label_da == "sortere vasketøj"

    # Two people settle it.
    page = write_skill(sara, citizens[1])
    assert newest(world, CitizenSkill).concept_id == meant.id
    assert "bekræftet af kommunen" in page.words

    mette = as_("mette")
    listed = mette.get("/bekraeftede-ord")
    assert "Sara Lind, Karen Holm" in listed.words
    assert "Vælges af sig selv" in listed.words
    assert "Ingen har sagt" in listed.submit({}).words
    write_skill(sara, citizens[2])
    assert newest(world, CitizenSkill).concept_id is None


def test_a_word_with_the_citizens_name_is_linked_and_not_kept(world, as_):
    [amal] = world.citizens(1, name="Amal Haddad")
    sara = as_("sara")
    form = sara.get(f"/borgere/{amal}/cv/kompetencer/nye")
    form.submit({"skills-0-text": "Amal lagner", "skills-0-shown_by": "own_word"})
    skill = newest(world, CitizenSkill)
    address = f"/borgere/{amal}/cv/kompetencer/{skill.id}/ord"
    said = choose(sara, address, "sortere vasketøj")
    assert newest(world, CitizenSkill).concept_id is not None
    assert "ser den først" not in said.words
    assert "Ingen har sagt" in as_("anders").get("/bekraeftede-ord").words


def test_a_title_is_mended_once_and_by_one_person_at_a_time(world, as_):
    world.agreement()
    opening = world.submitted(title="Lagenpasser")
    karen = as_("karen")
    address = f"/aabninger/{opening}/fag/ord"
    page = karen.get(f"{address}?q=kok")
    button = next(each for each in page.tree.all("button") if each.text == "kok")
    assert page.submit({"concept_id": button.get("value")}).status == 200
    assert newest(world, Opening).occupation_id == int(button.get("value"))
    assert page.submit({"concept_id": ""}).status == 409  # on the page from before
