"""The openings on offer as one citizen meets them: what fits, what is closed, what would help.

Nothing is kept: the same profile, openings, weights and day give the same list again, and the
trail holds which they were. A choice is made on an opening's own list, by a person.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from matching import (
    CitizenProfile,
    Comparison,
    GateHit,
    OpeningProfile,
    Question,
    RankedOpenings,
    Ranker,
    WhatIf,
    compare_openings,
    questions,
    what_if,
)
from models.queries import citizens, offers, people, placements
from models.queries.openings import OpeningDetails
from models.rules.calendar import COPENHAGEN
from models.tables.people import Citizen
from portal.services.law.figures import figures_by_day
from portal.services.matches.knowledge import Knowledge, knowledge
from portal.services.matches.match_making import legal_hits
from portal.services.matches.profiles import (
    citizen_facts,
    citizen_profiles,
    opening_facts,
    opening_profile,
)
from portal.services.matches.weighting import weights_in_force


@dataclass(frozen=True)
class Offer:
    """An opening on offer, for people and as the ranking sees it."""

    details: OpeningDetails
    profile: OpeningProfile


@dataclass(frozen=True)
class Opportunities:
    """One citizen and everything on offer.

    Args:
        offers: by the id the ranking uses.
        by_law: what the law or an agreed placement closes; no advice opens it.
        ranked: the points are those of the openings' own lists.
    """

    citizen: CitizenProfile
    offers: Mapping[str, Offer]
    by_law: Mapping[str, tuple[GateHit, ...]]
    ranker: Ranker
    ranked: RankedOpenings

    @property
    def profiles(self) -> Sequence[OpeningProfile]:
        return [offer.profile for offer in self.offers.values()]

    def editions(self) -> dict[str, object]:
        """By what the list was made, and a fingerprint of it: what the trail keeps."""
        points = "".join(f"{match.opening_id}={match.points}\n" for match in self.ranked.matches)
        return {
            "engine": self.ranked.engine_version,
            "vocabulary": self.ranked.vocabulary_version,
            "weights": self.ranked.weights.version,
            "seed": self.ranked.seed,
            "openings": len(self.ranked.matches),
            "closed": len(self.ranked.closed),
            "list": hashlib.sha256(points.encode()).hexdigest()[:16],
        }


def opportunities(session: Session, citizen: Citizen, *, now: datetime) -> Opportunities | None:
    """What is on offer for the citizen now; None when nobody may be matched.

    That is so when the municipality has not switched matching on, or the citizen's programme
    has ended.
    """
    municipality = people.municipality(session, citizen.municipality_id)
    if not municipality.matching_legal_basis or citizen.programme_ended_on is not None:
        return None
    on = now.astimezone(COPENHAGEN).date()
    known = knowledge(session)
    found = {
        str(details.opening.id): Offer(details, opening_profile(details, known))
        for details in offers.on_offer(session, citizen.municipality_id)
    }
    profile, by_law = _person(session, citizen, found, known, on)
    ranker = known.ranker.weighing(weights_in_force(session, citizen.municipality_id))
    ranked = ranker.rank_openings(
        profile,
        [offer.profile for offer in found.values()],
        seed=f"{citizen.id}/{on.isoformat()}",
        closed=by_law,
    )
    return Opportunities(profile, found, by_law, ranker, ranked)


def _person(
    session: Session,
    citizen: Citizen,
    found: Mapping[str, Offer],
    known: Knowledge,
    on: date,
) -> tuple[CitizenProfile, Mapping[str, tuple[GateHit, ...]]]:
    """The citizen as ranked, and what the law closes, asked as it is for a match list."""
    rows = citizens.for_ranking(session, citizen.municipality_id, [citizen.id])
    [profile] = citizen_profiles(rows, known)
    facts = citizen_facts(rows.citizens[0], rows.legal.get(citizen.id))
    periods = placements.agreed_periods(session, [citizen.id]).get(citizen.id, ())
    figures = figures_by_day(session, citizen.municipality_id)
    by_law = {}
    for offer_id, offer in found.items():
        asked = opening_facts(offer.details)
        if hits := legal_hits(facts, asked, figures(max(asked.starts, on)), on, periods):
            by_law[offer_id] = hits
    return profile, by_law


def doors(found: Opportunities) -> WhatIf:
    """What each change in the citizen's life would open; every number from two real runs."""
    return what_if(
        found.ranker, found.citizen, found.profiles, closed=found.by_law, ranked=found.ranked
    )


def worth_asking(found: Opportunities) -> Sequence[Question]:
    """Skills that openings ask for and the citizen may have without having told it."""
    return questions(
        found.ranker, found.citizen, found.profiles, closed=found.by_law, ranked=found.ranked
    )


def compared(found: Opportunities, offer_ids: Sequence[str]) -> Comparison:
    """Up to four of the openings, requirement by requirement.

    Raises:
        KeyError: one is not on offer.
    """
    chosen = [found.offers[each].profile for each in offer_ids]
    return compare_openings(found.ranker, found.citizen, chosen)
