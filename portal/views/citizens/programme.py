"""A citizen's programme: contract, class, follow-ups, deadlines. For caseworkers only (B.9)."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from models.kinds import (
    ActivityKind,
    DutyReason,
    FollowUpKind,
    ReadinessClass,
    Regime,
    ResidenceCategory,
    Situation,
)
from models.queries.citizens import citizen_for, legal_facts
from models.queries.match_pages import industries
from models.queries.programme import (
    activities_of,
    circumstances_of,
    contract_of,
    programme_of,
)
from models.queries.residence import placements_approved
from models.rules.access import Act
from models.tables.people import Citizen
from models.tables.programme import CitizenProgramme
from portal.access import needs
from portal.context import day_asked, db, now, page, record_reading, seen_version, today, viewer
from portal.errors import refusals_in
from portal.forms import Form
from portal.services.citizens import contracts, duty
from portal.services.citizens import programmes as service
from portal.services.citizens.programme_inputs import (
    ActivityRow,
    Circumstances,
    ContractTerms,
    HeldFollowUp,
    NewClass,
)
from portal.translate import gettext as _

blueprint = Blueprint("programme", __name__, url_prefix="/borgere/<int:citizen_id>/program")

ONE_WEEK = timedelta(weeks=1)


@blueprint.get("")
@needs(Act.WRITE_RECORD)
def shown(citizen_id: int) -> ResponseReturnValue:
    citizen = _citizen(citizen_id)
    return _page(
        citizen,
        "one",
        rows=programme_of(db(), citizen_id),
        legal=legal_facts(db(), viewer(), citizen_id),
        stands=duty.stands(db(), citizen, today()),
        today=today(),
    )


@blueprint.route("/kontrakt", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def contract(citizen_id: int) -> ResponseReturnValue:
    citizen = _citizen(citizen_id)
    row = contract_of(db(), citizen_id)
    start: dict[str, Any] = row.model_dump() if row else {"agreed": True}
    start["activities"] = [
        activity.model_dump(include=set(ActivityRow.model_fields))
        for activity in activities_of(db(), citizen_id)
    ]
    form = Form(ContractTerms, _given(), start=start)
    if form.data is not None:
        with refusals_in(form):
            contracts.write_contract(
                db(), citizen, form.data, seen=seen_version(), by=viewer(), now=now()
            )
            return _kept(citizen_id, _("Kontrakten er gemt."), "kontrakt")
    placements = [
        (placement.id, f"{title}, {company}")
        for placement, title, company in placements_approved(
            db(), citizen_id, municipality_id=citizen.municipality_id
        )
    ]
    return _page(
        citizen,
        "contract",
        form=form,
        kinds=ActivityKind,
        placements=placements,
        industries=[(row.code, row.label_da) for row in industries(db())],
        version=row.version if row else 0,
    )


@blueprint.route("/forhold", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def circumstances(citizen_id: int) -> ResponseReturnValue:
    citizen = _citizen(citizen_id)
    row = circumstances_of(db(), citizen_id)
    form = Form(Circumstances, _given(), start=_circumstances_now(citizen, row))
    if form.data is not None:
        with refusals_in(form):
            service.write_circumstances(
                db(), citizen, form.data, seen=seen_version(), by=viewer(), now=now()
            )
            return _kept(citizen_id, _("Forholdene er gemt."), "forhold")
    return _page(
        citizen,
        "circumstances",
        form=form,
        situations=Situation,
        reasons=DutyReason,
        regimes=Regime,
        categories=ResidenceCategory,
        has_legal=legal_facts(db(), viewer(), citizen_id) is not None,
        version=row.version if row else 0,
    )


def _circumstances_now(citizen: Citizen, row: CitizenProgramme | None) -> dict[str, object]:
    """What stands in the form when it is opened; where nothing is written, the likeliest."""
    legal = legal_facts(db(), viewer(), citizen.id)
    ended = citizen.programme_ended_on
    written = {
        "situation": Situation.AFTER_PROGRAMME if ended else Situation.IN_PROGRAMME,
        "situation_since": ended or citizen.responsibility_from,
        "on_benefit": True,
    }
    if row is not None:
        written = row.model_dump(include=set(Circumstances.model_fields))
    basis = (
        {"regime": legal.regime, "residence_category": legal.residence_category} if legal else {}
    )
    return {**written, **basis, "responsibility_from": citizen.responsibility_from}


@blueprint.post("/genoptag")
@needs(Act.WRITE_RECORD)
def resumed(citizen_id: int) -> ResponseReturnValue:
    citizen = _citizen(citizen_id)
    service.resume(db(), citizen, seen=seen_version(), by=viewer(), now=now())
    return _kept(citizen_id, _("Programmet er genoptaget fra i dag."), "forhold")


@blueprint.route("/visitation", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def classified(citizen_id: int) -> ResponseReturnValue:
    citizen = _citizen(citizen_id)
    form = Form(NewClass, _given(), start={"from_on": today()})
    if form.data is not None:
        with refusals_in(form):
            service.classify(db(), citizen, form.data, by=viewer(), now=now())
            return _kept(citizen_id, _("Visitationen er gemt."), "visitation")
    return _page(citizen, "class", form=form, kinds=ReadinessClass)


@blueprint.route("/opfoelgning", methods=["GET", "POST"])
@needs(Act.WRITE_RECORD)
def followed_up(citizen_id: int) -> ResponseReturnValue:
    citizen = _citizen(citizen_id)
    start = {
        "kind": FollowUpKind.TALK,
        "held_on": today(),
        "with_interpreter": citizen.needs_interpreter,
    }
    form = Form(HeldFollowUp, _given(), start=start)
    if form.data is not None:
        with refusals_in(form):
            service.hold_follow_up(db(), citizen, form.data, by=viewer(), now=now())
            return _kept(citizen_id, _("Opfølgningen er gemt."), "opfoelgning")
    return _page(citizen, "follow_up", form=form, kinds=FollowUpKind)


@blueprint.get("/uge")
@needs(Act.WRITE_RECORD)
def week(citizen_id: int) -> ResponseReturnValue:
    citizen = _citizen(citizen_id)
    found, lessons = duty.week_of(db(), citizen, day_asked())
    return _page(
        citizen,
        "week",
        week=found,
        lessons=lessons,
        sunday=found.monday + duty.SUNDAY,
        before=found.monday - ONE_WEEK,
        after=found.monday + ONE_WEEK,
    )


def _citizen(citizen_id: int) -> Citizen:
    return citizen_for(db(), viewer(), citizen_id) or abort(404)


def _given() -> Any:
    return request.form if request.method == "POST" else None


def _page(citizen: Citizen, name: str, **values: Any) -> ResponseReturnValue:
    record_reading(citizen.id, "programme")
    form = values.get("form")
    status = 422 if form is not None and form.errors else 200
    return page(f"programme/{name}.html", status=status, citizen=citizen, **values)


def _kept(citizen_id: int, said: str, where: str) -> ResponseReturnValue:
    flash(said, "success")
    return redirect(url_for(".shown", citizen_id=citizen_id, _anchor=where), code=303)
