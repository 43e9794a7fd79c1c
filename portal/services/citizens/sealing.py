"""Sealing: text that only those with the key can read, and that nobody can change unseen.

AES-256-GCM of the `cryptography` package; what is ours is only which bytes stand where. `KIND`
leads every seal, so that another way of sealing can follow without guessing.
"""

import hashlib
import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KIND = b"\x01"
NONCE = 12  # bytes; drawn anew for every seal
# 128 * 2**15 * 8 bytes, 32 MiB, for every guess.
SCRYPT = {"n": 2**15, "r": 8, "p": 1, "maxmem": 64 * 2**20, "dklen": 32}


class Unreadable(Exception):
    """Another key, another place, or somebody changed it; nobody can tell which."""


def seal(secret: bytes, text: bytes, about: str) -> bytes:
    """The text sealed, 29 bytes longer; another one each time.

    Args:
        secret: at least 32 bytes that nobody can guess.
        about: what it belongs to. Moved to something else it cannot be opened.
    """
    nonce = secrets.token_bytes(NONCE)
    return KIND + nonce + _cipher(secret).encrypt(nonce, text, KIND + about.encode())


def unseal(secret: bytes, sealed: bytes, about: str) -> bytes:
    """The text again.

    Raises:
        Unreadable: it was not sealed with this secret for this purpose, or is not whole.
    """
    nonce, hidden = sealed[1 : 1 + NONCE], sealed[1 + NONCE :]
    if sealed[:1] != KIND or len(nonce) < NONCE:
        raise Unreadable
    try:
        return _cipher(secret).decrypt(nonce, hidden, KIND + about.encode())
    except InvalidTag:
        raise Unreadable from None


def keyed_hash(secret: bytes, text: str) -> str:
    """The same for the same text and secret, 64 signs; without the secret it tells nothing."""
    return hmac.new(_part(secret, b"find"), text.encode(), hashlib.sha256).hexdigest()


def secret_of(password: str, salt: bytes) -> bytes:
    """The secret a password stands for, 32 bytes; slow to work out, so that guessing is too."""
    return hashlib.scrypt(password.encode(), salt=salt, **SCRYPT)


def _cipher(secret: bytes) -> AESGCM:
    return AESGCM(_part(secret, b"seal"))


def _part(secret: bytes, use: bytes) -> bytes:
    """A key of 32 bytes for one use, so that finding and sealing never share one."""
    return hmac.digest(secret, use, "sha256")
