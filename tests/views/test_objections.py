"""Disclosures, complaints and refusals as a caseworker meets them."""

import pytest


@pytest.fixture
def citizen_id(world) -> int:
    return world.citizens(1)[0]


def test_a_complaint_is_written_down_and_answered(as_, citizen_id):
    sara = as_("sara")
    form = sara.get(f"/borgere/{citizen_id}/klager/ny")
    listed = form.submit({"text": "Vil have flere timer.", "received_on": "20.11.2026"})
    assert "Vil have flere timer." in listed.words
    form = sara.get(f"/borgere/{citizen_id}/klager/1/svar")
    early = form.submit({"answer": "Fra januar.", "answered_on": "19.11.2026"})
    assert early.status == 422
    assert "Fra januar." in early.text
    answered = form.submit({"answer": "Fra januar.", "answered_on": "23.11.2026"})
    assert "Besvaret 23. november 2026:" in answered.words
    assert "Fra januar." in answered.words


def test_a_refusal_is_written_down_with_its_reason(as_, citizen_id):
    form = as_("sara").get(f"/borgere/{citizen_id}/klager/afslag")
    assert form.submit({"of": "job"}).status == 422
    listed = form.submit({"of": "job", "reason": "Der går ingen bus."})
    assert "Der går ingen bus." in listed.words


def test_what_was_told_is_written_down_and_its_consent_taken_back(as_, citizen_id):
    sara = as_("sara")
    form = sara.get(f"/borgere/{citizen_id}/videregivelser/ny")
    assert form.submit({"what": "Cv'et"}).status == 422
    told = {"what": "Cv'et", "to_whom": "Sprogskolen", "basis": "consent"}
    listed = form.submit(told)
    assert "Sprogskolen" in listed.words
    after = listed.submit(action="samtykke-trukket")
    assert "Trukket tilbage 24. november 2026" in after.words
    assert "form" not in {node.tag for node in next(after.tree.all("main")).all("form")}


def test_the_law_is_no_consent_and_cannot_be_taken_back(as_, citizen_id):
    sara = as_("sara")
    form = sara.get(f"/borgere/{citizen_id}/videregivelser/ny")
    form.submit({"what": "Cv'et", "to_whom": "Skolen", "basis": "law"})
    address = f"/borgere/{citizen_id}/videregivelser/1/samtykke-trukket"
    assert sara.post(address).status == 409


def test_only_caseworkers_are_shown_the_way_there(as_, citizen_id):
    for name, shown in (("sara", True), ("karen", False), ("mette", False)):
        page = as_(name).get(f"/borgere/{citizen_id}").text
        assert ("/klager" in page, "/videregivelser" in page) == (shown, shown)
