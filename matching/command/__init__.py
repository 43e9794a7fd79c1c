"""The command line, and the interchange format it reads and writes."""
