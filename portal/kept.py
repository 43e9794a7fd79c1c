"""What was worked out from something that never changes, kept for the next who looks.

A match list is kept whole and never changed, so the reasons of a person on it read the same for
everyone with the same language. Nothing else may be kept here.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from markupsafe import Markup

Made = TypeVar("Made")

MOST = 4000  # some 20 MB; whoever was not looked at longest goes first

_kept: OrderedDict[Hashable, Any] = OrderedDict()
_lock = Lock()


def kept(key: Hashable, make: Callable[[], Made]) -> Made:
    """What `make` gives, made only the first time.

    Args:
        key: must name the content itself, such as a list's hash, never only a row's number.
    """
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            found: Made = _kept[key]
            return found
    made = make()
    with _lock:
        _kept[key] = made
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return made


def kept_part(macro: Callable[[Any], Markup], value: Any) -> Markup:
    """The macro's words for a value that has a `key`; for templates."""
    name: str = getattr(macro, "name", "")
    return kept((name, value.key), lambda: macro(value))
