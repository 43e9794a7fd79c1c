"""Match lists are kept as they were made: each answers to its fingerprint."""

from collections.abc import Iterator

from sqlmodel import Session, col, select

from models.tables.matches import MatchItem, MatchRun
from portal.services.consistency.found import Broken
from portal.services.matches.match_rows import content_hash

NOT_HASHED = {"id", "run_id"}
ROWS_AT_ONCE = 500


def changed_lists(session: Session) -> Iterator[Broken]:
    """Runs whose lines are not those that were written, or not as many."""
    runs = session.execute(
        select(MatchRun.id, MatchRun.content_hash, MatchRun.ranked + MatchRun.left_out)
    ).all()
    for number, written, lines in runs:
        found = 0

        def rows(number: int = number) -> Iterator[dict[str, object]]:
            nonlocal found
            items = session.exec(
                select(MatchItem)
                .where(MatchItem.run_id == number)
                .order_by(col(MatchItem.id))
                .execution_options(yield_per=ROWS_AT_ONCE)
            )
            for item in items:
                found += 1
                yield item.model_dump(exclude=NOT_HASHED)

        if content_hash(rows()) != written:
            yield Broken("match_run", number, f"its {found} lines do not answer to its fingerprint")
        elif found != lines:
            yield Broken("match_run", number, f"has {found} lines and should have {lines}")
        session.expunge_all()
