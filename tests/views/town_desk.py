"""What a consultant keeps of companies: a line in the diary, a day, a colleague's wish."""

from datetime import time

from sqlmodel import Session, select

from models.kinds import AgreementState, CompanyEntryKind, LeadSource, Role, Weekday
from models.tables.companies import KeyAccount, PartnershipAgreement, Workplace
from portal.services.companies import diary, leads, next_contacts, portfolios, presences
from portal.services.promises import agenda
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
    feed = agenda.new_address(session, by=karen, now=world.now)
    return {
        "handover": [asked.id],
        "feed": [feed],
        "lead": [_lead(session, world)],
        "presence": [_presence(session, world)],
    }


def _lead(session: Session, world: World) -> int:
    new = leads.NewLead(name="Toves Tømrer", text="Mangler en.", source=LeadSource.VOLUNTEER)
    by = world.people.viewer("sara")
    return leads.write_down(session, new, by=by, now=world.now).id


def _presence(session: Session, world: World) -> int:
    karen, laundry = world.people.viewer("karen"), world.people.laundry
    place = session.exec(select(Workplace).where(Workplace.company_id == laundry.id)).first()
    new = presences.NewPresence(
        workplace_id=place.id,
        consultant_id=karen.user_id,
        weekday=Weekday.MONDAY,
        starts=time(9),
        ends=time(11),
        from_on=world.now.date(),
    )
    return presences.write_hours(session, laundry, new, by=karen, now=world.now).id
