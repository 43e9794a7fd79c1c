"""Numbers of rows as they come from outside: what no column can hold is no row's number."""

from werkzeug.routing import IntegerConverter, Map

LARGEST = 2**31 - 1


class RowNumber(IntegerConverter):
    """A row's number as a part of an address: `<int:opening_id>`."""

    def __init__(self, map: Map) -> None:
        super().__init__(map, max=LARGEST)


def row_number(text: str) -> int:
    """A row's number behind the question mark of an address: `args.get(…, type=row_number)`.

    Raises:
        ValueError: it is none.
    """
    number = int(text)
    if not 0 <= number <= LARGEST:
        raise ValueError("no row has this number")
    return number
