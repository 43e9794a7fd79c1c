"""What the text of a CV seems to say: pure functions from lines to what may be proposed."""
