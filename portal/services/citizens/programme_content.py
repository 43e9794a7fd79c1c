"""What a citizen's programme consists of, as plain rows for its editions.

Classes and follow-ups are not among it: they are never changed, and stand on the page themselves.
"""

from sqlmodel import Session, SQLModel

from models.queries.programme import activities_of, contract_of
from models.tables.people import Citizen, CitizenLegal
from models.tables.programme import CitizenProgramme

# The first day of Danish is told with the rest of her Danish.
_NOT_TOLD = {"id", "citizen_id", "version", "danish_enrolled_on"}


def programme_content(session: Session, citizen: Citizen) -> dict[str, list[dict[str, object]]]:
    """The programme's sections with their rows."""
    contract = contract_of(session, citizen.id)
    circumstances = session.get(CitizenProgramme, citizen.id)
    written = contract is not None or circumstances is not None
    return {
        "basis": [_basis(session, citizen)] if written else [],
        "circumstances": [_told(circumstances)] if circumstances else [],
        "contract": [_told(contract)] if contract else [],
        "activities": [
            {"text": row.text, "id": row.id, **_told(row)}
            for row in activities_of(session, citizen.id)
        ],
    }


def _told(row: SQLModel) -> dict[str, object]:
    return row.model_dump(mode="json", exclude=_NOT_TOLD)


def _basis(session: Session, citizen: Citizen) -> dict[str, object]:
    legal = session.get(CitizenLegal, citizen.id)
    told: dict[str, object] = {"responsibility_from": citizen.responsibility_from.isoformat()}
    if legal is not None:
        told |= legal.model_dump(mode="json", include={"regime", "residence_category"})
    return told
