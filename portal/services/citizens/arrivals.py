"""A citizen whom the municipality takes over: her record begins, and who she is is put right."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field
from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import Session, col, func, select

from models.kinds import (
    ObjectType,
    ReadinessClass,
    RecordPart,
    Regime,
    ResidenceCategory,
    Role,
    Situation,
)
from models.queries.people import colleagues
from models.rules.access import Viewer
from models.rules.calendar import COPENHAGEN
from models.rules.errors import NotNow
from models.tables.columns import danish_order, folded
from models.tables.people import Citizen, CitizenLegal
from models.tables.programme import CitizenProgramme
from portal.services.citizens.aliases import unused, used_in
from portal.services.citizens.early_start import begin
from portal.services.citizens.programme_inputs import Circumstances
from portal.services.citizens.programmes import write_circumstances
from portal.services.citizens.record_parts import wait_for_colleagues
from portal.services.inputs import DanishDate, Input, RowNumber, ShortText
from portal.services.matches.editions import keep_edition, keep_first
from portal.services.trail import Happened, fingerprint, record, refuse_if_changed

_LEGAL = {"born_on", "residence_from", "residence_category", "regime"}
EARLIEST = date(1900, 1, 1)


class WhoSheIs(Input):
    """What tells a citizen from others, and who keeps her record."""

    name: ShortText
    case_number: Annotated[ShortText, Field(max_length=20)]
    caseworker_id: RowNumber
    born_on: DanishDate
    residence_from: DanishDate
    residence_category: ResidenceCategory
    regime: Regime


class NewArrival(WhoSheIs):
    """The rest that deadlines hang on from the first day."""

    responsibility_from: DanishDate
    on_benefit: bool = False


def register(session: Session, new: NewArrival, *, by: Viewer, now: datetime) -> Citizen:
    """Begin the record of somebody who has come.

    Until somebody writes a class she counts as ready for a job, which is where the law begins
    (rule S3-02).

    Raises:
        NotNow: the case number stands there already; a day that cannot be; no such caseworker.
    """
    on = now.astimezone(COPENHAGEN).date()
    _refuse_unlikely(session, new, by, on)
    citizen = Citizen(
        municipality_id=by.municipality_id,
        alias=unused(used_in(session, by.municipality_id)),
        responsibility_from=new.responsibility_from,
        # No company may count on her before she is here.
        available_from=new.responsibility_from if new.responsibility_from > on else None,
        **_row(new),
    )
    _refuse_taken(session, citizen)
    session.add(citizen)
    session.flush()
    session.add(
        CitizenLegal(
            citizen_id=citizen.id,
            readiness=ReadinessClass.JOB_READY,
            **new.model_dump(include={"born_on", "residence_from", "residence_category", "regime"}),
        )
    )
    record(session, Happened(ObjectType.CITIZEN, citizen.id, "added"), by=by, now=now)
    expected = new.responsibility_from > on
    circumstances = Circumstances(
        responsibility_from=new.responsibility_from,
        situation=Situation.EXPECTED if expected else Situation.IN_PROGRAMME,
        situation_since=new.responsibility_from,
        on_benefit=new.on_benefit,
    )
    write_circumstances(session, citizen, circumstances, seen=0, by=by, now=now)
    begin(session, citizen, by=by, now=now)
    return citizen


def put_right(
    session: Session, citizen: Citizen, said: WhoSheIs, *, seen: int, by: Viewer, now: datetime
) -> None:
    """Correct who she is, or let another caseworker keep her record.

    Args:
        seen: see `version_of`.

    Raises:
        FasterColleague: a colleague changed the same since the form was opened.
        NotNow: as when she is registered.
    """
    wait_for_colleagues(session, citizen)
    version = version_of(session, citizen)
    refuse_if_changed(session, ObjectType.CITIZEN, citizen.id, seen=seen, version=version)
    _refuse_unlikely(session, said, by, now.astimezone(COPENHAGEN).date())
    keep_first(session, citizen, RecordPart.PROGRAMME, now=now)
    citizen.sqlmodel_update(_row(said))
    with session.no_autoflush:
        _refuse_taken(session, citizen)
    session.add(citizen)
    _write_legal(session, citizen, said)
    keep_edition(session, citizen, RecordPart.PROGRAMME, by=by, now=now)
    record(session, Happened(ObjectType.CITIZEN, citizen.id, "who_changed"), by=by, now=now)


def version_of(session: Session, citizen: Citizen) -> int:
    """A number that becomes another when anything does that tells who she is."""
    legal = session.get(CitizenLegal, citizen.id)
    told = citizen.model_dump(mode="json", include={"name", "case_number", "caseworker_id"})
    return fingerprint([told, legal and legal.model_dump(mode="json", include=_LEGAL)])


def _row(said: WhoSheIs) -> dict[str, Any]:
    return {
        **said.model_dump(include={"name", "case_number", "caseworker_id"}),
        "search_key": folded(f"{said.name} {said.case_number}"),
        "sort_key": danish_order(said.name),
    }


def _write_legal(session: Session, citizen: Citizen, said: WhoSheIs) -> None:
    values = said.model_dump(include=_LEGAL)
    row = session.get(CitizenLegal, citizen.id)
    if row is None:
        row = CitizenLegal(citizen_id=citizen.id, readiness=ReadinessClass.JOB_READY, **values)
    circumstances = session.get(CitizenProgramme, citizen.id)
    if circumstances and (row.regime, row.residence_category) != (
        said.regime,
        said.residence_category,
    ):
        # The form of the circumstances shows both, and must not put the old ones back.
        flag_modified(circumstances, "situation")
    session.add(row.sqlmodel_update(values))


def _refuse_unlikely(session: Session, said: WhoSheIs, by: Viewer, on: date) -> None:
    if not EARLIEST <= said.born_on <= on:
        raise NotNow("born_unlikely")
    if not said.born_on <= said.residence_from <= on:
        raise NotNow("residence_unlikely")
    if said.caseworker_id not in {
        user.id for user in colleagues(session, by.municipality_id, Role.CASEWORKER)
    }:
        raise NotNow("caseworker_unknown")


def _refuse_taken(session: Session, citizen: Citizen) -> None:
    """Compared without case and spaces, as another system may have written the number."""
    plain = func.replace(func.lower(col(Citizen.case_number)), " ", "")
    found = session.exec(
        select(Citizen.id).where(
            col(Citizen.id) != (citizen.id or 0),
            plain == citizen.case_number.lower().replace(" ", ""),
        )
    ).first()
    if found is not None:
        raise NotNow("case_number_taken")
