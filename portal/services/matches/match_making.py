"""Making a match list: worked out while nobody waits for the store, then kept in a short write."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session

from matching import GateHit, OpeningProfile, RankedList
from models.kinds import AgreementState, ObjectType
from models.queries import matches, people, placements
from models.queries.companies import agreement_of
from models.queries.openings import details, locked
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.eligibility import CitizenFacts, OpeningFacts, screening
from models.rules.errors import NotNow
from models.rules.figures import Figures
from models.rules.opening_flow import ON_OFFER
from models.tables.matches import MatchRun
from models.tables.openings import Opening
from portal.services.law.figures import figures_on
from portal.services.matches.knowledge import knowledge
from portal.services.matches.list_order import ListOrder, in_order, order_in_force
from portal.services.matches.match_rows import Rows, keep, rows_of
from portal.services.matches.pool import Pool, pool
from portal.services.matches.profiles import busy, opening_facts, opening_profile
from portal.services.trail import Happened, record

BUSY_GATE = "in_placement"
# A second click is no second wish.
SAME_CLICK = timedelta(seconds=20)


@dataclass(frozen=True)
class Basis:
    """All that a list is made from: from the same basis comes the same list.

    Args:
        periods: agreed placements by citizen, both days included.
    """

    on: date
    profile: OpeningProfile
    facts: OpeningFacts
    figures: Figures
    pool: Pool
    periods: Mapping[int, Sequence[tuple[date, date]]]
    order: ListOrder

    def holds(self, now: "Basis") -> bool:
        """Whether nothing that counts is another in the newer basis."""
        one, other = (
            (it.on, it.profile, it.facts, it.figures.version, it.pool.state, it.periods, it.order)
            for it in (self, now)
        )
        return one == other and self.pool.known is now.pool.known


@dataclass(frozen=True)
class WorkedOut:
    """A list that nobody has kept yet."""

    opening_id: int
    basis: Basis
    ranked: RankedList
    rows: Rows


def make_match_list(session: Session, opening: Opening, *, by: Viewer, now: datetime) -> MatchRun:
    """Rank the municipality's citizens for the opening and keep the whole list.

    The law screens first, then the ranking sees the rest; those left out are kept with the
    gate that left them out. Nobody is chosen by it: choosing is `nominate`.

    Raises:
        NotNow: matching is not switched on, the opening is not on offer, or the company paused.
    """
    return _kept(session, work_out(session, opening, by=by, now=now), by=by, now=now)


def work_out(session: Session, opening: Opening, *, by: Viewer, now: datetime) -> WorkedOut:
    """The list for the opening as it would be now; only reads, and takes its time.

    Raises:
        NotNow: as `make_match_list`.
    """
    _refuse_when_not_possible(session, opening, by)
    basis = _basis(session, opening, by=by, now=now)
    # The seed breaks ties; a day's lists break them the same way, another day's another.
    seed = f"{opening.id}/{basis.on.isoformat()}"
    ranker = basis.pool.known.ranker.weighing(basis.order.weights)
    fits = ranker.rank(basis.profile, basis.pool.profiles, seed=seed, left_out=_screen(basis))
    ranked = in_order(fits, basis.order)
    rows = rows_of(ranked, basis.profile, basis.pool.by_id, basis.order.proposals)
    return WorkedOut(opening.id, basis, ranked, rows)


def keep_list(session: Session, worked_out: WorkedOut, *, by: Viewer, now: datetime) -> MatchRun:
    """Keep a list that was worked out a moment ago; for a double click the one kept already.

    When something it was made from has changed meanwhile it is worked out anew, so that what is
    kept is true at the moment of keeping.

    Raises:
        NotNow: as `make_match_list`.
    """
    # Locked, so that of two clicks at once one waits and then finds the list of the other.
    opening = locked(session, worked_out.opening_id)
    newest = matches.newest_run(session, by, opening.id)
    if newest and newest.made_by_id == by.user_id and now - newest.made_at < SAME_CLICK:
        return newest
    _refuse_when_not_possible(session, opening, by)
    if not worked_out.basis.holds(_basis(session, opening, by=by, now=now)):
        worked_out = work_out(session, opening, by=by, now=now)
    return _kept(session, worked_out, by=by, now=now)


def refuse_when_not_on_offer(session: Session, opening: Opening) -> None:
    """Nobody is ranked or chosen for an opening that is not on offer.

    Raises:
        NotNow: the company has paused, or the opening is closed.
    """
    if agreement_of(session, opening.company_id).state is AgreementState.PAUSED:
        raise NotNow("company_paused")
    if opening.state not in ON_OFFER:
        raise NotNow("opening_not_on_offer")


def _refuse_when_not_possible(session: Session, opening: Opening, by: Viewer) -> None:
    if not people.municipality(session, by.municipality_id).matching_legal_basis:
        raise NotNow("matching_is_off")
    refuse_when_not_on_offer(session, opening)


def _basis(session: Session, opening: Opening, *, by: Viewer, now: datetime) -> Basis:
    on = now.astimezone(COPENHAGEN).date()
    whole = details(session, opening)
    known = knowledge(session)
    everyone = pool(session, by.municipality_id, known)
    return Basis(
        on=on,
        profile=opening_profile(whole, known),
        facts=opening_facts(whole),
        figures=figures_on(session, max(opening.starts, on), by.municipality_id),
        pool=everyone,
        periods=placements.agreed_periods(session, everyone.people.keys()),
        order=order_in_force(session, opening),
    )


def _screen(basis: Basis) -> Mapping[str, tuple[GateHit, ...]]:
    """Those the law or an agreed placement keeps off the list, with the gates that do."""
    left_out: dict[str, tuple[GateHit, ...]] = {}
    for citizen_id, person in basis.pool.people.items():
        periods = basis.periods.get(citizen_id, ())
        if hits := legal_hits(person.facts, basis.facts, basis.figures, basis.on, periods):
            left_out[str(citizen_id)] = hits
    return left_out


def legal_hits(
    person: CitizenFacts,
    opening: OpeningFacts,
    figures: Figures,
    on: date,
    periods: Sequence[tuple[date, date]],
) -> tuple[GateHit, ...]:
    """What the law or an agreed placement says against the person for the opening that day."""
    hits = [
        GateHit(finding.code, {**finding.values, "source": finding.source})
        for finding in screening(person, opening, figures, on)
        if finding.hard
    ]
    if busy(periods, max(opening.starts, on), opening.ends):
        hits.append(GateHit(BUSY_GATE))
    return tuple(hits)


def _kept(session: Session, worked_out: WorkedOut, *, by: Viewer, now: datetime) -> MatchRun:
    about = {
        "municipality_id": by.municipality_id,
        "opening_id": worked_out.opening_id,
        "made_by_id": by.user_id,
        "made_at": now,
        "figures_version": worked_out.basis.figures.version,
        "fair_price": worked_out.basis.order.price,
    }
    run = keep(session, about, worked_out.ranked, worked_out.basis.profile, worked_out.rows)
    told = {"ranked": run.ranked, "left_out": run.left_out}
    record(session, Happened(ObjectType.MATCH_RUN, run.id, "made", details=told), by=by, now=now)
    return run
