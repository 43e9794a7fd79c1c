"""What a consultant keeps of companies: a line in the diary, a day, a colleague's wish."""

from sqlmodel import Session

from models.kinds import AgreementState, CompanyEntryKind, Role
from models.tables.companies import KeyAccount, PartnershipAgreement
from portal.services.companies import diary, next_contacts, portfolios
from tests.people import company, newcomer
from tests.worlds import World


def desk_of(session: Session, world: World) -> dict[str, list[object]]:
    """Kurt asks Karen to take over his brewery, and she knows the laundry's doorman."""
    people, karen, on = world.people, world.people.viewer("karen"), world.now.date()
    brewery = company(session, people.municipality, "Kurts Bryggeri", "27466257")
    kurt = newcomer(session, people.municipality, Role.COMPANY_CONSULTANT, "Kurt Dal")
    people.users["kurt"] = kurt
    session.add(KeyAccount(company_id=brewery.id, consultant_id=kurt.id))
    session.add(PartnershipAgreement(company_id=brewery.id, state=AgreementState.CONTACTED))
    session.flush()
    note = diary.NewEntry(kind=CompanyEntryKind.NOTE, happened_on=on, text="Spørg i porten.")
    diary.write_entry(session, people.laundry, note, by=karen, now=world.now)
    said = next_contacts.Promised(contact_on=on, about="sommeren")
    ids = [people.laundry.id]
    next_contacts.promise_contact(session, ids, said, seen=0, by=karen, now=world.now)
    wish = portfolios.HandingOver(to_id=karen.user_id)
    by = people.viewer("kurt")
    asked = portfolios.ask(session, [brewery.id], wish, by=by, now=world.now)
    return {"handover": [asked.id]}
