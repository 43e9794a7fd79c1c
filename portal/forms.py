"""Form: what was typed, what it means, what is wrong with it."""

from collections.abc import Mapping
from typing import Generic, TypeVar

from pydantic import ValidationError
from werkzeug.datastructures import MultiDict

from portal.form_values import MOST_ROWS, as_text, as_typed, gather, place_of, row_numbers
from portal.services.inputs import Input
from portal.translate import LazyString
from portal.words.complaints import complaint

Given = TypeVar("Given", bound=Input)


class Form(Generic[Given]):
    """A form on its way in or back out.

    Attributes:
        typed: the strings that stand in the fields, by field name.
        errors: the sentence that belongs to a field, by field name; "form" for the whole form.
        data: what was typed, checked; None as long as there is nothing or something is wrong.
        clashes: a colleague has changed the same thing since the form was opened.

    A field that repeats in rows is named `requires-0-text`: the field of the Input, the number
    of the row, the field of the row; one inside another `primary-name`. An empty field counts
    as not given.
    """

    def __init__(
        self,
        kind: type[Given],
        typed: Mapping[str, str] | None = None,
        *,
        start: Mapping[str, object] | None = None,
    ) -> None:
        """Read the form.

        Args:
            kind: the class of input that the form asks for.
            typed: `request.form` when something was sent, else None.
            start: values to begin with when nothing was sent; days, numbers and members are
                written as people write them.
        """
        self.errors: dict[str, LazyString] = {}
        self.data: Given | None = None
        self.clashes = False
        self._more = ""
        self._opened: int | None = None
        if typed is None:
            self.typed = as_typed(start or {})
            return
        self.typed = MultiDict(typed)
        self._opened = self.typed.get("version", type=int)
        # The button "one more row" sends the form as it is: nothing is checked yet.
        self._more = self.typed.get("flere", "")
        if not self._more:
            self._check(kind)

    def value(self, name: str) -> str:
        """What stands in the field."""
        return self.typed.get(name, "")

    def has(self, name: str, value: object) -> bool:
        """Whether the value is chosen in a field with choices."""
        return as_text(value) in self.typed.getlist(name)

    def seen(self, version: int) -> int:
        """The version to send along with the form.

        A form that comes back keeps the one it was opened on, or a colleague's change in between
        would be overwritten unread. After a clash the page shows that change, so `version` counts.
        """
        return version if self._opened is None or self.clashes else self._opened

    def rows(self, name: str, *, least: int = 1, spare: int = 0) -> list[str]:
        """The beginnings of the names in each row: `requires-0`, `requires-1` …

        Args:
            least: so many rows are there at least.
            spare: so many empty rows follow the filled ones.
        """
        filled = max(row_numbers(self.typed, name), default=-1) + 1
        asked = 1 if self._more == name else 0
        count = min(MOST_ROWS, max(least, filled + max(asked, spare)))
        return [f"{name}-{number}" for number in range(count)]

    def refuse(self, name: str, sentence: LazyString) -> None:
        """Say that a value is wrong for a reason that only the view can know."""
        self.errors[name] = sentence
        self.data = None

    def _check(self, kind: type[Given]) -> None:
        found = gather(kind, self.typed)
        try:
            self.data = kind.model_validate(found.values)
        except ValidationError as mistakes:
            for mistake in mistakes.errors(include_url=False, include_input=False):
                named = mistake.get("ctx", {}).get("field")
                place = place_of(kind, mistake["loc"], named, found.numbers)
                self.errors.setdefault(place.name, complaint(place.kind, place.field, mistake))
