"""The integration contract as a paper to sign. For caseworkers only (B.9)."""

from flask import Blueprint, abort, redirect, url_for
from flask.typing import ResponseReturnValue

from models.kinds import Language
from models.queries.citizens import citizen_for
from models.queries.people import municipality
from models.queries.programme import ProgrammeRows, programme_of
from models.rules.access import Act
from models.tables.people import Citizen
from models.tables.programme import Contract
from portal.access import needs
from portal.context import db, page, record_reading, today, viewer
from portal.language import reading_in
from portal.shown.contract_sheet import contract_sheet
from portal.shown.paper_pages import as_file, asked_language
from portal.shown.sheet import Sheet, pdf

blueprint = Blueprint(
    "contract_papers", __name__, url_prefix="/borgere/<int:citizen_id>/program/kontrakt/papir"
)


@blueprint.get("")
@needs(Act.WRITE_RECORD)
def shown(citizen_id: int) -> ResponseReturnValue:
    citizen, rows = _citizen(citizen_id), programme_of(db(), citizen_id)
    if rows.contract is None:
        return redirect(url_for("programme.contract", citizen_id=citizen_id), code=303)
    sheet = _sheet(citizen, rows, rows.contract)
    return page("programme/contract_paper.html", citizen=citizen, sheet=sheet, languages=Language)


@blueprint.get("/kontrakt.pdf")
@needs(Act.WRITE_RECORD)
def fetched(citizen_id: int) -> ResponseReturnValue:
    citizen, rows = _citizen(citizen_id), programme_of(db(), citizen_id)
    if rows.contract is None:
        return redirect(url_for("programme.contract", citizen_id=citizen_id), code=303)
    with reading_in(asked_language()):
        file = pdf(_sheet(citizen, rows, rows.contract), today())
    return as_file(file, f"kontrakt-{citizen.id}")


def _sheet(citizen: Citizen, rows: ProgrammeRows, contract: Contract) -> Sheet:
    town = municipality(db(), citizen.municipality_id).name
    return contract_sheet(citizen, town, contract, rows)


def _citizen(citizen_id: int) -> Citizen:
    citizen = citizen_for(db(), viewer(), citizen_id) or abort(404)
    record_reading(citizen_id, "contract_paper")
    return citizen
