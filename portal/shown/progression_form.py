"""The form that points are asked by: the one that was sent, or chosen, or the first in use."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request

from models.queries.progression import edition_for, forms_of
from models.tables.progression import ProgressionEdition
from portal.context import db, viewer
from portal.shown.numbers import row_number
from portal.shown.progression import Line, lines_of


@dataclass(frozen=True)
class AskedForm:
    """A form as fields.

    Args:
        others: pairs of number and name of the other forms in use, to ask by instead.
    """

    edition: ProgressionEdition
    lines: Sequence[Line]
    others: Sequence[tuple[int, str]]


def asked_form() -> AskedForm | None:
    """The form of this request; None when the municipality uses none.

    What was sent keeps its edition, also when a leader has changed the form meanwhile.
    """
    municipality_id = viewer().municipality_id
    used = [edition for _form, edition in forms_of(db(), municipality_id, in_use=True)]
    sent = request.form.get("edition_id", type=row_number)
    found = edition_for(db(), municipality_id, sent) if sent else None
    chosen = request.args.get("formular", type=row_number)
    found = found or next((one for one in used if one.form_id == chosen), None)
    found = found or next(iter(used), None)
    if found is None:
        return None
    others = [(one.form_id, one.name) for one in used if one.form_id != found.form_id]
    return AskedForm(found, lines_of(found), others)
