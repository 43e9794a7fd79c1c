"""What belongs to the laundry itself: another workplace, colleagues there, an invitation, a text.

Stine is staff everywhere; Mads is a mentor at another workplace than where everybody works.
"""

from sqlmodel import Session

from models.kinds import AgreementPoint, CompanyRight, Role
from models.tables.companies import Workplace
from models.tables.partners import CompanyUserWorkplace
from portal.services.companies import agreement_texts, invitations
from portal.services.companies.agreement_texts import NewText
from portal.services.companies.invitations import NewInvitation
from tests.people import newcomer
from tests.worlds import World

STAFF, MENTOR = "stine", "mads"


def partners(session: Session, world: World) -> dict[str, list[object]]:
    """The numbers of the new things; "secret" is the invitation's."""
    laundry, people = world.people.laundry, world.people
    shop = Workplace(
        company_id=laundry.id,
        name="Rulleriet",
        p_number="1003388402",
        address="Torvet 9",
        postcode="5500",
    )
    session.add(shop)
    session.flush()
    for name, whole, right in (
        (STAFF, "Stine Bak", CompanyRight.STAFF),
        (MENTOR, "Mads Bak", CompanyRight.MENTOR),
    ):
        user = newcomer(session, people.municipality, Role.EMPLOYER, whole, laundry.id)
        user.company_right = right
        people.users[name] = user
    session.flush()
    session.add(CompanyUserWorkplace(user_id=people.users[MENTOR].id, workplace_id=shop.id))
    new = NewInvitation(name="Ida Ny", email="ida@eksempel.dk", right=CompanyRight.STAFF)
    invited, secret = invitations.invite(
        session, laundry, new, by=people.viewer("lone"), now=world.now
    )
    return {
        "workplace": [shop.id],
        "colleague": [people.users[STAFF].id],
        "invitation": [invited.id],
        "text": [_text(session, world)],
        "secret": [secret],
    }


def _text(session: Session, world: World) -> int:
    words = "# Frivilligt\n\n- I bestemmer selv.\n\n" + "Aftalen binder jer ikke. " * 10
    text = agreement_texts.write(
        session,
        NewText(
            danish=words,
            english=words,
            valid_from=world.now.date(),
            points=tuple(AgreementPoint),
        ),
        by=world.people.viewer("anders"),
        now=world.now,
    )
    return text.id
