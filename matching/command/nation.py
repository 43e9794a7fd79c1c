"""The command `pairs`."""

import argparse
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from matching.command.complaints import BadFile, Complaint
from matching.command.profiles import Desk
from matching.command.telling import DONE, STOPPED, Telling
from matching.scale.pairs import run


class _Stop:
    """Remembers that somebody pressed Ctrl-C, so that the piece at hand is finished first."""

    def __init__(self) -> None:
        self.asked = False

    def __call__(self) -> bool:
        return self.asked

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Ctrl-C is remembered, until the end of the block."""
        before = signal.signal(signal.SIGINT, self._ask)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self.asked = True


def pairs(given: argparse.Namespace, telling: Telling) -> int:
    """The best people for every opening, written to a folder; the same words go on after a stop.

    Returns:
        0 when all is written, 1 when it was stopped.
    """
    desk = Desk(given, telling)
    offers = desk.openings(given.openings)
    people = desk.everybody(given.citizens)
    stop = _Stop()
    try:
        with stop.listening():
            result = run(
                offers,
                people,
                desk.ranker,
                given.top,
                given.out,
                progress=telling.progress,
                cancelled=stop,
                scheduler=given.workers,
                seed=given.seed,
            )
    except ValueError as problem:
        raise BadFile(given.out.name, [Complaint(1, "", str(problem))]) from None
    telling.say("")
    if telling.json:
        telling.answer({"finished": result.finished, "files": [str(file) for file in result.files]})
    else:
        state = "finished" if result.finished else "stopped; the same command goes on"
        telling.line(f"{state}: {result.openings} openings in {len(result.files)} files")
    return DONE if result.finished else STOPPED
