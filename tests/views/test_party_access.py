"""Party access as a caseworker meets it: the deadline, the files, the answer."""

from models.tables.case import PartyAccess


def asked(as_, world, on="23.11.2026"):
    citizen_id = world.citizens(1)[0]
    page = as_("sara").get(f"/borgere/{citizen_id}/aktindsigt")
    return citizen_id, page.submit({"asked_on": on})


def test_she_is_told_the_last_day_for_the_answer(as_, world):
    citizen_id, page = asked(as_, world)
    assert "Svar senest onsdag den 2. december 2026." in page.words
    answered = page.submit(action="svar")
    assert "Borgeren fik sin sag 24. november 2026." in answered.words


def test_a_delay_is_told_in_time_or_it_is_late(as_, world):
    citizen_id, _page = asked(as_, world, on="2.11.2026")
    sara = as_("sara")
    assert "Fristen er overskredet." in sara.get(f"/borgere/{citizen_id}/aktindsigt").words
    form = sara.get(f"/borgere/{citizen_id}/aktindsigt/1/forsinket")
    assert form.submit({"delay_reason": ""}).status == 422
    listed = form.submit({"delay_reason": "Sagen er lang.", "delay_told_on": "5.11.2026"})
    assert "Sagen er lang." in listed.words
    assert "overskredet" not in listed.words


def test_nobody_asks_tomorrow(as_, world):
    _citizen_id, page = asked(as_, world, on="25.11.2026")
    assert page.status == 422
    with world.session() as session:
        assert session.get(PartyAccess, 1) is None


def test_without_a_kind_there_is_no_file(as_, world):
    citizen_id, page = asked(as_, world)
    answer = as_("sara").post(f"/borgere/{citizen_id}/aktindsigt/1", {"also": "Jens"})
    assert answer.status == 422
    assert "Jens" in answer.text
