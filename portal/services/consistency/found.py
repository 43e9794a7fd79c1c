"""What a check of the whole data found."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Broken:
    """One row that is not as the rules say it must be. Only numbers, never personal data.

    Args:
        table: the table the row stands in, as in the database.
        number: its primary key.
        said: what is wrong, for whoever runs the service.
    """

    table: str
    number: int
    said: str
