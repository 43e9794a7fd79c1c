"""From typed words to concepts."""
