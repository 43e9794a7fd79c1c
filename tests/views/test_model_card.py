"""The model card says what runs: nothing in it may be true of another configuration."""

import io
from argparse import Namespace
from dataclasses import fields

import pytest

from matching import DEFAULT_WEIGHTS, ENGINE_VERSION, CitizenProfile, OpeningProfile
from models.kinds import ProposalState
from models.tables.people import CitizenLegal, Municipality
from models.tables.weighting import MatchWeights
from portal.commands import model_card as model_card_commands
from portal.services.matches.knowledge import knowledge
from portal.shown.model_card import model_card
from portal.words.matching import GATES
from portal.words.model_card import CITIZEN_FIELDS, OPENING_FIELDS


def card(world, **where):
    with world.session() as session:
        own = session.get_one(Municipality, world.people.municipality.id)
        return {section.heading: section for section in model_card(session, own, **where)}


def approve(world, **changes):
    row = {
        "municipality_id": world.people.municipality.id,
        "number": 1,
        "name": "Mere dansk",
        "skills": 0.5,
        "industry": 0.2,
        "danish": 0.2,
        "practical": 0.1,
        "reason": "Virksomhederne beder om det.",
        "comparison": {},
        "state": ProposalState.APPROVED,
        "proposed_by_id": world.people.users["mette"].id,
        "proposed_at": world.now,
        "decided_at": world.now,
    }
    with world.session() as session:
        session.add(MatchWeights(**{**row, **changes}))


@pytest.mark.parametrize(
    ("profile", "told"), [(CitizenProfile, CITIZEN_FIELDS), (OpeningProfile, OPENING_FIELDS)]
)
def test_every_field_that_the_points_see_is_on_the_card_and_no_other(profile, told):
    assert list(told) == [field.name for field in fields(profile)]


def test_no_legal_fact_is_a_field_of_a_profile():
    legal = set(CitizenLegal.model_fields) - {"citizen_id"}
    assert not legal & {field.name for field in fields(CitizenProfile)}


def test_the_card_tells_the_editions_that_run(world):
    told = dict(card(world)["Hvad der kører"].facts)
    with world.session() as session:
        known = knowledge(session)
    assert told["Motorens udgave"] == ENGINE_VERSION
    assert told["Vægtenes udgave"] == DEFAULT_WEIGHTS.version
    assert told["Ordlistens fingeraftryk"] == known.vocabulary.version
    assert told["Begreber i ordlisten"].replace(".", "") == str(len(known.vocabulary))


def test_the_card_tells_the_weights_in_force(world):
    before = dict(card(world)["Vægtene"].facts)
    assert before["Kompetencer"].startswith(f"{round(100 * DEFAULT_WEIGHTS.skills)} %")
    approve(world)
    after = dict(card(world)["Vægtene"].facts)
    assert after["Kompetencer"].startswith("50 %")
    assert after["Dansk"].startswith("20 %")


def test_weights_that_were_learnt_are_said_to_be(world):
    sheet = "Datablad: hvad der bygges på"
    assert "sat af mennesker" in dict(card(world)[sheet].facts)["Oplæring"]
    approve(world, learnt_from=240)
    assert "240 gemte lister" in dict(card(world)[sheet].facts)["Oplæring"]


def test_every_gate_is_named_with_whose_it_is(world):
    facts = card(world)["Porte: hvad der holder nogen uden for listen"].facts
    assert [name for name, _owner in facts] == [str(heading) for heading, _said in GATES.values()]
    owners = dict(facts)
    assert owners["Mangler et kørekort eller et bevis"] == "Åbningens krav"
    assert owners["IGU er ikke mulig"] == "Loven"
    assert owners["Er i et andet forløb"] == "Forløb i Fodfæste"


def test_a_measurement_is_shown_when_there_is_one(world, tmp_path):
    nothing = card(world, report=tmp_path / "none.txt")["Målt kvalitet"]
    assert "ingen måling" in nothing.lines[0]
    report = tmp_path / "quality.txt"
    report.write_text("rankings | nDCG@10 | 0,97", encoding="utf-8")
    assert card(world, report=report)["Målt kvalitet"].raw == "rankings | nDCG@10 | 0,97"


def test_the_legal_basis_and_whom_to_ask_are_the_municipality_s(world):
    found = card(world)
    with world.session() as session:
        basis = session.get_one(Municipality, world.people.municipality.id).matching_legal_basis
    assert basis in [fact.told for fact in found["Retsgrundlag"].facts]
    assert "Mette" in " ".join(fact.name for fact in found["Hvem man spørger"].facts)


@pytest.mark.parametrize("name", ["mette", "anders"])
def test_leader_and_administrator_read_it(world, as_, name):
    page = as_(name).get("/modelkort")
    for told in ("Hvad pointene aldrig ser", "Køn, graviditet og orlov", "Menneskelig kontrol"):
        assert told in page.words


@pytest.mark.parametrize("name", ["karen", "sara", "lone"])
def test_nobody_else_does(world, as_, name):
    assert as_(name).get("/modelkort").status == 404


def test_the_terminal_writes_the_same(world):
    out = io.StringIO()
    assert model_card_commands.run(Namespace(code="0410"), world.engine, out) == 0
    for heading, section in card(world).items():
        assert heading in out.getvalue()
        assert all(line in out.getvalue() for line in section.lines)


def test_an_unknown_municipality_is_said(world):
    out = io.StringIO()
    assert model_card_commands.run(Namespace(code="0000"), world.engine, out) == 1
    assert "0000" in out.getvalue()
