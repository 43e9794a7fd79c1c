"""The golden set: the list of every opening of the demo world, written so that people can read it.

One block an opening: the first five with their points by part and what is most of their CV, what
keeps how many outside and who they are by case number, and a fingerprint over everybody.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from sqlmodel import Session, col, select

from matching import RankedList
from models.kinds import Role
from models.queries.people import municipality_by_code
from models.rules.access import Viewer
from models.store import open_store
from models.tables.companies import Company
from models.tables.openings import Opening
from models.tables.people import Citizen, User
from portal.services.matches import match_making
from portal.services.matches.match_making import Basis
from tests.demo_world import NOW

FOLDER = Path(__file__).parent
LISTS, REASONS = FOLDER / "lists.txt", FOLDER / "reasons.txt"
MUNICIPALITY = "0410"
SHOWN = 5  # from the top; changes further down show in the fingerprint
BREAK = "\n\n"


def lists_of(world: Path) -> str:
    """The whole file for the demo world in that store."""
    engine = open_store(f"sqlite:///{world}")
    with Session(engine) as session:
        blocks = list(_blocks(session))
    engine.dispose()
    return BREAK.join(blocks) + "\n"


def blocks_of(text: str) -> Mapping[str, str]:
    """The blocks of the file by their first line."""
    return {block.partition("\n")[0]: block for block in text.strip().split(BREAK)}


def reasons() -> Mapping[str, tuple[str, str]]:
    """What we say of each list: by the first line of its block, whom it is about, and why."""
    found = {}
    for block in REASONS.read_text(encoding="utf-8").strip().split(BREAK):
        heading, first, why = block.split("\n")
        found[heading] = (first, why)
    return found


def first_of(block: str) -> str:
    """Who stands first in a block, as the reasons name them."""
    line = next((line for line in block.split("\n") if line.startswith("  1.")), "")
    return line.split()[2] if line else "nobody"


def _blocks(session: Session) -> Iterator[str]:
    own = municipality_by_code(session, MUNICIPALITY)
    assert own is not None
    by = session.exec(
        select(User).where(User.municipality_id == own.id, User.role == Role.COMPANY_CONSULTANT)
    ).first()
    assert by is not None
    viewer = Viewer(by.id, by.role, own.id)
    rows = session.exec(
        select(Opening, Company)
        .join(Company, col(Company.id) == Opening.company_id)
        .where(Opening.municipality_id == own.id)
        .order_by(col(Opening.id))
    ).all()
    cases = {row.id: row.case_number for row in session.exec(select(Citizen))}
    for opening, company in rows:
        basis = match_making._basis(session, opening, by=viewer, now=NOW)
        yield _block(opening, company, basis, cases)


def _block(opening: Opening, company: Company, basis: Basis, cases: Mapping[int, str]) -> str:
    ranked = basis.pool.known.ranker.rank(
        basis.profile,
        basis.pool.profiles,
        seed=f"{opening.id}/golden",
        left_out=match_making._screen(basis),
    )
    return "\n".join(
        [
            f"{opening.id}. {opening.title}, {company.name} ({opening.placement_type.value})",
            f"asks: {_asked(basis)}",
            *_first(ranked, basis, cases),
            *_outside(ranked, cases),
            f"everybody: {len(ranked.matches)} on the list, {_fingerprint(ranked)}",
        ]
    )


def _asked(basis: Basis) -> str:
    musts = [each.text for each in basis.profile.requires if each.must]
    danish = [f"{each.skill.value} {each.level.value}" for each in basis.profile.danish]
    return "; ".join([basis.profile.industry, *musts, *danish])


def _first(ranked: RankedList, basis: Basis, cases: Mapping[int, str]) -> Iterator[str]:
    for match in ranked.matches[:SHOWN]:
        profile = basis.pool.by_id[match.citizen_id].profile
        parts = " ".join(f"{part.code} {part.points:.2f}" for part in match.parts)
        done = ", ".join(entry.title for entry in profile.entries) or "no entries"
        wishes = " > ".join(profile.industries) or "no wishes"
        yield (
            f"  {match.rank}. {match.points:.2f} {cases[int(match.citizen_id)]} [{parts}] "
            f"{done} | {wishes}{' | missing: ' if match.missing else ''}{'; '.join(match.missing)}"
        )


def _outside(ranked: RankedList, cases: Mapping[int, str]) -> Iterator[str]:
    by_gate: dict[str, list[str]] = defaultdict(list)
    for out in ranked.excluded:
        for hit in out.gates:
            by_gate[hit.gate].append(cases[int(out.citizen_id)].removeprefix("MID-"))
    for gate in sorted(by_gate):
        yield f"  outside, {gate}: {len(by_gate[gate])}: {' '.join(sorted(by_gate[gate]))}"


def _fingerprint(ranked: RankedList) -> str:
    told = "".join(f"{match.citizen_id} {match.points!r}\n" for match in ranked.matches)
    return hashlib.sha256(told.encode()).hexdigest()[:16]
