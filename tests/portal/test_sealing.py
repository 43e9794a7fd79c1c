"""What is sealed is read by those with the key only, and nobody changes it unseen."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from portal.services.citizens.sealing import Unreadable, keyed_hash, seal, secret_of, unseal

KEY, OTHER = b"k" * 32, b"l" * 32


@given(some.binary(max_size=300), some.text(max_size=20))
def test_it_comes_back_as_it_was(text, about):
    sealed = seal(KEY, text, about)
    assert unseal(KEY, sealed, about) == text
    assert len(sealed) == len(text) + 29


@given(some.binary(min_size=1, max_size=60), some.data())
def test_one_bit_changed_is_noticed(text, data):
    sealed = bytearray(seal(KEY, text, "a"))
    place = data.draw(some.integers(0, len(sealed) * 8 - 1))
    sealed[place // 8] ^= 1 << place % 8
    with pytest.raises(Unreadable):
        unseal(KEY, bytes(sealed), "a")


@pytest.mark.parametrize(("key", "about"), [(OTHER, "a"), (KEY, "b"), (KEY, "")])
def test_another_key_or_place_reads_nothing(key, about):
    with pytest.raises(Unreadable):
        unseal(key, seal(KEY, b"hemmelig", "a"), about)


@given(some.integers(0, 42))
def test_a_piece_is_not_whole(length):
    with pytest.raises(Unreadable):
        unseal(KEY, seal(KEY, b"hemmelig tekst", "a")[:length], "a")


def test_the_same_text_looks_different_each_time_and_never_like_itself():
    seals = {seal(KEY, b"6101900001", "a") for _ in range(50)}
    assert len(seals) == 50
    assert not any(b"61019" in sealed for sealed in seals)


def test_a_keyed_hash_finds_the_same_and_nothing_without_the_key():
    assert keyed_hash(KEY, "6101900001") == keyed_hash(KEY, "6101900001")
    assert keyed_hash(KEY, "6101900001") != keyed_hash(OTHER, "6101900001")
    assert len(keyed_hash(KEY, "")) == 64


def test_a_password_stands_for_one_secret_with_one_salt():
    assert secret_of("kat-hund-ko", b"s" * 16) == secret_of("kat-hund-ko", b"s" * 16)
    assert secret_of("kat-hund-ko", b"s" * 16) != secret_of("kat-hund-ko", b"t" * 16)
