"""Somebody chooses her own password."""

from datetime import datetime
from typing import Annotated, Self

from pydantic import Field, model_validator
from sqlmodel import Session

from models.kinds import ObjectType
from models.rules.access import Viewer
from models.rules.errors import NotNow
from models.tables.people import User
from portal.services.inputs import Input, wrong
from portal.services.passwords import hash_password, is_right_password
from portal.services.signing_in import browsers
from portal.services.signing_in.inputs import KnownPassword
from portal.services.trail import Happened, record


class OwnPassword(Input):
    """The password somebody chooses, typed twice."""

    password: Annotated[str, Field(min_length=12, max_length=200)]
    again: Annotated[str, Field(max_length=200)]

    @model_validator(mode="after")
    def _is_the_same(self) -> Self:
        if self.password != self.again:
            raise wrong("passwords_differ", field="again")
        return self


class ChangedPassword(OwnPassword, KnownPassword):
    """The same, with the one she has, so that nobody changes it at a browser left alone."""


def change(
    session: Session,
    user: User,
    given: ChangedPassword,
    here: int | None,
    *,
    by: Viewer,
    now: datetime,
) -> None:
    """Change it, and sign out every other browser.

    Args:
        here: the number of the browser she sits at.

    Raises:
        NotNow: the old one is wrong.
    """
    check(user, given)
    user.password_hash = hash_password(given.password)
    session.add(user)
    session.flush()
    record(session, Happened(ObjectType.USER, user.id, "password_changed"), by=by, now=now)
    browsers.end_elsewhere(session, user.id, here, by=by, now=now)


def check(user: User, given: KnownPassword) -> None:
    """Ask for the password before something is changed that would let others in.

    Raises:
        NotNow: it is wrong.
    """
    if not is_right_password(user.password_hash, given.old):
        raise NotNow("old_password_wrong")
