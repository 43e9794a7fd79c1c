"""How often somebody may be wrong when signing in.

Our own numbers: enough for a slip of the finger, far too few to guess. Five a quarter of an hour
are 480 a day, against 2**79 passwords of our making.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

WINDOW = timedelta(minutes=15)
# A town hall's people share one address, so a machine may be wrong more often than a person.
MOST_WRONG_OF_ACCOUNT, MOST_WRONG_OF_MACHINE = 5, 50


def wait_until(wrong: Sequence[datetime], most: int, now: datetime) -> datetime | None:
    """When the next attempt may be made; None when at once.

    Args:
        wrong: the moments of the wrong attempts, in any order.
        most: how many a window holds.
    """
    lately = sorted(at for at in wrong if at > now - WINDOW)
    return lately[-most] + WINDOW if len(lately) >= most else None
