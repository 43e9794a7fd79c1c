"""The base of all inputs, and passwords."""

from typing import Annotated

import pytest
from pydantic import Field, ValidationError

from portal.services.inputs import Input, LongText, ShortText, wrong
from portal.services.passwords import hash_password, is_right_password


class Note(Input):
    title: ShortText
    text: Annotated[LongText, Field(max_length=5000)] = "–"


def _types(**values):
    with pytest.raises(ValidationError) as refused:
        Note.model_validate(values)
    return [mistake["type"] for mistake in refused.value.errors()]


def test_text_is_stripped_and_written_one_way():
    note = Note(title="  A\u030arhus \n by ", text=" to\r\nlinjer\r")
    assert (note.title, note.text) == ("Århus by", "to\nlinjer")


def test_nothing_unknown_comes_in():
    assert _types(title="x", owner_id=3) == ["extra_forbidden"]


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x7f", "\u0085", "\ud800"])
def test_hidden_signs_are_refused(sign):
    assert _types(title=f"a{sign}b") == ["control_characters"]


def test_arabic_names_and_emoji_are_no_hidden_signs():
    assert Note(title="أمل 🙂").title == "أمل 🙂"


def test_lengths_can_be_changed_per_field():
    assert Note(title="x", text="y" * 5000)
    assert _types(title="x" * 121) == ["string_too_long"]
    assert _types(title="x", text="y" * 20_000) == ["string_too_long"]


def test_an_input_never_changes():
    with pytest.raises(ValidationError):
        Note(title="x").title = "y"
    assert Note(title="x").changed(title=" z ").title == "z"


def test_a_mistake_of_our_own_carries_its_field():
    assert wrong("ends_before_start", field="ends").context == {"field": "ends"}


def test_passwords_are_known_again_and_never_kept():
    stored = hash_password("hest-batteri-korrekt")
    assert stored != hash_password("hest-batteri-korrekt")
    assert "hest" not in stored
    assert is_right_password(stored, "hest-batteri-korrekt")
    assert not is_right_password(stored, "hest-batteri")


def test_nobody_has_no_password():
    assert not is_right_password(None, "nobody has this password")


def test_a_broken_hash_lets_nobody_in():
    assert not is_right_password("no hash", "x")
