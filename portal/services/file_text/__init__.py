"""The text of a file that somebody sent, read where it can do no harm."""
