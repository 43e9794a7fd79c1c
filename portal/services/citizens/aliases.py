"""What an employer reads before a citizen's name; it tells nothing."""

import secrets

from sqlmodel import Session, select

from models.tables.people import Citizen

_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that look alike


def used_in(session: Session, municipality_id: int) -> set[str]:
    """The aliases that stand in the municipality."""
    return set(
        session.exec(select(Citizen.alias).where(Citizen.municipality_id == municipality_id))
    )


def unused(used: set[str]) -> str:
    """A new alias, which is used from now on."""
    while True:
        alias = "Borger " + "".join(secrets.choice(_SIGNS) for _ in range(4))
        if alias not in used:
            used.add(alias)
            return alias
