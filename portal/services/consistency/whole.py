"""All checks of the whole data, one after the other."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial

from sqlmodel import Session

from portal.services.consistency.flows import broken_flows
from portal.services.consistency.found import Broken
from portal.services.consistency.lists import changed_lists
from portal.services.consistency.places import (
    miscounted_seats,
    started_without_yes,
    too_many_at_once,
)
from portal.services.consistency.promises import unfounded_promises

Check = Callable[[], Iterator[Broken]]


def checks(session: Session, today: date) -> Mapping[str, Check]:
    """What is proved, by what it is called on the terminal; nothing is changed by any of them."""
    return {
        "states against the trail": partial(broken_flows, session),
        "seats": partial(miscounted_seats, session),
        "approval before start": partial(started_without_yes, session),
        "room for people on subsidy": partial(too_many_at_once, session, today),
        "match lists against their fingerprints": partial(changed_lists, session),
        "promises against the trail": partial(unfounded_promises, session),
    }
