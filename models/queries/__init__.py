"""Questions to the database. The viewer comes right after the session: not yours, not found."""
