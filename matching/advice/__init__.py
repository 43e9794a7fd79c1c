"""What a list does not say by itself: what would help, who compares, what to ask."""
