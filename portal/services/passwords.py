"""Passwords: kept as argon2 hashes, so that nobody can read them, we included."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# 50 ms and 19 MiB an attempt: the usual 64 MiB would let a flood of attempts eat the memory.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def hash_password(password: str) -> str:
    """What to store for the password; differs every time."""
    return _HASHER.hash(password)


def is_right_password(stored: str | None, password: str) -> bool:
    """Whether the password is the stored one; without a stored one False, just as slowly."""
    try:
        right = _HASHER.verify(stored or _nobodys_hash(), password)
    except (VerificationError, InvalidHashError):
        return False
    return right and stored is not None


@cache
def _nobodys_hash() -> str:
    return hash_password("nobody has this password")
