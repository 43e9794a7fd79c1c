"""Sealing: text that only those with the key can read, and that nobody can change unseen.

Made of what Python brings: SHAKE-256 with the key and a number used once gives the signs the
text is hidden under, HMAC-SHA256 with another key marks the whole. The mark is looked at first
(encrypt, then authenticate). Both keys come from one secret. `KIND` leads every seal, so that
another way of sealing can follow without guessing.
"""

import hashlib
import hmac
import secrets

KIND = b"\x01"
NONCE = 16  # bytes; drawn anew for every seal
MARK = 32
# 128 * 2**15 * 8 bytes, 32 MiB, for every guess.
SCRYPT = {"n": 2**15, "r": 8, "p": 1, "maxmem": 64 * 2**20, "dklen": 32}


class Unreadable(Exception):
    """Another key, another place, or somebody changed it; nobody can tell which."""


def seal(secret: bytes, text: bytes, about: str) -> bytes:
    """The text sealed, 49 bytes longer; another one each time.

    Args:
        secret: at least 32 bytes that nobody can guess.
        about: what it belongs to. Moved to something else it cannot be opened.
    """
    nonce = secrets.token_bytes(NONCE)
    hidden = _turned(text, secret, nonce)
    return KIND + nonce + _mark(secret, nonce, hidden, about) + hidden


def unseal(secret: bytes, sealed: bytes, about: str) -> bytes:
    """The text again.

    Raises:
        Unreadable: it was not sealed with this secret for this purpose, or is not whole.
    """
    nonce, mark = sealed[1 : 1 + NONCE], sealed[1 + NONCE : 1 + NONCE + MARK]
    hidden = sealed[1 + NONCE + MARK :]
    if sealed[:1] != KIND or not hmac.compare_digest(mark, _mark(secret, nonce, hidden, about)):
        raise Unreadable
    return _turned(hidden, secret, nonce)


def keyed_hash(secret: bytes, text: str) -> str:
    """The same for the same text and secret, 64 signs; without the secret it tells nothing."""
    return hmac.new(_part(secret, b"find"), text.encode(), hashlib.sha256).hexdigest()


def secret_of(password: str, salt: bytes) -> bytes:
    """The secret a password stands for, 32 bytes; slow to work out, so that guessing is too."""
    return hashlib.scrypt(password.encode(), salt=salt, **SCRYPT)


def _turned(text: bytes, secret: bytes, nonce: bytes) -> bytes:
    """Hides what is plain and shows what is hidden."""
    signs = hashlib.shake_256(_part(secret, b"hide") + nonce).digest(len(text))
    return (int.from_bytes(text) ^ int.from_bytes(signs)).to_bytes(len(text))


def _mark(secret: bytes, nonce: bytes, hidden: bytes, about: str) -> bytes:
    # The purpose by its hash, of one length, so that no other parting gives the same bytes.
    whole = KIND + hashlib.sha256(about.encode()).digest() + nonce + hidden
    return hmac.digest(_part(secret, b"mark"), whole, "sha256")


def _part(secret: bytes, use: bytes) -> bytes:
    return hmac.digest(secret, use, "sha256")
