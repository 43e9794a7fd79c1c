"""Forms: what was typed comes back, every mistake says what to do, rows are rows."""

from datetime import date, time

import pytest
from werkzeug.datastructures import MultiDict

from models.kinds import Transport, Weekday
from portal.forms import Form
from portal.services.inputs import Input, ShortText
from tests.trial import Everything, Slot

FILLED = {
    "name": "Lones Vaskeri",
    "story": "To linjer\r\nmed æøå",
    "hours": "32,5",
    "seats": "2",
    "begins": "1/2-27",
    "transport": "car",
}


class Contact(Input):
    name: ShortText


class Pair(Input):
    primary: Contact
    other: Contact | None = None


def _form(app, kind=Everything, **changes):
    typed = {**FILLED, **changes} if kind is Everything else changes
    with app.test_request_context():
        return Form(kind, MultiDict(typed))


def test_an_unsent_form_has_no_mistakes(app):
    form = Form(Everything, None)
    assert (form.data, form.errors, form.value("name")) == (None, {}, "")


def test_what_was_typed_becomes_what_it_means(app):
    data = _form(app, opens="8.30", days=["0", "4"], sure="1").data
    assert data.story == "To linjer\nmed æøå"
    assert (data.hours, data.begins, data.opens) == (32.5, date(2027, 2, 1), time(8, 30))
    assert (data.transport, data.sure) == (Transport.CAR, True)
    assert data.days == (Weekday.MONDAY, Weekday.FRIDAY)


def test_an_empty_field_is_not_given(app):
    form = _form(app, name="  ", opens="", **{"slots-0-starts": ""})
    assert list(form.errors) == ["name"]
    assert "Skriv navnet" in str(form.errors["name"])


@pytest.mark.parametrize(
    ("field", "typed", "advice"),
    [
        ("hours", "1.234", "Skriv 1234 uden punktum"),
        ("hours", "mange", "Skriv kun tallet"),
        ("hours", "38", "højst 37"),
        ("hours", "0", "større end 0"),
        ("seats", "1,5", "uden komma"),
        ("begins", "31 2 2027", "måneden har 28 dage"),
        ("begins", "1/13-27", "måned findes ikke"),
        ("begins", "1. februar", "også året"),
        ("begins", "snart", "dag, måned og år"),
        ("opens", "25.00", "mellem 0.00 og 23.59"),
        ("opens", "formiddag", "timer og minutter"),
        ("transport", "raket", "på listen"),
        ("story", "x" * 41, "højst 40"),
        ("name", "x" * 121, "højst 120"),
        ("name", "x" * 20_000, "højst 10.000"),
        ("name", "Lone\x00", "skjulte tegn"),
        ("days", "9", "på listen"),
        ("sure", "måske", "ja eller nej"),
    ],
)
def test_every_mistake_says_what_to_do(app, field, typed, advice):
    with app.test_request_context():
        form = Form(Everything, MultiDict({**FILLED, field: typed}))
        assert advice in str(form.errors[field])
        assert form.value(field) == typed


def test_a_field_nobody_asked_for_is_refused_for_the_whole_form(app):
    assert list(_form(app, municipality_id="2").errors) == ["form"]
    assert list(_form(app, municipality_id="").errors) == ["form"]


def test_what_a_form_carries_besides_is_no_field(app):
    assert _form(app, csrf_token="x", version="3", next="/om").data is not None


def test_rows_are_read_and_empty_ones_fall_away(app):
    form = _form(
        app,
        **{
            "slots-0-weekday": "0",
            "slots-0-starts": "",
            "slots-0-ends": "",
            "slots-2-weekday": "1",
            "slots-2-starts": "8",
            "slots-2-ends": "14.30",
        },
    )
    assert form.data.slots == (Slot(weekday=Weekday.TUESDAY, starts=time(8), ends=time(14, 30)),)


def test_a_mistake_in_a_row_stands_at_that_row(app):
    form = _form(app, **{"slots-0-weekday": "0", "slots-3-weekday": "1", "slots-3-starts": "8"})
    assert list(form.errors) == ["slots-3-ends"]


def test_one_more_row_checks_nothing_yet(app):
    form = _form(app, name="", flere="slots", **{"slots-0-starts": "8"})
    assert (form.data, form.errors) == (None, {})
    assert form.rows("slots") == ["slots-0", "slots-1"]
    assert form.rows("days") == ["days-0"]


def test_rows_have_an_end(app):
    form = _form(app, **{f"slots-{number}-starts": "8" for number in range(400)})
    assert len(form.rows("slots", spare=5)) == 50


def test_one_input_inside_another(app):
    assert _form(app, Pair, **{"primary-name": "Lone"}).data == Pair(primary=Contact(name="Lone"))
    assert list(_form(app, Pair, **{"primary-name": "x" * 121}).errors) == ["primary-name"]
    assert list(_form(app, Pair, **{"primary-name": ""}).errors) == ["primary-name"]


def test_a_form_begins_with_what_is_known():
    slot = Slot(weekday=Weekday.MONDAY, starts=time(8), ends=time(14))
    start = {"hours": 32.5, "seats": 2.0, "begins": date(2027, 2, 1), "sure": True, "opens": None}
    form = Form(Everything, start={**start, "slots": [slot], "days": [Weekday.MONDAY]})
    assert [form.value(name) for name in ("hours", "seats", "begins", "opens")] == [
        "32,5", "2", "01.02.2027", "",
    ]  # fmt: skip
    assert form.value("slots-0-ends") == "14.00"
    assert form.has("days", 0)
    assert form.has("sure", True)


def test_what_a_form_begins_with_can_be_sent_back_as_it_is(app):
    before = _form(
        app,
        opens="8.30",
        days=["0"],
        **{"slots-0-starts": "8", "slots-0-ends": "9", "slots-0-weekday": "2"},
    ).data
    again = Form(Everything, Form(Everything, start=before.model_dump()).typed)
    assert again.data == before


@pytest.mark.parametrize("name", ["name", "sure", "transport", "slots-0-starts"])
def test_the_page_ties_field_and_mistake_together(visitor, name):
    answer = visitor.get("/proeve").submit(
        {"name": "", "sure": "måske", "slots-0-starts": "x", "slots-0-weekday": "1"}
    )
    assert answer.status == 422
    assert answer.title == "Fejl: Prøve"
    assert f'href="#{name}"' in answer.text
    assert f'id="{name}-error"' in answer.text


def test_the_page_keeps_what_was_typed(visitor):
    answer = visitor.get("/proeve").submit({**FILLED, "hours": "for mange", "days": ["1", "3"]})
    for kept in ('value="for mange"', "med æøå</textarea>", 'value="3" checked', 'value="1/2-27"'):
        assert kept in answer.text


def test_a_filled_page_goes_through(visitor):
    assert visitor.get("/proeve").submit(FILLED).address == "/om"


def test_the_button_adds_a_row_without_script(visitor):
    answer = visitor.get("/proeve").submit({"name": "Lone", "flere": "slots"})
    assert answer.status == 200
    assert 'id="slots-1-starts"' in answer.text
    assert 'value="Lone"' in answer.text


def test_words_from_outside_are_only_words(visitor):
    answer = visitor.get("/proeve").submit(
        {"name": "<script>alert(1)</script>", "story": "</textarea>"}
    )
    assert "<script>alert" not in answer.text
    assert "&lt;/textarea&gt;" in answer.text
