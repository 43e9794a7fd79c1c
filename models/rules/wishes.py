"""What a talk about wishes should end with."""

# Rule S3-70: a citizen chooses at least two industries before an ordinary place is sought.
LEAST_INDUSTRIES = 2


def industries_missing(chosen: int) -> int:
    """How many more industries the citizen should choose; 0 when there are enough."""
    return max(0, LEAST_INDUSTRIES - chosen)
