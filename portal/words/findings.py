"""What the law has against a plan, one sentence a rule; its source is shown beside it."""

from portal.translate import LazyString

FINDINGS: dict[str, LazyString] = {}
