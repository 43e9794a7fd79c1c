"""The forms a municipality scores progression with: written, changed in editions, put aside.

Points that were given keep the edition they were given by, so an edition is never changed.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator
from sqlmodel import Session

from matching.sources.csv_files import read_csv
from models.kinds import ObjectType
from models.queries.progression import editions_of
from models.rules.access import Viewer
from models.tables.progression import ProgressionEdition, ProgressionForm
from portal.services.inputs import Input, ShortText, wrong
from portal.services.trail import Happened, record, refuse_if_changed

SHIPPED = Path(__file__).resolve().parents[3] / "seed" / "progression_forms.csv"
STEPS = ("one", "two", "three", "four", "five")
COLUMNS = ("form", "indicator", *STEPS)

Sentence = Annotated[ShortText, Field(max_length=160)]


class IndicatorRow(Input):
    """What is looked at, and a sentence for each of the five points."""

    counts: ClassVar[tuple[str, ...]] = ("text", *STEPS)
    text: Annotated[ShortText, Field(max_length=80)]
    one: Sentence
    two: Sentence
    three: Sentence
    four: Sentence
    five: Sentence


class FormText(Input):
    """A whole form as it is asked from now on."""

    name: Annotated[ShortText, Field(max_length=80)]
    indicators: Annotated[tuple[IndicatorRow, ...], Field(max_length=12)] = ()

    @model_validator(mode="after")
    def _looks_at_different_things(self) -> Self:
        if not self.indicators:
            raise wrong("form_is_empty", field="indicators-0-text")
        texts = [row.text.casefold() for row in self.indicators]
        for number, text in enumerate(texts):
            if text in texts[:number]:
                raise wrong("indicator_twice", field=f"indicators-{number}-text")
        return self


@cache
def shipped() -> Mapping[str, FormText]:
    """The forms that come with the product, by name; a municipality may begin with them.

    Raises:
        ImportProblem: a line cannot be read.
    """
    rows: dict[str, list[IndicatorRow]] = {}
    for _line, (name, text, *steps) in read_csv(SHIPPED).rows(COLUMNS):
        row = {"text": text} | dict(zip(STEPS, steps, strict=True))
        rows.setdefault(name, []).append(IndicatorRow.model_validate(row))
    return {name: FormText(name=name, indicators=tuple(found)) for name, found in rows.items()}


def text_of(edition: ProgressionEdition) -> FormText:
    """What an edition asks, as it is typed."""
    rows = tuple(
        IndicatorRow.model_validate({"text": text} | dict(zip(STEPS, steps, strict=True)))
        for text, steps in edition.indicators
    )
    return FormText(name=edition.name, indicators=rows)


def write(session: Session, text: FormText, *, by: Viewer, now: datetime) -> ProgressionEdition:
    """A new form with its first edition."""
    form = ProgressionForm(municipality_id=by.municipality_id)
    session.add(form)
    session.flush()
    return _edition(session, form, text, 1, by, now)


def change(
    session: Session,
    form: ProgressionForm,
    text: FormText,
    *,
    seen: int,
    by: Viewer,
    now: datetime,
) -> ProgressionEdition:
    """A new edition of a form; the same text again makes none.

    Raises:
        FasterColleague: a colleague changed the form since it was opened.
    """
    _refuse_if_changed(session, form, seen)
    newest = editions_of(session, form.id)[0]
    if text_of(newest) == text:
        return newest
    _turn_version(session, form)
    return _edition(session, form, text, newest.number + 1, by, now)


def put_aside(
    session: Session,
    form: ProgressionForm,
    *,
    in_use: bool,
    seen: int,
    by: Viewer,
    now: datetime,
) -> None:
    """Stop asking by a form, or ask by it again; what was said by it stays.

    Raises:
        FasterColleague: a colleague changed the form since it was shown.
    """
    _refuse_if_changed(session, form, seen)
    form.in_use = in_use
    session.add(form)
    session.flush()
    _record(session, "progression_form_turned", {"form": form.id, "in_use": in_use}, by, now)


def _refuse_if_changed(session: Session, form: ProgressionForm, seen: int) -> None:
    refuse_if_changed(
        session, ObjectType.MUNICIPALITY, form.municipality_id, seen=seen, version=form.version
    )


def _turn_version(session: Session, form: ProgressionForm) -> None:
    """A new edition changes nothing on the form's row itself, but counts as a change of it."""
    form.version += 1
    session.add(form)
    session.flush()


def _edition(
    session: Session,
    form: ProgressionForm,
    text: FormText,
    number: int,
    by: Viewer,
    now: datetime,
) -> ProgressionEdition:
    edition = ProgressionEdition(
        form_id=form.id,
        number=number,
        name=text.name,
        indicators=[(row.text, [getattr(row, step) for step in STEPS]) for row in text.indicators],
        by_id=by.user_id,
        at=now,
    )
    session.add(edition)
    session.flush()
    told = {"form": form.id, "name": text.name, "edition": number}
    _record(session, "progression_form_written", told, by, now)
    return edition


def _record(
    session: Session, action: str, told: Mapping[str, object], by: Viewer, now: datetime
) -> None:
    happened = Happened(ObjectType.MUNICIPALITY, by.municipality_id, action, details=told)
    record(session, happened, by=by, now=now)
