"""The law and the promises as pure functions: no tables, no session, no clock."""
