"""The citizens of a municipality as the ranking sees them, kept warm between lists, never stale.

The database gives a citizen a new stamp whenever something of her has changed, whoever did it
(models/migrations/stamps.py). One statement tells whether any stamp is another; then only those
citizens are read again. What a transaction sees decides, so what is rolled back is forgotten.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Engine
from sqlmodel import Session

from matching import CitizenProfile
from models.queries import citizens
from models.rules.eligibility import CitizenFacts
from portal.services.matches.knowledge import Knowledge
from portal.services.matches.match_rows import as_text
from portal.services.matches.profiles import citizen_facts, citizen_profiles

# Citizens a process keeps, the municipality asked for last always; some 6 kB each.
MOST_KEPT = 40_000
# So many are read by their numbers; more are read faster with all the others.
MOST_BY_NUMBER = 500


@dataclass(frozen=True)
class Pooled:
    """One citizen: what the ranking may know, and apart from it what the law asks (rule B.9).

    Args:
        written: the profile as the text that every kept list holds.
    """

    profile: CitizenProfile
    facts: CitizenFacts
    written: str


@dataclass(frozen=True)
class Pool:
    """The citizens in the programme of one municipality as they are now; never changed.

    Args:
        state: two numbers that are others when any citizen is.
        stamps: of everybody in the municipality, also those whose programme has ended.
        people: by the citizen's number, in order.
    """

    known: Knowledge
    state: tuple[int, int]
    stamps: Mapping[int, int]
    people: Mapping[int, Pooled]

    @cached_property
    def profiles(self) -> tuple[CitizenProfile, ...]:
        """What the ranking is given."""
        return tuple(person.profile for person in self.people.values())

    @cached_property
    def by_id(self) -> Mapping[str, Pooled]:
        """Everybody by the id the ranking knows them by."""
        return {person.profile.id: person for person in self.people.values()}


class _Place:
    """Where one municipality's pool is kept; whoever brings it up to date holds the lock."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.pool: Pool | None = None


_places: OrderedDict[tuple[str, int], _Place] = OrderedDict()
_lock = threading.Lock()


def pool(session: Session, municipality_id: int, known: Knowledge) -> Pool:
    """The municipality's citizens; one cheap statement when nobody has changed.

    The first to ask waits while all are read; after that only those who changed are.
    """
    place = _place_of(session, municipality_id)
    state = citizens.stamps_state(session, municipality_id)
    kept = place.pool
    if kept is not None and kept.state == state and kept.known is known:
        return kept
    with place.lock:
        fresh = _refreshed(session, municipality_id, known, place.pool)
        place.pool = fresh
    _forget_oldest()
    return fresh


def _refreshed(session: Session, municipality_id: int, known: Knowledge, kept: Pool | None) -> Pool:
    # The state is asked again, for while we waited the place may have been brought up to date.
    state = citizens.stamps_state(session, municipality_id)
    if kept is not None and kept.state == state and kept.known is known:
        return kept
    # The stamps are read before the rows: a row may be newer than its stamp and is then read
    # once more, but it is never older.
    stamps = citizens.stamps(session, municipality_id)
    if kept is None or kept.known is not known:
        return Pool(known, state, stamps, dict(_read(session, municipality_id, known)))
    changed = {each for each, stamp in stamps.items() if kept.stamps.get(each) != stamp}
    only = changed if len(changed) <= MOST_BY_NUMBER else None
    read = dict(_read(session, municipality_id, known, only))
    stay = {each: kept.people[each] for each in kept.people.keys() & (stamps.keys() - changed)}
    people = stay | {each: person for each, person in read.items() if each in changed}
    return Pool(known, state, stamps, dict(sorted(people.items())))


def _read(
    session: Session, municipality_id: int, known: Knowledge, only: Iterable[int] | None = None
) -> Iterator[tuple[int, Pooled]]:
    wanted = None if only is None else sorted(only)
    rows = citizens.for_ranking(session, municipality_id, wanted)
    for citizen, profile in zip(rows.citizens, citizen_profiles(rows, known), strict=True):
        facts = citizen_facts(citizen, rows.legal.get(citizen.id))
        yield citizen.id, Pooled(profile, facts, as_text(profile.to_json()))


def _place_of(session: Session, municipality_id: int) -> _Place:
    bind = session.get_bind()
    key = (str(bind.url if isinstance(bind, Engine) else bind.engine.url), municipality_id)
    with _lock:
        place = _places.setdefault(key, _Place())
        _places.move_to_end(key)
        return place


def _forget_oldest() -> None:
    with _lock:
        kept = sum(len(place.pool.people) for place in _places.values() if place.pool)
        while kept > MOST_KEPT and len(_places) > 1:
            _key, oldest = _places.popitem(last=False)
            kept -= len(oldest.pool.people) if oldest.pool else 0
