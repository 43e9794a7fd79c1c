"""The second factor: codes of an app on the telephone (RFC 6238), and codes on paper beside it."""

import hmac
import secrets
from datetime import datetime
from hashlib import sha256

import pyotp
from sqlmodel import Session

from models.kinds import ObjectType
from models.queries.signing_in import locked_second_factor, second_factor
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.tables.people import User
from models.tables.signing_in import SecondFactor
from portal.services.citizens.sealing import seal, unseal
from portal.services.trail import Happened, record

STEP = 30  # seconds one code is shown
SPARE_CODES = 8
# Letters and digits that nobody mixes up when copying them from paper; 31**10 are 2**49.
SPARE_LETTERS, SPARE_LENGTH = "abcdefghjkmnpqrstuvwxyz23456789", 10
ISSUER = "Fodfæste"


def begin(session: Session, user: User, secret_key: str, *, now: datetime) -> SecondFactor:
    """A new secret for the app to take over; it counts only when a first code was right.

    Raises:
        NotNow: she has one that counts, which has to be taken away first.
    """
    factor = second_factor(session, user.id)
    if factor is not None and factor.confirmed_at is not None:
        raise NotNow("second_factor_there")
    if factor is None:
        factor = SecondFactor(user_id=user.id, sealed="", begun_at=now)
        sealed = seal(secret_key.encode(), pyotp.random_base32().encode(), _about(user.id))
        factor.sealed = sealed.hex()
        session.add(factor)
        session.flush()
    return factor


def secret_of(factor: SecondFactor, secret_key: str) -> str:
    """The secret as it is typed into the app where the picture cannot be read."""
    return unseal(
        secret_key.encode(), bytes.fromhex(factor.sealed), _about(factor.user_id)
    ).decode()


def address_for_the_app(factor: SecondFactor, email: str, secret_key: str) -> str:
    """What the picture that the app reads says."""
    return pyotp.TOTP(secret_of(factor, secret_key)).provisioning_uri(
        name=email, issuer_name=ISSUER
    )


def confirm(
    session: Session, user: User, code: str, secret_key: str, *, by: Viewer, now: datetime
) -> list[str]:
    """Let the second factor count from now on.

    Returns:
        the codes on paper, shown this once.

    Raises:
        NotNow: the code is not the one the app shows, or nothing was begun.
    """
    factor = locked_second_factor(session, user.id)
    if factor is None or factor.confirmed_at is not None:
        raise NotNow("second_factor_not_begun")
    if not _is_code_of_the_app(factor, code, secret_key, now):
        raise NotNow("code_wrong")
    codes = [_new_spare_code() for _ in range(SPARE_CODES)]
    factor.confirmed_at = now
    factor.spare_codes = [_hashed(code, secret_key) for code in codes]
    session.add(factor)
    session.flush()
    record(session, Happened(ObjectType.USER, user.id, "second_factor_on"), by=by, now=now)
    return codes


def is_right(session: Session, user_id: int, code: str, secret_key: str, *, now: datetime) -> bool:
    """Whether the code lets her in; a code that did is used up, whichever kind it was."""
    factor = locked_second_factor(session, user_id)
    if factor is None or factor.confirmed_at is None:
        return False
    if _is_code_of_the_app(factor, code, secret_key, now):
        session.add(factor)
        session.flush()
        return True
    used = _hashed(_as_typed(code), secret_key)
    if not any(hmac.compare_digest(used, left) for left in factor.spare_codes):
        return False
    factor.spare_codes = [left for left in factor.spare_codes if left != used]
    session.add(factor)
    session.flush()
    return True


def take_away(session: Session, user: User, *, by: Viewer, now: datetime) -> None:
    """From now on the password is enough: her own wish, or her telephone is gone."""
    factor = locked_second_factor(session, user.id)
    if factor is None:
        return
    counted = factor.confirmed_at is not None
    session.delete(factor)
    session.flush()
    if counted:
        record(session, Happened(ObjectType.USER, user.id, "second_factor_off"), by=by, now=now)


def _is_code_of_the_app(factor: SecondFactor, code: str, secret_key: str, now: datetime) -> bool:
    """One step before and after count too, because clocks differ; no step counts twice."""
    app = pyotp.TOTP(secret_of(factor, secret_key))
    typed, here = _as_typed(code), int(now.timestamp()) // STEP
    for step in (here - 1, here, here + 1):
        shown = app.generate_otp(step)
        if step > factor.last_step and hmac.compare_digest(shown, typed):
            factor.last_step = step
            return True
    return False


def _as_typed(code: str) -> str:
    # Apps and papers show groups, and people type them so.
    return "".join(sign for sign in code.lower() if sign.isascii() and sign.isalnum())


def _new_spare_code() -> str:
    return "".join(secrets.choice(SPARE_LETTERS) for _ in range(SPARE_LENGTH))


def _hashed(code: str, secret_key: str) -> str:
    return hmac.new(secret_key.encode(), f"spare:{code}".encode(), sha256).hexdigest()


def _about(user_id: int) -> str:
    return f"second_factor:{user_id}"
