"""What was written about one citizen's case, for the town: one of each kind."""

from sqlmodel import Session

from models.kinds import DisclosureBasis, NoteKind
from models.tables.people import Citizen
from portal.services.citizens import residence_reports
from portal.services.citizens.disclosures import NewDisclosure, tell
from portal.services.citizens.notes import NewNote, write_note
from portal.services.citizens.objections import NewComplaint, complain
from portal.services.citizens.party_access import NewRequest, ask
from portal.services.citizens.residence_reports import ReportText
from tests.views.town_move import moves_of
from tests.worlds import World

ON = "2.11.2026"


def case_of(session: Session, world: World, citizen_id: int) -> dict[str, list[int]]:
    """The numbers of the things, by their kind."""
    citizen = session.get_one(Citizen, citizen_id)
    sara = {"by": world.people.viewer("sara"), "now": world.now}
    phoned = NewNote(
        kind=NoteKind.PHONE, happened_on=ON, happened_at="9.30", text="Ringede om bussen."
    )
    consent = DisclosureBasis.CONSENT
    told = NewDisclosure(what="Cv'et", to_whom="Sprogskolen", basis=consent, told_on=ON)
    report = ReportText(programme="Gik til dansk.", employment="Var i praktik.")
    complaint = NewComplaint(received_on=ON, text="Vil have flere timer.")
    return {
        "note": [write_note(session, citizen, phoned, **sara).id],
        "disclosure": [tell(session, citizen, told, **sara).id],
        "complaint": [complain(session, citizen, complaint, **sara).id],
        "report": [residence_reports.write(session, citizen, report, seen=0, **sara).id],
        "request": [ask(session, citizen, NewRequest(asked_on=ON), **sara).id],
        **moves_of(session, world, citizen_id),
    }
