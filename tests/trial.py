"""A page of the tests' own, with every kind of field and every way to be refused."""

from pathlib import Path
from typing import Annotated, ClassVar

from flask import Blueprint, abort, redirect, request
from flask.typing import ResponseReturnValue
from pydantic import Field
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError

from models.kinds import ObjectType, PlacementState, PlacementStep, Transport, Weekday
from models.rules.access import Act
from models.rules.codes import FindingCode
from models.rules.errors import (
    AgainstTheLaw,
    FasterColleague,
    Finding,
    NotYours,
    WrongState,
)
from models.tables.people import Municipality
from portal.access import needs, open_to_all
from portal.context import db, now, page, record_reading
from portal.forms import Form
from portal.services.inputs import (
    ClockTime,
    DanishDate,
    DanishDecimal,
    DanishWhole,
    Input,
    LongText,
    ShortText,
)

blueprint = Blueprint("trial", __name__, template_folder=str(Path(__file__).parent / "templates"))


class Slot(Input):
    counts: ClassVar[tuple[str, ...]] = ("starts", "ends")
    weekday: Weekday
    starts: ClockTime
    ends: ClockTime


class Everything(Input):
    name: ShortText
    story: Annotated[LongText, Field(max_length=40)]
    hours: Annotated[DanishDecimal, Field(gt=0, le=37)]
    seats: DanishWhole
    begins: DanishDate
    opens: ClockTime | None = None
    transport: Transport
    days: tuple[Weekday, ...] = ()
    sure: bool = False
    slots: tuple[Slot, ...] = ()


TOO_LONG = Finding(
    FindingCode.TOO_LONG,
    "Integrationsloven § 23 b",
    values={"latest_end": "2027-02-01", "length": "13", "unit": "weeks"},
)


class _Twice(Exception):
    """What PostgreSQL says of a company that a colleague is just writing down."""

    sqlstate = "23505"


REFUSALS: dict[str, Exception] = {
    "wrong_state": WrongState(ObjectType.PLACEMENT, PlacementState.DRAFT, PlacementStep.APPROVE),
    "not_yours": NotYours(),
    "law": AgainstTheLaw([TOO_LONG]),
    "stale": StaleDataError("trial"),
    "twice": IntegrityError("secret statement", {}, _Twice()),
    "broken": IntegrityError("secret statement", {}, Exception("secret detail")),
    "busy": OperationalError("secret statement", {}, Exception("locked")),
    "mistake": ZeroDivisionError("secret detail"),
}


@blueprint.route("/proeve", methods=["GET", "POST"])
@open_to_all
def form() -> ResponseReturnValue:
    given = Form(Everything, request.form if request.method == "POST" else None)
    if given.data is None:
        kinds = {"transports": Transport, "weekdays": Weekday}
        return page("trial.html", status=422 if given.errors else 200, form=given, **kinds)
    return redirect("/om", code=303)


@blueprint.post("/proeve/<why>")
@open_to_all
def refused(why: str) -> ResponseReturnValue:
    write_something(why)
    if why == "faster":
        raise FasterColleague("Sara Lind", now())
    if why.isdecimal():
        abort(int(why))
    if why in REFUSALS:
        raise REFUSALS[why]
    return redirect("/om", code=303)


@blueprint.get("/proeve/laes/<int:citizen_id>")
@needs(Act.SEE_CITIZENS)
def read(citizen_id: int) -> ResponseReturnValue:
    record_reading(citizen_id, "trial.read")
    if citizen_id == 404:
        abort(404)
    write_something("read")
    return page("start/home.html")


def write_something(name: str) -> None:
    """Leave a mark that is only there when the transaction was kept."""
    db().execute(update(Municipality).values(phone=name))
    db().flush()
